import { describe, expect, it } from 'vitest'
import { isLow, meansAgency, meansPlace, meansYear, noFilters, ratioOf } from '@/metrics'
import { agency, openEngine, segmentsOf } from '../database/support'

/* What a filter means and what a figure is stand in one module each; the one reading of regions that SQL has of its own says the same. */

const asked = ['江苏省', '江苏省/淮安市', '江苏省/淮安市/洪泽区', '江苏省/淮', '河南省', '河南省/平顶山市'].flatMap(path => [path, `${path}/.`]).concat('/.')

describe('a region', () => {
  it('means the same places to SQL and to the page, alone and together', async () => {
    const database = await openEngine()
    const paths = ['', '江苏省', '江苏省/淮安市', '江苏省/淮安市/洪泽区', '河南省', '河南省/平顶山市']
    await database.project({ agencies: paths.map((path, at) => agency(`${at}`, path)), reports: [], segments: segmentsOf(), corrections: [] })
    for (const regions of [...asked.map(region => [region]), ['江苏省/淮安市/洪泽区/.', '河南省'], ['/.', '江苏省/.']]) {
      const found = await database.query<{ path: string }>('SELECT path FROM region WHERE code IN (SELECT code FROM regions_in($1))', [regions.join('\x1F')])
      expect(found.map(({ path }) => path).sort(), regions.join()).toEqual(paths.filter(path => regions.some(region => meansPlace(region, path))).sort())
    }
    await database.close()
  })
})

describe('filters', () => {
  it('on agencies hold together, empty ones mean all', () => {
    const one = { id: '甲', type: 'police', path: '江苏省/淮安市' }
    expect(meansAgency(noFilters, one)).toBe(true)
    expect(meansAgency({ ...noFilters, regions: ['江苏省'], types: ['police'], agencies: ['甲'] }, one)).toBe(true)
    for (const other of [{ regions: ['江苏省/.'] }, { types: ['tax'] }, { agencies: ['乙'] }])
      expect(meansAgency({ ...noFilters, ...other }, one)).toBe(false)
  })
  it('on years leave out a report without one only where there are some', () => {
    expect([2019, 2021, 2023, null].map(year => meansYear({ ...noFilters, years: [2020, 2023] }, year))).toEqual([false, true, true, false])
    expect(meansYear(noFilters, null)).toBe(true)
  })
})

describe('a figure', () => {
  it('has no rate over nothing, and is low below its rule only', () => {
    expect([ratioOf(1, 4), ratioOf(0, 4), ratioOf(1, 0), ratioOf(null, 4), ratioOf(1, null)]).toEqual([0.25, 0, null, null, null])
    expect([isLow(29, 30), isLow(30, 30), isLow(0, null), isLow(null, 30)]).toEqual([true, false, false, false])
  })
})
