import type { Locale, Measure, Unit } from './types'
import { wordsOf } from './words'

/** Numbers as the interface prints them: thousands separators, `—` where there is no value, `−` for less, rates with one decimal. */
export interface Numbers {
  /** Without its unit, for a column whose header has it; a rate keeps its %. */
  value: (value: number | null, unit: Measure) => string
  /** `34 件`, `45.0%`, `1,276.5534 万元`, `152.3`, `+3.1 个百分点`, `+52.9%`. */
  withUnit: (value: number | null, unit: Measure) => string
  /** A share with so many decimals of a percentage. */
  percent: (share: number, digits: number) => string
  /** `+3.1 个百分点`, `−12 件`; a rate's change is given as a share (0.031). */
  change: (change: number | null, unit: Unit) => string
  /** `+52.9%`: relative growth as a share. */
  growth: (share: number) => string
  /** `件`, `%`, `万元`. */
  unit: (unit: Unit) => string
}

const none = '—'

/** Whether a measure runs from 0 to 1 for what is said as 100 %. */
export const isShare = (unit: Measure): boolean => unit === 'rate' || unit === 'points' || unit === 'growth'

const known = new Map<Locale, Numbers>()

/** Made once a language: formatters are dear. */
export function numbersOf(locale: Locale): Numbers {
  const numbers = known.get(locale) ?? makeNumbers(locale)
  known.set(locale, numbers)
  return numbers
}

function makeNumbers(locale: Locale): Numbers {
  const word = wordsOf(locale).units
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  /** A few yuan have up to six digits behind the point in 万元: none is rounded away. */
  const small = new Intl.NumberFormat(locale, { maximumFractionDigits: 6 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const minus = (text: string): string => text.replace('-', '−')
  const signed = (number: number, text: string): string => number > 0 ? `+${text}` : minus(text)

  function value(number: number | null, unit: Measure): string {
    if (number === null)
      return none
    switch (unit) {
      case 'rate': return minus(percent.format(number))
      case 'growth': return signed(number, percent.format(number))
      case 'points': return points(number)
      case 'index': return tenth.format(number)
      default: return minus((Math.abs(number) < 0.1 ? small : plain).format(number))
    }
  }
  function points(share: number): string {
    const number = Math.round(share * 1000) / 10
    return signed(number, tenth.format(number === 0 ? 0 : number))
  }
  function withUnit(number: number | null, unit: Measure): string {
    const text = value(number, unit)
    const name = unit === 'points' ? word.point : unit === 'count' || unit === 'money' ? `${word.gap}${word[unit]}` : ''
    return number === null ? text : `${text}${name}`
  }
  return {
    value,
    unit: unit => word[unit],
    withUnit,
    percent: (share, digits) => minus(new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: digits, maximumFractionDigits: digits }).format(share)),
    growth: share => signed(share, percent.format(share)),
    change(number, unit) {
      if (number === null)
        return none
      if (unit !== 'rate')
        return `${signed(number, plain.format(number))}${word.gap}${word[unit]}`.trimEnd()
      return withUnit(number, 'points')
    },
  }
}

/** A name with the unit of its numbers, as a column is headed: `新收（件）`. */
export function inUnit(locale: Locale, name: string, unit: Unit): string {
  return `${name}${wordsOf(locale).brackets(numbersOf(locale).unit(unit))}`
}
