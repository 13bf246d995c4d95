import type { FunnelModel } from '../model'
import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import { baseOption, scaleOf, tickWidth, valueAxis } from '../axes'
import { limits, z95, z998 } from '../explore/interval'
import { describe } from '../explore/marks'
import { textWidth, yearTooltip } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'

/** Names written in a funnel: the groups farthest outside. */
const mostNames = 10

/** Whether chance alone explains a rate: its distance from the rate of all in standard errors. */
export function distance(value: number, mean: number, total: number): number {
  const error = Math.sqrt(mean * (1 - mean) / total)
  return error === 0 ? (value === mean ? 0 : Infinity) : Math.abs(value - mean) / error
}

/** Rates against the number of cases behind them, with the limits (95 % and 99.8 %) within which chance alone scatters around the rate of all. */
export function drawFunnel(data: FunnelModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const mean = data.all
  const rows = data.points.map((point, index) => ({ point, group: data.rows[index]!, value: point.value!, low: point.low, cases: data.cases[index]! }))
  const most = Math.max(1, ...data.cases)
  const across = scaleOf([most], 'count', context.width < 500 ? 3 : 6)
  const totals = Array.from({ length: 81 }, (_, index) => Math.max(1, across.max * (index / 80) ** 2))
  const scale = scaleOf([...rows.map(({ value }) => value), mean], 'rate')
  const up = { min: 0, max: Math.min(Math.max(scale.max, 0), Math.max(1, scale.max)), interval: scale.interval }
  const outside = mean === null
    ? new Set<string>()
    : new Set(rows.filter(({ value, low, cases }) => !low && distance(value, mean, cases) > z998)
        .sort((a, b) => distance(b.value, mean, b.cases) - distance(a.value, mean, a.cases))
        .slice(0, mostNames)
        .map(({ group }) => group.key))
  const marks: Mark[] = rows.map(({ point, value, cases }, index) => markAt(point, 0, index, [cases, value]))
  const limit = (z: number, side: 0 | 1, name: string): SeriesOption => ({
    type: 'line',
    name,
    silent: true,
    symbol: 'none',
    tooltip: { show: false },
    lineStyle: { color: theme.ink2, width: 1, type: z === z95 ? [3, 3] : 'solid' },
    endLabel: { show: side === 1 && z === z998, formatter: name, color: theme.ink2, fontSize: 11, distance: 2 },
    data: mean === null ? [] : totals.map(total => [total, limits(mean, total, z)[side]]).filter(([, value]) => value! <= up.max),
  })
  const description = describe(marks, context.locale)
  return {
    height: 400,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: tickWidth(context, up, 'rate'), right: textWidth(`${word.together} ${numbers.value(mean, 'rate')}`, 11) + 12, top: 22, bottom: 48 },
      xAxis: {
        ...valueAxis(context, across, 'count') as object,
        type: 'value',
        name: word.casesBehind,
        nameLocation: 'middle',
        nameGap: 28,
        nameTextStyle: { color: theme.ink2, fontSize: 12, fontFamily },
      },
      yAxis: valueAxis(context, up, 'rate'),
      series: [
        {
          type: 'scatter',
          name: data.name,
          symbol: 'circle',
          symbolSize: 9,
          z: 4,
          data: rows.map(({ group, value, low, cases }) => ({
            value: [cases, value],
            itemStyle: low
              ? { color: theme.paper, borderColor: theme.ink2, borderWidth: 1.5, opacity: 1 }
              : outside.has(group.key) || (mean !== null && distance(value, mean, cases) > z998)
                ? { color: theme.colours.received, opacity: 1 }
                : { color: theme.paper, borderColor: theme.colours.received, borderWidth: 2, opacity: 1 },
            label: { show: outside.has(group.key), position: cases > across.max * 0.75 ? 'left' : 'right', formatter: group.name, color: theme.ink, fontSize: 12, fontFamily },
          })),
          labelLayout: { hideOverlap: true },
          emphasis: { scale: 1.5 },
          ...(mean !== null && {
            markLine: {
              silent: true,
              symbol: 'none',
              animation: false,
              lineStyle: { color: theme.ink2, width: 1, type: 'solid' },
              label: { formatter: `${word.together} ${numbers.value(mean, 'rate')}`, color: theme.ink2, fontSize: 11, position: 'end', distance: 4 },
              data: [{ yAxis: mean }],
            },
          }),
        },
        ...([[z95, '95%'], [z998, '99.8%']] as const).flatMap(([z, name]) => [limit(z, 0, name), limit(z, 1, name)]),
      ],
    },
  }
}
