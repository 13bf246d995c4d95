import type { MatrixMeaning } from './options/department-by-year'
import type { Locale, Unit } from './types'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, OutcomesByYear } from '@/metrics'
import { metricOf } from '@/metrics'
import { lastBreak, yearRange } from './axes'
import { numbersOf } from './numbers'
import { appealPathKeys } from './options/appeals-by-year'
import { comparedYear, isLow, rankedTypes } from './options/department-by-year'
import { outcomeSeries, outcomeValue } from './options/outcomes-by-year'
import { wordsOf } from './words'

export interface Point { year: number, value: number, reports: number }

/** One name a language. */
type Name = Record<Locale, string>

const received: Name = { 'zh-CN': '新收申请', 'en': 'applications received' }

/** `2019—2025 年` read of the years with a value; the missing ones between them are named. */
function missingYears(all: readonly number[], known: readonly Point[], locale: Locale): string {
  const have = new Set(known.map(point => point.year))
  const gaps = all.filter(year => !have.has(year))
  if (gaps.length === 0)
    return ''
  return locale === 'en' ? `; no value for ${gaps.join(', ')}` : `；${gaps.join('、')} 年没有数据`
}

/** From the first value to the last, the highest between them, and the gaps. A base of 0 has no growth rate. */
export function course(points: readonly Point[], all: readonly number[], name: string, unit: Unit, locale: Locale): string {
  const zh = locale !== 'en'
  const numbers = numbersOf(locale)
  const say = (value: number): string => numbers.withUnit(value, unit)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last)
    return zh ? `所选范围内没有${name}的数据。` : `No data on ${name} in this selection.`
  const gaps = missingYears(all, points, locale) + unequal(first, last, locale)
  if (points.length === 1)
    return zh ? `${first.year} 年${name} ${say(first.value)}${gaps}。` : `${first.year}: ${name} ${say(first.value)}${gaps}.`
  if (points.every(point => point.value === 0))
    return zh ? `${first.year}—${last.year} 年${name}均为 ${say(0)}${gaps}。` : `${first.year}–${last.year}: ${name} ${say(0)} in every year${gaps}.`
  const change = last.value - first.value
  const highest = points.reduce((best, point) => point.value > best.value ? point : best)
  const peak = highest === last || highest === first
    ? ''
    : zh ? `，最高为 ${highest.year} 年的 ${say(highest.value)}` : `, highest in ${highest.year} (${say(highest.value)})`
  if (change === 0)
    return zh ? `${last.year} 年${name} ${say(last.value)}，与 ${first.year} 年相同${peak}${gaps}。` : `${last.year}: ${name} ${say(last.value)}, the same as in ${first.year}${peak}${gaps}.`
  const size = unit === 'rate'
    ? numbers.change(change, unit)
    : first.value === 0 ? numbers.change(change, unit) : numbers.growth(change / first.value)
  return zh
    ? `${name}从 ${first.year} 年的 ${say(first.value)}${change > 0 ? '增至' : '降至'} ${last.year} 年的 ${say(last.value)}（${size}）${peak}${gaps}。`
    : `${name[0]!.toUpperCase()}${name.slice(1)} ${change > 0 ? 'rose' : 'fell'} from ${say(first.value)} in ${first.year} to ${say(last.value)} in ${last.year} (${size})${peak}${gaps}.`
}

/** Below this ratio of reports two years no longer speak of the same units. */
const comparable = 0.9

/** Whether two years rest on so different numbers of reports that they are not directly comparable. */
export function isFar(reports: number, others: number): boolean {
  return Math.min(reports, others) / Math.max(reports, others) < comparable
}

/** The reports behind two years where their numbers differ, and whether that forbids the comparison. */
function unequal(first: { reports: number }, last: { reports: number }, locale: Locale): string {
  if (first.reports === last.reports)
    return ''
  const close = !isFar(first.reports, last.reports)
  if (locale === 'en')
    return `; ${first.reports} and ${last.reports} reports${close ? '' : ', so not directly comparable'}`
  return `；两年分别有 ${first.reports} 份、${last.reports} 份年报${close ? '' : '，不宜直接比较'}`
}

function pointsOf<Row extends { year: number, reports: number }>(rows: readonly Row[], value: (row: Row) => number | null): Point[] {
  return rows.flatMap((row) => {
    const number = value(row)
    return number === null ? [] : [{ year: row.year, value: number, reports: row.reports }]
  }).sort((a, b) => a.year - b.year)
}

export function applicationsSentence(rows: readonly ApplicationsByYear[], locale: Locale): string {
  const from = lastBreak(metricOf('received').breaks, Math.max(...rows.map(row => row.year)))
  const comparable = rows.filter(row => row.year >= from)
  return course(pointsOf(comparable, row => row.received), yearRange(comparable), received[locale], 'count', locale)
}

/** The year's largest outcome, the disclosed share, and its change since the first year that has one. */
export function outcomesSentence(rows: readonly OutcomesByYear[], locale: Locale): string {
  const zh = locale !== 'en'
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const decided = rows.filter(row => (row.concluded ?? 0) > 0).sort((a, b) => a.year - b.year)
  const [first, last] = [decided[0], decided.at(-1)]
  if (!first || !last)
    return zh ? '所选范围内没有办结的申请，不计算比例。' : 'Nothing was concluded in this selection, so there are no shares.'
  const disclosed = (row: OutcomesByYear): number => (row.granted ?? 0) + (row.partlyGranted ?? 0)
  const share = disclosed(last) / last.concluded!
  const parts = outcomeSeries.slice(2, 6).map(key => ({ key, count: last[key] ?? 0 })).sort((a, b) => b.count - a.count)
  const top = parts[0]!
  const rest = top.count > 0 ? (zh ? `，其余以${word.series[top.key]}最多（${numbers.value(outcomeValue(last, top.key, 'share'), 'rate')}）` : `; of the rest, ${word.series[top.key].toLowerCase()} leads (${numbers.value(outcomeValue(last, top.key, 'share'), 'rate')})`) : ''
  const change = share - disclosed(first) / first.concluded!
  const since = first === last ? '' : zh ? `，比 ${first.year} 年 ${numbers.change(change, 'rate')}` : `, ${numbers.change(change, 'rate')} against ${first.year}`
  const sum = outcomeSeries.slice(0, 6).reduce((total, key) => total + (last[key] ?? 0), 0)
  const mismatch = sum === last.concluded
    ? ''
    : zh ? `；各项之和 ${numbers.withUnit(sum, 'count')}与办结数不等，比例之和不为 100%` : `; the outcomes add up to ${numbers.withUnit(sum, 'count')}, not to the concluded number, so the shares do not make 100%`
  return zh
    ? `${last.year} 年办结 ${numbers.withUnit(last.concluded, 'count')}，公开率（予以公开 + 部分公开）${numbers.value(share, 'rate')}${since}${rest}${mismatch}${unequal(first, last, locale)}。`
    : `${last.year}: ${numbers.withUnit(last.concluded, 'count')} concluded, ${numbers.value(share, 'rate')} granted in full or part${since}${rest}${mismatch}${unequal(first, last, locale)}.`
}

/** The last year's appeals by path, and how many of the concluded ones were overturned. */
export function appealsSentence(rows: readonly AppealsByYear[], locale: Locale): string {
  const zh = locale !== 'en'
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const counted = rows.filter(row => row.total !== null)
  if (counted.length === 0)
    return zh ? '所选范围内没有复议诉讼的数据。' : 'No data on appeals in this selection.'
  const year = Math.max(...counted.map(row => row.year))
  const now = counted.filter(row => row.year === year)
  const total = now.reduce((sum, row) => sum + row.total!, 0)
  if (total === 0)
    return zh ? `${year} 年没有行政复议和行政诉讼。` : `${year}: no reviews and no lawsuits.`
  const paths = appealPathKeys.flatMap((path) => {
    const row = now.find(candidate => candidate.path === path)
    return row ? [`${word.paths[path]} ${numbers.withUnit(row.total, 'count')}`] : []
  }).join(zh ? '、' : ', ')
  const closed = now.reduce((sum, row) => sum + row.total! - (row.pending ?? 0), 0)
  const overturned = now.reduce((sum, row) => sum + (row.overturned ?? 0), 0)
  const end = closed <= 0
    ? (zh ? '均尚未审结' : 'none closed yet')
    : zh ? `已审结 ${numbers.withUnit(closed, 'count')}，其中结果纠正 ${numbers.withUnit(overturned, 'count')}` : `${numbers.withUnit(closed, 'count')} closed, ${numbers.withUnit(overturned, 'count')} of them overturned`
  return zh ? `${year} 年${paths}；${end}。` : `${year}: ${paths}; ${end}.`
}

/** Highest and lowest department type of the last year, low counts left out and counted. */
export function departmentSentence(rows: readonly DepartmentByYear[], locale: Locale, meaning: MatrixMeaning): string {
  const zh = locale !== 'en'
  const numbers = numbersOf(locale)
  if (rows.length === 0)
    return zh ? `所选范围内没有${meaning.name}的数据。` : `No data on ${meaning.name} in this selection.`
  const year = comparedYear(rows, meaning.lowBelow) ?? Math.max(...rows.map(row => row.year))
  const now = rows.filter(row => row.year === year)
  const ranked = rankedTypes(rows, meaning)
    .flatMap(type => now.find(row => row.type === type && row.value !== null && !isLow(row, meaning.lowBelow)) ?? [])
  const low = now.filter(row => row.value !== null && isLow(row, meaning.lowBelow)).length
  const note = low === 0 ? '' : zh ? `；${low} 类不足 ${meaning.lowBelow} 件，不参与比较` : `; ${low} ${low === 1 ? 'type has' : 'types have'} fewer than ${meaning.lowBelow} cases and ${low === 1 ? 'is' : 'are'} not compared`
  const [top, bottom] = [ranked[0], ranked.at(-1)]
  if (!top || !bottom)
    return zh ? `${year} 年没有可以比较的${meaning.name}${note}。` : `${year}: nothing to compare on ${meaning.name}${note}.`
  const say = (row: DepartmentByYear): string => `${meaning.typeName(row.type)}${zh ? '（' : ' ('}${numbers.withUnit(row.value, meaning.unit)}${zh ? '）' : ')'}`
  if (top === bottom || top.value === bottom.value)
    return zh ? `${year} 年${meaning.name}：${ranked.length === 1 ? say(top) : `${ranked.length} 类均为 ${numbers.withUnit(top.value, meaning.unit)}`}${note}。` : `${year}, ${meaning.name}: ${ranked.length === 1 ? say(top) : `${numbers.withUnit(top.value, meaning.unit)} in all ${ranked.length} types`}${note}.`
  return zh ? `${year} 年${meaning.name}最高为${say(top)}，最低为${say(bottom)}${note}。` : `${year}, ${meaning.name}: highest ${say(top)}, lowest ${say(bottom)}${note}.`
}

/** The course of one metric, for the trend panels. */
export function trendSentence(rows: readonly KeyFigure[], metric: { key: string, name: string, unit: Unit, breaks: readonly number[] }, locale: Locale): string {
  const own = rows.filter(row => row.metric === metric.key)
  const from = lastBreak(metric.breaks, Math.max(...own.map(row => row.year)))
  const comparable = own.filter(row => row.year >= from)
  return course(pointsOf(comparable, row => row.value), yearRange(comparable), metric.name, metric.unit, locale)
}
