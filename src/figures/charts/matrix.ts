import type { MatrixModel } from '../model'
import type { Chart, ChartContext, Mark } from '../types'
import { baseOption, betweenAxis, formChange } from '../axes'
import { describe, nameAxis, rowHeight } from '../explore/marks'
import { lowFill } from '../explore/palette'
import { fit, textWidth, yearTooltip } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'

/** Two dimensions as a heat matrix in five steps; low counts grey and hatched, missing cells empty with `—`. */
export function drawMatrix(model: MatrixModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const { rows, columns, unit, heat } = model
  const side = nameAxis(context, rows.map(({ name }) => name))
  const size = Math.min(160, (context.width - side.left - 8) / Math.max(1, columns.length))
  const slanted = columns.some(({ name }) => textWidth(name, 12) > size - 6)
  const top = slanted ? Math.min(110, Math.max(0, ...columns.map(({ name }) => textWidth(name, 12))) * 0.72 + 16) : 26
  const cells = model.cells.flatMap((line, y) => line.map((point, x) => ({ point, x, y })))
  const marks: Mark[] = cells.map(({ point, x, y }, index) => markAt(point, 0, index, [x, y]))
  const fontSize = size < 44 ? 10 : 11
  const changed = formChange(context, model.years, model.breaks, 1)
  const bottom = changed.length > 0 ? 24 : 8
  const description = describe(marks, context.locale)
  return {
    height: top + rows.length * rowHeight(context) + bottom,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      visualMap: {
        type: 'piecewise',
        show: false,
        seriesIndex: 0,
        dimension: 2,
        pieces: theme.heat.map(({ fill }, index) => ({ gte: heat.lowest + index * heat.width, ...(index < 4 && { lt: heat.lowest + (index + 1) * heat.width }), color: fill })),
      },
      grid: { left: side.left, right: context.width - side.left - size * Math.max(1, columns.length), top, bottom },
      xAxis: [{
        type: 'category',
        position: 'top',
        data: columns.map(({ name }) => fit(name, 150)),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { color: theme.ink2, fontSize: 12, fontFamily, interval: 0, ...(slanted && { rotate: 45 }) },
      }, betweenAxis(columns)],
      yAxis: side.axis,
      series: [
        {
          type: 'heatmap',
          name: model.name,
          label: { show: true },
          emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
          data: cells.map(({ x, y, point: { value, low } }) => {
            const text = numbers.value(value, unit)
            const ink = value === null || low ? theme.ink : theme.heat[stepAt(heat, value)]!.ink
            return {
              value: [x, y, value ?? '-'] as [number, number, number | string],
              visualMap: !low,
              itemStyle: { ...(low && lowFill(theme)), borderColor: theme.paper, borderWidth: 2 },
              label: { show: textWidth(text, fontSize) <= size - 4, color: ink, fontSize, formatter: text },
            }
          }),
        },
        {
          type: 'scatter',
          name: 'missing',
          silent: true,
          symbolSize: 0,
          itemStyle: { opacity: 1 },
          tooltip: { show: false },
          data: cells.filter(({ point }) => point.value === null).map(({ x, y }) => [x, y]),
          label: { show: true, position: 'inside', formatter: '—', color: theme.ink2, fontSize: 11 },
        },
        ...changed,
      ],
    },
  }
}

/** The step of a value, 0 to 4. */
export function stepAt({ lowest, width }: MatrixModel['heat'], value: number): number {
  return Math.min(4, Math.max(0, Math.floor((value - lowest) / width)))
}
