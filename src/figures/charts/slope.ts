import type { Breakdown, YearSeries } from '../explore/data'
import type { Drawn, SlopeModel } from '../model'
import type { Chart, ChartContext, Locale, Mark, SeriesOption } from '../types'
import { baseOption, lastBreak } from '../axes'
import { overYears, yearsAcross } from '../explore/data'
import { describe, pointOf } from '../explore/marks'
import { fit, textWidth, yearTooltip } from '../labels'
import { markAt } from '../model'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'

/** Lines a slope holds; the rest stays in its table. */
export const mostSlopes = 16

export interface Slopes {
  /** The first and the last year of the breakdown; equal when there is but one. */
  from: number
  to: number
  /** Groups with a value in both, the largest changes first. */
  series: (YearSeries & { before: number, after: number })[]
  /** Groups without a value in one of the two years. */
  missing: number
  /** Groups with too few cases in one of them: their swings are chance. */
  low: number
}

/** The two years of a slope, and who has a value in both. A metric a change of form breaks begins with the last form. */
export function slopesOf(data: Breakdown): Slopes {
  const { years, series } = overYears(data)
  const known = years.filter((year, index) => year >= lastBreak(data.breaks, years.at(-1)!) && series.some(({ cells }) => (cells[index]?.value ?? null) !== null))
  const [from, to] = [known[0] ?? 0, known.at(-1) ?? 0]
  const [a, b] = [years.indexOf(from), years.indexOf(to)]
  const both = from === to
    ? []
    : series.flatMap((each) => {
        const [before, after] = [each.cells[a], each.cells[b]]
        return before && after && before.value !== null && after.value !== null
          ? [{ ...each, before: before.value, after: after.value, low: before.low || after.low }]
          : []
      })
  return {
    from,
    to,
    series: both.filter(({ low }) => !low).sort((x, y) => Math.abs(y.after - y.before) - Math.abs(x.after - x.before)),
    missing: series.length - both.length,
    low: both.filter(({ low }) => low).length,
  }
}

/** The largest slopes, two points each. */
export function slopeModel(given: Breakdown, locale: Locale): Drawn<SlopeModel> {
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const { from, to, series } = slopesOf(data)
  const { years } = overYears(data)
  const swapped = data.second?.dimension === 'year'
  return {
    kind: 'slope',
    name: data.name,
    unit: data.unit,
    years: [from, to],
    series: series.slice(0, mostSlopes).map(({ key, name, cells }) => ({
      key,
      name,
      slot: 'received',
      points: [from, to].map((year) => {
        const [group, ofYear] = [{ key, name }, { key: String(year), name: String(year) }]
        return pointOf(locale, data, { first: swapped ? group : ofYear, second: swapped ? ofYear : group, cell: cells[years.indexOf(year)], row: key, column: String(year), ...(!swapped && { label: name }) })
      }),
    })),
  }
}

/** Each group's value in the first and the last year joined by a line: solid up or level, dashed down. The axis spans the values, not 0: slopes are compared, not heights. */
export function drawSlope(data: SlopeModel, context: ChartContext): Chart {
  const theme = themeOf(context.theme)
  const numbers = numbersOf(context.locale)
  const [from, to] = data.years
  const series = data.series.map(({ name, points }) => ({ name, points, before: points[0]!.value!, after: points[1]!.value! }))
  const values = series.flatMap(({ before, after }) => [before, after])
  const [lowest, highest] = [Math.min(...values), Math.max(...values)]
  const padding = (highest - lowest) * 0.04 || Math.abs(highest) * 0.1 || 1
  const scale = values.length === 0 ? { min: 0, max: 1 } : { min: lowest - padding, max: highest + padding }
  const height = Math.max(320, series.length * 24 + 60)
  const gap = (scale.max - scale.min) * 17 / (height - 60)
  const [left, right] = (['before', 'after'] as const).map(side => settle(series.map(each => each[side]), gap))
  const room = context.width < 560 ? context.width * 0.34 : Math.min(280, context.width * 0.3)
  const marks: Mark[] = series.flatMap(({ points }, at) => points.map((point, index) => markAt(point, at, index, [index, point.value!])))
  const labels = (at: number, heights: readonly number[]): SeriesOption => ({
    type: 'scatter',
    name: 'names',
    silent: true,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    clip: false,
    animation: false,
    tooltip: { show: false },
    data: series.map((each, index) => {
      const change = numbers.change(each.after - each.before, data.unit)
      const text = at === 0
        ? numbers.value(each.before, data.unit)
        : context.width < 560
          ? `${numbers.value(each.after, data.unit)} ${fit(each.name, room - textWidth(numbers.value(each.after, data.unit), 12) - 20)}`
          : `${numbers.value(each.after, data.unit)}  ${fit(each.name, room - textWidth(numbers.value(each.after, data.unit) + change, 12) - 30)}  ${change}`
      return { value: [at, heights[index]!], label: { show: true, position: at === 0 ? 'left' as const : 'right' as const, distance: 10, formatter: text, color: theme.ink, fontSize: 12, fontFamily } }
    }),
  })
  const description = describe(marks, context.locale)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'item'),
      grid: { left: 76, right: room, top: 20, bottom: 34 },
      xAxis: {
        type: 'category',
        boundaryGap: false,
        data: series.length === 0 ? [] : [String(from), String(to)],
        axisTick: { show: false },
        axisLine: { lineStyle: { color: theme.ink2 } },
        axisLabel: { color: theme.ink2, fontSize: 12 },
        splitLine: { show: true, lineStyle: { color: theme.line } },
      },
      yAxis: { type: 'value', ...scale, show: false },
      series: [
        ...series.map((each): SeriesOption => {
          return {
            type: 'line',
            name: each.name,
            color: theme.colours.received,
            symbol: 'circle',
            symbolSize: 8,
            lineStyle: { width: 2, type: each.after < each.before ? [6, 3] : 'solid' },
            data: [each.before, each.after],
            emphasis: { focus: 'series' },
          }
        }),
        labels(0, left ?? []),
        labels(1, right ?? []),
      ],
    },
  }
}

/** Positions moved apart to at least `gap`, in their order, each crowd centred where it was. */
export function settle(positions: readonly number[], gap: number): number[] {
  const order = positions.map((at, index) => ({ at, index })).sort((a, b) => a.at - b.at)
  const crowds: { members: number[], middle: number }[] = []
  for (const { at, index } of order) {
    let crowd = { members: [index], middle: at }
    for (let below = crowds.at(-1); below && crowd.middle - below.middle < gap * (crowd.members.length + below.members.length) / 2; below = crowds.at(-1)) {
      crowds.pop()
      const size = crowd.members.length + below.members.length
      crowd = { members: [...below.members, ...crowd.members], middle: (below.middle * below.members.length + crowd.middle * crowd.members.length) / size }
    }
    crowds.push(crowd)
  }
  const settled = Array.from<number>({ length: positions.length })
  for (const { members, middle } of crowds)
    members.forEach((index, at) => settled[index] = middle + (at - (members.length - 1) / 2) * gap)
  return settled
}
