import type { Locale } from '../types'
import type { Decomposition, Part } from './decompose'
import type { Makeup, Reason } from './reasons'
import type { Filters, Metric } from '@/metrics'
import { nameIn } from '@/language'
import { wholeOf } from '@/metrics'
import { numbersOf } from '../numbers'
import { changeText, explainWords, hundredths, rateText } from './words'

/** What a number of a sentence can be checked by. */
export type Evidence
  /** The agencies' own values, of one year or of both. */
  = | { of: 'units', years: readonly [number, number] }
    | { of: 'agency', agency: string, years: readonly [number, number] }
  /** The metric or the whole over the two years. */
    | { of: 'series', subject: string }

/** Words, or a number with its evidence. */
export type Piece = string | { text: string, evidence: Evidence }
export type Sentence = readonly Piece[]

export interface Asked {
  metric: Metric
  years: readonly [number, number]
  scope: Filters['scope']
  found: Decomposition
  /** What the numerator is made of, where anything is printed of it. */
  makeup: Makeup | undefined
  reasons: readonly Reason[]
  locale: Locale
}

/** Agencies and parts a sentence names; one left over is named too. */
const named = 3

/**
 * What changed, and which agencies and parts account for it: the largest few named, the rest as one number, so that the numbers of a sentence add up.
 * Says how much, never why. Fewer cases than the metric's rule asks, a missing value or a change of form: one sentence that says so, with its numbers.
 */
export function explain(asked: Asked): Sentence[] {
  const refusal = refuse(asked)
  if (refusal)
    return [refusal, ...setOf(asked)]
  const { found, reasons } = asked
  if (found.change === 0)
    return [unchanged(asked), ...setOf(asked)]
  return [
    course(asked),
    ...setOf(asked),
    ...(found.parts.length > 1 ? [byUnit(asked), ...effects(asked)] : []),
    ...(reasons.length > 0 ? [byReason(asked)] : []),
    ...gaps(asked),
  ]
}

const series = ({ metric }: Asked): Evidence => ({ of: 'series', subject: metric.key })
const nameOf = ({ metric, locale }: Asked): string => nameIn(locale, metric)
const spelled = ({ locale }: Asked, count: number): string => numbersOf(locale).value(count, 'count')

function valueOf(asked: Asked, side: 'first' | 'last'): Piece {
  const year = asked.years[side === 'first' ? 0 : 1]
  const value = asked.found[side].value
  return { text: asked.metric.unit === 'rate' ? rateText(asked.locale, value) : numbersOf(asked.locale).withUnit(value, asked.metric.unit), evidence: { of: 'units', years: [year, year] } }
}

function refuse(asked: Asked): Sentence | null {
  const { metric: { breaks, lowBelow }, years: [from, to], found: { first, last } } = asked
  const words = explainWords(asked.locale, asked.scope)
  const name = nameOf(asked)
  if (asked.found.parts.length === 0)
    return [words.noBoth(name, String(from), String(to)), words.stop]
  if (first.value === null && last.value === null)
    return [words.nothing(name, String(from), String(to)), words.stop]
  if (first.value === null || last.value === null)
    return [words.missing(name, String(first.value === null ? from : to)), valueOf(asked, first.value === null ? 'last' : 'first'), words.missingEnd, words.stop]
  const change = breaks.findLast(year => from < year && to >= year)
  if (change !== undefined)
    return [...words.both<Piece>(name, asked.years, [valueOf(asked, 'first'), valueOf(asked, 'last')]), words.brokenEnd(String(change)), words.stop]
  if (lowBelow === null || (first.denominator! >= lowBelow && last.denominator! >= lowBelow))
    return null
  const cases = (side: 'first' | 'last'): Piece => {
    const year = asked.years[side === 'first' ? 0 : 1]
    return { text: numbersOf(asked.locale).withUnit(asked.found[side].denominator, 'count'), evidence: { of: 'units', years: [year, year] } }
  }
  return [words.few(name), `${words.year(String(from))} `, cases('first'), words.list, `${words.year(String(to))} `, cases('last'), words.fewEnd, words.stop]
}

/** Which units a change is of. */
function among(asked: Asked): Piece[] {
  const words = explainWords(asked.locale, asked.scope)
  const { parts } = asked.found
  return [...words.amongUnits(parts.length).map((text): Piece => text === '' ? { text: spelled(asked, parts.length), evidence: { of: 'units', years: asked.years } } : text)]
}

function unchanged(asked: Asked): Sentence {
  const words = explainWords(asked.locale, asked.scope)
  return [...among(asked), words.same(nameOf(asked), String(asked.years[0]), String(asked.years[1])), valueOf(asked, 'last'), words.unchanged, words.stop]
}

function course(asked: Asked): Sentence {
  const { metric: { unit }, years, found: { first, last, change }, locale } = asked
  const words = explainWords(locale, asked.scope)
  const numbers = numbersOf(locale)
  const growth = unit !== 'rate' && first.value !== 0 ? `${words.comma}${numbers.growth(change! / first.value!)}` : ''
  return [
    ...among(asked),
    ...words.course<Piece>(nameOf(asked), years, [valueOf(asked, 'first'), valueOf(asked, 'last')], change! > 0),
    words.open,
    { text: `${unit === 'rate' ? changeText(locale, (hundredths(last.value!) - hundredths(first.value!)) / 10_000, unit) : numbers.change(change, unit)}${growth}`, evidence: series(asked) },
    words.close,
    words.stop,
  ]
}

/** Parts named and the rest of them; zeros are never named. */
function largest<T extends { change: number }>(parts: readonly T[]): { top: T[], rest: T[] } {
  const told = parts.filter(({ change }) => change !== 0).length
  const count = told === named + 1 ? told : Math.min(told, named)
  return { top: parts.slice(0, count), rest: parts.slice(count) }
}

const sum = (parts: readonly { change: number }[]): number => parts.reduce((total, { change }) => total + change, 0)

function byUnit(asked: Asked): Sentence {
  const { metric: { unit, lowBelow }, years, found, locale } = asked
  const words = explainWords(locale, asked.scope)
  const numbers = numbersOf(locale)
  const units: Evidence = { of: 'units', years }
  const shown: number[] = []
  const told = (change: number, evidence: Evidence): Piece => ({ text: changeText(locale, change, unit), evidence })
  const isSmall = ({ first, last }: Part): boolean => lowBelow !== null && Math.min(first.denominator!, last.denominator!) < lowBelow
  const single = (part: Part): Piece[] => {
    shown.push(part.change)
    const evidence: Evidence = { of: 'agency', agency: part.agency, years }
    const own = unit === 'rate' && part.first.value !== null && part.last.value !== null
      ? [words.open, { text: `${words.ownRate}${rateText(locale, part.first.value)}${words.to}${rateText(locale, part.last.value)}${words.base}${numbers.value(part.first.denominator, 'count')}${words.to}${numbers.value(part.last.denominator, 'count')}${isSmall(part) ? words.small : ''}`, evidence }, words.close]
      : []
    return [`${part.name} `, told(part.change, evidence), ...own]
  }
  const { top, rest } = largest(found.parts)
  if (rest.length > 0)
    shown.push(sum(rest))
  const both: Piece[] = [
    words.together,
    { text: spelled(asked, found.parts.length), evidence: units },
    words.units(found.parts.length),
    told(sum(found.parts), units),
    ...(top.length === 0 ? [] : [words.among, ...join(top.map(single), words.list)]),
    ...(top.length === 0 || rest.length === 0 ? [] : [words.comma, words.rest, { text: spelled(asked, rest.length), evidence: units }, words.restUnits, told(sum(rest), units)]),
  ]
  const isRounded = unit === 'rate' && shown.reduce((total, change) => total + hundredths(change), 0) !== hundredths(found.change!)
  return [
    words.byUnit,
    ...both,
    ...(isRounded ? [words.rounded] : []),
    words.stop,
  ]
}

/** What the set of units gained and lost, with its numbers, and whom a gap leaves out: none of it is a change of the work. */
function setOf(asked: Asked): Sentence[] {
  const { metric: { unit, lowBelow }, years, found: { apart }, locale } = asked
  const words = explainWords(locale, asked.scope)
  const numbers = numbersOf(locale)
  const evidence: Evidence = { of: 'units', years }
  const told = (['entered', 'left', 'gapped'] as const).flatMap((standing): Piece[][] => {
    const parts = apart.filter(part => part.standing === standing)
    if (parts.length === 0)
      return []
    const side = standing === 'entered' ? 'last' : 'first'
    const all = (of: 'amount' | 'denominator'): number => parts.reduce((total, part) => total + (part[side][of] ?? 0), 0)
    const [amount, cases] = [all('amount'), all('denominator')]
    const value = standing === 'gapped'
      ? []
      : [words.unitsMake, { text: unit !== 'rate' ? numbers.withUnit(amount, unit) : cases < (lowBelow ?? 1) ? words.ofCases(numbers.withUnit(cases, 'count')) : `${numbers.value(amount / cases, 'rate')}${words.base}${numbers.withUnit(cases, 'count')}`, evidence }]
    return [[words[standing], { text: spelled(asked, parts.length), evidence }, ...value.length > 0 ? value : [words.leftOut]]]
  })
  return told.length === 0 ? [] : [[words.set, ...join(told, words.semicolon), words.stop]]
}

/** The two effects of a rate, over the agencies that have it in both years. */
function effects(asked: Asked): Sentence[] {
  const { metric: { unit }, years, found: { parts }, locale } = asked
  if (unit !== 'rate')
    return []
  const words = explainWords(locale, asked.scope)
  const within = parts.reduce((total, part) => total + (part.within ?? 0), 0)
  const evidence: Evidence = { of: 'units', years }
  return [[words.effects, { text: changeText(locale, within, unit), evidence }, words.weights, { text: changeText(locale, sum(parts) - within, unit), evidence }, words.stop]]
}

function byReason(asked: Asked): Sentence {
  const { metric: { unit }, makeup, reasons, locale } = asked
  const words = explainWords(locale, asked.scope)
  const whole = makeup && 'whole' in makeup ? wholeOf(makeup.whole)! : null
  const evidence = (reason: Reason | null): Evidence => ({ of: 'series', subject: whole?.key ?? reason?.metric?.key ?? asked.metric.key })
  const printed = reasons.filter(({ metric }) => metric !== null)
  const odd = reasons.find(({ metric }) => metric === null)
  const { top, rest } = largest(printed)
  const told = (change: number, reason: Reason | null): Piece => ({ text: changeText(locale, change, unit), evidence: evidence(reason) })
  return [
    words.byReason(whole ? nameIn(locale, whole) : nameOf(asked)),
    ...join([
      ...top.map((reason): Piece[] => [`${nameIn(locale, reason.metric!)} `, told(reason.change, reason)]),
      ...(rest.length === 0 ? [] : [[words.rest, { text: spelled(asked, rest.length), evidence: evidence(null) }, words.restParts, told(sum(rest), null)]]),
      ...(odd ? [[words.mismatch, told(odd.change, null)]] : []),
    ], words.list),
    words.stop,
  ]
}

function gaps(asked: Asked): Sentence[] {
  const { years, found: { parts }, locale } = asked
  const count = parts.filter(part => part.gaps > 0).length
  const words = explainWords(locale, asked.scope)
  return count === 0 ? [] : [[{ text: spelled(asked, count), evidence: { of: 'units', years } }, words.gaps(nameOf(asked), count), words.stop]]
}

function join(parts: readonly (readonly Piece[])[], by: string): Piece[] {
  return parts.flatMap((part, at) => at === 0 ? part : [by, ...part])
}
