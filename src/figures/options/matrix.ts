import type { Breakdown, Cell, Group } from '../explore/data'
import type { Chart, ChartContext, Mark } from '../types'
import { baseOption, betweenAxis, formChange } from '../axes'
import { lookUp, yearsAcross } from '../explore/data'
import { describe, markOf, mostRows, nameAxis, rowHeight } from '../explore/marks'
import { lowFill } from '../explore/palette'
import { textWidth, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { fit } from './lines'

/** Columns a matrix draws; the rest stays in its table. */
const mostColumns = 24

/** Two dimensions as a heat matrix in five steps, years across; low counts grey and hatched, missing cells empty with `—`. */
export function exploreMatrix(given: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const data = yearsAcross(given)
  const at = lookUp(data)
  const columns = data.second!.groups.slice(0, mostColumns)
  const rows = byTotal(data).slice(0, mostRows)
  const step = steps(data)
  const side = nameAxis(context, rows.map(({ name }) => name))
  const size = Math.min(160, (context.width - side.left - 8) / Math.max(1, columns.length))
  const slanted = columns.some(({ name }) => textWidth(name, 12) > size - 6)
  const top = slanted ? Math.min(110, Math.max(0, ...columns.map(({ name }) => textWidth(name, 12))) * 0.72 + 16) : 26
  const cells = rows.flatMap((row, y) => columns.map((column, x) => ({ row, column, x, y, cell: at(row.key, column.key) })))
  const marks: Mark[] = cells.map(({ row, column, x, y, cell }, index) => markOf(context, data, {
    series: 0,
    index,
    first: row,
    second: column,
    cell,
    row: row.key,
    column: column.key,
    point: [x, y],
    ...(data.second!.dimension === 'part' && { label: column.name }),
  }))
  const fontSize = size < 44 ? 10 : 11
  const years = data.second!.dimension === 'year' ? columns.map(({ key }) => Number(key)) : []
  const changed = formChange(context, years, data.breaks, 1)
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
        pieces: theme.heat.map(({ fill }, index) => ({ gte: step.lowest + index * step.width, ...(index < 4 && { lt: step.lowest + (index + 1) * step.width }), color: fill })),
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
          name: data.name,
          label: { show: true },
          emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
          data: cells.map(({ x, y, cell }) => {
            const text = numbers.value(cell?.value ?? null, data.unit)
            const ink = cell === undefined || cell.value === null || cell.low ? theme.ink : theme.heat[step.of(cell.value)]!.ink
            return {
              value: [x, y, cell?.value ?? '-'] as [number, number, number | string],
              visualMap: !cell?.low,
              itemStyle: { ...(cell?.low && lowFill(theme)), borderColor: theme.paper, borderWidth: 2 },
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
          data: cells.filter(({ cell }) => (cell?.value ?? null) === null).map(({ x, y }) => [x, y]),
          label: { show: true, position: 'inside', formatter: '—', color: theme.ink2, fontSize: 11 },
        },
        ...changed,
      ],
    },
  }
}

/** Five equal steps over the values that may be compared. */
export function steps({ cells }: Pick<Breakdown, 'cells'>): { lowest: number, width: number, of: (value: number) => number } {
  const values = cells.flatMap(({ first, second, value, low }) => first === null || second === null || value === null || low ? [] : [value])
  const lowest = Math.min(0, ...values)
  const width = ((Math.max(0, ...values) - lowest) || 1) / 5
  return { lowest, width, of: value => Math.min(4, Math.max(0, Math.floor((value - lowest) / width))) }
}

/** Groups of the first dimension by their own total, most first; low counts and groups without one after them. Columns of the form stay as printed. */
export function byTotal(data: Breakdown): readonly Group[] {
  if (data.first.dimension === 'applicant')
    return data.first.groups
  const at = lookUp(data)
  const part = data.second?.dimension === 'part' ? data.second.groups[0]?.key ?? null : null
  const last = data.second?.dimension === 'year' ? data.second.groups.at(-1)?.key ?? null : part
  const cellOf = (group: Group): Cell | undefined => at(group.key, last)
  const order = (cell: Cell | undefined): number => cell === undefined || cell.value === null ? 2 : cell.low ? 1 : 0
  const collator = new Intl.Collator('zh')
  return data.first.groups.toSorted((a, b) => order(cellOf(a)) - order(cellOf(b))
    || (order(cellOf(a)) === 0 ? cellOf(b)!.value! - cellOf(a)!.value! : 0)
    || collator.compare(a.name, b.name))
}
