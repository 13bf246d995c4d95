import type { Locale, Unit } from '../types'
import type { MatrixMeaning } from './models'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear } from '@/metrics'
import { isLow, metricOf } from '@/metrics'
import { lastBreak, yearRange } from '../axes'
import { numbersOf } from '../numbers'
import { pairSentence } from '../pair'
import { wordsOf } from '../words'
import { appealPathKeys, comparedYear, outcomeSeries, outcomeValue, rankedTypes } from './models'
import { overviewWords } from './words'

export interface YearValue {
  year: number
  value: number
  /** Too few cases behind a rate to be compared. */
  low: boolean
}

/** The years without a value among those read. */
function missingYears(all: readonly number[], known: readonly YearValue[], locale: Locale): string {
  const have = new Set(known.map(point => point.year))
  const gaps = all.filter(year => !have.has(year))
  return gaps.length === 0 ? '' : overviewWords(locale).missing(gaps)
}

/** Of one agency: from the first value to the last, the highest between them, and the gaps. A base of 0 has no growth rate; rates of few cases are not compared. */
export function course(points: readonly YearValue[], all: readonly number[], name: string, unit: Unit, locale: Locale): string {
  const word = overviewWords(locale)
  const numbers = numbersOf(locale)
  const say = (value: number): string => numbers.withUnit(value, unit)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last)
    return word.noData(name)
  const gaps = missingYears(all, points, locale)
  if (unit === 'rate' && points.length > 1 && (first.low || last.low))
    return word.now(last.year, name, say(last.value), `${word.uncompared(first.year, last.year)}${gaps}`)
  if (points.length === 1)
    return word.now(first.year, name, say(first.value), gaps)
  if (points.every(point => point.value === 0))
    return word.zeros(first.year, last.year, name, say(0), gaps)
  const change = unit === 'rate' ? (Math.round(last.value * 1000) - Math.round(first.value * 1000)) / 1000 : last.value - first.value
  const highest = points.reduce((best, point) => point.value > best.value ? point : best)
  const rest = `${highest === last || highest === first ? '' : word.peak(highest.year, say(highest.value))}${gaps}`
  if (change === 0)
    return word.now(last.year, name, say(last.value), `${word.same(first.year)}${rest}`)
  const size = unit === 'rate' || first.value === 0 ? numbers.change(change, unit) : numbers.growth(change / first.value)
  return word.course(name, [first.year, last.year], [say(first.value), say(last.value)], change > 0, size, rest)
}

/** What is said of a series all units make: the last year of all, the change like for like. */
export function coursesSentence(points: readonly YearValue[], all: readonly number[], name: string, unit: Unit, pair: LikeForLike | undefined, locale: Locale): string {
  const word = overviewWords(locale)
  const last = points.at(-1)
  if (!last)
    return word.noData(name)
  return withPair(word.now(last.year, name, numbersOf(locale).withUnit(last.value, unit), missingYears(all, points, locale)), name, unit, pair, locale)
}

/** A sentence of the last year, then the change over the units of both ends, if it has two. */
function withPair(now: string, name: string, unit: Unit, pair: LikeForLike | undefined, locale: Locale): string {
  return pair ? `${now}${overviewWords(locale).between}${pairSentence(pair, name, unit, locale)}` : now
}

function pointsOf<Row extends { year: number, lowCount?: boolean }>(rows: readonly Row[], value: (row: Row) => number | null): YearValue[] {
  return rows.flatMap((row) => {
    const number = value(row)
    return number === null ? [] : [{ year: row.year, value: number, low: row.lowCount ?? false }]
  }).sort((a, b) => a.year - b.year)
}

/** `pair`: 新收 of the first and the last year. */
export function applicationsSentence(rows: readonly ApplicationsByYear[], pair: LikeForLike | undefined, locale: Locale): string {
  const from = lastBreak(metricOf('received').breaks, Math.max(...rows.map(row => row.year)))
  const comparable = rows.filter(row => row.year >= from)
  return coursesSentence(pointsOf(comparable, row => row.received), yearRange(comparable), overviewWords(locale).received, 'count', pair, locale)
}

/** The year's disclosed share and its largest other outcome over the reports that may be in shares, then the share's change like for like: `pair`. */
export function outcomesSentence(rows: readonly OutcomesByYear[], pair: LikeForLike | undefined, locale: Locale): string {
  const { outcomes: word, disclosureRate } = overviewWords(locale)
  const numbers = numbersOf(locale)
  const last = rows.filter(row => (row.shared.concluded ?? 0) > 0).sort((a, b) => a.year - b.year).at(-1)
  if (!last)
    return word.none
  const { shared } = last
  const share = ((shared.granted ?? 0) + (shared.partlyGranted ?? 0)) / shared.concluded!
  const parts = outcomeSeries.slice(2, 6).map(key => ({ key, share: outcomeValue(last, key, 'share') ?? 0 })).sort((a, b) => b.share - a.share)
  const top = parts[0]!
  const sum = Object.entries(shared).reduce((total, [key, cases]) => total + (key === 'concluded' ? 0 : cases ?? 0), 0)
  const rest = [
    top.share > 0 ? word.most(wordsOf(locale).series[top.key], numbers.value(top.share, 'rate')) : '',
    sum === shared.concluded ? '' : word.uneven(numbers.withUnit(sum, 'count')),
    last.leftOut === 0 ? '' : word.leftOut(last.leftOut),
  ].join('')
  return withPair(word.now(last.year, numbers.withUnit(last.concluded, 'count'), numbers.value(share, 'rate'), rest), disclosureRate, 'rate', pair, locale)
}

/** The last year's appeals by path, and how many of the concluded ones were overturned. */
export function appealsSentence(rows: readonly AppealsByYear[], locale: Locale): string {
  const { appeals: word, list, noData } = overviewWords(locale)
  const numbers = numbersOf(locale)
  const counted = rows.filter(row => row.total !== null)
  if (counted.length === 0)
    return noData(word.name)
  const year = Math.max(...counted.map(row => row.year))
  const now = counted.filter(row => row.year === year)
  const total = now.reduce((sum, row) => sum + row.total!, 0)
  if (total === 0)
    return word.none(year)
  const paths = appealPathKeys.flatMap((path) => {
    const row = now.find(candidate => candidate.path === path)
    return row ? [`${wordsOf(locale).paths[path]} ${numbers.withUnit(row.total, 'count')}`] : []
  }).join(list)
  const closed = now.reduce((sum, row) => sum + row.total! - (row.pending ?? 0), 0)
  const overturned = now.reduce((sum, row) => sum + (row.overturned ?? 0), 0)
  return word.now(year, paths, closed <= 0 ? word.open : word.closed(numbers.withUnit(closed, 'count'), numbers.withUnit(overturned, 'count')))
}

/** Highest and lowest department type of the last year, low counts left out and counted. */
export function departmentSentence(rows: readonly DepartmentByYear[], locale: Locale, meaning: MatrixMeaning): string {
  const { departments: word, noData } = overviewWords(locale)
  const { brackets } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const { name, unit, lowBelow } = meaning
  if (rows.length === 0)
    return noData(name)
  const year = comparedYear(rows, lowBelow) ?? Math.max(...rows.map(row => row.year))
  const now = rows.filter(row => row.year === year)
  const ranked = rankedTypes(rows, meaning)
    .flatMap(type => now.find(row => row.type === type && row.value !== null && !isLow(row.denominator, lowBelow)) ?? [])
  const low = now.filter(row => row.value !== null && isLow(row.denominator, lowBelow)).length
  const left = now.reduce((sum, row) => sum + row.leftOut, 0)
  const rest = `${left === 0 ? '' : word.leftOut(left)}${low === 0 ? '' : word.low(low, lowBelow!)}`
  const [top, bottom] = [ranked[0], ranked.at(-1)]
  if (!top || !bottom)
    return word.none(year, name, rest)
  const say = (row: DepartmentByYear): string => `${meaning.typeName(row.type)}${brackets(numbers.withUnit(row.value, unit))}`
  if (top === bottom || top.value === bottom.value)
    return word.same(year, name, ranked.length === 1 ? say(top) : word.allSame(ranked.length, numbers.withUnit(top.value, unit)), rest)
  return word.ends(year, name, say(top), say(bottom), rest)
}

/** The course of one metric, for the trend panels. */
export function trendSentence(rows: readonly KeyFigure[], metric: { key: string, name: string, unit: Unit, breaks: readonly number[] }, locale: Locale): string {
  const own = rows.filter(row => row.metric === metric.key)
  const from = lastBreak(metric.breaks, Math.max(...own.map(row => row.year)))
  const comparable = own.filter(row => row.year >= from)
  return course(pointsOf(comparable, row => row.value), yearRange(comparable), metric.name, metric.unit, locale)
}
