import type { LinesModel, Slot } from '../model'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { formChange, partsBetween, scaleOf, tickWidth, valueAxis, yearAxisHeight } from '../axes'
import { colourOf, strokes, symbols } from '../explore/palette'
import { directNames, fit, textWidth, topLegend } from '../labels'
import { markAt, valuesOf } from '../model'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { chartOverYears } from './over-years'

/** How a line is drawn: by its place, unless it is that of all, or the middle of others. */
function styleOf(slot: Slot, at: number) {
  switch (slot) {
    case 'all': return { width: 1.5, type: 'solid' as const, symbol: 'circle', size: 5 }
    case 'median': return { width: 1.5, type: [4, 3], symbol: 'emptyCircle', size: 4 }
    default: return { width: 2, type: strokes[at] as 'solid', symbol: symbols[at]!, size: 8 }
  }
}

/** One line a series over the years; missing years are gaps, low counts hollow, and no line crosses a change of form that touches what it counts. */
export function drawLines(model: LinesModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const { years, breaks, unit, band, series } = model
  const single = series.length === 1
  const ends = band?.ends.flatMap(each => each ? [each.low, each.high] : []) ?? []
  const scale = scaleOf([...series.flatMap(valuesOf), ...ends, ...(model.level === undefined ? [] : [model.level])], unit)
  const beside = !single && context.width >= 560
  const names = series.map(({ name }) => name)
  const legend = single || beside ? { legend: undefined, height: 14 } : topLegend(context, [...names, ...(band ? [band.name] : [])])
  const height = context.height ?? model.height ?? 340
  const changed = formChange(context, years, breaks, 1)
  const grid = {
    left: tickWidth(context, scale, unit),
    right: beside ? Math.min(Math.max(0, ...names.map(name => textWidth(name, 12))) + 34, context.width * 0.34) : 16,
    top: legend.height + (changed.length > 0 ? 24 : 14),
    bottom: yearAxisHeight,
  }
  const marks: Mark[] = series.flatMap(({ points }, at) => points.map((point, index) => markAt(point, at, index, [index, point.value ?? 0])))
  const lines = series.map((each, at) => {
    const values = valuesOf(each)
    return { ...each, values, parts: partsBetween(years, values, breaks), colour: colourOf(context, each.slot), style: styleOf(each.slot, at) }
  })
  const drawn: SeriesOption[] = lines.map(({ name, points, labelled, parts, colour, style }) => ({
    type: 'line',
    name,
    color: colour,
    ...(band && { z: 3 }),
    connectNulls: false,
    showSymbol: true,
    symbol: style.symbol,
    symbolSize: style.size,
    lineStyle: { width: parts.length > 1 ? 0 : style.width, type: style.type },
    data: points.map(({ value, low }) => ({
      value,
      ...(low && { itemStyle: { color: theme.paper, borderColor: colour, borderWidth: 2 } }),
      ...(labelled && { label: { show: years.length <= 16, position: 'top' as const, color: low ? theme.ink2 : theme.ink, fontSize: 12, formatter: numbers.value(value, unit) } }),
    })),
    labelLayout: { hideOverlap: true },
    emphasis: { disabled: false, scale: 1.4, focus: single || band ? 'none' : 'series' },
  }))
  if (band) {
    const whole = band.ends.map(each => each?.low ?? null)
    partsBetween(years, whole, breaks).forEach((part, half) => drawn.push(...bandOf(context, band.name, part.map((value, index) => value === null ? null : band.ends[index]!), half)))
  }
  drawn.push(...lines.flatMap(({ name, parts, colour, style }): SeriesOption[] => parts.length < 2
    ? []
    : parts.map(data => ({ type: 'line', name, color: colour, lineStyle: { width: style.width, type: style.type }, symbol: 'none', silent: true, tooltip: { show: false }, data }))))
  if (beside) {
    const named = directNames(context, lines.flatMap(({ name, values, colour }) => {
      const last = values.findLastIndex(value => value !== null)
      return last < 0 ? [] : [{ name: fit(name, grid.right - 34), colour, x: last + 0.12, y: values[last]! - scale.min }]
    }), { max: scale.max - scale.min }, height - grid.top - grid.bottom, 1)
    drawn.push({ ...named, data: (named.data as { value: [number, number] }[]).map(end => ({ ...end, value: [end.value[0], end.value[1] + scale.min] })) } as SeriesOption)
  }
  if (model.level !== undefined)
    drawn.push(levelLine(theme.ink2, model.level))
  drawn.push(...changed)
  return chartOverYears(model, context, { height, marks, legend: legend.legend, grid, axis: valueAxis(context, scale, unit), series: drawn })
}

/** The others from their lower to their upper end: an unseen line and an area upon it. */
function bandOf(context: ChartContext, name: string, ends: readonly ({ low: number, high: number } | null)[], half: number): SeriesOption[] {
  const theme = themeOf(context.theme)
  const shared = { type: 'line' as const, stack: `band${half}`, stackStrategy: 'all' as const, symbol: 'none', silent: true, z: 1, tooltip: { show: false }, animation: false, color: theme.line, lineStyle: { width: 1, color: theme.ink2, type: [1, 3], opacity: 0.8 } }
  return [
    { ...shared, name: `${name}-`, data: ends.map(end => end?.low ?? null) },
    { ...shared, name, areaStyle: { color: theme.line, opacity: 0.55 }, data: ends.map(end => end ? end.high - end.low : null) },
  ]
}

function levelLine(colour: string, value: number): SeriesOption {
  return { type: 'line', name: 'zero', silent: true, symbol: 'none', tooltip: { show: false }, data: [], markLine: { silent: true, symbol: 'none', animation: false, lineStyle: { color: colour, width: 1, type: 'solid' }, label: { show: false }, data: [{ yAxis: value }] } }
}
