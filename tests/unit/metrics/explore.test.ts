import type { Counted, World } from './reference'
import type { Database } from '@/database'
import type { BreakdownRow, Dimension, Filters, WholeKey } from '@/metrics'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addsOverYears, ask, dimensions, isProportion, metricOf, metrics, noFilters, statementOf, wholeOf, wholes } from '@/metrics'
import { openEngine, segmentsOf, sketch } from '../database/support'
import { counted, expectedYears, figure, gaps, groups, known, outcomeCells, present, total } from './reference'
import { filtersArb, toProjection, worldArb } from './worlds'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

const row = (name: string, column = 'total'): string => `applications.${name}.${column}`

/** The wholes a second time, in cell keys. */
const wholeCells: Record<WholeKey, { of: string[], parts: Record<string, string[]> }> = {
  outcomes: { of: [row('concluded')], parts: { granted: [row('granted')], partlyGranted: [row('partlyGranted')], denied: groups.denied, unavailable: groups.unavailable, notProcessed: groups.notProcessed, other: groups.other } },
  applicants: { of: [row('received')], parts: Object.fromEntries(['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation'].map(column => [column, [row('received', column)]])) },
  ...Object.fromEntries((['denied', 'unavailable', 'notProcessed', 'other'] as const).map((group) => {
    const items = groups[group].filter(key => key !== row('other'))
    return [group, { of: items, parts: Object.fromEntries(items.map(key => [key.split('.')[2], [key]])) }]
  })) as Record<'denied' | 'unavailable' | 'notProcessed' | 'other', { of: string[], parts: Record<string, string[]> }>,
  reviews: appeals(['review']),
  lawsuits: appeals(['direct', 'afterReview']),
}
function appeals(paths: string[]) {
  const cells = (result: string): string[] => paths.map(path => `appeals.${path}.${result}`)
  return { of: cells('total'), parts: Object.fromEntries(['upheld', 'overturned', 'otherResult', 'pending'].map(result => [result, cells(result)])) }
}

interface Standing { agency: Counted['agency'], year: number, scope: Filters['scope'] }

/** Key of a dimension, from the registry and nothing of the database. */
function keyOf(dimension: Dimension, { agency: { region, type, level, id }, year, scope }: Standing): string {
  switch (dimension) {
    case 'year': return String(year)
    case 'province': return region.province ?? ''
    case 'city': return [region.province, region.city].filter(Boolean).join('/')
    case 'county': return [region.province, region.city, region.county].filter(Boolean).join('/')
    case 'type': return type
    case 'level': return level ?? ''
    case 'agency': return id
    case 'scope': return scope
  }
}

function reference(world: World, filters: Filters, by: Dimension, and: Dimension | null, period: 'last' | 'all', of: (reports: readonly Counted[], agencies: { present: number, expected: number }) => Record<string, ReturnType<typeof figure>>): BreakdownRow[] {
  const scopes: Filters['scope'][] = by === 'scope' || and === 'scope' ? ['unit', 'consolidated'] : [filters.scope]
  const everything = scopes.flatMap(scope => counted(world, { ...filters, scope }).map(report => ({ ...report, scope })))
  const newest = Math.max(...everything.map(({ year }) => year))
  const years = new Set(everything.map(({ year }) => year).filter(year => period === 'all' || year === newest))
  const reports = everything.filter(({ year }) => years.has(year))
  const here = scopes.flatMap(scope => present(world, { ...filters, scope }).map(report => ({ ...report, scope }))).filter(({ year }) => years.has(year))
  const wanted: Standing[] = scopes.flatMap(scope => expectedYears(world, { ...filters, scope }).flatMap(({ agency, year }) => years.has(year) ? [{ agency, year, scope }] : []))
  const distinct = (list: readonly Standing[]): number => new Set(list.map(({ agency }) => agency.id)).size
  const keys = (dimension: Dimension | null): (string | null)[] => dimension === null
    ? [null]
    : [...new Set(reports.map(report => keyOf(dimension, report))), ...(dimension === 'scope' ? [] : [null])]
  return keys(by).flatMap(first => keys(and).flatMap((second) => {
    const inside = (standing: Standing): boolean => (first === null || keyOf(by, standing) === first) && (second === null || and === null || keyOf(and, standing) === second)
    const own = reports.filter(inside)
    if (own.length === 0)
      return []
    const agencies = { present: distinct(here.filter(inside)), expected: distinct(wanted.filter(inside)) }
    return Object.entries(of(own, agencies)).map(([metric, found]) => ({
      first,
      second,
      metric,
      ...found,
      units: agencies.present,
      expected: agencies.expected,
      firstYear: Math.min(...own.map(({ year }) => year)),
      lastYear: Math.max(...own.map(({ year }) => year)),
      fictional: own.some(({ fact }) => fact.fictional),
    }))
  }))
}

function ordered(rows: readonly BreakdownRow[]): BreakdownRow[] {
  return rows.toSorted((a, b) => {
    const [one, two] = [a, b].map(({ metric, first, second }) => JSON.stringify([metric, first, second]))
    return one! < two! ? -1 : 1
  })
}

const metricsAsked = ['received', 'disclosureRate', 'litigationOverturnRate', 'normativeNet', 'disputeRate', 'coverage']

describe('breakdown', () => {
  it('equals an independent computation on random records, with every total a ratio of sums', { timeout: 600_000 }, async () => {
    const asked = worldArb.chain(world => fc.record({
      world: fc.constant(world),
      filters: filtersArb(world),
      by: fc.constantFrom(...dimensions),
      and: fc.option(fc.constantFrom(...dimensions)),
      period: fc.constantFrom('last' as const, 'all' as const),
      whole: fc.constantFrom(...wholes.map(({ key }) => key)),
    }))
    await fc.assert(fc.asyncProperty(asked, async ({ world, filters, by, and: other, period, whole }) => {
      const and = other === by ? null : other
      await database.project(toProjection(world))
      const rows = await ask(database.query, 'breakdown', filters, { metrics: metricsAsked, by, and, period })
      expect(ordered(rows)).toEqual(ordered(reference(world, filters, by, and, period, (reports, agencies) => Object.fromEntries(metricsAsked.map(metric => [metric, figure(metric, reports, agencies)])))))

      const parts = await ask(database.query, 'breakdown', filters, { whole, by, and, period })
      const { of, parts: cells } = wholeCells[whole]
      expect(ordered(parts)).toEqual(ordered(reference(world, filters, by, and, period, reports => Object.fromEntries(wholeOf(whole)!.parts.map(({ key, isPart }) => {
        const own = cells[key.split('.').at(-1)!]!
        const all = isPart ? of : [...own, ...of]
        const usable = known(reports, whole === 'outcomes' ? outcomeCells : all)
        const denominator = total(usable, of)
        const numerator = total(usable, own) ?? (denominator === null ? null : 0)
        const asked = ({ cell }: Counted): boolean => all.some(name => cell(name) !== undefined)
        return [key, {
          value: numerator !== null && denominator !== null && denominator > 0 ? numerator / denominator : null,
          numerator,
          denominator,
          reports: usable.filter(asked).length,
          gaps: gaps(usable, all),
          leftOut: reports.filter(asked).length - usable.filter(asked).length,
          lowCount: denominator !== null && denominator < 30,
        }]
      })))))
    }), { numRuns: 40, endOnFailure: true })
  })

  it('a total is the ratio of sums, not the mean of rates', async () => {
    const facts = [
      { agency: '甲局', cells: { [row('granted')]: 1, [row('concluded')]: 1 } },
      { agency: '乙局', cells: { [row('granted')]: 0, [row('concluded')]: 99 } },
    ].map(fact => sketch(fact))
    const { encodeSegment } = await import('@/database')
    await database.project({ agencies: [], reports: facts.map(({ projected }) => projected), segments: segmentsOf(encodeSegment(facts.map(({ report }) => report))), corrections: [] })
    const rows = await ask(database.query, 'breakdown', noFilters, { metrics: ['disclosureRate'], by: 'agency', and: null, period: 'all' })
    expect(rows.map(({ first, value, lowCount }) => [first, value, lowCount])).toEqual([['乙局', 0, false], ['甲局', 1, true], [null, 0.01, false]])
  })

  it('takes dimensions from its list only', () => {
    expect(() => statementOf('breakdown', noFilters, { metrics: ['received'], by: 'name; DROP TABLE cell' as Dimension, and: null, period: 'all' })).toThrow(RangeError)
    const { sql, params } = statementOf('breakdown', { ...noFilters, agencies: ['\'; DROP TABLE cell'] }, { metrics: ['received'], by: 'year', and: 'type', period: 'all' })
    expect(sql).not.toContain('DROP')
    expect(params).toEqual(['\'; DROP TABLE cell'])
  })

  it('knows what may not be added over years and what is no proportion', () => {
    const stocks = ['carriedIn', 'carriedOut', 'handled', 'normativeInForce']
    // A case carried over is handled in both years: what is divided by the handled counts it twice.
    expect(metrics.filter(metric => !addsOverYears(metric)).map(({ key }) => key).toSorted()).toEqual([...stocks, 'carryOutRate', 'disclosureRate.overHandled'].toSorted())
    expect(wholes.flatMap(({ parts }) => parts).every(addsOverYears)).toBe(true)
    expect(['received', 'disclosureRate', 'disputeRate', 'coverage'].map(key => isProportion(metricOf(key)))).toEqual([false, true, false, false])
  })
})
