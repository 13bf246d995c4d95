import type { ColumnsModel } from '../model'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { formChange, scaleOf, tickWidth, valueAxis, yearAxisHeight } from '../axes'
import { colourOf, partFill } from '../explore/palette'
import { directNames, fit, textWidth, topLegend } from '../labels'
import { markAt, valuesOf } from '../model'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { chartOverYears } from './over-years'
import { partLabel, partStyle, shareScale } from './stacks'

/** Columns over years. */
export function drawColumns(model: ColumnsModel, context: ChartContext): Chart {
  return model.stacked ? drawStack(model, context) : drawBeside(model, context)
}

/** Columns side by side, read against each other; the numbers of the first series are written wherever they fit over its group. */
function drawBeside(model: ColumnsModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const { years, series } = model
  const twice = series.some(({ points }) => points.some(({ under }) => under !== undefined))
  const scale = scaleOf(series.flatMap(each => valuesOf(each).map(value => value === null ? null : value * 1.04)), model.unit)
  const legend = series.length > 1 ? topLegend(context, series.map(({ name }) => name)) : { legend: undefined, height: 8 }
  const changed = formChange(context, years, model.breaks, 1)
  const height = context.height ?? model.height ?? 316
  const grid = { left: tickWidth(context, scale, model.unit), right: 12, top: legend.height + (changed.length > 0 ? 24 : 14) + (twice ? 14 : 0), bottom: yearAxisHeight }
  const marks: Mark[] = series.flatMap(({ points }, at) => points.map((point, index) => markAt(point, at, index, [index, point.value ?? 0])))
  const room = (context.width - grid.left - grid.right) / Math.max(1, years.length)
  const width = Math.min(48, room * 0.76 / series.length)
  const label = (at: number, index: number): string => {
    const { value, under } = series[at]!.points[index]!
    const text = numbers.value(value, model.unit)
    const free = series.length === 1 ? room - 4 : at === 0 ? width * 2 : width + 4
    return value === null || textWidth(text, 11) > free ? '' : under === undefined ? text : `${text}\n{under|${under}}`
  }
  const drawn: SeriesOption[] = series.map(({ name, slot, points }, at) => ({
    type: 'bar',
    name,
    data: points.map(({ value }) => ({ value })),
    barMaxWidth: 48,
    barGap: '8%',
    barCategoryGap: '24%',
    itemStyle: partFill(context, slot),
    label: {
      show: true,
      position: 'top',
      distance: 3,
      color: theme.ink,
      fontSize: 11,
      formatter: param => label(at, param.dataIndex),
      ...(twice && { lineHeight: 14, rich: { under: { color: theme.ink2, fontSize: 10, lineHeight: 13 } } }),
    },
    emphasis: series.length > 1 ? { focus: 'series' } : { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
  }))
  return chartOverYears(model, context, { height, marks, legend: legend.legend, grid, axis: valueAxis(context, scale, model.unit), series: [...drawn, ...changed] })
}

/** The parts of a whole, one on the other. */
function drawStack(model: ColumnsModel, context: ChartContext): Chart {
  const { years, series: parts, unit } = model
  const sums = years.map((_, index) => parts.reduce((sum, { points }) => sum + (points[index]!.value ?? 0), 0))
  const scale = shareScale(sums, unit, context.width < 500 ? 3 : 6)
  const beside = context.width >= 560
  const names = parts.map(({ name }) => fit(name, context.width * 0.24))
  const legend = beside ? { legend: undefined, height: 0 } : topLegend(context, parts.map(({ name }) => name))
  const changed = formChange(context, years, model.breaks, 1)
  const height = context.height ?? model.height ?? 360
  const grid = {
    left: tickWidth(context, scale, unit),
    right: beside ? Math.max(...names.map(name => textWidth(name, 12))) + 30 : 12,
    top: legend.height + (changed.length > 0 ? 24 : 12),
    bottom: yearAxisHeight,
  }
  const room = Math.min((context.width - grid.left - grid.right) / Math.max(1, years.length) * 0.62, 72)
  const length = height - grid.top - grid.bottom
  const marks: Mark[] = parts.flatMap(({ points }, at) => points.map((point, index) => {
    const below = parts.slice(0, at).reduce((sum, other) => sum + (other.points[index]!.value ?? 0), 0)
    return markAt(point, at, index, [index, below + (point.value ?? 0) / 2])
  }))
  const drawn: SeriesOption[] = parts.map(({ name, slot, points }) => ({
    type: 'bar',
    name,
    stack: 'parts',
    color: colourOf(context, slot),
    barWidth: '62%',
    barMaxWidth: 72,
    data: points.map(point => partStyle(context, slot, point)),
    label: partLabel(context, slot, unit, (value, text) => value / scale.max * length >= 15 && textWidth(unit === 'rate' ? '88.8%' : text, 11) <= room),
    emphasis: { focus: 'series' },
  }))
  if (beside && years.length > 0) {
    // Names stand where the last year that has anything has its parts.
    const last = Math.max(0, sums.findLastIndex(sum => sum > 0))
    let below = 0
    drawn.push(directNames(context, parts.map(({ slot, points }, at) => {
      const own = points[last]!.value ?? 0
      below += own
      return { name: names[at]!, colour: colourOf(context, slot), x: years.length - 0.55, y: below - own / 2 }
    }), scale, length, 1))
  }
  drawn.push(...changed)
  const axis = valueAxis(context, scale, unit)
  return chartOverYears(model, context, {
    height,
    marks,
    legend: legend.legend,
    grid,
    axis: { ...axis, axisLabel: { ...axis.axisLabel as object, showMaxLabel: scale.whole } } as typeof axis,
    series: drawn,
  })
}
