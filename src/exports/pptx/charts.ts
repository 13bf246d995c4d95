import type PptxGenJS from 'pptxgenjs'
import type { NativeChart } from '@/figures'
import { chartFormat } from '../briefing/values'
import { face, ink, muted } from './slides'

/** Lines differ without colour too. */
const dashes = ['solid', 'dash', 'sysDot', 'lgDashDot', 'sysDash', 'lgDash', 'dashDot'] as const

/** Puts the chart on a slide as one the office program draws: right-click, edit data. A gap has no value in its workbook. */
export function addNative(slide: PptxGenJS.Slide, chart: NativeChart, title: string, place: { x: number, y: number, w: number, h: number }): void {
  const data = chart.series.map(series => ({ name: series.name, labels: [...chart.categories], values: series.values as number[] }))
  const values = chart.series.flatMap(series => series.values)
  const [lowest, highest] = [Math.min(0, ...values.map(value => value ?? 0)), Math.max(0, ...values.map(value => value ?? 0))]
  const format = chartFormat(values, chart.unit)
  const shares = chart.unit === 'rate' && chart.stacked && highest <= 1
  const sums = chart.categories.map((_, at) => chart.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0))
  const text = { catAxisLabelFontFace: face, valAxisLabelFontFace: face, legendFontFace: face, titleFontFace: face, dataLabelFontFace: face }
  const crowded = chart.kind === 'bar' && chart.categories.length > 18
  const points = chart.series.length * chart.categories.length
  slide.addChart(chart.kind === 'line' ? 'line' : 'bar', data, {
    ...place,
    ...text,
    altText: title,
    chartColors: chart.series.map(({ colour }) => colour),
    displayBlanksAs: 'gap',
    showLegend: chart.series.length > 1,
    legendPos: 't',
    legendFontSize: 12,
    legendColor: ink,
    catAxisLabelFontSize: crowded ? 8 : 12,
    // Every name stands at its bar: left to itself a program leaves out every other one.
    ...(chart.kind === 'bar' && { catAxisLabelFrequency: '1' }),
    catAxisLabelColor: ink,
    catAxisOrientation: (chart.kind === 'bar' ? 'maxMin' : 'minMax') as 'minMax',
    valAxisLabelFontSize: 11,
    valAxisLabelColor: muted,
    valAxisLabelFormatCode: format,
    valAxisMinVal: lowest,
    // Few cases are counted by ones: a half would be printed as a whole.
    ...(chart.unit === 'count' && highest - lowest <= 8 && { valAxisMajorUnit: 1 }),
    ...(shares && Math.max(...sums) <= 1.001 && { valAxisMaxVal: 1 }),
    valAxisLineShow: false,
    valGridLine: { color: 'D9DEE5', size: 0.75 },
    catGridLine: { style: 'none' },
    showValue: points <= 42,
    dataLabelFormatCode: format,
    dataLabelFontSize: crowded ? 8 : 10,
    dataLabelColor: chart.stacked ? 'FFFFFF' : ink,
    dataLabelPosition: chart.kind === 'line' ? 't' : chart.stacked ? 'ctr' : 'outEnd',
    ...(chart.kind === 'line'
      ? { lineSize: 2.25, lineDataSymbolSize: 7, lineSmooth: false, lineDash: dashes.slice(0, chart.series.length) as unknown as 'solid' }
      : { barDir: chart.kind === 'bar' ? 'bar' : 'col', barGrouping: chart.stacked ? 'stacked' : 'clustered', barGapWidthPct: 50 }),
  })
}
