import type { Breakdown } from '../explore/data'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, betweenAxis, formChange, partsBetween, tickWidth, valueAxis, yearAxis } from '../axes'
import { overYears, scaleOf, yearsAcross } from '../explore/data'
import { describe, markOf } from '../explore/marks'
import { yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { fit } from './lines'
import { byTotal } from './matrix'

/** Panels a card holds; the rest stays in its table. */
export const mostPanels = 12

/** One small panel a group, all on one scale over the same years; missing years are gaps, low counts hollow. */
export function exploreMultiples(given: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const { years, series } = overYears(data)
  const order = data.second?.dimension === 'year' ? byTotal(data).map(({ key }) => key) : series.map(({ key }) => key)
  const panels = order.slice(0, mostPanels).map(key => series.find(each => each.key === key)!)
  const scale = scaleOf(panels.flatMap(({ cells }) => cells.map(cell => cell?.value ?? null)), data.unit, 3)
  const columns = Math.max(1, Math.min(4, Math.floor(context.width / 210)))
  const panel = { width: context.width / columns, height: 158 }
  const left = tickWidth(context, scale, data.unit)
  const place = (index: number) => ({ left: (index % columns) * panel.width, top: Math.floor(index / columns) * panel.height })
  const swapped = data.second?.dimension === 'year'
  const marks: Mark[] = panels.flatMap(({ key, name, cells }, at) => years.map((year, index) => {
    const [group, ofYear] = [{ key, name }, { key: String(year), name: String(year) }]
    return markOf(context, data, {
      series: at,
      index,
      first: swapped ? group : ofYear,
      second: swapped ? ofYear : group,
      cell: cells[index],
      row: key,
      column: String(year),
      point: [index, cells[index]?.value ?? 0],
      ...(!swapped && { label: name }),
    })
  }))
  const lines = panels.flatMap(({ name, cells }, at): SeriesOption[] => {
    const values = cells.map(cell => cell?.value ?? null)
    const last = values.findLastIndex(value => value !== null)
    const halves = partsBetween(years, values, data.breaks)
    return [{
      type: 'line',
      name,
      xAxisIndex: at * 2,
      yAxisIndex: at,
      color: theme.colours.received,
      lineStyle: { width: halves.length > 1 ? 0 : 2 },
      showSymbol: true,
      symbol: 'circle',
      symbolSize: 6,
      data: values.map((value, index) => ({
        value,
        ...(cells[index]?.low && { itemStyle: { color: theme.paper, borderColor: theme.colours.received, borderWidth: 2 } }),
        ...(index === last && { label: { show: true, position: 'top' as const, color: theme.ink, fontSize: 12, formatter: numbers.value(value, data.unit) } }),
      })),
    }]
  })
  const halves = data.breaks.length > 0
    ? panels.flatMap(({ name, cells }, at): SeriesOption[] => {
        const parts = partsBetween(years, cells.map(cell => cell?.value ?? null), data.breaks)
        return parts.length < 2 ? [] : parts.map(half => ({ type: 'line', name, xAxisIndex: at * 2, yAxisIndex: at, color: theme.colours.received, lineStyle: { width: 2 }, symbol: 'none', silent: true, tooltip: { show: false }, data: half }))
      })
    : []
  const breaks = panels.flatMap((_, at) => formChange(context, years, data.breaks, at * 2 + 1, at))
  const description = describe(marks, context.locale)
  return {
    height: Math.max(1, Math.ceil(panels.length / columns)) * panel.height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      title: panels.map(({ name }, at) => ({ text: fit(name, panel.width - 16), ...place(at), padding: 0, textStyle: { color: theme.ink, fontSize: 12, fontWeight: 600, fontFamily } })),
      grid: panels.map((_, at) => ({ left: place(at).left + left, top: place(at).top + 38, width: panel.width - left - 22, height: panel.height - 38 - 32 })),
      xAxis: panels.flatMap((_, at) => [yearAxis(context, years, at), betweenAxis(years, at)]),
      yAxis: panels.map((_, at) => valueAxis(context, scale, data.unit, at)),
      series: [...lines, ...halves, ...breaks],
    },
  }
}
