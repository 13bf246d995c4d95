import { describe, expect, it } from 'vitest'
import { refusalIn } from '@/ingest'
import { languages } from '@/language'
import { refusals } from '@/readers'
import { words as ingestWords } from '../../src/ingest/words'
import { words as readerWords } from '../../src/readers/words'

/** Every word file that has both languages in one, by path. */
const files = import.meta.glob<{ words?: Record<string, unknown> }>(['../../src/*/**/words.ts', '!../../src/app/**'], { eager: true })

/** What is said in one language, by its path within the words: a text, or the values that a phrase takes. */
function leaves(tree: unknown, path = ''): Map<string, string> {
  if (typeof tree === 'function') {
    const used = new Set<string>()
    const values = new Proxy({}, {
      get: (_, key) => {
        if (typeof key === 'symbol' || key === 'toString')
          return () => '2'
        used.add(key)
        return 2
      },
    })
    tree(values, 2, 2)
    return new Map([[path, [...used].sort().join()]])
  }
  if (typeof tree === 'object' && tree !== null)
    return new Map(Object.entries(tree).flatMap(([key, value]) => [...leaves(value, `${path}/${key}`)]))
  return new Map([[path, [...String(tree).matchAll(/\{(\w+)\}/g)].map(match => match[1]!).sort().join()]])
}

describe('word files beside their owners', () => {
  const both = Object.entries(files).flatMap(([path, { words }]) => words && 'zh-CN' in words ? [[path, words] as const] : [])

  it('are found', () => expect(both.length).toBeGreaterThanOrEqual(4))

  it.each(both)('%s has the same words with the same values in both languages', (_, words) => {
    expect(Object.keys(words).sort()).toEqual([...languages].sort())
    expect(Object.fromEntries(leaves(words.en))).toEqual(Object.fromEntries(leaves(words['zh-CN'])))
  })
})

describe('refusals', () => {
  const name = '甲局 2023.docx'
  const values = { name, megabytes: 300, limit: 64, entries: 9, archive: '包.zip', format: 'image' }
  const english = (text: string) => text.replaceAll(/“[^”]*”/g, '')

  it('are said of every code in both languages, and in English without Chinese but names', () => {
    for (const refuse of Object.values(refusals)) {
      const refusal = refuse(values)
      expect(refusalIn(refusal, 'zh-CN')).toBe(refusal.reason)
      expect(refusalIn(refusal, 'en'), refusal.code).toContain(`“${name}”`)
      expect(english(refusalIn(refusal, 'en')), refusal.code).toMatch(/^[^\p{Script=Han}，。《》]+\.$/u)
    }
    for (const kind of Object.keys(readerWords.en.unreadable))
      expect(english(refusalIn(refusals.unsupported({ name, kind, method: 9, depth: 3 }), 'en')), kind).toMatch(/^[^\p{Script=Han}{}，。]+\.$/u)
  })

  it('say of a file that is not in the record that it was not kept', () => {
    for (const code of Object.keys(ingestWords.en))
      expect(refusalIn({ code, reason: '没有存入', params: { name, megabytes: 300, limit: 256 } }, 'en')).toMatch(/(?:not|neither).* kept/)
    expect(refusalIn(refusals['too-large'](values), 'en')).toContain('kept as it is')
  })

  it('of an older or newer record are shown as they were written down', () => {
    const older = { code: 'unsupported', reason: '《甲.rar》是分卷压缩包中的一卷', params: { name: '甲.rar', called: '分卷压缩包中的一卷', advice: '请…' } }
    expect(refusalIn(older, 'en')).toBe(older.reason)
    expect(refusalIn({ code: 'later', reason: '新的原因', params: {} }, 'en')).toBe('新的原因')
  })
})
