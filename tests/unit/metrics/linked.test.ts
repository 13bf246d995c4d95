import type { Database } from '@/database'
import type { Filters } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, metricOf, noFilters, statementOf, wholes } from '@/metrics'
import { openEngine } from '../database/support'
import { counted, expectedYears, figure, present } from './reference'
import { filtersArb, toProjection, worldArb } from './worlds'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const metrics = ['received', 'disclosureRate', 'litigationOverturnRate', 'normativeNet'] as const
const cases = worldArb.chain(world => fc.record({
  world: fc.constant(world),
  filters: filtersArb(world),
  metric: fc.constantFrom(...metrics),
  period: fc.constantFrom('last' as const, 'all' as const),
  end: fc.constantFrom('highest' as const, 'lowest' as const),
  limit: fc.integer({ min: 1, max: 8 }),
}))

type Case = typeof cases extends fc.Arbitrary<infer One> ? One : never

/** The reports of a case, with every agency's own. */
function behind({ world, filters, period }: Pick<Case, 'world' | 'filters' | 'period'>) {
  const all = counted(world, filters)
  const newest = Math.max(...all.map(({ year }) => year))
  const inPeriod = <Dated extends { year: number }>(list: readonly Dated[]): Dated[] => list.filter(({ year }) => period === 'all' || year === newest)
  const years = new Set(inPeriod(all).map(({ year }) => year))
  return { reports: inPeriod(all), here: present(world, filters).filter(({ year }) => years.has(year)) }
}

describe('the highest and the lowest agencies', () => {
  it('equal an independent computation on random records, who may not be compared apart', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(cases, async (given) => {
      const { world, filters, metric, period, end, limit } = given
      await database.project(toProjection(world))
      const { reports, here } = behind(given)
      const own = [...new Set(reports.map(({ agency }) => agency.id))].map(id => ({ id, ...figure(metric, reports.filter(({ agency }) => agency.id === id), { present: 1, expected: 1 }) }))
      const apart = (one: typeof own[number]): number => metricOf(metric).unit === 'rate' ? one.value === null && one.leftOut === 0 ? 3 : one.leftOut > 0 ? 2 : one.lowCount ? 1 : 0 : one.value === null ? 3 : one.gaps > 0 ? 2 : one.lowCount ? 1 : 0
      const ordered = own.filter(one => apart(one) < 3 && one.value !== null).sort((a, b) => apart(a) - apart(b) || (end === 'lowest' ? a.value! - b.value! : b.value! - a.value!) || (a.id < b.id ? -1 : 1))
      const [total, ...rows] = await ask(database.query, 'top-agencies', filters, { metric, period, end, limit })
      if (reports.length === 0) {
        expect([total, rows]).toEqual([undefined, []])
        return
      }
      expect(rows.map(({ first, value, numerator, denominator, gaps, lowCount }) => ({ first, value, numerator, denominator, gaps, lowCount })))
        .toEqual(ordered.slice(0, limit).map(({ id, value, numerator, denominator, gaps, lowCount }) => ({ first: id, value, numerator, denominator, gaps, lowCount })))
      expect(total).toMatchObject({
        first: null,
        ...figure(metric, reports, { present: 0, expected: 0 }),
        units: new Set(here.map(({ agency }) => agency.id)).size,
        expected: new Set(expectedYears(world, filters).flatMap(({ agency, year }) => reports.some(report => report.year === year) || period === 'all' ? [agency] : [])).size,
        compared: own.filter(one => apart(one) === 0).length,
        low: own.filter(one => apart(one) === 1).length,
        gapped: own.filter(one => apart(one) === 2).length,
        missing: own.filter(one => apart(one) === 3).length,
        firstYear: Math.min(...reports.map(({ year }) => year)),
        lastYear: Math.max(...reports.map(({ year }) => year)),
        fictional: reports.some(({ fact }) => fact.fictional),
      })
    }), { numRuns: 60, endOnFailure: true })
  })
})

describe('the statement that is shown', () => {
  it('names what the one that is sent has codes for, and finds the same', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(cases, async ({ world, filters, metric, period, end, limit }) => {
      await database.project(toProjection(world))
      const extra = { metric, period, end, limit }
      const ranked = statementOf('top-agencies', filters, extra)
      const listed = (await database.query<{ id: string | null, place: number }>(ranked.sql, ranked.params)).filter(({ id }) => id !== null).sort((a, b) => a.place - b.place)
      expect((await ask(database.query, 'top-agencies', filters, extra)).slice(1).map(({ first }) => first)).toEqual(listed.map(({ id }) => id))

      const summed = statementOf('breakdown', filters, { metrics: ['received'], by: 'county', and: null, period })
      const rows = await database.query<{ reports: number | null, c0: number | null }>(summed.sql, summed.params)
      const all = (await ask(database.query, 'breakdown', filters, { metrics: ['received'], by: 'county', and: null, period })).find(({ first }) => first === null)
      const sums = rows.flatMap(({ c0 }) => c0 === null ? [] : [c0])
      expect([all?.value ?? null, all?.reports ?? 0]).toEqual([sums.length > 0 ? sums.reduce((sum, value) => sum + value, 0) : null, rows.reduce((sum, { reports }) => sum + (reports ?? 0), 0)])
      const { sql, params } = statementOf('reports-behind', filters, { metric, period, limit: 1000 })
      expect(await ask(database.query, 'reports-behind', filters, { metric, period, limit: 1000 })).toEqual(await database.query(sql, params))
    }), { numRuns: 40, endOnFailure: true })
  })
})

describe('the reports behind a number', () => {
  it('are those that make it, and add up to it', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(cases, async (given) => {
      const { world, filters, metric, period, limit } = given
      await database.project(toProjection(world))
      const { reports } = behind(given)
      const [total, ...rows] = await ask(database.query, 'reports-behind', filters, { metric, period, limit: 1000 })
      const found = new Map(rows.map(row => [row.report, row]))
      expect(rows).toHaveLength(reports.length)
      for (const report of reports) {
        const { value, numerator, denominator, gaps } = figure(metric, [report], { present: 1, expected: 1 })
        expect(found.get(report.fact.id)).toMatchObject({ agency: report.agency.id, name: report.agency.name, year: report.year, value, numerator, denominator, gaps, fictional: report.fact.fictional })
      }
      if (reports.length > 0) {
        const { value, numerator, denominator, gaps } = figure(metric, reports, { present: 0, expected: 0 })
        expect(total).toMatchObject({ report: null, value, numerator, denominator, gaps, reports: reports.length })
      }
      const size = (row: typeof rows[number]): number => Math.abs((metricOf(metric).unit === 'rate' ? row.numerator : row.value) ?? -1)
      expect(rows.map(size)).toEqual(rows.map(size).toSorted((a, b) => b - a))
      expect(await ask(database.query, 'reports-behind', filters, { metric, period, limit })).toHaveLength(reports.length === 0 ? 0 : Math.min(limit, reports.length) + 1)
    }), { numRuns: 40, endOnFailure: true })
  })
})

describe('a part of a whole as a metric', () => {
  it('is the metric of the house with its formula, else named as a share', () => {
    expect(metricOf('outcomes.denied').key).toBe('deniedRate')
    expect(metricOf('applicants.person').key).toBe('personShare')
    expect(metricOf('outcomes.partlyGranted')).toMatchObject({ key: 'outcomes.partlyGranted', name: '部分公开占比', formula: '部分公开 ÷ 办结' })
    for (const part of wholes.flatMap(({ parts }) => parts))
      expect(metricOf(part.key)).toMatchObject({ numerator: part.numerator, denominator: part.denominator })
  })
})

describe('just a place, without what lies in it', () => {
  it('is a region that ends in a dot', { timeout: 600_000 }, async () => {
    await fc.assert(fc.asyncProperty(worldArb, fc.constantFrom('江苏省', '江苏省/淮安市', '安徽省', ''), async (world, path) => {
      await database.project(toProjection(world))
      const filters: Filters = { ...noFilters, regions: [`${path}/.`] }
      const rows = await ask(database.query, 'breakdown', filters, { metrics: ['received'], by: 'county', and: null, period: 'all' })
      const reports = counted(world, noFilters).filter(({ agency: { region } }) => [region.province, region.city, region.county].filter(Boolean).join('/') === path)
      expect(rows.filter(({ first }) => first !== null).map(({ first, value }) => [first, value]))
        .toEqual(reports.length === 0 ? [] : [[path, figure('received', reports, { present: 0, expected: 0 }).value]])
    }), { numRuns: 20, endOnFailure: true })
  })
})
