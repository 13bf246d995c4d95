import type { AppealsByYear, ApplicationsByYear, OutcomesByYear } from '@/metrics'
import { ratioOf } from '@/metrics'

/** One metric's value in one year; null is no value. */
export interface HistoryPoint {
  metric: string
  year: number
  value: number | null
}

/** The years behind the key figures of a page, from the rows its charts hold already: Σ ÷ Σ, null without a denominator (domain.md §4). */
export function historyOf(applications: readonly ApplicationsByYear[], outcomes: readonly OutcomesByYear[], appeals: readonly AppealsByYear[]): HistoryPoint[] {
  const years = [...new Set(appeals.map(row => row.year))]
  return [
    ...applications.flatMap(row => (['received', 'handled', 'concluded', 'carriedOut'] as const).map(metric => ({ metric, year: row.year, value: row[metric] }))),
    ...outcomes.map(row => ({ metric: 'disclosureRate', year: row.year, value: ratioOf(add(row.shared.granted, row.shared.partlyGranted), row.shared.concluded) })),
    ...applications.map(row => ({ metric: 'carryOutRate', year: row.year, value: ratioOf(row.carriedOut, row.handled) })),
    ...years.flatMap((year) => {
      const [review, ...court] = (['review', 'direct', 'afterReview'] as const).map(path => appeals.find(row => row.year === year && row.path === path))
      return [
        { metric: 'reviewCount', year, value: review?.total ?? null },
        { metric: 'litigationCount', year, value: add(...court.map(row => row?.total ?? null)) },
        { metric: 'reviewOverturnRate', year, value: ratioOf(review?.overturned ?? null, closed([review])) },
        { metric: 'litigationOverturnRate', year, value: ratioOf(add(...court.map(row => row?.overturned ?? null)), closed(court)) },
      ]
    }),
  ]
}

/** Sum of what there is; null when there is nothing. */
function add(...values: (number | null)[]): number | null {
  const known = values.filter(value => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0)
}

function closed(rows: readonly (AppealsByYear | undefined)[]): number | null {
  const total = add(...rows.map(row => row?.total ?? null))
  return total === null ? null : total - (add(...rows.map(row => row?.pending ?? null)) ?? 0)
}
