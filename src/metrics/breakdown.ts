import type { Dimension, Period } from './dimensions'
import type { Filters } from './filters'
import type { Metric } from './metric'
import type { BreakdownRow } from './rows'
import { figuresSql } from './metric'
import { countedFrom, expectedFrom, keysOf, presentFrom } from './source'
import { fill } from './templates'

/** A row of breakdown.sql. */
export type BreakdownPart = Pick<BreakdownRow, 'first' | 'second'> & (
  | { metric: string, place: number, isRate: boolean, amount: number | null, denominator: number | null, reports: number, gaps: number, lowBelow: number | null, firstYear: number, lastYear: number, fictional: boolean, units: null, expected: null }
  | { metric: null, units: number | null, expected: number | null }
)

interface Asked {
  metrics: readonly Metric[]
  by: Dimension
  and: Dimension | null
  period: Period
}

/** The groups of one or two keys, and what they add up to; over scopes nothing is added. */
function setsOf(keys: readonly string[], dimensions: readonly (Dimension | null)[]): string {
  const grouped = keys.filter((_, at) => dimensions[at] !== null && dimensions[at] !== 'scope')
  const sets = grouped.length === 2 ? [grouped, [grouped[0]!], [grouped[1]!], []] : grouped.length === 1 ? [grouped, []] : [[]]
  return sets.map(set => `(${set.join(', ')})`).join(', ')
}

/** The statement: breakdown.sql for the filters' scope, or for both where they are told apart. */
export function breakdownSql(template: string, filters: Filters, { metrics, by, and, period }: Asked): string {
  const scopes: Filters['scope'][] = by === 'scope' || and === 'scope' ? ['unit', 'consolidated'] : [filters.scope]
  return scopes.map((scope) => {
    const dimensions = [by, and]
    const counted = countedFrom(filters, { scope, dimensions, period })
    const [first, second] = keysOf(dimensions, 'reports', scope)
    // One agency is one unit, present and expected; what should report is the same in every year.
    const standing = dimensions.map(dimension => dimension === 'agency' ? null : dimension)
    const present = presentFrom(filters, { scope, dimensions: standing, period })
    const lasting = standing.map(dimension => dimension === 'year' ? null : dimension)
    const expected = expectedFrom(filters, { scope, dimensions: lasting })
    const [presentKeys, expectedKeys] = [keysOf(standing, 'present', scope), keysOf(lasting, 'expected', scope)]
    const slots: Record<string, string> = {
      first: first!,
      second: second!,
      figures: figuresSql(metrics, counted.adding),
      counted: counted.from,
      sets: setsOf([first!, second!], dimensions),
      presentFirst: presentKeys[0]!,
      presentSecond: presentKeys[1]!,
      present: present.from,
      units: unitsSql(present.count, standing, presentKeys, filters, period),
      presentSets: setsOf(presentKeys, standing),
      expectedFirst: expectedKeys[0]!,
      expectedSecond: expectedKeys[1]!,
      expected: expected.from,
      expectedUnits: expected.count,
      expectedSets: setsOf(expectedKeys, lasting),
    }
    return fill(template, slots)
  }).join('UNION ALL\n')
}

/** Agencies among the reports of a group: in one year each has one; over several years its first in them stands for it. */
function unitsSql(count: string, dimensions: readonly (Dimension | null)[], keys: readonly string[], filters: Filters, period: Period): string {
  if (period === 'last')
    return count
  const earliest = filters.years === null ? 'present.previous IS NULL' : '(present.previous IS NULL OR present.previous < $3)'
  const distinct = `${count} FILTER (${earliest})`
  const year = dimensions.indexOf('year')
  return year < 0 ? distinct : `CASE grouping(${keys[year]}) WHEN 0 THEN ${count} ELSE ${distinct} END`
}

const keyed = (first: string | null, second: string | null): string => JSON.stringify([first, second])
const order = (one: string | null, other: string | null): number => one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1

/** The rows of a breakdown from those of its statement. */
export function joinBreakdown(parts: readonly BreakdownPart[], { by, and }: Pick<Asked, 'by' | 'and'>): BreakdownRow[] {
  const units = new Map<string, number>()
  const expected = new Map<string, number>()
  for (const { first, second, metric, units: present, expected: should } of parts) {
    if (metric !== null)
      continue
    if (present !== null)
      units.set(keyed(first, second), present)
    if (should !== null)
      expected.set(keyed(first, second), should)
  }
  const figures = parts.filter(part => part.metric !== null)
  figures.sort((a, b) => a.place - b.place || Number(a.first === null) - Number(b.first === null) || Number(a.second === null) - Number(b.second === null) || order(a.first, b.first) || order(a.second, b.second))
  return figures.map(({ first, second, metric, isRate, amount, denominator, reports, gaps, lowBelow, firstYear, lastYear, fictional }) => {
    const ofOne = (by === 'agency' && first !== null) || (and === 'agency' && second !== null)
    const present = ofOne ? 1 : units.get(keyed(first, second)) ?? 0
    const should = ofOne ? 1 : expected.get(keyed(by === 'year' ? null : first, and === 'year' ? null : second)) ?? 0
    const [above, below] = metric === 'coverage' ? [present, should] : [amount, denominator]
    return {
      first,
      second,
      metric,
      value: !isRate ? above : above !== null && below !== null && below > 0 ? above / below : null,
      numerator: isRate ? above : null,
      denominator: below,
      reports,
      gaps,
      lowCount: lowBelow !== null && below !== null && below < lowBelow,
      units: present,
      expected: should,
      firstYear,
      lastYear,
      fictional,
    }
  })
}
