import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = fileURLToPath(new URL('../../../src', import.meta.url))
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:ts|vue)$/.test(name)).map(name => join(src, name))
const workers = sources.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/new Worker\(new URL\('([^']+\.ts)'/g)].map(([, place]) => join(dirname(file), place!)))

describe('what old browsers lack', () => {
  it('is there before anything else of the page and of every worker runs', () => {
    expect(workers.length).toBeGreaterThan(4)
    for (const entry of [join(src, 'main.ts'), ...workers]) {
      const place = relative(dirname(entry), join(src, 'older')).replaceAll('\\', '/')
      const first = /^import (?!type ).*$/m.exec(readFileSync(entry, 'utf8'))?.[0]
      expect(first, entry).toBe(`import '${place.startsWith('.') ? place : `./${place}`}'`)
    }
  })
})
