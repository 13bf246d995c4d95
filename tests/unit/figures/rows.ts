import type { Breakdown, Chart, ChartContext, ChartModel, Comparison, Locale, MatrixMeaning, Profile, SharesColumn, TableTwin, TrendMetric } from '@/figures'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear, Unit } from '@/metrics'
import { appealsModel, applicationsModel, breakdownClaims, breakdownModel, compareClaims, departmentModel, kindsFor, optionOf, outcomesModel, profileClaims, sentenceOf, sharesModel, tableOf, trendModel } from '@/figures'

export const context: ChartContext = { locale: 'zh-CN', theme: 'light', width: 760, motion: true }

export function application(year: number, received: number | null, more: Partial<ApplicationsByYear> = {}): ApplicationsByYear {
  return { year, received, carriedIn: 0, handled: received, concluded: received, carriedOut: 0, reports: 3, gaps: 0, ...more }
}

export function outcome(year: number, more: Partial<OutcomesByYear> = {}): OutcomesByYear {
  const row = { year, granted: 40, partlyGranted: 10, denied: 20, unavailable: 20, notProcessed: 5, other: 5, carriedOut: 8, concluded: 100, reports: 3, gaps: 0, ...more }
  const { granted, partlyGranted, denied, unavailable, notProcessed, other, concluded, reports } = row
  return { shared: { granted, partlyGranted, denied, unavailable, notProcessed, other, concluded }, sharing: reports, leftOut: 0, ...row }
}

export function appeal(year: number, path: AppealsByYear['path'], more: Partial<AppealsByYear> = {}): AppealsByYear {
  const row = { year, path, upheld: 5, overturned: 2, otherResult: 1, pending: 2, total: 10, reports: 3, gaps: 0, ...more }
  const { upheld, overturned, otherResult, pending, total, reports } = row
  return { shared: { upheld, overturned, otherResult, pending, total }, sharing: reports, leftOut: 0, ...row }
}

export function department(type: string, year: number, value: number | null, denominator: number | null = 100): DepartmentByYear {
  return { type, year, value, denominator, reports: 2, gaps: 0, leftOut: 0 }
}

export function figure(metric: string, year: number, value: number | null, more: Partial<KeyFigure> = {}): KeyFigure {
  return { metric, year, value, previous: null, change: null, pair: null, numerator: null, denominator: 100, reports: 1, previousReports: 0, gaps: 0, leftOut: 0, lowCount: false, ...more }
}

const drawn = <Rows, More extends unknown[]>(modelOf: (rows: Rows, locale: Locale, ...more: More) => ChartModel) => (rows: Rows, at: ChartContext, ...more: More): Chart => optionOf(modelOf(rows, at.locale, ...more), at)

/** The charts of the overview as they are drawn. */
export const applicationsByYear = drawn(applicationsModel)
export const outcomesByYear = drawn(outcomesModel)
export const appealsByYear = drawn(appealsModel)
export const departmentByYear = drawn(departmentModel)
export const agencyTrend = drawn(trendModel)

/** A breakdown as a table; it is the same whatever it is drawn as. */
export const breakdownTable = (data: Breakdown, locale: Locale): TableTwin => tableOf(breakdownModel(kindsFor(data)[0]!, data, locale), locale)

/** What figures say, as their pages say it. */
export const applicationsSentence = (rows: readonly ApplicationsByYear[], pair: LikeForLike | undefined, locale: Locale): string => sentenceOf(applicationsModel(rows, locale, pair), locale)
export const outcomesSentence = (rows: readonly OutcomesByYear[], pair: LikeForLike | undefined, locale: Locale): string => sentenceOf(outcomesModel(rows, locale, 'count', pair), locale)
export const appealsSentence = (rows: readonly AppealsByYear[], locale: Locale): string => sentenceOf(appealsModel(rows, locale), locale)
export const departmentSentence = (rows: readonly DepartmentByYear[], locale: Locale, meaning: MatrixMeaning): string => sentenceOf(departmentModel(rows, locale, meaning), locale)
export const trendSentence = (rows: readonly KeyFigure[], metric: TrendMetric, locale: Locale): string => sentenceOf(trendModel(rows, locale, [metric]), locale)
export const sharesSentence = (columns: readonly SharesColumn[], locale: Locale): string => sentenceOf(sharesModel(columns, locale), locale)
export const breakdownSentence = (data: Breakdown, locale: Locale): string => sentenceOf({ claims: breakdownClaims(data, locale) }, locale)
export const pairSentence = (pair: LikeForLike, name: string, unit: Unit, locale: Locale): string => sentenceOf({ claims: [{ kind: 'change', name, unit, pair, broken: false }] }, locale)
export const compareSentence = (data: Comparison, locale: Locale): string => sentenceOf({ claims: compareClaims(data) }, locale)
export const profileSentence = (profile: Profile, locale: Locale): string => sentenceOf({ claims: profileClaims(profile) }, locale)
