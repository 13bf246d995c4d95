import type { Counted, World } from './reference'
import type { Database } from '@/database'
import type { Filters } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, metrics, noFilters } from '@/metrics'
import { openEngine } from '../database/support'
import { counted, expected, figure, formulas, gaps, groups, present, total } from './reference'
import { filtersArb, toProjection, worldArb } from './worlds'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const keys = metrics.map(({ key }) => key)
const row = (name: string): string => `applications.${name}.total`

/** Reports by some name, in the order of the names. */
function by<K extends string | number>(reports: readonly Counted[], name: (report: Counted) => K): [K, Counted[]][] {
  const found = new Map<K, Counted[]>()
  for (const report of reports)
    found.set(name(report), [...found.get(name(report)) ?? [], report])
  return [...found].sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0)
}

const distinct = (reports: readonly Counted[]): number => new Set(reports.map(({ agency }) => agency.id)).size

function figuresByYear(world: World, filters: Filters) {
  const all = { ...filters, years: null }
  const rows = present(world, all)
  const should = (year: number): number => expected(world, { ...filters, years: [year, year] }).length
  return new Map(by(counted(world, all), ({ year }) => year).map(([year, reports]) => [year, (metric: string) =>
    figure(metric, reports, { present: distinct(rows.filter(report => report.year === year)), expected: should(year) })]))
}

function keyFigures(series: ReturnType<typeof figuresByYear>, year: number) {
  return keys.map((metric) => {
    const now = series.get(year)!(metric)
    const before = series.get(year - 1)?.(metric)
    const previous = before?.value ?? null
    return { metric, year, ...now, previous, change: now.value !== null && previous !== null ? now.value - previous : null, previousReports: before?.reports ?? 0 }
  })
}

async function check(world: World, filters: Filters): Promise<void> {
  const { query } = database
  const reports = counted(world, filters)
  const here = present(world, filters)
  const years = by(reports, ({ year }) => year)
  const inYears = (year: number): boolean => !filters.years || (year >= filters.years[0] && year <= filters.years[1])

  const sums = (list: readonly Counted[], names: Record<string, string[]>) =>
    Object.fromEntries(Object.entries(names).map(([name, cells]) => [name, total(list, cells)]))

  const flow = { received: [row('received')], carriedIn: [row('carriedIn')], concluded: [row('concluded')], carriedOut: [row('carriedOut')] }
  expect(await ask(query, 'applications-by-year', filters)).toEqual(years.map(([year, list]) =>
    ({ year, ...sums(list, { ...flow, handled: [row('received'), row('carriedIn')] }), reports: list.length, gaps: gaps(list, Object.values(flow).flat()) })))

  const outcomes = { granted: [row('granted')], partlyGranted: [row('partlyGranted')], ...groups, carriedOut: [row('carriedOut')], concluded: [row('concluded')] }
  expect(await ask(query, 'outcomes-by-year', filters)).toEqual(years.map(([year, list]) =>
    ({ year, ...sums(list, outcomes), reports: list.length, gaps: gaps(list, Object.values(outcomes).flat()) })))

  const results = ['upheld', 'overturned', 'otherResult', 'pending', 'total']
  expect(await ask(query, 'appeals-by-year', filters)).toEqual(years.flatMap(([year, list]) => ['review', 'direct', 'afterReview'].map((path) => {
    const cells = results.map(result => `appeals.${path}.${result}`)
    return { year, path, ...Object.fromEntries(results.map((result, at) => [result, total(list, [cells[at]!])])), reports: list.length, gaps: gaps(list, cells) }
  })))

  for (const metric of ['disclosureRate', 'normativeNet', 'coverage']) {
    expect(await ask(query, 'department-by-year', filters, { metric })).toEqual(by(reports, ({ agency }) => agency.type).flatMap(([type, same]) =>
      by(same, ({ year }) => year).map(([year, list]) => {
        const agencies = {
          present: distinct(here.filter(report => report.year === year && report.agency.type === type)),
          expected: expected(world, { ...filters, years: [year, year] }).filter(agency => agency.type === type).length,
        }
        const { value, denominator, reports: behind, gaps: missing } = figure(metric, list, agencies)
        return { type, year, value, denominator, reports: behind, gaps: missing }
      })))
  }

  const series = figuresByYear(world, filters)
  const last = [...series.keys()].filter(inYears).at(-1)
  expect(await ask(query, 'key-figures', filters, { metrics: keys })).toEqual(last === undefined ? [] : keyFigures(series, last))

  const shown = here.map(({ year }) => year)
  expect(await ask(query, 'coverage', filters)).toEqual([{
    units: distinct(here),
    expected: expected(world, filters).length,
    waiting: 0,
    reports: reports.length,
    firstYear: shown.length > 0 ? Math.min(...shown) : null,
    lastYear: shown.length > 0 ? Math.max(...shown) : null,
    fictional: here.some(({ fact }) => fact.fictional),
  }])

  const one = world.agencies[0]!.id
  const own = new Map([...figuresByYear(world, { ...noFilters, values: filters.values, agencies: [one], scope: 'unit' }), ...figuresByYear(world, { ...noFilters, values: filters.values, agencies: [one], scope: 'consolidated' })]
    .map(([year, of]) => [year, (metric: string) => metric === 'coverage' ? { ...of('coverage'), value: 1, numerator: 1, denominator: 1 } : of(metric)]))
  expect(await ask(query, 'agency-years', filters, { agency: one })).toEqual(keys.flatMap((_, at) =>
    [...own.keys()].filter(inYears).sort().map(year => keyFigures(own, year)[at]!)))
}

describe('every metric and question', () => {
  it('equals an independent computation on random records', { timeout: 600_000 }, async () => {
    const pair = worldArb.chain(world => fc.tuple(fc.constant(world), filtersArb(world), filtersArb(world)))
    await fc.assert(fc.asyncProperty(pair, async ([world, one, other]) => {
      await database.project(toProjection(world))
      await check(world, one)
      await check(world, other)
    }), { numRuns: 50, endOnFailure: true })
  })

  it('leaves no metric out of the second computation', () => {
    expect([...Object.keys(formulas), 'coverage'].sort()).toEqual([...keys].sort())
  })
})
