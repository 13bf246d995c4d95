import type { ExpectedReport } from '../../golden/expected'
import type { Verdict } from '../../golden/judge'
import type { Readings } from '../../golden/readings'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { rulesVersion } from '@/checks'
import { readerVersion } from '../../../src/ingest/version'
import { judgeFile } from '../../golden/judge'
import { readGolden } from '../../golden/read'
import { digestsOf, unversioned } from '../../golden/readings'
import kept from '../../golden/readings.json'
import { asExpected } from '../../golden/written'

const corpus = fileURLToPath(new URL('../../golden/corpus', import.meta.url))
const verdicts = new Map<string, Verdict>()
const now: Readings = { reader: readerVersion, rules: rulesVersion, files: {} }

/** Share of files that must be read without a single doubt. */
const wanted = 0.95

for (const folder of readdirSync(corpus)) {
  describe(folder, () => {
    const names = readdirSync(join(corpus, folder)).filter(name => !/\.json$|-changed$/.test(name))
    it.each(names)('%s', async (name) => {
      const path = join(corpus, folder, name)
      const { reports } = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as { reports: ExpectedReport[] }
      const files = await readGolden(name, new Uint8Array(readFileSync(path)))
      const verdict = judgeFile(files, reports)
      verdicts.set(`${folder}/${name}`, verdict)
      now.files[`${folder}/${name}`] = digestsOf(files)
      if (verdict.silent.length > 0)
        writeFileSync(`${path}-changed`, asExpected(files))
      else if (existsSync(`${path}-changed`))
        rmSync(`${path}-changed`)
      expect(verdict.silent).toEqual([])
    })
  })
}

describe('the whole corpus', () => {
  it('reads as its version did, so that what is kept is read anew when a reader knows better', () => {
    expect(unversioned(kept as unknown as Readings, now)).toEqual([])
    // A version was raised, or a golden added: `npm run readings` writes it down.
    expect(now).toEqual(kept)
  })

  it('asks for another version of the reader when a file is read otherwise, and of the rules when they find something else in it', () => {
    const one: Readings = { reader: 3, rules: 5, files: { a: ['r', 'f'] } }
    expect(unversioned(one, { ...one, files: { a: ['x', 'f'] } })).toEqual([expect.stringContaining('readerVersion 3')])
    expect(unversioned(one, { ...one, files: { a: ['r', 'x'] } })).toEqual([expect.stringContaining('rulesVersion 5')])
    expect(unversioned(one, { ...one, reader: 4, files: { a: ['x', 'x'], b: ['r', 'f'] } })).toEqual([])
    expect(unversioned(one, { ...one, rules: 6, files: { a: ['r', 'x'] } })).toEqual([])
  })

  it(`has at least ${wanted * 100} % of its files read exactly and without doubt`, () => {
    const doubted = [...verdicts].filter(([, { named, silent }]) => named.length + silent.length > 0).map(([name, { named }]) => `${name}: ${named[0]}`)
    expect(doubted.slice(0, Math.max(0, doubted.length - Math.floor(verdicts.size * (1 - wanted))))).toEqual([])
  })
})

afterAll(() => {
  const all = [...verdicts.values()]
  const sum = (of: (verdict: Verdict) => number): number => all.reduce((total, verdict) => total + of(verdict), 0)
  const clean = all.filter(({ named, silent }) => named.length + silent.length === 0).length
  console.log(`golden corpus: ${clean} of ${all.length} files exact; cells: ${sum(v => v.exact)} exact, ${sum(v => v.doubted)} right but doubted, ${sum(v => v.flagged)} wrong and flagged, ${sum(v => v.silent.length)} silent`)
})
