import type { Locale, Unit } from './types'
import type { Amounts, LikeForLike } from '@/metrics'
import { lowCount } from '@/metrics'
import { numbersOf } from './numbers'

/*
 * What is said of two years: over the units that reported in both, with what the set of units gained and lost apart.
 */

const words = {
  'zh-CN': {
    comma: '，',
    semicolon: '；',
    both: (years: readonly number[], count: number, rated: boolean) => `${years.join('、')} 年都报送${rated ? '且可计算' : ''}的 ${count} 个单位`,
    none: (years: readonly number[], rated: boolean) => `没有 ${years.join('、')} 年都报送${rated ? '且可计算' : ''}的单位，不作比较`,
    low: (years: readonly number[], count: number) => `${years.join('、')} 年都报送且可计算的 ${count} 个单位，有一年不足 ${lowCount} 件，不作比较`,
    noValue: (both: string) => `${both}没有两年都可计算的数，不作比较`,
    course: (name: string, first: string, last: string, rises: boolean, change: string) => `${name}从 ${first}${rises ? '增' : '降'}至 ${last}（${change}）`,
    same: (name: string, value: string) => `${name}均为 ${value}`,
    only: (year: number, count: number, told: string) => `只计入 ${year} 年的 ${count} 个单位${told}`,
    leftOut: (count: number) => `另有 ${count} 个单位两年都报送，有空缺，未计入`,
    ofRate: (value: string, cases: string) => `为 ${value}（分母 ${cases}）`,
    cases: (cases: string) => `分母 ${cases}`,
    arrow: ' → ',
  },
  'en': {
    comma: ', ',
    semicolon: '; ',
    both: (years: readonly number[], count: number, rated: boolean) => `${count} ${count === 1 ? 'unit' : 'units'} reporting ${rated ? 'all it takes ' : ''}in both ${years.join(' and ')}`,
    none: (years: readonly number[], rated: boolean) => `no unit reports ${rated ? 'all it takes ' : ''}in both ${years.join(' and ')}, so they are not compared`,
    low: (years: readonly number[], count: number) => `${count} ${count === 1 ? 'unit' : 'units'} reporting all it takes in both ${years.join(' and ')}, with fewer than ${lowCount} cases in one of them: not compared`,
    noValue: (both: string) => `${both}: no values to compare`,
    course: (name: string, first: string, last: string, rises: boolean, change: string) => `${name} ${rises ? 'rose' : 'fell'} from ${first} to ${last} (${change})`,
    same: (name: string, value: string) => `${name} ${value} in both`,
    only: (year: number, count: number, told: string) => `${count} ${count === 1 ? 'unit' : 'units'} counted in ${year} only${told}`,
    leftOut: (count: number) => `${count} more ${count === 1 ? 'unit' : 'units'} of both years left out for gaps`,
    ofRate: (value: string, cases: string) => `: ${value} over ${cases}`,
    cases: (cases: string) => `: ${cases} in the denominator`,
    arrow: ' → ',
  },
} as const

/** The change as it is printed: counts as they are, rates as the difference of what is printed of them. */
export function printedChange({ first, last, change }: Pick<LikeForLike, 'first' | 'last' | 'change'>, unit: Unit): number | null {
  return change === null || unit !== 'rate' ? change : (Math.round(last.value! * 1000) - Math.round(first.value! * 1000)) / 1000
}

/** Why two years are not compared; null where they are. */
function refusal({ years, units, first, last, lowCount: low }: LikeForLike, unit: Unit, locale: Locale): string | null {
  const word = words[locale]
  const rated = unit === 'rate'
  return units === 0 ? word.none(years, rated) : low ? word.low(years, units) : first.value === null || last.value === null ? word.noValue(word.both(years, units, rated)) : null
}

/** The units that are in one year only, with their numbers, and those a gap leaves out; empty where there are none. */
function setText({ years, entered, gone, leftOut }: LikeForLike, unit: Unit, locale: Locale): string {
  const word = words[locale]
  const numbers = numbersOf(locale)
  const told = ({ value, amount, denominator }: Amounts): string => {
    if (unit !== 'rate')
      return amount === null ? '' : `${locale === 'en' ? ': ' : ' '}${numbers.withUnit(amount, unit)}`
    const cases = numbers.withUnit(denominator ?? 0, 'count')
    return value === null || denominator! < lowCount ? word.cases(cases) : word.ofRate(numbers.value(value, 'rate'), cases)
  }
  return [
    ...gone.units > 0 ? [word.only(years[0], gone.units, told(gone))] : [],
    ...entered.units > 0 ? [word.only(years[1], entered.units, told(entered))] : [],
    ...leftOut > 0 ? [word.leftOut(leftOut)] : [],
  ].join(word.semicolon)
}

/** `2024、2025 年都报送的 45 个单位 1,975 → 2,909` and what the set gained and lost, for a figure whose change is told beside it; or why none is. */
export function pairNote(pair: LikeForLike, unit: Unit, locale: Locale): string {
  const word = words[locale]
  const numbers = numbersOf(locale)
  const both = refusal(pair, unit, locale)
    ?? `${word.both(pair.years, pair.units, unit === 'rate')}${locale === 'en' ? ': ' : ' '}${numbers.value(pair.first.value, unit)}${word.arrow}${numbers.value(pair.last.value, unit)}`
  return [both, setText(pair, unit, locale)].filter(text => text !== '').join(word.semicolon)
}

/** The course of one metric from the first year to the last over the units of both, and what the set gained and lost: a sentence. */
export function pairSentence(pair: LikeForLike, name: string, unit: Unit, locale: Locale): string {
  const word = words[locale]
  const numbers = numbersOf(locale)
  const { years, units, first, last } = pair
  const said = refusal(pair, unit, locale)
  const change = printedChange(pair, unit)
  const size = unit === 'rate' || first.value === 0 ? numbers.change(change, unit) : numbers.growth((change ?? 0) / Math.abs(first.value!))
  const course = said ?? `${locale === 'en' ? 'over ' : ''}${word.both(years, units, unit === 'rate')}${word.comma}${change === 0
    ? word.same(name, numbers.withUnit(last.value, unit))
    : word.course(name, numbers.withUnit(first.value, unit), numbers.withUnit(last.value, unit), change! > 0, size)}`
  const text = [course, setText(pair, unit, locale)].filter(part => part !== '').join(word.semicolon)
  return locale === 'en' ? `${text[0]!.toUpperCase()}${text.slice(1)}.` : `${text}。`
}
