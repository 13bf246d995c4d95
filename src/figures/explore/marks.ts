import type { Point } from '../model'
import type { ChartContext, ChartOption, Locale, Mark } from '../types'
import type { Breakdown, Cell, Group } from './data'
import { textWidth } from '../labels'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'
import { sourceOf } from './data'

/** Rows a chart draws; the rest stays in its table. */
export const mostRows = 40

/** Height of a row of names, px: closer on paper, so that a page holds all of them. */
export function rowHeight({ theme }: Pick<ChartContext, 'theme'>): number {
  return theme === 'print' ? 18 : 25
}

/** `2025 年`, `2019—2025 年`. */
export function spanText({ locale }: Pick<ChartContext, 'locale'>, [first, last]: readonly [number, number]): string {
  const word = wordsOf(locale)
  return first === last ? word.year(first) : word.span(first, last)
}

/** `公开率 45.0%（36 ÷ 80 件）`, with what must be known of it: no value, too few cases. */
export function cellText(locale: Locale, data: Pick<Breakdown, 'name' | 'unit'>, cell: Cell | undefined, name = data.name): string {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  if (cell === undefined || cell.value === null)
    return `${name} ${cell && cell.reports > 0 ? word.noValue : '—'}`
  const behind = data.unit === 'rate' && cell.numerator !== null && cell.denominator !== null
    ? word.brackets(`${numbers.value(cell.numerator, 'count')} ÷ ${numbers.value(cell.denominator, 'count')}`)
    : ''
  return `${name} ${numbers.withUnit(cell.value, data.unit)}${behind}${cell.low ? word.brackets(word.lowCount) : ''}`
}

export interface PointAt {
  first: Group
  second?: Group | null
  cell: Cell | undefined
  row: string
  column: string
  /** Named beside the value, where a chart has several. */
  label?: string
}

/** A cell of a breakdown as one point a person can reach, with all that must be known of it. */
export function pointOf(locale: Locale, data: Breakdown, at: PointAt): Point {
  const word = wordsOf(locale)
  const { first, second = null, cell } = at
  const year = data.first.dimension === 'year' ? Number(first.key) : data.second?.dimension === 'year' && second ? Number(second.key) : null
  const names = [
    ...(data.first.dimension === 'year' ? [] : [first.name]),
    ...(second && data.second?.dimension !== 'year' && data.second?.dimension !== 'part' ? [second.name] : []),
  ].filter(name => name !== '')
  const evidence = cell === undefined || cell.reports + cell.leftOut === 0
    ? [word.noReports]
    : [word.reports(cell.reports), ...(cell.gaps > 0 ? [word.gaps(cell.gaps)] : []), ...(cell.leftOut > 0 ? [word.leftOut(cell.leftOut)] : [])]
  const place = data.placeOf(first.key, data.second?.dimension === 'part' ? null : second?.key ?? null)
  const source = sourceOf(data, first.key, second?.key ?? null, place)
  const groups = [[data.first.dimension, first.key], ...(second && data.second ? [[data.second.dimension, second.key]] : [])].filter(([dimension]) => dimension !== 'year' && dimension !== 'part')
  return {
    value: cell?.value ?? null,
    low: cell?.low ?? false,
    year: year ?? data.years[1],
    type: first.key,
    source,
    text: cellText(locale, data, cell, at.label),
    detail: [...names, year === null ? spanText({ locale }, data.years) : word.year(year), ...evidence].join(word.comma),
    place: {
      row: at.row,
      column: at.column,
      name: names.join(word.comma) || word.year(year ?? data.years[1]),
      ...place,
      about: {
        metric: data.first.dimension === 'part' ? first.key : data.second?.dimension === 'part' && second ? second.key : null,
        years: year === null ? data.years : [year, year],
        group: place.filters === null && groups.length > 0 ? groups.map(group => group.join('=')).join('&') : null,
      },
    },
  }
}

export function describe(marks: readonly Mark[], locale: Locale): string {
  return marks.map(mark => `${mark.detail} ${mark.text}`).join(wordsOf(locale).semicolon)
}

/** Names down the left side, cut where they would take more than a third of the width. */
export function nameAxis(context: ChartContext, names: readonly string[]): { left: number, axis: NonNullable<ChartOption['yAxis']> } {
  const theme = themeOf(context.theme)
  const left = Math.min(Math.max(48, ...names.map(name => textWidth(name, 12))) + 18, context.width * 0.4)
  return {
    left,
    axis: {
      type: 'category',
      inverse: true,
      data: [...names],
      axisTick: { show: false },
      axisLine: { show: false },
      axisLabel: { color: theme.ink, fontSize: 12, fontFamily, width: left - 12, overflow: 'truncate', interval: 0 },
    },
  }
}
