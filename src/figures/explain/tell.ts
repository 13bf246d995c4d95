import type { Years } from '../claims/claims'
import type { Locale } from '../types'
import type { Apart, Contributor, Explained } from './claims'
import type { Filters, Metric } from '@/metrics'
import { nameIn } from '@/language'
import { numbersOf } from '../numbers'
import { changeText, explainWords, rateText } from './words'

/** What a number of a sentence can be checked by. */
export type Evidence
  /** The agencies' own values, of one year or of both. */
  = | { of: 'units', years: Years }
    | { of: 'agency', agency: string, years: Years }
  /** The metric or the whole over the two years. */
    | { of: 'series', subject: string }

/** Words, or a number with its evidence. */
export type Piece = string | { text: string, evidence: Evidence }
export type Sentence = readonly Piece[]

/** Whose change is told. */
export interface ExplainedOf {
  metric: Metric
  years: Years
  scope: Filters['scope']
}

type Tell = { [K in Explained['kind']]: (claim: Extract<Explained, { kind: K }>) => Sentence }

/** One claim as a sentence whose every number leads to what it can be checked by. */
export function explainedText<K extends Explained['kind']>(claim: Extract<Explained, { kind: K }>, of: ExplainedOf, locale: Locale): Sentence {
  return (writerOf(of, locale)[claim.kind as K] as (claim: Extract<Explained, { kind: K }>) => Sentence)(claim)
}

function writerOf({ metric, years, scope }: ExplainedOf, locale: Locale): Tell {
  const words = explainWords(locale, scope)
  const numbers = numbersOf(locale)
  const { unit } = metric
  const name = nameIn(locale, metric)
  const [from, to] = [String(years[0]), String(years[1])] as const
  const both: Evidence = { of: 'units', years }
  const series = (subject: string): Evidence => ({ of: 'series', subject })
  const count = (number: number, evidence: Evidence = both): Piece => ({ text: numbers.value(number, 'count'), evidence })
  const changed = (change: number, evidence: Evidence = both): Piece => ({ text: changeText(locale, change, unit), evidence })
  const ofYear = (at: 0 | 1, text: string): Piece => ({ text, evidence: { of: 'units', years: [years[at], years[at]] } })
  const value = (at: 0 | 1, number: number): Piece => ofYear(at, unit === 'rate' ? rateText(locale, number) : numbers.withUnit(number, unit))
  const among = (units: number): Piece[] => words.amongUnits(units).map(text => text === '' ? count(units) : text)

  function contributor({ agency, name, change, own }: Contributor): Piece[] {
    const evidence: Evidence = { of: 'agency', agency, years }
    const told = own && [own.rates.map(rate => rateText(locale, rate)), own.cases.map(cases => numbers.value(cases, 'count'))].map(ends => ends.join(words.to))
    return [`${name} `, changed(change, evidence), ...told ? [words.open, { text: `${words.ownRate}${told[0]}${words.base}${told[1]}${own.few ? words.small : ''}`, evidence }, words.close] : []]
  }
  function apart({ standing, units, amount, cases, share }: Apart): Piece[] {
    const told = unit !== 'rate'
      ? numbers.withUnit(amount, unit)
      : share === null ? words.ofCases(numbers.withUnit(cases, 'count')) : `${numbers.value(share, 'rate')}${words.base}${numbers.withUnit(cases, 'count')}`
    return [words[standing], count(units), ...standing === 'gapped' ? [words.leftOut] : [words.unitsMake, { text: told, evidence: both }]]
  }
  return {
    unexplained({ why, values: [first = null, last = null], form }) {
      switch (why) {
        case 'units': return [words.noBoth(name, from, to), words.stop]
        case 'nothing': return [words.nothing(name, from, to), words.stop]
        case 'missing': return [words.missing(name, first === null ? from : to), first === null ? value(1, last!) : value(0, first), words.missingEnd, words.stop]
        case 'broken': return [...words.both<Piece>(name, years, [value(0, first!), value(1, last!)]), words.brokenEnd(String(form)), words.stop]
        case 'few': return [words.few(name), `${words.year(from)} `, ofYear(0, numbers.withUnit(first, 'count')), words.list, `${words.year(to)} `, ofYear(1, numbers.withUnit(last, 'count')), words.fewEnd, words.stop]
      }
    },
    same: claim => [...among(claim.units), words.same(name, from, to), value(1, claim.value), words.unchanged, words.stop],
    course: ({ units, first, last, change, growth }) => [
      ...among(units),
      ...words.course<Piece>(name, years, [value(0, first), value(1, last)], last > first),
      words.open,
      { text: `${unit === 'rate' ? changeText(locale, change, unit) : numbers.change(change, unit)}${growth === null ? '' : `${words.comma}${numbers.growth(growth)}`}`, evidence: series(metric.key) },
      words.close,
      words.stop,
    ],
    set: ({ parts }) => [words.set, ...join(parts.map(apart), words.semicolon), words.stop],
    units: ({ units, change, top, rest, rounded }) => [
      words.byUnit,
      words.together,
      count(units),
      words.units(units),
      changed(change),
      ...top.length === 0 ? [] : [words.among, ...join(top.map(contributor), words.list)],
      ...top.length === 0 || !rest ? [] : [words.comma, words.rest, count(rest.count), words.restUnits, changed(rest.change)],
      ...rounded ? [words.rounded] : [],
      words.stop,
    ],
    effects: ({ within, weight }) => [words.effects, changed(within), words.weights, changed(weight), words.stop],
    makeup({ name, whole, top, rest, odd }) {
      const all = series(whole ?? metric.key)
      return [
        words.byReason(name),
        ...join([
          ...top.map((part): Piece[] => [`${part.name} `, changed(part.change, series(whole ?? part.key))]),
          ...rest ? [[words.rest, count(rest.count, all), words.restParts, changed(rest.change, all)]] : [],
          ...odd === null ? [] : [[words.mismatch, changed(odd, all)]],
        ], words.list),
        words.stop,
      ]
    },
    gaps: ({ units }) => [count(units), words.gaps(name, units), words.stop],
  }
}

function join(parts: readonly (readonly Piece[])[], by: string): Piece[] {
  return parts.flatMap((part, at) => at === 0 ? part : [by, ...part])
}
