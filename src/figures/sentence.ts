import type { MatrixMeaning } from './overview/models'
import type { Locale, Unit } from './types'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear } from '@/metrics'
import { lowCount, metricOf } from '@/metrics'
import { lastBreak, yearRange } from './axes'
import { numbersOf } from './numbers'
import { appealPathKeys, comparedYear, isLow, outcomeSeries, outcomeValue, rankedTypes } from './overview/models'
import { pairSentence } from './pair'
import { wordsOf } from './words'

export interface YearValue {
  year: number
  value: number
  /** Too few cases behind a rate to be compared. */
  low: boolean
}

/** One name a language. */
type Name = Record<Locale, string>

const received: Name = { 'zh-CN': '新收申请', 'en': 'applications received' }

/** `2019—2025 年` read of the years with a value; the missing ones between them are named. */
function missingYears(all: readonly number[], known: readonly YearValue[], locale: Locale): string {
  const have = new Set(known.map(point => point.year))
  const gaps = all.filter(year => !have.has(year))
  if (gaps.length === 0)
    return ''
  return locale === 'en' ? `; no value for ${gaps.join(', ')}` : `；${gaps.join('、')} 年没有数据`
}

/** Of one agency: from the first value to the last, the highest between them, and the gaps. A base of 0 has no growth rate; rates of few cases are not compared. */
export function course(points: readonly YearValue[], all: readonly number[], name: string, unit: Unit, locale: Locale): string {
  const zh = locale !== 'en'
  const numbers = numbersOf(locale)
  const say = (value: number): string => numbers.withUnit(value, unit)
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last)
    return zh ? `所选范围内没有${name}的数据。` : `No data on ${name} in this selection.`
  const gaps = missingYears(all, points, locale)
  if (unit === 'rate' && points.length > 1 && (first.low || last.low))
    return zh ? `${last.year} 年${name} ${say(last.value)}；与 ${first.year} 年相比有一年不足 ${lowCount} 件，不作比较${gaps}。` : `${last.year}: ${name} ${say(last.value)}; fewer than ${lowCount} cases in ${first.year} or ${last.year}, so they are not compared${gaps}.`
  if (points.length === 1)
    return zh ? `${first.year} 年${name} ${say(first.value)}${gaps}。` : `${first.year}: ${name} ${say(first.value)}${gaps}.`
  if (points.every(point => point.value === 0))
    return zh ? `${first.year}—${last.year} 年${name}均为 ${say(0)}${gaps}。` : `${first.year}–${last.year}: ${name} ${say(0)} in every year${gaps}.`
  const change = unit === 'rate' ? (Math.round(last.value * 1000) - Math.round(first.value * 1000)) / 1000 : last.value - first.value
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

/** The last year's value of a series, with its years without one, then its change over the units of both ends, if it has two. */
function seriesSentence({ year, value, gaps }: { year: number, value: string, gaps: string }, name: string, unit: Unit, pair: LikeForLike | undefined, locale: Locale): string {
  const zh = locale !== 'en'
  const now = zh ? `${year} 年${name} ${value}${gaps}。` : `${year}: ${name} ${value}${gaps}.`
  return pair ? `${now}${zh ? '' : ' '}${pairSentence(pair, name, unit, locale)}` : now
}

/** What is said of a series all units make: the last year of all, the change like for like. */
export function coursesSentence(points: readonly YearValue[], all: readonly number[], name: string, unit: Unit, pair: LikeForLike | undefined, locale: Locale): string {
  const last = points.at(-1)
  if (!last)
    return locale !== 'en' ? `所选范围内没有${name}的数据。` : `No data on ${name} in this selection.`
  return seriesSentence({ year: last.year, value: numbersOf(locale).withUnit(last.value, unit), gaps: missingYears(all, points, locale) }, name, unit, pair, locale)
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
  return coursesSentence(pointsOf(comparable, row => row.received), yearRange(comparable), received[locale], 'count', pair, locale)
}

/** The year's disclosed share and its largest other outcome over the reports that may be in shares, then the share's change like for like: `pair`. */
export function outcomesSentence(rows: readonly OutcomesByYear[], pair: LikeForLike | undefined, locale: Locale): string {
  const zh = locale !== 'en'
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const last = rows.filter(row => (row.shared.concluded ?? 0) > 0).sort((a, b) => a.year - b.year).at(-1)
  if (!last)
    return zh ? '所选范围内没有可以计算比例的办结申请。' : 'Nothing concluded in this selection has shares.'
  const { shared } = last
  const share = ((shared.granted ?? 0) + (shared.partlyGranted ?? 0)) / shared.concluded!
  const parts = outcomeSeries.slice(2, 6).map(key => ({ key, share: outcomeValue(last, key, 'share') ?? 0 })).sort((a, b) => b.share - a.share)
  const top = parts[0]!
  const rest = top.share > 0 ? (zh ? `，其余以${word.series[top.key]}最多（${numbers.value(top.share, 'rate')}）` : `; of the rest, ${word.series[top.key].toLowerCase()} leads (${numbers.value(top.share, 'rate')})`) : ''
  const sum = Object.entries(shared).reduce((total, [key, cases]) => total + (key === 'concluded' ? 0 : cases ?? 0), 0)
  const mismatch = sum === shared.concluded
    ? ''
    : zh ? `；各项之和 ${numbers.withUnit(sum, 'count')}与办结数不等，比例之和不为 100%` : `; the outcomes add up to ${numbers.withUnit(sum, 'count')}, not to the concluded number, so the shares do not make 100%`
  const left = last.leftOut === 0 ? '' : zh ? `；${last.leftOut} 份年报有空缺，未计入公开率` : `; ${word.leftOut(last.leftOut)}`
  const now = zh
    ? `${last.year} 年办结 ${numbers.withUnit(last.concluded, 'count')}，公开率（予以公开 + 部分公开）${numbers.value(share, 'rate')}${rest}${mismatch}${left}。`
    : `${last.year}: ${numbers.withUnit(last.concluded, 'count')} concluded, ${numbers.value(share, 'rate')} granted in full or part${rest}${mismatch}${left}.`
  return pair ? `${now}${zh ? '' : ' '}${pairSentence(pair, zh ? '公开率' : 'the disclosure rate', 'rate', locale)}` : now
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
  const left = now.reduce((sum, row) => sum + row.leftOut, 0)
  const note = (left === 0 ? '' : zh ? `；${left} 份年报有空缺，未计入` : `; ${wordsOf(locale).leftOut(left)}`) + (low === 0 ? '' : zh ? `；${low} 类不足 ${meaning.lowBelow} 件，不参与比较` : `; ${low} ${low === 1 ? 'type has' : 'types have'} fewer than ${meaning.lowBelow} cases and ${low === 1 ? 'is' : 'are'} not compared`)
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
