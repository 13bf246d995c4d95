import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import type { ApplicationsByYear } from '@/metrics'
import { metricOf } from '@/metrics'
import { baseOption, betweenAxis, formChange, niceScale, partsBetween, tickWidth, valueAxis, yearAxis, yearAxisHeight, yearRange } from '../axes'
import { directNames, textWidth, topLegend, yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fillOf, themeOf } from '../theme'
import { wordsOf } from '../words'

const series = ['received', 'concluded', 'carriedOut'] as const
const strokes = { received: 'solid', concluded: 'dashed', carriedOut: 'dotted' } as const
const symbols = { received: 'circle', concluded: 'rect', carriedOut: 'triangle' } as const

/** More years than this are lines: their bars would be too thin to tell apart. */
const mostBars = 10

/** 新收, 办结 and 结转下年 by year: grouped bars, as the first two are read against each other; lines over more than ten years. All applicants, 件. */
export function applicationsByYear(rows: readonly ApplicationsByYear[], context: ChartContext): Chart {
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const years = yearRange(rows)
  const byYear = new Map(rows.map(row => [row.year, row]))
  const value = (year: number, key: typeof series[number]): number | null => byYear.get(year)?.[key] ?? null
  const scale = niceScale(Math.max(0, ...rows.flatMap(row => series.map(key => row[key] ?? 0))) * 1.04, 'count')
  const lines = years.length > mostBars
  const beside = lines && context.width >= 520
  const names = series.map(key => word.series[key])
  const legend = beside ? { legend: undefined, height: 14 } : topLegend(context, names)
  const { breaks } = metricOf('received')
  const changed = formChange(context, years, breaks, 1)
  const height = context.height ?? 316
  const grid = {
    left: tickWidth(context, scale, 'count'),
    right: beside ? Math.max(...names.map(name => textWidth(name, 12))) + 30 : 12,
    top: legend.height + (changed.length > 0 ? 24 : 14),
    bottom: yearAxisHeight,
  }
  const marks: Mark[] = series.flatMap((key, index) => years.map((year, at) => ({
    series: index,
    index: at,
    year,
    type: null,
    text: `${word.series[key]} ${numbers.withUnit(value(year, key), 'count')}`,
    detail: yearDetail(context, year, byYear.get(year)),
    value: value(year, key),
    metric: key,
  })))
  const barWidth = Math.min(48, (context.width - grid.left - grid.right) / Math.max(1, years.length) * 0.76 / 3)
  /** 新收 is always labelled where its number fits over its group, the others where it fits over their bar. */
  const barLabel = (key: typeof series[number], number: number | null): string => {
    const text = numbers.value(number, 'count')
    return number !== null && textWidth(text, 11) <= (key === 'received' ? barWidth * 2 : barWidth + 4) ? text : ''
  }
  const drawn: SeriesOption[] = series.map(key => lines
    ? {
        type: 'line',
        name: word.series[key],
        data: years.map(year => value(year, key)),
        connectNulls: false,
        showSymbol: true,
        symbol: symbols[key],
        symbolSize: 7,
        color: theme.colours[key],
        lineStyle: { width: changed.length > 0 ? 0 : 2, type: strokes[key] },
        label: { show: key === 'received' && years.length <= 16, position: 'top', color: theme.ink, fontSize: 12, formatter: param => numbers.value(param.value as number | null, 'count') },
        labelLayout: { hideOverlap: true },
        emphasis: { disabled: false, scale: 1.4 },
      }
    : {
        type: 'bar',
        name: word.series[key],
        data: years.map(year => value(year, key)),
        barMaxWidth: 48,
        barGap: '8%',
        barCategoryGap: '24%',
        itemStyle: fillOf(theme, key),
        label: { show: true, position: 'top', distance: 3, color: theme.ink, fontSize: 11, formatter: param => barLabel(key, param.value as number | null) },
        emphasis: { focus: 'series' },
      })
  if (lines && changed.length > 0) {
    drawn.push(...series.flatMap(key => partsBetween(years, years.map(year => value(year, key)), breaks).map((data): SeriesOption => ({
      type: 'line',
      name: word.series[key],
      color: theme.colours[key],
      lineStyle: { width: 2, type: strokes[key] },
      symbol: 'none',
      silent: true,
      tooltip: { show: false },
      data,
    }))))
  }
  if (beside) {
    const ends = series.flatMap((key) => {
      const last = years.findLastIndex(year => value(year, key) !== null)
      return last < 0 ? [] : [{ name: word.series[key], meaning: key, x: last + 0.12, y: value(years[last]!, key)! }]
    })
    drawn.push(directNames(context, ends, scale, height - grid.top - grid.bottom, 1))
  }
  const description = marks.map(mark => `${mark.year} ${mark.text}`).join(word.comma)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'axis'),
      grid,
      xAxis: [yearAxis(context, years, 0, year => byYear.get(year)?.reports ?? 0), betweenAxis(years)],
      yAxis: valueAxis(context, scale, 'count'),
      series: [...drawn, ...changed],
    },
  }
}
