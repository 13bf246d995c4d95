import type { Locale, Unit } from './types'

/** Numbers as the interface prints them: thousands separators, `—` where there is no value, `−` for less, rates with one decimal. */
export interface Numbers {
  /** Without its unit, for a column whose header has it; a rate keeps its %. */
  value: (value: number | null, unit: Unit) => string
  /** `34 件`, `45.0%`, `1,276.5534 万元`. */
  withUnit: (value: number | null, unit: Unit) => string
  /** `+3.1 个百分点`, `−12 件`; a rate's change is given as a share (0.031). */
  change: (change: number | null, unit: Unit) => string
  /** `+52.9%`: relative growth as a share. */
  growth: (share: number) => string
  /** `件`, `%`, `万元`. */
  unit: (unit: Unit) => string
}

const words = {
  'zh-CN': { count: '件', rate: '%', money: '万元', plain: '', point: ' 个百分点', gap: ' ' },
  'en': { count: 'cases', rate: '%', money: '10k yuan', plain: '', point: ' pp', gap: ' ' },
} as const

const none = '—'

export function numbersOf(locale: Locale): Numbers {
  const word = words[locale]
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const tenth = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const minus = (text: string): string => text.replace('-', '−')
  const signed = (number: number, text: string): string => number > 0 ? `+${text}` : minus(text)

  function value(number: number | null, unit: Unit): string {
    if (number === null)
      return none
    return minus(unit === 'rate' ? percent.format(number) : plain.format(number))
  }
  return {
    value,
    unit: unit => word[unit],
    withUnit: (number, unit) => number === null || unit === 'rate' || unit === 'plain' ? value(number, unit) : `${value(number, unit)}${word.gap}${word[unit]}`,
    growth: share => signed(share, percent.format(share)),
    change(number, unit) {
      if (number === null)
        return none
      if (unit !== 'rate')
        return `${signed(number, plain.format(number))}${word.gap}${word[unit]}`.trimEnd()
      const points = Math.round(number * 1000) / 10
      return `${signed(points, tenth.format(points === 0 ? 0 : points))}${word.point}`
    },
  }
}
