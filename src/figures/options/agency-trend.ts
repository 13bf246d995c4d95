import type { Chart, ChartContext, Mark, SeriesOption, Unit } from '../types'
import type { KeyFigure } from '@/metrics'
import { baseOption, betweenAxis, formChange, niceScale, partsBetween, valueAxis, yearAxis, yearRange } from '../axes'
import { yearDetail, yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { fontFamily, themeOf } from '../theme'
import { wordsOf } from '../words'

export interface TrendMetric {
  key: string
  name: string
  unit: Unit
  /** Years in which a form begins that asks otherwise: the series breaks before them and the breaks are labelled. */
  breaks: readonly number[]
}

/** One small panel a metric, all on the same years: rates and counts that share no axis. Points behind fewer than 30 cases are hollow. */
export function agencyTrend(rows: readonly KeyFigure[], context: ChartContext, metrics: readonly TrendMetric[]): Chart {
  const word = wordsOf(context.locale)
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const years = yearRange(rows)
  const at = new Map(rows.map(row => [`${row.metric}/${row.year}`, row]))
  const columns = Math.max(1, Math.min(3, Math.floor(context.width / 160)))
  const panel = { width: context.width / columns, height: 168 }
  const height = Math.ceil(metrics.length / columns) * panel.height
  const panels = metrics.map((metric, index) => {
    const values = years.map(year => at.get(`${metric.key}/${year}`)?.value ?? null)
    return {
      metric,
      values,
      scale: niceScale(Math.max(0, ...values.map(value => value ?? 0)) * 1.05, metric.unit, 3),
      left: (index % columns) * panel.width,
      top: Math.floor(index / columns) * panel.height,
    }
  })
  const marks: Mark[] = panels.flatMap(({ metric, values }, series) => years.map((year, index) => {
    const row = at.get(`${metric.key}/${year}`)
    return {
      series,
      index,
      year,
      type: null,
      text: `${metric.name} ${numbers.withUnit(values[index] ?? null, metric.unit)}${row?.lowCount ? `（${word.lowCount}）` : ''}`,
      detail: yearDetail(context, year, row),
      value: values[index] ?? null,
      metric: metric.key,
    }
  }))
  const series: SeriesOption[] = panels.map(({ metric, values }, index) => {
    const last = values.findLastIndex(value => value !== null)
    const joined = partsBetween(years, values, metric.breaks)
    return {
      type: 'line',
      name: metric.name,
      xAxisIndex: index * 2,
      yAxisIndex: index,
      color: theme.colours.received,
      lineStyle: { width: joined.length > 1 ? 0 : 2 },
      showSymbol: true,
      symbol: 'circle',
      symbolSize: 7,
      data: years.map((year, position) => {
        const low = at.get(`${metric.key}/${year}`)?.lowCount
        const label = position === last ? { show: true, position: 'top' as const, color: theme.ink, fontSize: 12, formatter: numbers.value(values[position] ?? null, metric.unit) } : undefined
        return { value: values[position] ?? null, label, ...(low && { itemStyle: { color: theme.paper, borderColor: theme.colours.received, borderWidth: 2 } }) }
      }),
    }
  })
  const halves: SeriesOption[] = panels.flatMap(({ metric, values }, index) => metric.breaks.length > 0
    ? partsBetween(years, values, metric.breaks).filter(half => half.some(value => value !== null)).map(half => ({
        type: 'line' as const,
        name: metric.name,
        xAxisIndex: index * 2,
        yAxisIndex: index,
        color: theme.colours.received,
        lineStyle: { width: 2 },
        symbol: 'none',
        silent: true,
        tooltip: { show: false },
        data: half,
      }))
    : [])
  const breaks = panels.flatMap(({ metric }, index) => formChange(context, years, metric.breaks, index * 2 + 1, index))
  const description = marks.map(mark => `${mark.year} ${mark.text}`).join(word.comma)
  return {
    height,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'axis'),
      title: panels.map(({ metric, left, top }) => ({ text: metric.unit === 'rate' ? metric.name : `${metric.name}（${numbers.unit(metric.unit)}）`, left, top, padding: 0, textStyle: { color: theme.ink, fontSize: 12, fontWeight: 600, fontFamily } })),
      grid: panels.map(({ left, top }) => ({ left: left + 46, top: top + 40, width: panel.width - 46 - 20, height: panel.height - 40 - 36 })),
      xAxis: panels.flatMap((_, index) => [yearAxis(context, years, index), betweenAxis(years, index)]),
      yAxis: panels.map(({ metric, scale }, index) => valueAxis(context, scale, metric.unit, index)),
      series: [...series, ...halves, ...breaks],
    },
  }
}
