import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, tickWidth, valueAxis, yearAxis } from '../axes'
import { scaleOf } from '../explore/data'
import { describe, mostRows, nameAxis, rowHeight } from '../explore/marks'
import { colourOf, mostSeries, strokes, symbols } from '../explore/palette'
import { textWidth, topLegend, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'

/** Numbers of no known meaning by category, as a statement answered them: nothing sorted, added up or joined. */
export interface PlainData {
  /** Name of the categories. */
  first: string
  /** Years when they are, else in the order they came. */
  categories: readonly string[]
  years: boolean
  series: readonly { name: string, values: readonly (number | null)[] }[]
}

/** Rows and series a chart of `data` draws. */
export function plainRoom({ years, series }: PlainData): { rows: number, series: number } {
  const drawn = Math.min(series.length, mostSeries)
  return { rows: years ? Infinity : Math.floor(mostRows / Math.max(1, Math.min(drawn, 2))), series: drawn }
}

/** Lines over years, where a year without a row is a gap; else bars, one group a row. */
export function plainChart(data: PlainData, context: ChartContext): Chart {
  return data.years ? lines(data, context) : bars(data, context)
}

function lines(data: PlainData, context: ChartContext): Chart {
  const known = data.categories.map(Number)
  const first = Math.min(...known)
  const years = Array.from({ length: Math.max(...known) - first + 1 }, (_, at) => first + at)
  const series = data.series.slice(0, mostSeries).map(({ name, values }) => ({ name, values: years.map(year => values[known.indexOf(year)] ?? null) }))
  const scale = scaleOf(series.flatMap(({ values }) => values), 'plain')
  const legend = series.length === 1 ? { legend: undefined, height: 12 } : topLegend(context, series.map(({ name }) => name))
  const marks = series.flatMap(({ name, values }, at) => years.map((year, index) => markOf(context, { series: at, index, name, category: String(year), value: values[index] ?? null, row: name, column: String(year), point: [index, values[index] ?? 0] })))
  const description = describe(marks, context.locale)
  return {
    height: 340,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: tickWidth(context, scale, 'plain'), right: 16, top: legend.height + 12, bottom: 30 },
      xAxis: yearAxis(context, years),
      yAxis: valueAxis(context, scale, 'plain'),
      series: series.map(({ name, values }, at): SeriesOption => ({
        type: 'line',
        name,
        color: colourOf(context, name, at),
        connectNulls: false,
        symbol: symbols[at]!,
        symbolSize: 8,
        lineStyle: { width: 2, type: strokes[at] as 'solid' },
        data: [...values],
      })),
    },
  }
}

function bars(data: PlainData, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const room = plainRoom(data)
  const names = data.categories.slice(0, room.rows)
  const series = data.series.slice(0, room.series).map(({ name, values }) => ({ name, values: values.slice(0, room.rows) }))
  const scale = scaleOf(series.flatMap(({ values }) => values), 'plain', context.width < 500 ? 3 : 6)
  const side = nameAxis(context, names)
  const legend = series.length === 1 ? { legend: undefined, height: 4 } : topLegend(context, series.map(({ name }) => name))
  const thick = series.length === 1 ? rowHeight(context) - 9 : 11
  const marks = series.flatMap(({ name, values }, at) => names.map((category, index) => markOf(context, { series: at, index, name, category, value: values[index] ?? null, row: String(index), column: name, point: [values[index] ?? 0, index] })))
  const widest = Math.max(0, ...marks.map(({ value }) => textWidth(numbers.value(value, 'plain'), 12)))
  const description = describe(marks, context.locale)
  return {
    height: legend.height + names.length * Math.max(rowHeight(context), series.length * (thick + 2) + 8) + 40,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: side.left, right: widest + 16, top: legend.height + 4, bottom: 28 },
      xAxis: valueAxis(context, scale, 'plain') as object,
      yAxis: side.axis,
      series: series.map(({ name, values }, at): SeriesOption => ({
        type: 'bar',
        name,
        color: colourOf(context, name, at),
        barWidth: thick,
        data: [...values],
        label: { show: true, position: 'right', color: theme.ink, fontSize: series.length === 1 ? 12 : 10, formatter: param => numbers.value(param.value as number | null, 'plain') },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      })),
    },
  }
}

interface At { series: number, index: number, name: string, category: string, value: number | null, row: string, column: string, point: [number, number] }

function markOf({ locale }: ChartContext, { series, index, name, category, value, row, column, point }: At): Mark {
  return {
    series,
    index,
    year: 0,
    type: category,
    text: `${name} ${numbersOf(locale).value(value, 'plain')}`,
    detail: category,
    value,
    place: { row, column, name: category, filters: null, agency: null, point },
  }
}
