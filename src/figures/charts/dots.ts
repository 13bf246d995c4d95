import type { DotsModel } from '../model'
import type { Chart, ChartContext, Mark } from '../types'
import { baseOption, scaleOf, valueAxis } from '../axes'
import { describe, nameAxis, rowHeight } from '../explore/marks'
import { yearTooltip } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'
import { wordsOf } from '../words'

/**
 * Rates ranked, each with the 95 % Wilson interval of its cases, and the rate of all as a line. Groups of low counts stand apart below, hollow,
 * unranked; groups without a value are left out (the table has them).
 */
export function drawDots(data: DotsModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const rows = data.points
  const { all: total, ranges: spans } = data
  const scale = scaleOf([...rows.map(({ value }) => value), ...spans.map(span => span?.[1] ?? null), total], data.unit, context.width < 500 ? 3 : 6)
  const ends = data.unit === 'rate' && data.proportion && scale.max > 1 ? { ...scale, max: 1 } : scale
  const low = rows.findIndex(({ low }) => low)
  // An empty row holds the line above the low counts and what it says.
  const lines = low > 0 ? rows.length + 1 : rows.length
  const line = (index: number): number => low > 0 && index >= low ? index + 1 : index
  const { left, axis } = nameAxis(context, Array.from({ length: lines }, (_, at) => data.rows.find((_, index) => line(index) === at)?.name ?? ''))
  const marks: Mark[] = rows.map((point, index) => markAt(point, 0, index, [point.value!, line(index)]))
  const description = describe(marks, context.locale)
  const point = (index: number): [number, number] => [rows[index]!.value!, line(index)]
  return {
    height: lines * rowHeight(context) + 52,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left, right: 24, top: 22, bottom: 28 },
      xAxis: valueAxis(context, ends, data.unit) as object,
      yAxis: [axis as object, { type: 'value', inverse: true, min: -0.5, max: lines - 0.5, show: false }],
      series: [
        {
          type: 'scatter',
          name: data.name,
          symbol: 'circle',
          symbolSize: 9,
          z: 4,
          data: rows.map(({ low: isLow }, index) => ({
            value: point(index),
            itemStyle: isLow ? { color: theme.paper, borderColor: theme.ink2, borderWidth: 1.5, opacity: 1 } : { color: theme.colours.received, opacity: 1 },
          })),
          emphasis: { scale: 1.5 },
          ...(total !== null && {
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              lineStyle: { color: theme.ink2, width: 1, type: [3, 3] },
              label: { formatter: `${word.together} ${numbers.value(total, data.unit)}`, color: theme.ink2, fontSize: 11, position: 'start', distance: 4 },
              data: [{ xAxis: total }],
            },
          }),
        },
        // One line an interval: a line series of two points needs nothing drawn by hand, and prints.
        ...spans.flatMap((span, index) => span === null
          ? []
          : [{
              type: 'line' as const,
              name: 'interval',
              silent: true,
              symbol: 'none',
              tooltip: { show: false },
              lineStyle: { width: 2, color: rows[index]!.low ? theme.ink2 : theme.colours.concluded, ...(rows[index]!.low && { type: [2, 3] }) },
              data: [[span[0], line(index)], [span[1], line(index)]],
            }]),
        ...(low > 0
          ? [{
              type: 'line' as const,
              name: 'low',
              yAxisIndex: 1,
              silent: true,
              symbol: 'none',
              tooltip: { show: false },
              data: [],
              markLine: {
                silent: true,
                symbol: 'none',
                animation: false,
                lineStyle: { color: theme.ink2, width: 1 },
                label: { formatter: word.unranked, color: theme.ink2, fontSize: 11, position: 'insideStartBottom' as const },
                data: [[{ coord: [ends.min, low - 0.35] }, { coord: [ends.max, low - 0.35] }]] as [object, object][],
              },
            }]
          : []),
      ],
    },
  }
}
