import type { Counted, World } from './reference'
import type { Database } from '@/database'
import type { Filters, LikeForLike } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, metricOf, metrics, noFilters } from '@/metrics'
import { openEngine } from '../database/support'
import { counted, expected, expectedYears, figure, formulas, gaps, groups, isAsked, isUsable, known, outcomeCells, present, total } from './reference'
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

/** One agency's own: it is in both years or there is nothing to tell. */
function ownFigures(series: ReturnType<typeof figuresByYear>, year: number) {
  return keys.map((metric) => {
    const now = series.get(year)!(metric)
    const before = series.get(year - 1)?.(metric)
    const previous = before?.value ?? null
    const change = now.value !== null && previous !== null && !now.lowCount && !before!.lowCount ? now.value - previous : null
    return { metric, year, ...now, previous, change, pair: null, previousReports: before?.reports ?? 0 }
  })
}

/** Metrics of two years over the agencies of both, told apart from those of one. */
function pairOf(world: World, filters: Filters, metric: string, years: readonly [number, number]): LikeForLike {
  const all = counted(world, { ...filters, years: null })
  const of = (year: number) => new Map(all.filter(report => report.year === year).map(report => [report.agency.id, report]))
  const [before, now] = years.map(of) as [Map<string, Counted>, Map<string, Counted>]
  const none = { present: 0, expected: 0 }
  const fits = (report: Counted): boolean => isUsable(report, metric) && isAsked(report, metric)
  const both = [...now.keys()].filter(id => before.has(id))
  const ids = both.filter(id => fits(before.get(id)!) && fits(now.get(id)!))
  const rated = formulas[metric]!.below !== undefined
  const amounts = (reports: readonly Counted[]) => {
    const { value, numerator, denominator } = figure(metric, reports, none)
    return { value, amount: rated ? numerator : value, denominator }
  }
  const side = (year: Map<string, Counted>) => ({ found: figure(metric, ids.map(id => year.get(id)!), none), told: { ...amounts(ids.map(id => year.get(id)!)), units: ids.length } })
  const [first, last] = [side(before), side(now)]
  const lowCount = first.found.lowCount || last.found.lowCount
  const alone = (year: Map<string, Counted>, other: Map<string, Counted>) => {
    const reports = [...year].flatMap(([id, report]) => other.has(id) ? [] : [report])
    return { ...amounts(reports), units: reports.filter(fits).length }
  }
  const due = expectedYears(world, filters.years === null ? filters : { ...filters, years: null })
  const shown = present(world, { ...filters, years: null })
  const otherYear = (here: Map<string, Counted>, there: Map<string, Counted>, year: number) => {
    const ids = [...here.keys()].filter(id => !there.has(id) && !shown.some(report => report.agency.id === id && report.year === year))
    const missing = ids.filter(id => due.some(each => each.agency.id === id && each.year === year)).length
    return { waiting: 0, missing, unasked: ids.length - missing }
  }
  return {
    metric,
    years,
    units: ids.length,
    first: first.told,
    last: last.told,
    change: lowCount || first.told.value === null || last.told.value === null ? null : last.told.value - first.told.value,
    lowCount,
    gaps: first.found.gaps + last.found.gaps,
    leftOut: both.length - ids.length,
    entered: alone(now, before),
    gone: alone(before, now),
    standing: [otherYear(now, before, years[0]), otherYear(before, now, years[1])],
    fictional: both.some(id => before.get(id)!.fact.fictional || now.get(id)!.fact.fictional),
  }
}

const isBrokenAt = (metric: string, [first, last]: readonly [number, number]): boolean => metricOf(metric).comparability !== 'same' && first < 2021 && last >= 2021

function keyFigures(world: World, filters: Filters, series: ReturnType<typeof figuresByYear>, year: number) {
  return keys.map((metric) => {
    const now = series.get(year)!(metric)
    const before = series.get(year - 1)?.(metric)
    const pair = before && metric !== 'coverage' ? pairOf(world, filters, metric, [year - 1, year]) : null
    return {
      metric,
      year,
      ...now,
      previous: before?.value ?? null,
      change: metric === 'coverage' ? before?.value != null && now.value !== null ? now.value - before.value : null : pair?.change ?? null,
      pair,
      previousReports: before?.reports ?? 0,
    }
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

  /** Sums over the reports of which all cells are known; what none prints is 0 where anything is. */
  const shared = (list: readonly Counted[], cells: readonly string[], names: Record<string, string[]>) => {
    const own = known(list, cells)
    const found = sums(own, names)
    const none = Object.values(found).every(sum => sum === null) ? null : 0
    return { shared: Object.fromEntries(Object.entries(found).map(([name, sum]) => [name, sum ?? none])), sharing: own.length, leftOut: list.length - own.length }
  }
  const outcomes = { granted: [row('granted')], partlyGranted: [row('partlyGranted')], ...groups, carriedOut: [row('carriedOut')], concluded: [row('concluded')] }
  const { carriedOut: _, ...inShares } = outcomes
  expect(await ask(query, 'outcomes-by-year', filters)).toEqual(years.map(([year, list]) =>
    ({ year, ...sums(list, outcomes), ...shared(list, outcomeCells, inShares), reports: list.length, gaps: gaps(list, Object.values(outcomes).flat()) })))

  const results = ['upheld', 'overturned', 'otherResult', 'pending', 'total']
  expect(await ask(query, 'appeals-by-year', filters)).toEqual(years.flatMap(([year, list]) => ['review', 'direct', 'afterReview'].map((path) => {
    const cells = results.map(result => `appeals.${path}.${result}`)
    const names = Object.fromEntries(results.map((result, at) => [result, [cells[at]!]]))
    return { year, path, ...sums(list, names), ...shared(list, ['review', 'direct', 'afterReview'].flatMap(each => results.map(result => `appeals.${each}.${result}`)), names), reports: list.length, gaps: gaps(list, cells) }
  })))

  for (const metric of ['disclosureRate', 'normativeNet', 'coverage']) {
    expect(await ask(query, 'department-by-year', filters, { metric })).toEqual(by(reports, ({ agency }) => agency.type).flatMap(([type, same]) =>
      by(same, ({ year }) => year).map(([year, list]) => {
        const agencies = {
          present: distinct(here.filter(report => report.year === year && report.agency.type === type)),
          expected: expected(world, { ...filters, years: [year, year] }).filter(agency => agency.type === type).length,
        }
        const { value, denominator, reports: behind, gaps: missing, leftOut } = figure(metric, list, agencies)
        return { type, year, value, denominator, reports: behind, gaps: missing, leftOut }
      })))
  }

  const series = figuresByYear(world, filters)
  const last = [...series.keys()].filter(inYears).at(-1)
  expect(await ask(query, 'key-figures', filters, { metrics: keys })).toEqual(last === undefined ? [] : keyFigures(world, filters, series, last))

  if (years.length > 1) {
    const ends = [years[0]![0], years.at(-1)![0]] as const
    const told = keys.filter(metric => metric !== 'coverage')
    expect(await ask(query, 'like-for-like', filters, { metrics: keys, between: ends })).toEqual(told.map(metric => pairOf(world, filters, metric, ends)))
    expect(await ask(query, 'like-for-like', filters, { metrics: keys, between: 'ends' })).toEqual(told.flatMap((metric) => {
      const of = years.flatMap(([year]) => series.get(year)!(metric).value === null ? [] : [year])
      const last = of.at(-1)
      const first = of.find(year => !isBrokenAt(metric, [year, last!]))
      return first === undefined || last === undefined || first === last ? [] : [pairOf(world, filters, metric, [first, last])]
    }))
  }

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
    [...own.keys()].filter(inYears).sort().map(year => ownFigures(own, year)[at]!)))
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
