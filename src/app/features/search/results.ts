import type { ReportHits } from '../../state/search'
import type { MentionsByYear } from '@/figures'
import type { Coverage } from '@/metrics'
import type { StoredReport } from '@/workspace'

export const orders = ['year', 'hits'] as const
export type Order = typeof orders[number]

/** By year, newest first, or by hits, most first; then by `placeOf` the agency among names. Reports whose year nobody knows come last. */
export function sortHits(hits: readonly ReportHits[], order: Order, placeOf: (agency: string | null) => number): ReportHits[] {
  const year = ({ report }: ReportHits): number => report.year ?? 0
  return hits.toSorted((a, b) => (order === 'hits' ? b.total - a.total : 0) || year(b) - year(a) || placeOf(a.report.agency) - placeOf(b.report.agency))
}

/** Of the reports `read` of each year, how many have hits. Reports whose year nobody knows are left out. */
export function byYear(read: readonly StoredReport[], hits: readonly ReportHits[]): MentionsByYear[] {
  const years = new Map<number, MentionsByYear>()
  for (const { year } of read) {
    if (year !== null)
      years.set(year, { year, found: 0, hits: 0, read: (years.get(year)?.read ?? 0) + 1 })
  }
  for (const { report, total } of hits) {
    const row = years.get(report.year ?? 0)
    if (row) {
      row.found++
      row.hits += total
    }
  }
  return [...years.values()].sort((a, b) => a.year - b.year)
}

/** What stands behind the shares: reports with a year, their agencies, of all agencies under the filters. */
export function coverageOf(read: readonly StoredReport[], expected: number): Coverage {
  const dated = read.filter(({ year }) => year !== null)
  const years = dated.map(({ year }) => year!)
  return {
    units: new Set(dated.flatMap(({ agency }) => agency ?? [])).size,
    expected,
    reports: dated.length,
    firstYear: years.length === 0 ? null : years.reduce((low, year) => Math.min(low, year)),
    lastYear: years.length === 0 ? null : years.reduce((high, year) => Math.max(high, year)),
    fictional: dated.some(({ fictional }) => fictional),
  }
}
