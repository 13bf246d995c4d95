import type { PanelsModel } from '../model'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, betweenAxis, formChange, partsBetween, scaleOf, tickWidth, valueAxis, yearAxis } from '../axes'
import { describe } from '../explore/marks'
import { colourOf, partFill } from '../explore/palette'
import { fit, topLegend, yearTooltip } from '../labels'
import { markAt, valuesOf } from '../model'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'

/** Small charts over the same years. */
export function drawPanels(model: PanelsModel, context: ChartContext): Chart {
  return model.stacked ? drawStacks(model, context) : drawLines(model, context)
}

/** One line a panel; missing years are gaps, low counts hollow. On scales of their own each says its unit. */
function drawLines(model: PanelsModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const { brackets } = wordsOf(context.locale)
  const { years, shared } = model
  const panels = model.panels.map(each => ({ ...each, points: each.series[0]!.points, values: valuesOf(each.series[0]!), colour: colourOf(context, each.series[0]!.slot) }))
  const common = scaleOf(panels.flatMap(({ values }) => values), model.unit, 3)
  const scales = panels.map(({ values, unit }) => shared ? common : scaleOf(values, unit, 3))
  const columns = shared ? Math.max(1, Math.min(4, Math.floor(context.width / 210))) : Math.max(1, Math.min(3, Math.floor(context.width / 160)))
  const panel = { width: context.width / columns, height: shared ? 158 : 168 }
  const left = shared ? tickWidth(context, common, model.unit) : 46
  const place = (index: number) => ({ left: (index % columns) * panel.width, top: Math.floor(index / columns) * panel.height })
  const marks: Mark[] = panels.flatMap(({ points }, at) => points.map((point, index) => markAt(point, at, index, [index, point.value ?? 0])))
  const lines = panels.map(({ name, points, values, breaks, colour }, at): SeriesOption => {
    const last = values.findLastIndex(value => value !== null)
    return {
      type: 'line',
      name,
      xAxisIndex: at * 2,
      yAxisIndex: at,
      color: colour,
      lineStyle: { width: partsBetween(years, values, breaks).length > 1 ? 0 : 2 },
      showSymbol: true,
      symbol: 'circle',
      symbolSize: 6,
      data: points.map(({ value, low }, index) => ({
        value,
        ...(low && { itemStyle: { color: theme.paper, borderColor: colour, borderWidth: 2 } }),
        ...(index === last && { label: { show: true, position: 'top' as const, color: theme.ink, fontSize: 12, formatter: numbers.value(value, panels[at]!.unit) } }),
      })),
    }
  })
  const halves = panels.flatMap(({ name, values, breaks, colour }, at): SeriesOption[] => {
    const parts = partsBetween(years, values, breaks)
    return parts.length < 2 ? [] : parts.map(half => ({ type: 'line', name, xAxisIndex: at * 2, yAxisIndex: at, color: colour, lineStyle: { width: 2 }, symbol: 'none', silent: true, tooltip: { show: false }, data: half }))
  })
  const changes = panels.flatMap(({ breaks }, at) => formChange(context, years, breaks, at * 2 + 1, at))
  const head = shared ? 38 : 40
  const foot = shared ? 32 : 36
  const titleOf = ({ name, unit }: typeof panels[number]): string => shared || unit === 'rate' ? name : `${name}${brackets(numbers.unit(unit))}`
  const description = describe(marks, context.locale)
  return {
    height: Math.max(1, Math.ceil(panels.length / columns)) * panel.height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, model.together ? 'axis' : 'item'),
      title: panels.map((each, at) => ({ text: fit(titleOf(each), panel.width - 16), ...place(at), padding: 0, textStyle: { color: theme.ink, fontSize: 12, fontWeight: 600, fontFamily } })),
      grid: panels.map((_, at) => ({ left: place(at).left + left, top: place(at).top + head, width: panel.width - left - 22, height: panel.height - head - foot })),
      xAxis: panels.flatMap((_, at) => [yearAxis(context, years, at), betweenAxis(years, at)]),
      yAxis: panels.map(({ unit }, at) => valueAxis(context, scales[at]!, unit, at)),
      series: [...lines, ...halves, ...changes],
    },
  }
}

/** One stack a panel on one scale, its height written above it: side by side where there is room, else one below the other. */
function drawStacks({ years, panels: given, unit, together }: PanelsModel, context: ChartContext): Chart {
  const numbers = numbersOf(context.locale)
  const word = wordsOf(context.locale)
  const theme = themeOf(context.theme)
  /** Parts that do not make their printed total stand beside it. */
  const differ = (sum: number | null, total: number | null | undefined): total is number => sum !== null && total != null && sum !== total
  const heightText = (sum: number | null, total: number | null): string => differ(sum, total) ? word.printedTotal(numbers.value(sum, unit), numbers.value(total, unit)) : numbers.value(sum, unit)
  const panels = given.map(each => ({
    ...each,
    // A form that prints none of the parts has no sum of them.
    sums: years.map((_, index) => each.series.every(({ points }) => points[index]!.value === null) ? null : each.series.reduce((sum, { points }) => sum + (points[index]!.value ?? 0), 0)),
  }))
  const scale = scaleOf(panels.flatMap(({ sums }) => sums.map(sum => sum === null ? null : sum * 1.05)), unit)
  const aside = context.width >= 640
  const legend = topLegend(context, panels[0]?.series.map(({ name }) => name) ?? [])
  const left = tickWidth(context, scale, unit)
  const head = legend.height
  const tall = aside ? (context.height ?? head + 250) - head : 190
  const width = aside ? (context.width - left - 8) / panels.length : context.width - left - 8
  const places = panels.map((_, at) => ({ left: left + (aside ? at * width : 0), top: head + (aside ? 0 : at * tall), width: width - (aside ? 16 : 0) }))
  const marks: Mark[] = []
  const stacks = panels.flatMap(({ key, series }, at) => series.map(({ name, slot, points }, part): SeriesOption => {
    points.forEach((point, index) => marks.push(markAt(point, at * series.length + part, index, [index, point.value ?? 0])))
    return {
      type: 'bar',
      name,
      stack: key,
      xAxisIndex: at,
      yAxisIndex: at,
      data: points.map(({ value }) => ({ value })),
      barWidth: '62%',
      barMaxWidth: 44,
      itemStyle: partFill(context, slot),
    }
  }))
  // The height of each stack, written above it by a point without a mark.
  const totals = panels.map(({ sums, totals: printed }, at): SeriesOption => ({
    type: 'scatter',
    name: word.total,
    xAxisIndex: at,
    yAxisIndex: at,
    data: sums,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    silent: true,
    tooltip: { show: false },
    label: { show: true, position: 'top', distance: 3, color: theme.ink, fontSize: 11, lineHeight: 13, formatter: param => heightText(param.value as number | null, printed?.[param.dataIndex] ?? null) },
    labelLayout: { hideOverlap: true },
  }))
  const description = describe(marks, context.locale)
  return {
    height: head + (aside ? tall : tall * panels.length),
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, together ? 'axis' : 'item'),
      title: panels.map(({ name, sums, totals: printed }, at) => ({ text: sums.some((sum, index) => differ(sum, printed?.[index])) ? fit(word.printedTotalMeans(name), places[at]!.width) : name, left: places[at]!.left, top: places[at]!.top, padding: 0, textStyle: { color: theme.ink, fontSize: 12, fontWeight: 600, fontFamily } })),
      grid: places.map(place => ({ left: place.left, top: place.top + 36, width: place.width, height: tall - 36 - 28 })),
      xAxis: panels.map((_, at) => yearAxis(context, years, at)),
      yAxis: panels.map((_, at) => {
        const axis = valueAxis(context, scale, unit, at)
        return aside && at > 0 ? { ...axis, axisLabel: { show: false } } : axis
      }),
      series: [...stacks, ...totals],
    },
  }
}
