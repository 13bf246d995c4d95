import type { Claim, YearValue } from '../claims/claims'
import type { Locale } from '../types'
import type { MatrixMeaning, TrendMetric } from './rows'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear } from '@/metrics'
import { isLow, lowCount, metricOf } from '@/metrics'
import { lastBreak, yearRange } from '../axes'
import { changeClaims, courseClaims, extremesOf, leading, seriesClaims } from '../claims/claims'
import { wordsOf } from '../words'
import { appealPathKeys, appealSeries, comparedYear, outcomeSeries } from './rows'

const zh = new Intl.Collator('zh')

/** A series of rows since the last change of form before its last value: what lies across is not told with it. */
function spokenOf<Row extends { year: number, lowCount?: boolean }>(rows: readonly Row[], breaks: readonly number[], valueOf: (row: Row) => number | null) {
  const known = rows.filter(row => valueOf(row) !== null)
  const from = lastBreak(breaks, Math.max(...known.map(({ year }) => year)))
  const own = rows.filter(({ year }) => year >= from)
  const points = known.filter(({ year }) => year >= from).map((row): YearValue => ({ year: row.year, value: valueOf(row)!, low: row.lowCount ?? false })).sort((a, b) => a.year - b.year)
  return { points, all: yearRange(own), reported: new Set(own.map(({ year }) => year)) }
}

/** 新收, or what of the chart is printed where it is not. `pair`: 新收 of the first and the last year. */
export function applicationsClaims(rows: readonly ApplicationsByYear[], pair: LikeForLike | undefined, locale: Locale): Claim[] {
  const word = wordsOf(locale)
  const key = (['received', 'concluded', 'carriedOut'] as const).find(key => rows.some(row => row[key] !== null)) ?? 'received'
  const { breaks } = metricOf(key)
  const name = key === 'received' ? word.applications : word.spoken(word.series[key])
  return seriesClaims({ name, unit: 'count', ...spokenOf(rows, breaks, row => row[key]) }, key === 'received' ? pair : undefined, breaks)
}

/** The year's disclosed share and its largest other outcome over the reports that may be in shares, then the share's change like for like: `pair`. */
export function outcomesClaims(rows: readonly OutcomesByYear[], pair: LikeForLike | undefined, locale: Locale): Claim[] {
  const word = wordsOf(locale)
  const last = rows.filter(row => (row.shared.concluded ?? 0) > 0).sort((a, b) => a.year - b.year).at(-1)
  if (!last)
    return [{ kind: 'none', why: 'shares', name: '', years: null }]
  const { shared, year } = last
  const whole = shared.concluded!
  const few = isLow(whole, lowCount)
  const rest = leading(outcomeSeries.slice(2, 6).map(key => ({ name: word.series[key], cases: shared[key as keyof typeof shared] })), whole, few, 1)
  const sum = outcomeSeries.slice(0, 6).reduce((total, key) => total + (shared[key as keyof typeof shared] ?? 0), 0)
  const later = rows.filter(row => row.year > year).map(row => row.year).sort()
  return [
    { kind: 'value', name: word.spoken(word.series.concluded), unit: 'count', years: [year, year], value: last.concluded!, low: false },
    { kind: 'disclosed', share: few ? null : ((shared.granted ?? 0) + (shared.partlyGranted ?? 0)) / whole, cases: whole },
    ...rest.length > 0 && !few ? [{ kind: 'share', opens: 'rest', name: '', years: [year, year], parts: rest } as const] : [],
    ...sum === whole ? [] : [{ kind: 'uneven', sum } as const],
    ...last.leftOut === 0 ? [] : [{ kind: 'leftOut', count: last.leftOut, from: 'disclosed' } as const],
    ...later.length === 0 ? [] : [{ kind: 'silent', why: 'value', name: word.disclosureRate, years: later } as const],
    ...changeClaims(pair, word.disclosureRate, 'rate', metricOf('disclosureRate').breaks),
  ]
}

/** The last year's appeals by path, and how many of the concluded ones were overturned, over the reports whose section 4 is known. */
export function appealsClaims(rows: readonly AppealsByYear[], locale: Locale): Claim[] {
  const word = wordsOf(locale)
  const year = Math.max(...rows.filter(row => row.total !== null).map(row => row.year))
  const now = rows.filter(row => row.year === year)
  if (now.length === 0)
    return [{ kind: 'none', why: 'data', name: word.appeals, years: null }]
  const sum = (numbers: readonly (number | null)[]): number => numbers.reduce<number>((total, number) => total + (number ?? 0), 0)
  const leftOut = Math.max(...now.map(row => row.leftOut))
  const known = now.filter(({ shared }) => shared.total !== null)
  const closed = sum(known.map(({ shared }) => shared.total)) - sum(known.map(({ shared }) => shared.pending))
  if (leftOut === 0 && now.every(row => (row.total ?? 0) === 0))
    return [{ kind: 'none', why: 'zero', name: word.appealsEither, years: [year, year] }]
  const off = sum(now.flatMap(row => appealSeries.map(key => row[key]))) - sum(now.map(({ total }) => total))
  return [
    { kind: 'list', years: [year, year], items: appealPathKeys.flatMap(path => now.flatMap(row => row.path === path && row.total !== null ? [{ name: word.paths[path], value: row.total }] : [])) },
    ...known.length === 0 ? [] : [{ kind: 'closed', closed, overturned: sum(known.map(({ shared }) => shared.overturned)), all: leftOut === 0 } as const],
    ...off === 0 ? [] : [{ kind: 'off', difference: off } as const],
    ...leftOut === 0 ? [] : [{ kind: 'leftOut', count: leftOut, from: 'closed' } as const],
  ]
}

/** The highest and the lowest department type of the last year that has any to compare; low counts left out and counted. */
export function departmentClaims(rows: readonly DepartmentByYear[], { name, unit, lowBelow, typeName }: MatrixMeaning): Claim[] {
  if (rows.length === 0)
    return [{ kind: 'none', why: 'data', name, years: null }]
  const year = comparedYear(rows, lowBelow) ?? Math.max(...rows.map(row => row.year))
  const now = rows.filter(row => row.year === year)
  const few = now.filter(row => row.value !== null && isLow(row.denominator, lowBelow)).length
  const ranked = now.flatMap(row => row.value === null || isLow(row.denominator, lowBelow) ? [] : [{ name: typeName(row.type), value: row.value }])
    .sort((a, b) => b.value - a.value || zh.compare(a.name, b.name))
  const leftOut = now.reduce((sum, row) => sum + row.leftOut, 0)
  const extremes = extremesOf(ranked, unit)
  return [
    extremes ? { kind: 'extreme', name, unit, years: [year, year], of: 'types', ...extremes } : { kind: 'none', why: 'comparable', name, years: [year, year] },
    ...leftOut === 0 ? [] : [{ kind: 'leftOut', count: leftOut, from: 'any' } as const],
    ...few === 0 ? [] : [{ kind: 'few', count: few, below: lowBelow!, of: 'types' } as const],
  ]
}

/** The course of one metric of one agency. */
export function trendClaims(rows: readonly KeyFigure[], { key, name, unit, breaks }: TrendMetric): Claim[] {
  return courseClaims({ name, unit, ...spokenOf(rows.filter(row => row.metric === key), breaks, row => row.value) })
}
