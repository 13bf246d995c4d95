import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import type { SharesColumn } from './shares'
import { baseOption, valueAxis } from '../axes'
import { describe, nameAxis } from '../explore/marks'
import { inkOn, lowFill } from '../explore/palette'
import { textWidth, topLegend, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fillOf, themeOf } from '../theme'
import { wordsOf } from '../words'

const rowHeight = 34

/** The parts of a whole as one stacked row a column: this year, the year before, the peers. A whole of too few cases is hatched and says so. */
export function sharesChart(columns: readonly SharesColumn[], context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const [open, close] = context.locale === 'en' ? [' (', ')'] : ['（', '）']
  const parts = columns[0]?.whole.parts.map(({ key }) => key) ?? []
  const side = nameAxis(context, columns.map(({ name, whole }) => `${name}${open}${numbers.withUnit(whole.total, 'count')}${close}`))
  const legend = topLegend(context, parts.map(key => word.series[key]))
  const sums = columns.map(({ whole }) => whole.parts.reduce((sum, { share }) => sum + (share ?? 0), 0))
  // Parts that do not add up to the whole reach beyond 100 % or stop short of it, as they are printed.
  const highest = Math.max(0, ...sums)
  const scale = { max: highest < 1.001 ? 1 : Math.ceil(highest * 20) / 20, interval: 0.25 }
  const length = context.width - side.left - 20
  const marks: Mark[] = parts.flatMap((key, series) => columns.map(({ key: column, name, year, whole }, index) => {
    const part = whole.parts[series]!
    const below = whole.parts.slice(0, series).reduce((sum, { share }) => sum + (share ?? 0), 0)
    const evidence = whole.reports === 0 ? [word.noReports] : [word.reports(whole.reports), ...(whole.leftOut > 0 ? [word.leftOut(whole.leftOut)] : []), ...(whole.low ? [word.lowCount] : [])]
    return {
      series,
      index,
      year,
      type: column,
      text: `${word.series[key]} ${numbers.value(part.share, 'rate')}${open}${numbers.withUnit(part.cases, 'count')}${close}`,
      detail: [name, ...evidence].join(word.comma),
      value: part.share,
      place: { row: column, column: key, name, filters: column === 'peers' ? null : { years: [year, year] as const }, agency: null, point: [below + (part.share ?? 0) / 2, index] },
    }
  }))
  const description = describe(marks, context.locale)
  const axis = valueAxis(context, scale, 'rate')
  return {
    height: legend.height + columns.length * rowHeight + 36,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: side.left, right: 20, top: legend.height + 4, bottom: 28 },
      xAxis: { ...axis, axisLabel: { ...axis.axisLabel as object, showMaxLabel: scale.max === 1 } } as object,
      yAxis: side.axis,
      series: parts.map((key, series): SeriesOption => ({
        type: 'bar',
        name: word.series[key],
        stack: 'parts',
        color: theme.colours[key],
        barWidth: rowHeight - 12,
        data: columns.map(({ whole }) => ({
          value: whole.parts[series]!.share,
          itemStyle: (whole.low ? { ...lowFill(theme), color: theme.colours[key], borderColor: theme.paper } : fillOf(theme, key)) as { color: string },
          ...(whole.low && { label: { color: theme.ink, backgroundColor: theme.paper, padding: [1, 3] } }),
        })),
        label: {
          show: true,
          color: theme.patterned ? theme.ink : inkOn(theme.colours[key]),
          ...(theme.patterned && { backgroundColor: theme.paper, padding: [1, 3] }),
          fontSize: 11,
          formatter: (param) => {
            const share = param.value as number | null
            const text = numbers.value(share, 'rate')
            return share && share / scale.max * length >= textWidth(text, 11) + 6 ? text : ''
          },
        },
        emphasis: { focus: 'series' },
      })),
    },
  }
}
