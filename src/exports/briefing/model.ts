import type { Draw } from '../frame'
import type { Locale, TableColumn, TableTwin, TableValue } from '@/charts'
import { numbersOf } from '@/charts'

/** What an export says of where a block's numbers come from. Texts are ready to be printed, in the briefing's language. */
export interface Stamp {
  period: string
  /** `41 个单位中 37 个`. */
  coverage: string
  /** 口径: the formula in words. */
  formula: string
  /** 原报 or 更正. */
  values: string
  /** Day the numbers were read, or frozen. */
  date: string
  source: string
  /** SHA-256 of the data behind the block (`checksumOf`), hex. */
  checksum: string
  /** Shows the same view. */
  address: string
  /** 虚构数据, for sample data; null for real reports. */
  fictional: string | null
}

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
  stamp: Stamp
}

/** A chart with the numbers it is drawn from. */
export interface ChartBlock extends Named {
  kind: 'chart'
  subtitle: string
  draw: Draw
  table: TableTwin
  sentence: string
  /** Notes a person pinned to points of the chart, numbered as drawn. */
  annotations: readonly string[]
  stamp: Stamp
}

/** A table without a chart: a pivot, a ranking, a list of findings. */
export interface TableBlock extends Named {
  kind: 'table'
  subtitle: string
  table: TableTwin
  sentence: string
  stamp: Stamp
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
  stamp: Stamp
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

/** Paints a figure's SVG-capable option as PNG; the page gives `figurePng`, a test its own. */
export type Rasterise = (block: ChartBlock, width: number, scale: 1 | 2 | 3 | 4) => Promise<{ bytes: Uint8Array, width: number, height: number }>

/** A value of a table as a person reads it; the column's heading holds the unit. */
export function shownValue(value: TableValue, column: TableColumn, locale: Locale): string {
  if (value === null)
    return '—'
  return column.kind === 'text' || column.kind === 'year' || typeof value === 'string' ? String(value) : numbersOf(locale).value(value, column.kind)
}

/** The lines a stamp prints below a block, and in speaker notes. */
export function stampLines(stamp: Stamp, locale: Locale): string[] {
  const english = locale === 'en'
  const line = (name: string, nameEn: string, text: string): string[] => text === '' ? [] : [english ? `${nameEn}: ${text}` : `${name}：${text}`]
  return [
    ...line('期间', 'Period', stamp.period),
    ...line('报送', 'Coverage', stamp.coverage),
    ...line('口径', 'Definition', stamp.formula),
    ...line('取值', 'Values', stamp.values),
    ...line('来源', 'Source', stamp.source),
    ...line('日期', 'Date', stamp.date),
    ...line('校验码', 'Checksum', stamp.checksum.slice(0, 12)),
    ...line('查看', 'Open', stamp.address),
    ...(stamp.fictional === null ? [] : [stamp.fictional]),
  ]
}
