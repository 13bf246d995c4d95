import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createI18n } from 'vue-i18n'
import { languages } from '@/language'
import { loadMessages } from '../../../src/app/words'

const app = fileURLToPath(new URL('../../../src/app', import.meta.url))

interface Tree { [key: string]: string | Tree }

function leaves(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as const] : [...leaves(value, `${prefix}${key}.`)]))
}

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(match => match[1]).sort()

const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter(path => /\.(?:ts|vue)$/.test(path) && !path.startsWith('locales'))
  .map(path => ({ path, text: readFileSync(join(app, path), 'utf8') }))

/** Keys in code: whole ones, and the fixed beginnings of composed ones (``t(`data.status.${each}`)``). */
function usedKeys(): { path: string, key: string, whole: boolean }[] {
  return sources.flatMap(({ path, text }) => [
    ...[...text.matchAll(/\bt\(\s*(?:[\w.]+(?: [!=]== \w+)? \? )?'([^']+)'/g)].map(match => ({ path, key: match[1]!, whole: true })),
    ...[...text.matchAll(/\bt\([^()`']*\? '([^']+)' : '([^']+)'/g)].flatMap(match => [match[1]!, match[2]!].map(key => ({ path, key, whole: true }))),
    ...[...text.matchAll(/\bt\(`([^`$]*)(\$)?/g)].map(match => ({ path, key: match[1]!, whole: match[2] === undefined })),
    ...[...text.matchAll(/title: '([a-z]+\.[\w.]+)'/g)].map(match => ({ path, key: match[1]!, whole: true })),
  ])
}

describe('messages', () => {
  const messages = new Map<string, Map<string, string>>()
  beforeAll(async () => {
    for (const language of languages)
      messages.set(language, leaves(await loadMessages(language) as Tree))
  })

  it('have the same keys and the same values to fill in in both languages', () => {
    const [chinese, english] = languages.map(language => messages.get(language)!)
    expect([...english!.keys()].sort()).toEqual([...chinese!.keys()].sort())
    const differing = [...chinese!].filter(([key, text]) => placeholders(text).join() !== placeholders(english!.get(key)!).join()).map(([key]) => key)
    expect(differing).toEqual([])
  })

  it('compile, and none is empty', () => {
    for (const language of languages) {
      const i18n = createI18n({ legacy: false, locale: language, messages: { [language]: Object.fromEntries(messages.get(language)!) }, flatJson: true })
      for (const [key, text] of messages.get(language)!) {
        const params = Object.fromEntries(placeholders(text).map(name => [name!, 'x']))
        expect(i18n.global.t(key, params), `${language} ${key}`).toBe(text.replaceAll(/\{\w+\}/g, 'x'))
        expect(text.trim()).not.toBe('')
      }
    }
  })

  it('exist for every key the code uses', () => {
    const used = usedKeys()
    expect(used.length).toBeGreaterThan(100)
    const known = [...messages.get('zh-CN')!.keys()]
    const missing = used.filter(({ key, whole }) => whole ? !known.includes(key) : !known.some(each => each.startsWith(key)))
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const used = usedKeys()
    const whole = new Set(used.filter(each => each.whole).map(each => each.key))
    const beginnings = used.filter(each => !each.whole && each.key !== '').map(each => each.key)
    const quoted = (key: string) => sources.some(({ text }) => text.includes(`'${key}'`))
    const endings = sources.flatMap(({ text }) => [...text.matchAll(/\$\{\w+\}([A-Z]\w*)`/g)].map(match => match[1]!))
    const unused = [...messages.get('zh-CN')!.keys()].filter(key => !whole.has(key) && !quoted(key)
      && !beginnings.some(beginning => key.startsWith(beginning))
      && !endings.some(ending => key.endsWith(ending) && quoted(key.slice(0, -ending.length))))
    expect(unused).toEqual([])
  })

  it('stand in for all Chinese of the templates', () => {
    const written = sources.filter(({ path }) => path.endsWith('.vue')).flatMap(({ path, text }) =>
      [...(/<template>[\s\S]*<\/template>/.exec(text)?.[0] ?? '').replaceAll(/<!--[\s\S]*?-->/g, '').matchAll(/[\u4E00-\u9FFF]+/g)].map(match => `${path}: ${match[0]}`))
    expect(written).toEqual([])
  })
})
