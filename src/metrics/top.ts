import type { Period } from './dimensions'
import type { Filters } from './filters'
import type { Metric } from './metric'
import { overOne, sumsOf } from './metric'
import { countedFrom, expectedFrom, presentFrom } from './source'
import { fill } from './templates'

/** The statement of top-agencies.sql. In one year an agency has one report that counts, whose numbers need no adding up. */
export function topSql(template: string, filters: Filters, { metric, period, end }: { metric: Metric, period: Period, end: 'highest' | 'lowest' }): string {
  const counted = countedFrom(filters, { dimensions: ['agency'], period, named: false })
  const alone = period === 'last'
  const expected = expectedFrom(filters)
  const present = presentFrom(filters, { period, dimensions: ['agency'], named: false })
  const isRate = metric.denominator !== null
  const slots: Record<string, string> = {
    ...sumsOf(metric, alone ? overOne : counted.adding),
    firstYear: alone ? 'reports.year' : 'min(reports.year)',
    lastYear: alone ? 'reports.year' : 'max(reports.year)',
    fictional: alone ? 'reports.fictional' : 'bool_or(reports.fictional)',
    counted: counted.from,
    grouped: alone ? '' : 'GROUP BY reports.agency',
    value: isRate ? 'CASE WHEN denominator > 0 THEN amount / denominator END' : 'amount',
    numerator: isRate ? 'amount' : 'NULL',
    low: metric.lowBelow === null ? 'false' : `coalesce(denominator < ${metric.lowBelow}, false)`,
    order: end === 'lowest' ? 'ASC' : 'DESC',
    reaches: end === 'lowest' ? '<=' : '>=',
    metric: metric.key,
    units: filters.scope === 'consolidated' ? `(SELECT count(DISTINCT present.agency) FROM ${present.from})::DOUBLE` : 'agencies',
    expected: expected.from,
    expectedUnits: expected.count,
  }
  return fill(template, slots)
}
