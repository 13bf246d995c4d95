import type { BarSeriesOption } from 'echarts/charts'
import type { Point, Slot } from '../model'
import type { ChartContext, Measure } from '../types'
import { scaleOf } from '../axes'
import { colourOf, inkOn, lowFill, partFill } from '../explore/palette'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'

/** The axis of stacked parts, to 100 % for shares; those that do not add up to it reach beyond, as they are printed. `whole`: its end has a label. */
export function shareScale(sums: readonly number[], unit: Measure, steps: number): { min: number, max: number, interval: number, whole: boolean } {
  const highest = Math.max(0, ...sums)
  if (unit !== 'rate' || highest >= 1.5)
    return { ...scaleOf([highest], unit, steps), whole: true }
  const max = highest < 1.001 ? 1 : Math.ceil(highest * 20) / 20
  return { min: 0, max, interval: 0.25, whole: max === 1 }
}

/** A part as it is filled; hatched where too few cases stand behind the whole. */
export function partStyle(context: ChartContext, slot: Slot, { value, low }: Point) {
  const theme = themeOf(context.theme)
  return {
    value,
    itemStyle: (low ? { ...lowFill(theme), color: colourOf(context, slot), borderColor: theme.paper } : partFill(context, slot)) as { color: string },
    ...(low && { label: { color: theme.ink, backgroundColor: theme.paper, padding: [1, 3] } }),
  }
}

/** The number of a part, written in it where it fits. */
export function partLabel(context: ChartContext, slot: Slot, unit: Measure, fits: (value: number, text: string) => boolean): BarSeriesOption['label'] {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  return {
    show: true,
    color: theme.patterned ? theme.ink : inkOn(colourOf(context, slot)),
    ...(theme.patterned && { backgroundColor: theme.paper, padding: [1, 3] }),
    fontSize: 11,
    formatter: (param) => {
      const value = param.value as number | null
      const text = numbers.value(value, unit)
      return value && fits(value, text) ? text : ''
    },
  }
}
