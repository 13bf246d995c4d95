import type { Breakdown } from '../explore/data'
import type { Chart, ChartContext, Mark } from '../types'
import { baseOption, valueAxis } from '../axes'
import { scaleOf, sorted } from '../explore/data'
import { describe, markOf, mostRows, nameAxis, rowHeight } from '../explore/marks'
import { lowFill, partFill } from '../explore/palette'
import { textWidth, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'

/** One bar a group from zero, most first; low counts follow grey and hatched, then the groups without a value. */
export function exploreBars(data: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const rows = sorted(data).slice(0, mostRows)
  const scale = scaleOf(rows.map(({ cell }) => cell?.value ?? null), data.unit, context.width < 500 ? 3 : 6)
  const { left, axis } = nameAxis(context, rows.map(({ group }) => group.name))
  const marks: Mark[] = rows.map(({ group, cell }, index) => markOf(context, data, {
    series: 0,
    index,
    first: group,
    cell,
    row: group.key,
    column: '',
    point: [cell?.value ?? 0, index],
  }))
  const widest = Math.max(0, ...rows.map(({ cell }) => textWidth(numbers.value(cell?.value ?? null, data.unit), 12)))
  const description = describe(marks, context.locale)
  return {
    height: rows.length * rowHeight(context) + 40,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left, right: widest + 16, top: 8, bottom: 28 },
      xAxis: valueAxis(context, scale, data.unit) as object,
      yAxis: axis,
      series: [{
        type: 'bar',
        name: data.name,
        barWidth: rowHeight(context) - 9,
        data: rows.map(({ group, cell }) => ({
          value: cell?.value ?? null,
          itemStyle: (cell?.low ? lowFill(theme) : partFill(context, data.first.dimension === 'part' ? group.key : '', 0)) as { color: string },
        })),
        label: { show: true, position: 'right', color: theme.ink, fontSize: 12, formatter: param => numbers.value(param.value as number | null, data.unit) },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      }, {
        type: 'scatter',
        name: 'missing',
        silent: true,
        symbolSize: 0,
        itemStyle: { opacity: 1 },
        tooltip: { show: false },
        data: rows.flatMap(({ cell }, index) => (cell?.value ?? null) === null ? [[0, index]] : []),
        label: { show: true, position: 'right', formatter: '—', color: theme.ink2, fontSize: 12 },
      }],
    },
  }
}
