import type { Breakdown } from '../explore/data'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, betweenAxis, formChange, partsBetween, tickWidth, valueAxis, yearAxis, yearAxisHeight } from '../axes'
import { lookUp, overYears, scaleOf } from '../explore/data'
import { describe, markOf } from '../explore/marks'
import { colourOf, mostSeries, strokes, symbols } from '../explore/palette'
import { directNames, textWidth, topLegend, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'

/** One line a group over the years, at most seven; missing years are gaps, low counts hollow, and no line crosses a change of form that touches it. */
export function exploreLines(data: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const found = overYears(data)
  const { years } = found
  const series = found.series.slice(0, mostSeries)
  const single = series.length === 1
  const values = series.map(({ cells }) => cells.map(cell => cell?.value ?? null))
  const scale = scaleOf(values.flat(), data.unit)
  const beside = !single && context.width >= 560
  const names = series.map(({ name }) => name)
  const legend = single || beside ? { legend: undefined, height: 14 } : topLegend(context, names)
  const height = 340
  const changed = formChange(context, years, data.breaks, 1)
  const grid = {
    left: tickWidth(context, scale, data.unit),
    right: beside ? Math.min(Math.max(0, ...names.map(name => textWidth(name, 12))) + 34, context.width * 0.34) : 16,
    top: legend.height + (changed.length > 0 ? 24 : 14),
    bottom: yearAxisHeight,
  }
  const marks: Mark[] = series.flatMap(({ key, name, cells }, at) => years.map((year, index) => {
    const group = { key, name }
    const ofYear = { key: String(year), name: String(year) }
    const swapped = data.second !== null && data.first.dimension !== 'year'
    return markOf(context, data, {
      series: at,
      index,
      first: swapped ? group : ofYear,
      second: data.second === null ? null : swapped ? ofYear : group,
      cell: cells[index],
      row: key,
      column: String(year),
      point: [index, values[at]![index] ?? 0],
      label: single ? data.name : name,
    })
  }))
  const drawn: SeriesOption[] = series.map(({ key, name, cells }, at) => {
    const colour = colourOf(context, key, at)
    return {
      type: 'line',
      name,
      color: colour,
      connectNulls: false,
      showSymbol: true,
      symbol: symbols[at]!,
      symbolSize: 8,
      lineStyle: { width: partsBetween(years, values[at]!, data.breaks).length > 1 ? 0 : 2, type: strokes[at] as 'solid' },
      data: values[at]!.map((value, index) => ({
        value,
        ...(cells[index]?.low && { itemStyle: { color: theme.paper, borderColor: colour, borderWidth: 2 } }),
        ...(single && { label: { show: years.length <= 16, position: 'top' as const, color: cells[index]?.low ? theme.ink2 : theme.ink, fontSize: 12, formatter: numbers.value(value, data.unit) } }),
      })),
      labelLayout: { hideOverlap: true },
      emphasis: { disabled: false, scale: 1.4, focus: single ? 'none' : 'series' },
    }
  })
  if (data.breaks.length > 0) {
    drawn.push(...series.flatMap(({ key, name }, at): SeriesOption[] => {
      const halves = partsBetween(years, values[at]!, data.breaks)
      return halves.length < 2 ? [] : halves.map(half => ({ type: 'line', name, color: colourOf(context, key, at), lineStyle: { width: 2, type: strokes[at] as 'solid' }, symbol: 'none', silent: true, tooltip: { show: false }, data: half }))
    }))
  }
  if (beside) {
    const ends = series.flatMap(({ key, name }, at) => {
      const last = values[at]!.findLastIndex(value => value !== null)
      return last < 0 ? [] : [{ name: fit(name, grid.right - 34), meaning: colourOf(context, key, at), x: last + 0.12, y: values[at]![last]! - scale.min }]
    })
    const named = directNames(context, ends, { max: scale.max - scale.min }, height - grid.top - grid.bottom, 1)
    drawn.push({ ...named, data: (named.data as { value: [number, number] }[]).map(end => ({ ...end, value: [end.value[0], end.value[1] + scale.min] })) } as SeriesOption)
  }
  drawn.push(...changed)
  const description = describe(marks, context.locale)
  const at = lookUp(data)
  const reports = (year: number): number => {
    const total = data.second === null || data.first.dimension === 'year' ? at(String(year), null) : at(null, String(year))
    return total?.reports ?? Math.max(0, ...series.map(({ cells }) => cells[years.indexOf(year)]?.reports ?? 0))
  }
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, single ? 'axis' : 'item'),
      grid,
      xAxis: [yearAxis(context, years, 0, reports), betweenAxis(years)],
      yAxis: valueAxis(context, scale, data.unit),
      series: drawn,
    },
  }
}

/** `text` cut to a width, with a sign that it was. */
export function fit(text: string, width: number): string {
  if (textWidth(text, 12) <= width)
    return text
  let signs = [...text]
  while (signs.length > 1 && textWidth(`${signs.join('')}…`, 12) > width)
    signs = signs.slice(0, -1)
  return `${signs.join('')}…`
}
