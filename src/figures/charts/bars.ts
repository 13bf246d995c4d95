import type { BarsModel } from '../model'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, scaleOf, valueAxis } from '../axes'
import { describe, nameAxis, rowHeight } from '../explore/marks'
import { colourOf, lowFill, partFill } from '../explore/palette'
import { textWidth, topLegend, yearTooltip } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { partLabel, partStyle, shareScale } from './stacks'

/** Lying bars, a row a group. */
export function drawBars(model: BarsModel, context: ChartContext): Chart {
  return model.stacked ? drawStack(model, context) : drawBeside(model, context)
}

/** Bars from zero, low counts grey and hatched, a dash for what has no value. */
function drawBeside(model: BarsModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const { unit, rows, series } = model
  const single = series.length === 1
  const scale = scaleOf(series.flatMap(({ points }) => points.map(({ value }) => value)), unit, context.width < 500 ? 3 : 6)
  const { left, axis } = nameAxis(context, rows.map(({ name }) => name))
  const legend = single ? { legend: undefined, height: 4 } : topLegend(context, series.map(({ name }) => name))
  const thick = single ? rowHeight(context) - 9 : 11
  const marks: Mark[] = series.flatMap(({ points }, at) => points.map((point, index) => markAt(point, at, index, [point.value ?? 0, index])))
  const widest = Math.max(0, ...marks.map(({ value }) => textWidth(numbers.value(value, unit), 12)))
  const description = describe(marks, context.locale)
  return {
    height: legend.height - (single ? 4 : 0) + rows.length * Math.max(rowHeight(context), single ? 0 : series.length * (thick + 2) + 8) + 40,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left, right: widest + 16, top: legend.height + 4, bottom: 28 },
      xAxis: valueAxis(context, scale, unit) as object,
      yAxis: axis,
      series: [...series.map(({ name, slot, points }): SeriesOption => ({
        type: 'bar',
        name,
        color: colourOf(context, slot),
        barWidth: thick,
        data: points.map(({ value, low }) => ({ value, itemStyle: (low ? lowFill(theme) : partFill(context, slot)) as { color: string } })),
        label: { show: true, position: 'right', color: theme.ink, fontSize: single ? 12 : 10, formatter: param => numbers.value(param.value as number | null, unit) },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      })), ...(single
        ? [{
            type: 'scatter' as const,
            name: 'missing',
            silent: true,
            symbolSize: 0,
            itemStyle: { opacity: 1 },
            tooltip: { show: false },
            data: series[0]!.points.flatMap(({ value }, index) => value === null ? [[0, index]] : []),
            label: { show: true, position: 'right' as const, formatter: '—', color: theme.ink2, fontSize: 12 },
          }]
        : [])],
    },
  }
}

/** The parts of a whole one after the other. */
function drawStack(model: BarsModel, context: ChartContext): Chart {
  const { unit, rows, series: parts } = model
  const tall = rows.length <= 4 ? 34 : rowHeight(context)
  const sums = rows.map((_, index) => parts.reduce((sum, { points }) => sum + (points[index]!.value ?? 0), 0))
  const scale = shareScale(sums, unit, context.width < 500 ? 3 : 6)
  const legend = topLegend(context, parts.map(({ name }) => name))
  const side = nameAxis(context, rows.map(({ name }) => name))
  const length = context.width - side.left - 20
  const marks: Mark[] = parts.flatMap(({ points }, at) => points.map((point, index) => {
    const below = parts.slice(0, at).reduce((sum, other) => sum + (other.points[index]!.value ?? 0), 0)
    return markAt(point, at, index, [below + (point.value ?? 0) / 2, index])
  }))
  const description = describe(marks, context.locale)
  const axis = valueAxis(context, scale, unit)
  return {
    height: legend.height + rows.length * tall + 40,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: side.left, right: 20, top: legend.height + 4, bottom: 28 },
      xAxis: { ...axis, axisLabel: { ...axis.axisLabel as object, showMaxLabel: scale.whole } } as object,
      yAxis: side.axis,
      series: parts.map(({ name, slot, points }): SeriesOption => ({
        type: 'bar',
        name,
        stack: 'parts',
        color: colourOf(context, slot),
        barWidth: Math.min(22, tall - 6),
        barMaxWidth: 72,
        data: points.map(point => partStyle(context, slot, point)),
        label: partLabel(context, slot, unit, (value, text) => value / scale.max * length >= textWidth(text, 11) + 6),
        emphasis: { focus: 'series' },
      })),
    },
  }
}
