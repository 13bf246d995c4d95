import type { Meaning } from '../theme'
import type { Unit } from '../types'
import type { DepartmentByYear, OutcomesByYear } from '@/metrics'
import { isLow, ratioOf } from '@/metrics'

/*
 * What models, tables and claims of the overview read of their rows alike.
 */

/** The six outcomes that make 办结, in the order of the form, and what is carried out. */
export const outcomeSeries = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other', 'carriedOut'] as const satisfies readonly Meaning[]
type Outcome = typeof outcomeSeries[number]

/** One outcome of one year: its count, or its share of `concluded` over the reports that may be in shares; null without a report or with nothing concluded. */
export function outcomeValue(row: OutcomesByYear | undefined, key: Outcome, measure: 'count' | 'share'): number | null {
  if (measure === 'count' || key === 'carriedOut')
    return row?.[key] ?? null
  return row ? ratioOf(row.shared[key], row.shared.concluded) : null
}

export const appealSeries = ['upheld', 'overturned', 'otherResult', 'pending'] as const
export const appealPathKeys = ['review', 'direct', 'afterReview'] as const

/** The metric of a matrix. */
export interface MatrixMeaning {
  key: string
  name: string
  unit: Unit
  /** A rate with fewer cases than this behind it is shown grey and not ranked; null: none is. */
  lowBelow: number | null
  typeName: (type: string) => string
}

/** The last year in which any department type has a value that may be compared; null when none has. */
export function comparedYear(rows: readonly DepartmentByYear[], lowBelow: number | null): number | null {
  const years = rows.filter(row => row.value !== null && !isLow(row.denominator, lowBelow)).map(row => row.year)
  return years.length === 0 ? null : Math.max(...years)
}

/** Department types by their value in `comparedYear`, most first; those without one that may be compared follow by name. */
export function rankedTypes(rows: readonly DepartmentByYear[], { typeName, lowBelow }: Pick<MatrixMeaning, 'typeName' | 'lowBelow'>): string[] {
  const last = comparedYear(rows, lowBelow)
  const value = new Map(rows.filter(row => row.year === last && row.value !== null && !isLow(row.denominator, lowBelow)).map(row => [row.type, row.value!]))
  const zh = new Intl.Collator('zh')
  // Of two without a value the difference is no number: they stand by name.
  return [...new Set(rows.map(row => row.type))].sort((a, b) =>
    (value.get(b) ?? -Infinity) - (value.get(a) ?? -Infinity) || zh.compare(typeName(a), typeName(b)))
}

export interface TrendMetric {
  key: string
  name: string
  unit: Unit
  /** Years in which a form begins that asks otherwise: the series breaks before them and the breaks are labelled. */
  breaks: readonly number[]
}
