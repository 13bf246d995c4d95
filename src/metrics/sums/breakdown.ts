import type { Dimension } from '../dimensions'
import type { Metric } from '../metric'
import type { BreakdownRow } from '../rows'
import type { Group, Groups } from './groups'
import type { Code } from './statement'

/** The key of a group as a page knows it: a year, a path, an agency's id. */
export type NameOf = (dimension: Dimension, code: Exclude<Code, null>) => string

const order = (one: string | null, other: string | null): number => one === other || one === null || other === null ? 0 : one < other ? -1 : 1

/** Metrics of every group and total, metric by metric; groups in the order of their keys, totals after them. */
export function breakdownRows(groups: Groups, metrics: readonly Metric[], { by, and }: { by: Dimension, and: Dimension | null }, nameOf: NameOf): BreakdownRow[] {
  const found = groups.all.filter(({ reports }) => reports > 0).map(group => ({
    group,
    first: group.first === null ? null : nameOf(by, group.first),
    second: group.second === null || and === null ? null : nameOf(and, group.second),
  }))
  found.sort((a, b) => Number(a.first === null) - Number(b.first === null) || Number(a.second === null) - Number(b.second === null) || order(a.first, b.first) || order(a.second, b.second))
  return metrics.flatMap(metric => found.map(({ group, first, second }) => breakdownRow(groups, group, metric, first, second)))
}

export function breakdownRow(groups: Groups, group: Group, metric: Metric, first: string | null, second: string | null): BreakdownRow {
  const { value, numerator, denominator, reports, gaps, leftOut, lowCount } = groups.figure(metric, group)
  const { first: firstYear, last: lastYear, fictional } = group.counted
  const beyond = groups.beyond(group)
  return { first, second, metric: metric.key, value, numerator, denominator, reports, gaps, leftOut, lowCount, units: groups.units(group), expected: groups.expected(group), ...(beyond > 0 && { beyond }), firstYear, lastYear, fictional }
}
