import type { EChartsType } from 'echarts/core'
import type { ChartOption } from './types'
import { BarChart, CustomChart, HeatmapChart, LineChart, ScatterChart } from 'echarts/charts'
import { AriaComponent, GraphicComponent, GridComponent, LegendComponent, MarkLineComponent, TitleComponent, TooltipComponent, VisualMapPiecewiseComponent } from 'echarts/components'
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
  MarkLineComponent,
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

/** The option painted `scale` times as large; needs `OffscreenCanvas` (browsers and their workers). */
export function renderCanvas(option: ChartOption, size: { width: number, height: number }, scale: number): OffscreenCanvas {
  const canvas = new OffscreenCanvas(size.width, size.height)
  const chart = init(canvas as unknown as HTMLElement, null, { renderer: 'canvas', devicePixelRatio: scale, ...size })
  try {
    // ECharts lays out in the canvas' own pixels; enlarged after that, it paints the same layout at `scale`.
    canvas.width = Math.round(size.width * scale)
    canvas.height = Math.round(size.height * scale)
    // Neither has anything to stand on without an element of the page.
    chart.setOption({ ...option, animation: false, tooltip: undefined, aria: undefined })
    chart.getZr().flush()
    return canvas
  }
  finally {
    chart.dispose()
  }
}
