import type { Draw } from '../frame'
import type { NativeChart } from './native'
import type { Locale, TableTwin } from '@/charts'

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
  /** Where the checksum is compared with the numbers of today, in words; empty where it cannot be. Never an address: it would be that of one's own machine. */
  check: string
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
  /** As an office program draws it, null where none can; left out, it is read from the drawing. */
  native?: NativeChart | null
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

const names = {
  'zh-CN': { period: '期间', coverage: '报送', formula: '口径', values: '取值', source: '来源', date: '日期', checksum: '校验码', check: '核对' },
  'en': { period: 'Period', coverage: 'Coverage', formula: 'Definition', values: 'Values', source: 'Source', date: 'Date', checksum: 'Checksum', check: 'To check' },
} as const satisfies Record<Locale, Record<Exclude<keyof Stamp, 'fictional'>, string>>

/** Says one part of a stamp by its name: `校验码：1f2e…`, whose first twelve signs are printed. */
export function stampWords(locale: Locale): (part: keyof typeof names[Locale], text: string) => string {
  return (part, text) => `${names[locale][part]}${locale === 'en' ? ': ' : '：'}${part === 'checksum' ? text.slice(0, 12) : text}`
}

/** The lines a stamp prints below a block, and in speaker notes. */
export function stampLines(stamp: Stamp, locale: Locale): string[] {
  const said = stampWords(locale)
  const parts = ['period', 'coverage', 'formula', 'values', 'source', 'date', 'checksum', 'check'] as const
  return [...parts.filter(part => stamp[part]).map(part => said(part, stamp[part])), ...(stamp.fictional === null ? [] : [stamp.fictional])]
}
