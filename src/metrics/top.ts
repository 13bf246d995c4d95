import type { Period } from './dimensions'
import type { Metric } from './metric'
import type { TopAgency } from './rows'
import type { Scoped } from './source'
import type { Groups } from './sums/groups'
import { columnsOf, overOne, overReports, sumsOf, unusableBit } from './metric'
import { reportsFrom } from './source'
import { breakdownRow } from './sums/breakdown'
import { fill } from './templates'

/** A row of top-agencies.sql: an agency that is listed, or the number of those of one kind. */
export type TopRow = { agency: number, id: string, place: number } | { id: null, apart: 0 | 1 | 2 | 3, agencies: number }

/** The statement of top-agencies.sql. In one year an agency has one report that counts, whose numbers need no adding up. */
export function topSql(template: string, filters: Scoped, { metric, period, end }: { metric: Metric, period: Period, end: 'highest' | 'lowest' }): string {
  const counted = reportsFrom(filters, { dimensions: ['agency'], period })
  const alone = period === 'last' || (filters.years !== null && filters.years[0] === filters.years[1])
  // The engine keeps a place for every agency there is, which for a few takes longer than hashing; of more keys it keeps none. An agency has one region and one type.
  const few = filters.regions.length + filters.types.length > 0
  const isRate = metric.denominator !== null
  const bit = unusableBit(metric)
  const gapped = bit !== 0 ? `reports.unusable & ${bit} <> 0` : columnsOf(metric).map(column => `reports.${column}_gaps > 0`).join(' OR ') || 'false'
  const { amount, denominator } = sumsOf(metric, alone ? overOne : overReports)
  return fill(template, {
    amount,
    denominator,
    gapped: alone ? `coalesce(${gapped}, false)` : `coalesce(bool_or(${gapped}), false)`,
    counted: counted.from,
    grouped: alone ? '' : `GROUP BY reports.agency${few ? ', reports.region, reports.type' : ''}`,
    value: isRate ? 'rate_of(amount, denominator)' : 'amount',
    without: bit !== 0 ? 'value IS NULL AND NOT gapped' : 'value IS NULL',
    low: `rate_is_low(denominator, ${metric.lowBelow ?? 'NULL'})`,
    order: end === 'lowest' ? 'ASC' : 'DESC',
    reverse: end === 'lowest' ? 'DESC' : 'ASC',
    reaches: end === 'lowest' ? '<=' : '>=',
  })
}

/** The total of all first, then the agencies listed, from the sums of all and of these; none without reports. */
export function topRows(ranked: readonly TopRow[], metric: Metric, all: Groups, listed: Groups): TopAgency[] {
  if (!all.total?.reports)
    return []
  const kinds = new Map(ranked.flatMap(row => row.id === null ? [[row.apart, row.agencies] as const] : []))
  const [compared, low, gapped, missing] = ([0, 1, 2, 3] as const).map(apart => kinds.get(apart) ?? 0)
  const groups = new Map(listed.all.map(group => [group.first, group]))
  const places = ranked.flatMap(row => row.id === null ? [] : [row]).sort((a, b) => a.place - b.place)
  return [
    { ...breakdownRow(all, all.total, metric, null, null), compared: compared!, low: low!, gapped: gapped!, missing: missing! },
    ...places.map(({ agency, id }) => ({ ...breakdownRow(listed, groups.get(agency)!, metric, id, null), compared: 0, low: 0, gapped: 0, missing: 0 })),
  ]
}
