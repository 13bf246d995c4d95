import type { Provenance } from '../provenance'
import type { ChartModel, Locale, Overlay, TableTwin } from '@/figures'

interface Named {
  title: string
  /** What a person wrote below the block. */
  remark: string
}

/** Key figures, each with its change against the year before. */
export interface FiguresBlock extends Named {
  kind: 'figures'
  items: readonly { name: string, value: string, change: string, detail: string }[]
  table: TableTwin
  provenance: Provenance
}

/** A chart with the numbers it is drawn from. */
export interface ChartBlock extends Named {
  kind: 'chart'
  subtitle: string
  model: ChartModel
  /** What is drawn over it where it is a drawing. */
  over?: Overlay
  table: TableTwin
  sentence: string
  /** Notes a person pinned to points of the chart, numbered as drawn. */
  annotations: readonly string[]
  provenance: Provenance
}

/** A table without a chart: a pivot, a ranking, a list of findings. */
export interface TableBlock extends Named {
  kind: 'table'
  subtitle: string
  table: TableTwin
  sentence: string
  provenance: Provenance
}

export interface TextBlock {
  kind: 'text'
  title: string
  paragraphs: readonly string[]
}

/** One cell of the official form; `span` columns and rows it takes. */
export interface FormCell {
  text: string
  /** Null: a label, or no number. */
  value: number | null
  header: boolean
  columns: number
  rows: number
}

/** Tables of the official form in its printed layout. */
export interface FormBlock extends Named {
  kind: 'form'
  tables: readonly { title: string, rows: readonly (readonly FormCell[])[] }[]
  sentence: string
  provenance: Provenance
}

export type Block = FiguresBlock | ChartBlock | TableBlock | TextBlock | FormBlock

export interface Briefing {
  title: string
  subtitle: string
  /** Who presents it. */
  organisation: string
  date: string
  locale: Locale
  /** 虚构数据, when any block holds sample data. */
  fictional: string | null
  blocks: readonly Block[]
}

/** How an export is going: called before each block and waited for, so that a page can draw and take a cancel. Aborting `signal` rejects with its reason. */
export interface Progress {
  onProgress: (done: number, of: number) => unknown
  signal: AbortSignal
}

/** Paints a chart as PNG; the page gives `figurePng`, a test its own. */
export type Rasterise = (block: ChartBlock, width: number, scale: 1 | 2 | 3 | 4) => Promise<{ bytes: Uint8Array, width: number, height: number }>
