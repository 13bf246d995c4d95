import type { ChartContext, ChartOption, Measure, SeriesOption } from './types'
import { isShare, numbersOf } from './numbers'
import { fontFamily, themeOf } from './theme'
import { wordsOf } from './words'

type One<T> = Extract<T, unknown[]> extends (infer Item)[] ? Item : never
export type XAxis = One<NonNullable<ChartOption['xAxis']>>
export type YAxis = One<NonNullable<ChartOption['yAxis']>>

/** Every year from the first to the last row, so that a missing one stays visible as a gap. */
export function yearRange(rows: readonly { year: number }[]): number[] {
  if (rows.length === 0)
    return []
  const years = rows.map(row => row.year)
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index)
}

/** Ends and step of an axis that holds 0 and all values: 1, 2 or 5 times a power of ten, at most `steps` of them, whole for counts. */
export function scaleOf(values: readonly (number | null)[], unit: Measure, steps = 6): { min: number, max: number, interval: number } {
  const known = values.filter(value => value !== null)
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)]
  if (low === high)
    return isShare(unit) ? { min: 0, max: 1, interval: 0.25 } : { min: 0, max: 1, interval: 1 }
  const rough = (high - low) / steps
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = [1, 2, 5, 10].map(factor => factor * power).find(candidate => candidate >= rough * 0.999_999)!
  const interval = unit === 'count' || unit === 'index' ? Math.max(1, step) : step
  const tidy = (end: number): number => Math.round(end * interval * 1e6) / 1e6
  return { min: -tidy(Math.ceil(-low / interval - 1e-9)) + 0, max: tidy(Math.ceil(high / interval - 1e-9)), interval }
}

/** Lines a year axis with report counts needs below the plot, pixels. */
export const yearAxisHeight = 46

/** Years, each with the number of its reports below it where `reports` says them: a total means little without. */
export function yearAxis(context: ChartContext, years: readonly number[], gridIndex = 0, reports?: readonly number[]): XAxis {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  return {
    type: 'category',
    gridIndex,
    data: years.map(String),
    boundaryGap: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: theme.ink2 } },
    axisLabel: {
      color: theme.ink2,
      fontSize: 12,
      lineHeight: 16,
      hideOverlap: true,
      ...(reports && context.width / years.length >= 52 && { interval: 0 }),
      ...(reports && { formatter: (year: string) => `${year}\n{reports|${word.shortReports(reports[years.indexOf(Number(year))]!)}}`, rich: { reports: { color: theme.ink2, fontSize: 10, lineHeight: 14 } } }),
    },
  }
}

/** Runs beside the category axis at −0.5 … n−0.5, so that marks can stand between two years. */
export function betweenAxis(places: readonly unknown[], gridIndex = 0): XAxis {
  return { type: 'value', gridIndex, min: -0.5, max: places.length - 0.5, show: false }
}

export function valueAxis(context: ChartContext, scale: { min?: number, max: number, interval: number }, unit: Measure, gridIndex = 0): YAxis {
  const theme = themeOf(context.theme)
  const { min = 0, max, interval } = scale
  return {
    type: 'value',
    gridIndex,
    min,
    max,
    interval,
    axisLabel: { color: theme.ink2, fontSize: 12, formatter: (tick: number) => tickText(context, tick, unit) },
    axisLine: { show: false, onZero: false },
    axisTick: { show: false },
    splitLine: { lineStyle: { color: theme.line, width: 1 } },
  }
}

/** A tick of an axis, a bound of a class: `20%`, `1,000`. */
export function tickText(context: ChartContext, tick: number, unit: Measure): string {
  const plain = numbersOf(context.locale)
  if (unit === 'points')
    return plain.value(Math.round(tick * 1000) / 10, 'plain')
  return isShare(unit) ? `${Math.round(tick * 1000) / 10}%` : plain.value(Math.round(tick * 1e6) / 1e6, 'plain')
}

/** Pixels the tick labels of `scale` need. */
export function tickWidth(context: ChartContext, scale: { max: number, interval: number }, unit: Measure): number {
  return Math.max(...[scale.max, scale.max - scale.interval].map(tick => tickText(context, tick, unit).length)) * 7.5 + 12
}

/** The thin labelled lines before the years `breaks` in which a form changed what the series counts; none when the years lie on one side. */
export function formChange(context: ChartContext, years: readonly number[], breaks: readonly number[], xAxisIndex: number, yAxisIndex = 0): SeriesOption[] {
  const theme = themeOf(context.theme)
  const { formChange: word } = wordsOf(context.locale)
  const shown = breaks.filter(change => years.findIndex(year => year >= change) > 0)
  return shown.flatMap((change, at): SeriesOption[] => {
    const index = years.findIndex(year => year >= change)
    // Two changes stand close: their words go to either side.
    const align = shown.length < 2 ? {} : { align: at < shown.length - 1 ? 'right' as const : 'left' as const }
    return index < 1
      ? []
      : [{
          type: 'line',
          name: word(change),
          xAxisIndex,
          yAxisIndex,
          data: [],
          silent: true,
          tooltip: { show: false },
          markLine: {
            silent: true,
            symbol: 'none',
            animation: false,
            lineStyle: { color: theme.ink2, width: 1, type: [3, 3] },
            label: { ...align, formatter: word(change), color: theme.ink2, fontSize: 11, position: 'end', distance: 4 },
            data: [{ xAxis: index - 0.5 }],
          },
        }]
  })
}

/** The last break not after `year`, from which on numbers may be compared; 0 without one. */
export function lastBreak(breaks: readonly number[], year: number): number {
  return breaks.findLast(change => change <= year) ?? 0
}

/** The values between the breaks, each part with the others empty; one part when no break lies among the years. */
export function partsBetween(years: readonly number[], values: readonly (number | null)[], breaks: readonly number[]): (number | null)[][] {
  const ends = [...breaks.filter(change => years.length > 0 && years[0]! < change && years.at(-1)! >= change), Number.POSITIVE_INFINITY]
  return ends.map((end, at) => values.map((value, index) => years[index]! < end && (at === 0 || years[index]! >= ends[at - 1]!) ? value : null))
}

/** What every option shares: fonts, motion, the description for screen readers. */
export function baseOption(context: ChartContext, description: string): ChartOption {
  return {
    animation: context.motion,
    animationDuration: 180,
    animationDurationUpdate: 180,
    backgroundColor: 'transparent',
    textStyle: { fontFamily, color: themeOf(context.theme).ink },
    aria: { enabled: true, label: { enabled: true, description } },
  }
}
