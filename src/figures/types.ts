import type { BarSeriesOption, CustomSeriesOption, HeatmapSeriesOption, LineSeriesOption, ScatterSeriesOption } from 'echarts/charts'
import type { AriaComponentOption, GraphicComponentOption, GridComponentOption, LegendComponentOption, MarkAreaComponentOption, MarkLineComponentOption, MarkPointComponentOption, TitleComponentOption, TooltipComponentOption, VisualMapComponentOption } from 'echarts/components'
import type { ComposeOption } from 'echarts/core'
import type { Filters, Unit as MetricUnit } from '@/metrics'

/** Exactly what `setup.ts` registers. */
export type ChartOption = ComposeOption<
  | LineSeriesOption | BarSeriesOption | HeatmapSeriesOption | ScatterSeriesOption | CustomSeriesOption
  | GridComponentOption | LegendComponentOption | TooltipComponentOption | TitleComponentOption | VisualMapComponentOption
  | AriaComponentOption | GraphicComponentOption | MarkLineComponentOption | MarkPointComponentOption | MarkAreaComponentOption
>

export type SeriesOption = NonNullable<Exclude<ChartOption['series'], unknown[]>>

export type Locale = 'zh-CN' | 'en'
/** `print` is light with patterns, so that series differ without colour. */
export type ThemeName = 'light' | 'dark' | 'print'
/** `plain`: a number of no known unit, as a statement of the console answers it. */
export type Unit = MetricUnit | 'plain'
/** What a number of a chart is: of a unit, an index (base = 100), a difference of rates as a share, growth as a share. */
export type Measure = Unit | 'index' | 'points' | 'growth'

/** What a chart is drawn for. Sizes are CSS pixels. */
export interface ChartContext {
  locale: Locale
  theme: ThemeName
  width: number
  /** Height to fill, where a chart can be of any; else its own. */
  height?: number
  /** False: no animation (reduced motion, exports). */
  motion: boolean
}

/** Where a number leads: to the reports its filters leave, and in them to the cells of its metric. */
export interface Source {
  metric: string
  filters: Partial<Filters>
}

/** One data point a person can reach: by pointer, by arrow keys, by a screen reader. */
export interface Mark {
  series: number
  index: number
  year: number
  /** Key of the department type in the matrix, else null. */
  type: string | null
  /** `新收 34 件`; a gap says so. */
  text: string
  /** `2023 年，41 份年报，2 格空白或标记按 0 计`. */
  detail: string
  value: number | null
  /** Key of its metric where its chart shows several. */
  metric?: string
  /** Where the mark stands when its chart is not one of years and department types. */
  place?: MarkPlace
  source?: Source
}

/** A mark of a chart of any dimensions: how the arrow keys reach it and what stands behind it. */
export interface MarkPlace {
  /** Left and right walk along a row, up and down along a column. */
  row: string
  column: string
  /** Name of the group it stands for. */
  name: string
  /** What the filters must hold to leave just this; null where no filter can. */
  filters: Partial<Filters> | null
  /** The agency it is, null for a group. */
  agency: string | null
  /** Its point on the axes of its series. */
  point: [number, number]
  /** What its number is of, beside the filters: its own metric (a part of a whole), its years, a group no filter leaves alone (`level=county`). */
  about?: { metric: string | null, years: readonly [number, number], group: string | null }
}

/** Draws a figure in a given context: on the page and in every export the same. */
export type Draw = (context: ChartContext) => Chart

/** What is drawn over a chart: annotations, what is picked. */
export type Overlay = (chart: Chart, context: ChartContext) => Chart

/** A drawn question: the option, its height for the width asked, its points, and what a screen reader says of it. */
export interface Chart {
  option: ChartOption
  height: number
  marks: Mark[]
  description: string
}

export interface TableColumn {
  key: string
  /** With its unit: `新收（件）`. */
  label: string
  kind: 'text' | 'year' | Unit
}

export type TableValue = string | number | null

/** A chart's numbers as a table: the same rows, nothing rounded; null is no value. The first column heads its row. */
export interface TableTwin {
  columns: TableColumn[]
  rows: Record<string, TableValue>[]
  /** Where the numbers of each row lead, by their column. */
  sources?: Record<string, Source>[]
}
