import type { EChartsType } from 'echarts/core'
import type { ChartOption } from './types'
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GraphicComponent, GridComponent, LegendComponent, MarkAreaComponent, MarkLineComponent, MarkPointComponent, TitleComponent, TooltipComponent, VisualMapPiecewiseComponent } from 'echarts/components'
import { init, use } from 'echarts/core'
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers'

use([
  BarChart,
  CustomChart,
  HeatmapChart,
  LineChart,
  ScatterChart,
  AriaComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  MarkAreaComponent,
  MarkLineComponent,
  MarkPointComponent,
  TitleComponent,
  TooltipComponent,
  VisualMapPiecewiseComponent,
  SVGRenderer,
  CanvasRenderer,
])

export type LiveChart = EChartsType

/** A chart on the page. SVG, so that paper gets vectors. */
export function mountChart(element: HTMLElement, size: { width: number, height: number }): LiveChart {
  return init(element, null, { renderer: 'svg', ...size })
}

/** The option as one SVG document; needs no DOM. */
export function renderSvg(option: ChartOption, size: { width: number, height: number }): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size })
  try {
    chart.setOption({ ...option, animation: false })
    return chart.renderToSVGString()
  }
  finally {
    chart.dispose()
  }
}

/** The option painted `scale` times as large, as PNG; needs `OffscreenCanvas` (browsers and their workers). */
export async function renderPng(option: ChartOption, size: { width: number, height: number }, scale: number): Promise<Blob> {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const chart = init(canvas as unknown as HTMLElement, null, { renderer: 'canvas', devicePixelRatio: scale, ...size })
  try {
    // Tooltip and description have nothing to stand on without an element of the page.
    chart.setOption({ ...option, animation: false, tooltip: undefined, aria: undefined })
    chart.getZr().flush()
    // Encoded before `dispose`, which clears the canvas.
    return await canvas.convertToBlob({ type: 'image/png' })
  }
  finally {
    chart.dispose()
  }
}
