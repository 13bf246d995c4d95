import type { Chart, ChartContext, Mark, SeriesOption } from '../types'
import type { AppealsByYear } from '@/metrics'
import { baseOption, niceScale, tickWidth, valueAxis, yearAxis, yearRange } from '../axes'
import { topLegend, yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fillOf, fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'

export const appealSeries = ['upheld', 'overturned', 'otherResult', 'pending'] as const
export const appealPathKeys = ['review', 'direct', 'afterReview'] as const

/** Appeals by result, one panel a path on one common scale: side by side where there is room, else one below the other. 件. */
export function appealsByYear(rows: readonly AppealsByYear[], context: ChartContext): Chart {
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const years = yearRange(rows)
  const at = new Map(rows.map(row => [`${row.path}/${row.year}`, row]))
  const sum = (row: AppealsByYear): number => appealSeries.reduce((total, key) => total + (row[key] ?? 0), 0)
  const scale = niceScale(Math.max(0, ...rows.map(sum)) * 1.05, 'count')
  const aside = context.width >= 640
  const legend = topLegend(context, appealSeries.map(key => word.series[key]))
  const left = tickWidth(context, scale, 'count')
  const head = legend.height
  const panel = aside ? (context.height ?? head + 250) - head : 190
  const height = head + (aside ? panel : panel * 3)
  const width = aside ? (context.width - left - 8) / 3 : context.width - left - 8
  const panels = appealPathKeys.map((path, index) => ({
    path,
    left: left + (aside ? index * width : 0),
    top: head + (aside ? 0 : index * panel),
    width: width - (aside ? 16 : 0),
  }))
  const marks: Mark[] = panels.flatMap(({ path }, panelIndex) => appealSeries.flatMap((key, keyIndex) => years.map((year, index) => {
    const row = at.get(`${path}/${year}`)
    return {
      series: panelIndex * appealSeries.length + keyIndex,
      index,
      year,
      type: null,
      text: `${word.series[key]} ${numbers.withUnit(row?.[key] ?? null, 'count')}`,
      detail: `${word.paths[path]}${word.comma}${yearDetail(context, year, row)}`,
      value: row?.[key] ?? null,
      metric: path === 'review' ? `reviews.${key}` : `lawsuits.${path}.${key}`,
    }
  })))
  const totals = panels.map(({ path }) => years.map((year) => {
    const row = at.get(`${path}/${year}`)
    // A form that prints no results has no sum of them.
    return row && appealSeries.some(key => row[key] !== null) ? sum(row) : null
  }))
  const series: SeriesOption[] = panels.flatMap(({ path }, panelIndex) => appealSeries.map(key => ({
    type: 'bar' as const,
    name: word.series[key],
    stack: path,
    xAxisIndex: panelIndex,
    yAxisIndex: panelIndex,
    data: years.map(year => at.get(`${path}/${year}`)?.[key] ?? null),
    barWidth: '62%',
    barMaxWidth: 44,
    itemStyle: fillOf(theme, key),
  })))
  // The height of each stack, written above it by a point without a mark.
  const sums: SeriesOption[] = totals.map((values, panelIndex) => ({
    type: 'scatter',
    name: word.total,
    xAxisIndex: panelIndex,
    yAxisIndex: panelIndex,
    data: values,
    symbolSize: 0,
    itemStyle: { opacity: 1 },
    silent: true,
    tooltip: { show: false },
    label: { show: true, position: 'top', distance: 3, color: theme.ink, fontSize: 11, formatter: param => numbers.value(param.value as number | null, 'count') },
    labelLayout: { hideOverlap: true },
  }))
  const description = marks.map(mark => `${mark.detail} ${mark.text}`).join(word.comma)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      legend: legend.legend,
      tooltip: yearTooltip(context, marks, 'axis'),
      title: panels.map(({ path, left, top }) => ({
        text: word.paths[path],
        left,
        top,
        padding: 0,
        textStyle: { color: theme.ink, fontSize: 12, fontWeight: 600, fontFamily },
      })),
      grid: panels.map(({ left, top, width }) => ({ left, top: top + 36, width, height: panel - 36 - 28 })),
      xAxis: panels.map((_, index) => yearAxis(context, years, index)),
      yAxis: panels.map((_, index) => {
        const axis = valueAxis(context, scale, 'count', index)
        return aside && index > 0 ? { ...axis, axisLabel: { show: false } } : axis
      }),
      series: [...series, ...sums],
    },
  }
}
