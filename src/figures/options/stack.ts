import type { Breakdown, Cell, Group } from '../explore/data'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, betweenAxis, formChange, tickWidth, valueAxis, yearAxis, yearAxisHeight } from '../axes'
import { lookUp, overYears, scaleOf } from '../explore/data'
import { describe, markOf, mostRows, nameAxis, rowHeight } from '../explore/marks'
import { colourOf, inkOn, lowFill, partFill } from '../explore/palette'
import { directNames, textWidth, topLegend, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { fit } from './lines'

/** The parts of a whole stacked: columns over years, or one row a group, the largest whole (of shares: the largest first part) first. */
export function exploreStack(data: Breakdown, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const upright = data.first.dimension === 'year'
  const parts = data.second!.groups
  const at = lookUp(data)
  const groups: readonly Group[] = upright ? overYears(data).years.map(year => ({ key: String(year), name: String(year) })) : rowsOf(data).slice(0, mostRows)
  const value = (group: Group, part: Group): number | null => at(group.key, part.key)?.value ?? null
  const sums = groups.map(group => parts.reduce((sum, part) => sum + (value(group, part) ?? 0), 0))
  const highest = Math.max(0, ...sums)
  // Shares that do not add up to 100 % reach beyond it, as they are printed.
  const shares = data.unit === 'rate' && highest < 1.5
  const scale = shares ? { min: 0, max: highest < 1.001 ? 1 : Math.ceil(highest * 20) / 20, interval: 0.25 } : scaleOf([highest], data.unit, context.width < 500 ? 3 : 6)
  const beside = upright && context.width >= 560
  const names = parts.map(({ name }) => fit(name, context.width * 0.24))
  const legend = beside ? { legend: undefined, height: 0 } : topLegend(context, parts.map(({ name }) => name))
  const side = nameAxis(context, groups.map(({ name }) => name))
  const years = upright ? groups.map(({ key }) => Number(key)) : []
  const changed = upright ? formChange(context, years, data.breaks, 1) : []
  const height = upright ? 360 : legend.height + groups.length * rowHeight(context) + 40
  const grid = upright
    ? { left: tickWidth(context, scale, data.unit), right: beside ? Math.max(...names.map(name => textWidth(name, 12))) + 30 : 12, top: legend.height + (changed.length > 0 ? 24 : 12), bottom: yearAxisHeight }
    : { left: side.left, right: 20, top: legend.height + 4, bottom: 28 }
  const room = upright ? (context.width - grid.left - grid.right) / Math.max(1, groups.length) * 0.62 : 18
  const length = upright ? height - grid.top - grid.bottom : context.width - grid.left - grid.right
  const marks: Mark[] = parts.flatMap((part, series) => groups.map((group, index) => {
    const below = parts.slice(0, series).reduce((sum, other) => sum + (value(group, other) ?? 0), 0)
    const middle = below + (value(group, part) ?? 0) / 2
    return markOf(context, data, {
      series,
      index,
      first: group,
      second: part,
      cell: at(group.key, part.key),
      row: upright ? part.key : group.key,
      column: upright ? group.key : part.key,
      point: upright ? [index, middle] : [middle, index],
      label: part.name,
    })
  }))
  const drawn: SeriesOption[] = parts.map((part, series) => ({
    type: 'bar',
    name: part.name,
    stack: 'parts',
    color: colourOf(context, part.key, series),
    barWidth: upright ? '62%' : rowHeight(context) - 6,
    barMaxWidth: 72,
    data: groups.map((group) => {
      const cell: Cell | undefined = at(group.key, part.key)
      return {
        value: cell?.value ?? null,
        itemStyle: (cell?.low ? { ...lowFill(theme), color: colourOf(context, part.key, series), borderColor: theme.paper } : partFill(context, part.key, series)) as { color: string },
        ...(cell?.low && { label: { color: theme.ink, backgroundColor: theme.paper, padding: [1, 3] } }),
      }
    }),
    label: {
      show: true,
      color: theme.patterned ? theme.ink : inkOn(colourOf(context, part.key, series)),
      ...(theme.patterned && { backgroundColor: theme.paper, padding: [1, 3] }),
      fontSize: 11,
      formatter: (param) => {
        const part = param.value as number | null
        const text = numbers.value(part, data.unit)
        const drawnLength = (part ?? 0) / scale.max * length
        const fits = upright ? drawnLength >= 15 && textWidth(text, 11) <= Math.min(room, 72) : drawnLength >= textWidth(text, 11) + 6
        return part && fits ? text : ''
      },
    },
    emphasis: { focus: 'series' },
  }))
  if (beside && groups.length > 0) {
    // Names stand where the last year that has anything has its parts.
    const last = groups[Math.max(0, sums.findLastIndex(sum => sum > 0))]!
    let below = 0
    drawn.push(directNames(context, parts.map((part, series) => {
      const own = value(last, part) ?? 0
      below += own
      return { name: names[series]!, meaning: colourOf(context, part.key, series), x: groups.length - 0.55, y: below - own / 2 }
    }), scale, length, 1))
  }
  drawn.push(...changed)
  const description = describe(marks, context.locale)
  const plain = valueAxis(context, scale, data.unit)
  const values = { ...plain, axisLabel: { ...plain.axisLabel as object, showMaxLabel: !shares || scale.max === 1 } } as typeof plain
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid,
      xAxis: upright ? [yearAxis(context, years, 0, year => at(String(year), parts[0]?.key ?? null)?.reports ?? 0), betweenAxis(years)] : values as object,
      yAxis: upright ? values : side.axis,
      series: drawn,
    },
  }
}

/** Groups by the size of their whole, of shares by their first part; low counts after the others. Columns of the form stay as printed. */
function rowsOf(data: Breakdown): readonly Group[] {
  if (data.first.dimension === 'applicant')
    return data.first.groups
  const at = lookUp(data)
  const first = data.second!.groups[0]?.key ?? null
  const cellOf = (group: Group): Cell | undefined => at(group.key, first)
  const weight = (group: Group): number => (data.unit === 'rate' ? cellOf(group)?.value : cellOf(group)?.denominator) ?? -1
  return data.first.groups.toSorted((a, b) => Number(cellOf(a)?.low ?? false) - Number(cellOf(b)?.low ?? false) || weight(b) - weight(a))
}
