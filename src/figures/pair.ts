import type { Locale, Unit } from './types'
import type { Amounts, LikeForLike } from '@/metrics'
import { lowCount } from '@/metrics'
import { numbersOf } from './numbers'
import { wordsOf } from './words'

/*
 * What is said of two years: over the units that reported in both, with what the set of units gained and lost apart.
 */

/** The change as it is printed: counts as they are, rates as the difference of what is printed of them. */
export function printedChange({ first, last, change }: Pick<LikeForLike, 'first' | 'last' | 'change'>, unit: Unit): number | null {
  return change === null || unit !== 'rate' ? change : (Math.round(last.value! * 1000) - Math.round(first.value! * 1000)) / 1000
}

/** Why two years are not compared; null where they are. */
function refusal({ years, units, first, last, lowCount: low }: LikeForLike, unit: Unit, locale: Locale): string | null {
  const { pair: word } = wordsOf(locale)
  const rated = unit === 'rate'
  return units === 0 ? word.none(years, rated) : low ? word.low(years, units) : first.value === null || last.value === null ? word.noValue(word.both(years, units, rated)) : null
}

/** The units that are in one year only, with their numbers, and those a gap leaves out; empty where there are none. */
function setText({ years, entered, gone, leftOut }: LikeForLike, unit: Unit, locale: Locale): string {
  const { pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const told = ({ value, amount, denominator }: Amounts): string => {
    if (unit !== 'rate')
      return amount === null ? '' : `${word.space}${numbers.withUnit(amount, unit)}`
    const cases = numbers.withUnit(denominator ?? 0, 'count')
    return value === null || denominator! < lowCount ? word.cases(cases) : word.ofRate(numbers.value(value, 'rate'), cases)
  }
  return [
    ...gone.units > 0 ? [word.only(years[0], gone.units, told(gone))] : [],
    ...entered.units > 0 ? [word.only(years[1], entered.units, told(entered))] : [],
    ...leftOut > 0 ? [word.leftOut(leftOut)] : [],
  ].join(wordsOf(locale).semicolon)
}

/** `2024、2025 年都报送的 45 个单位 1,975 → 2,909` and what the set gained and lost, for a figure whose change is told beside it; or why none is. */
export function pairNote(pair: LikeForLike, unit: Unit, locale: Locale): string {
  const { pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const both = refusal(pair, unit, locale)
    ?? `${word.both(pair.years, pair.units, unit === 'rate')}${word.space}${numbers.value(pair.first.value, unit)}${word.arrow}${numbers.value(pair.last.value, unit)}`
  return [both, setText(pair, unit, locale)].filter(text => text !== '').join(wordsOf(locale).semicolon)
}

/** The course of one metric from the first year to the last over the units of both, and what the set gained and lost: a sentence. */
export function pairSentence(pair: LikeForLike, name: string, unit: Unit, locale: Locale): string {
  const { pair: word } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const { years, units, first, last } = pair
  const said = refusal(pair, unit, locale)
  const change = printedChange(pair, unit)
  const size = unit === 'rate' || first.value === 0 ? numbers.change(change, unit) : numbers.growth((change ?? 0) / Math.abs(first.value!))
  const course = said ?? `${word.opens}${word.both(years, units, unit === 'rate')}${wordsOf(locale).comma}${change === 0
    ? word.same(name, numbers.withUnit(last.value, unit))
    : word.course(name, numbers.withUnit(first.value, unit), numbers.withUnit(last.value, unit), change! > 0, size)}`
  const text = [course, setText(pair, unit, locale)].filter(part => part !== '').join(wordsOf(locale).semicolon)
  return word.end(text)
}
