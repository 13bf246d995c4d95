import type { Locale, Measure, Unit } from '../types'
import type { Claim, Held, Leading, Ranked } from './claims'
import type { Amounts, LikeForLike } from '@/metrics'
import { lowCount } from '@/metrics'
import { compareWords } from '../compare/words'
import { isShare, numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { printedChange, printedDifference } from './claims'
import { claimWords } from './words'

type Kind = Claim['kind']
type Of<K extends Kind> = Extract<Claim, { kind: K }>
type Tell = { [K in Kind]: (claim: Of<K>) => string }

/** How a claim that begins no sentence of its own joins the one before. */
const joins: Partial<Record<Kind, 'comma' | 'semicolon'>> = {
  disclosed: 'comma',
  peak: 'comma',
  closed: 'semicolon',
  apart: 'semicolon',
  mentionedIn: 'semicolon',
  together: 'semicolon',
  silent: 'semicolon',
  uncompared: 'semicolon',
  few: 'semicolon',
  empty: 'semicolon',
  leftOut: 'semicolon',
  uneven: 'semicolon',
  off: 'semicolon',
  unevenYears: 'semicolon',
  unevenGroups: 'semicolon',
  columns: 'semicolon',
  imbalance: 'semicolon',
  unbalanced: 'semicolon',
  unequal: 'semicolon',
}

const joinOf = (claim: Claim): 'comma' | 'semicolon' | undefined => claim.kind === 'share' && claim.opens !== 'years' ? 'comma' : joins[claim.kind]

/** What a figure claims, in words: the one writer of sentences. Empty where nothing is claimed. */
export function sentenceOf({ claims }: { claims: readonly Claim[] }, locale: Locale): string {
  const words = claimWords[locale]
  const { comma, semicolon, stop } = wordsOf(locale)
  const signs = { comma, semicolon }
  const sentences = claims.reduce<string[]>((told, claim) => {
    const join = joinOf(claim)
    const text = claimText(claim, locale)
    return join && told.length > 0 ? [...told.slice(0, -1), `${told.at(-1)}${signs[join]}${text}`] : [...told, words.begin(text)]
  }, [])
  return sentences.map(text => `${text}${stop}`).join(words.between)
}

const writers = new Map<Locale, Tell>()

/** One claim in words, without a stop. */
export function claimText<K extends Kind>(claim: Of<K>, locale: Locale): string {
  const tell = writers.get(locale) ?? writerOf(locale)
  writers.set(locale, tell)
  return (tell[claim.kind as K] as (claim: Of<K>) => string)(claim)
}

function writerOf(locale: Locale): Tell {
  const words = claimWords[locale]
  const { brackets, comma, semicolon } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const cases = (value: number | null): string => numbers.withUnit(value, 'count')
  const held = ({ value, holders }: Held, { unit, of, digits }: Of<'extreme'>): string =>
    words.held(holders, words.counter[of], unit === 'rate' ? numbers.percent(value, digits) : numbers.withUnit(value, unit))
  const shareOf = ({ share }: Leading): string => share === null ? '' : numbers.value(share, 'rate')
  const told = (part: Leading): string => [cases(part.cases), ...part.share === null ? [] : [shareOf(part)]].join(comma)
  const ofRead = ({ found, read }: { found: number, read: number }): string =>
    words.found(numbers.value(found, 'count'), numbers.value(read, 'count'), read > 0 ? brackets(numbers.value(found / read, 'rate')) : '')

  return {
    none: ({ why, name, years, party = '' }) => why === 'party' ? compareWords(locale).said.none(party, name) : words.none[why](name, years),
    value: ({ name, unit, years, value, low }) => low ? words.low(name, years) : words.value(name, years, numbers.withUnit(value, unit)),
    change: claim => changeText(claim, locale),
    course({ name, unit, years, first, last }) {
      const change = printedDifference(first, last, unit)
      return change === 0
        ? words.unchanged(name, years, numbers.withUnit(last, unit))
        : words.course(name, years, numbers.withUnit(first, unit), numbers.withUnit(last, unit), change > 0, sizeOf(first, change, unit, locale))
    },
    constant: ({ name, unit, years, value }) => words.constant(name, years, numbers.withUnit(value, unit)),
    extreme(claim) {
      const { name, unit, years, of, highest, lowest } = claim
      if (lowest)
        return words.extremes(name, years, held(highest, claim), held(lowest, claim))
      const { length } = highest.holders
      return length === 1 ? words.only(name, years, held(highest, claim)) : words.allSame(name, years, length, words.counter[of], numbers.withUnit(highest.value, unit))
    },
    list: ({ years, items }) => words.list(years, items.map(({ name, value }) => `${name} ${cases(value)}`)),
    whole: ({ name, cases: count, low }) => (low ? words.lowWhole : words.whole)(name, cases(count)),
    flow({ year, cases: counts, most }) {
      const said = Object.fromEntries(Object.entries(counts).map(([key, value]) => [key, cases(value)])) as Record<keyof typeof counts, string>
      return words.flow(year, said, most[0] ? words.flowMost(words.share.whole(most[0].names, told(most[0]))) : '')
    },
    mentioned: ({ query, found, read, hits }) => words.mentioned(ofRead({ found, read }), query, numbers.value(hits, 'count')),
    share({ opens, name, years, parts: [first, second] }) {
      if (opens === 'years')
        return `${words.share.years(name, years, first!.names, told(first!))}${second ? words.share.next(second.names, told(second)) : ''}`
      return words.share[opens](first!.names, shareOf(first!))
    },
    disclosed: ({ share }) => share === null ? words.disclosedLow : words.disclosed(numbers.value(share, 'rate')),
    rank({ year, name, against, parties, all, median }) {
      const own = compareWords(locale)
      const say = ({ name: party, measure, value, lack, low, rank }: Ranked): string =>
        `${party} ${lack === null ? numbers.withUnit(value, measure) : own.lacks[lack]}${low ? brackets(own.lowNote) : ''}${rank ? own.said.ranked(own.rank(rank.rank, rank.among, rank.tied)) : ''}`
      const gap = (difference: number, measure: Measure): string => isShare(measure) ? numbers.change(difference, 'rate').replace('+', '') : numbers.withUnit(difference, measure)
      const beside = median?.beside ? own.said.apart(median.beside.name, median.beside.difference > 0, gap(Math.abs(median.beside.difference), median.measure)) : ''
      return `${own.said.opens(year, name, against === null ? '' : own.said.than(against))}${[
        ...parties.map(say),
        ...median ? [`${own.median} ${numbers.withUnit(median.value, median.measure)}${brackets(own.units(median.counted))}${beside}`] : [],
        ...all ? [say(all)] : [],
      ].join(semicolon)}`
    },
    profile: ({ year, party, counts }) => party === null ? compareWords(locale).said.nothing : compareWords(locale).said.profile(year, party, counts),
    peak: ({ unit, years, value }) => words.peak(years, numbers.withUnit(value, unit)),
    closed: ({ closed, overturned, all }) => closed <= 0 && all ? words.open : words.closed(cases(closed), cases(overturned)),
    apart({ other, units, moved }) {
      const name = units === null ? other : words.ofBoth(other, units)
      if (moved === null)
        return words.fewOther(other)
      return moved.length === 0
        ? words.level(name)
        : words.apart(name, moved.map(part => words.moved(part.name, numbers.value(part.from, 'rate'), numbers.value(part.to, 'rate'), numbers.change(part.change, 'rate'))))
    },
    mentionedIn: ({ ends }) => ends.map(end => words.inYear(end.year, ofRead(end))).join(comma),
    together: ({ unit, value }) => words.together(numbers.withUnit(value, unit)),
    silent: ({ why, name, years }) => words.silent[why](years, name),
    uncompared: ({ years }) => words.uncompared(years),
    few: ({ count, of, below }) => words.few(count, words.counter[of], below),
    empty: ({ count }) => words.empty(count),
    leftOut: ({ count, from }) => words.leftOut[from](count),
    uneven: ({ sum }) => words.uneven(cases(sum)),
    off: ({ difference }) => words.off(numbers.change(difference, 'count')),
    unevenYears: ({ years }) => words.unevenYears(years),
    unevenGroups: ({ count, name }) => words.unevenGroups(count, name),
    columns: ({ part, difference }) => words.columns(part, cases(difference)),
    imbalance: ({ cases: count, why }) => words.imbalance(cases(count), why),
    unbalanced: ({ reports }) => words.unbalanced(reports),
    unequal: ({ reports }) => words.unequal(reports),
  }
}

/** How much a change is: growth is told of what was there; of nothing, and of less than nothing, there is none. */
function sizeOf(first: number, change: number, unit: Unit, locale: Locale): string {
  const numbers = numbersOf(locale)
  return unit === 'rate' || first <= 0 ? numbers.change(change, unit) : numbers.growth(change / first)
}

/** Why two years are not compared; null where they are. */
function refusal({ pair: { years, units, first, last, lowCount: low }, unit, broken }: Of<'change'>, locale: Locale): string | null {
  const { pair: word } = wordsOf(locale)
  const rated = unit === 'rate'
  if (broken)
    return word.broken(years)
  return units === 0 ? word.none(years, rated) : low ? word.low(years, units) : first.value === null || last.value === null ? word.noValue(word.both(years, units, rated)) : null
}

/** The units that are in one year only, with their numbers, and those a gap leaves out; empty where there are none. */
function setText({ years, entered, gone, standing, leftOut }: LikeForLike, unit: Unit, locale: Locale): string {
  const { pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const told = ({ value, amount, denominator }: Amounts): string => {
    if (unit !== 'rate')
      return amount === null ? '' : `${word.space}${numbers.withUnit(amount, unit)}`
    const cases = numbers.withUnit(denominator ?? 0, 'count')
    return value === null || denominator! < lowCount ? word.cases(cases) : word.ofRate(numbers.value(value, 'rate'), cases)
  }
  /** What became of the year they are not in. */
  const other = (at: 0 | 1): string[] => {
    const found = (['waiting', 'missing', 'unasked'] as const).flatMap(state => standing[at][state] > 0 ? [word.standing[state](standing[at][state])] : [])
    return found.length === 0 ? [] : [word.otherYear(years[at], found)]
  }
  return [
    ...gone.units > 0 ? [word.only(years[0], gone.units, told(gone))] : [],
    ...entered.units > 0 ? [word.only(years[1], entered.units, told(entered))] : [],
    ...other(1),
    ...other(0),
    ...leftOut > 0 ? [word.leftOut(leftOut)] : [],
  ].join(wordsOf(locale).semicolon)
}

const withSet = (text: string, { pair, unit }: Of<'change'>, locale: Locale): string => [text, setText(pair, unit, locale)].filter(part => part !== '').join(wordsOf(locale).semicolon)

/** `2024、2025 年都报送的 45 个单位 1,975 → 2,909` and what the set gained and lost, for a figure whose change is told beside it; or why none is. */
export function pairNote(pair: LikeForLike, unit: Unit, locale: Locale): string {
  const { pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const claim: Of<'change'> = { kind: 'change', name: '', unit, pair, broken: false }
  return withSet(refusal(claim, locale) ?? `${word.both(pair.years, pair.units, unit === 'rate')}${word.space}${numbers.value(pair.first.value, unit)}${word.arrow}${numbers.value(pair.last.value, unit)}`, claim, locale)
}

/** The course of one metric from the first year to the last over the units of both, and what the set of units gained and lost. */
function changeText(claim: Of<'change'>, locale: Locale): string {
  const { name, unit, pair: { years, units, first, last } } = claim
  const { comma, pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const refused = refusal(claim, locale)
  if (refused !== null)
    return withSet(refused, claim, locale)
  const change = printedChange(claim.pair, unit)!
  const course = change === 0
    ? word.same(name, numbers.withUnit(last.value, unit))
    : word.course(name, numbers.withUnit(first.value, unit), numbers.withUnit(last.value, unit), change > 0, sizeOf(first.value!, change, unit, locale))
  return withSet(`${word.opens}${word.both(years, units, unit === 'rate')}${comma}${course}`, claim, locale)
}
