import type { Doubt } from './doubt'
import type { CellKey, Layout, TableName } from '@/forms'
import type { Paragraph, Place, SourceDocument } from '@/readers'

/** What is printed in a cell. `absent`: the form has the cell, the document does not. Blank and mark are never 0. */
export type CellState = 'number' | 'blank' | 'mark' | 'unreadable' | 'absent'

export interface RecognizedCell {
  key: CellKey
  /** Raw text as printed. */
  text: string
  state: CellState
  /** The number when `state` is `number`, else null. Money in 万元, all else counts. */
  value: number | null
  /** Null only when `state` is `absent`. */
  place: Place | null
  doubt: Doubt | null
}

export interface RecognizedTable {
  table: TableName
  layout: Layout
  /** The year its heading names; undefined or null where it names none. */
  year?: number | null
  /** Every cell of the form in `layout`, by key. */
  cells: Map<CellKey, RecognizedCell>
}

export type SectionKind = 'overview' | 'proactive' | 'applications' | 'appeals' | 'problems' | 'others'

/** One of the six sections: its heading as printed and its prose, tables taken out. */
export interface Section {
  kind: SectionKind
  heading: string
  headingPlace: Place
  paragraphs: Paragraph[]
}

/** What the document holds of a form; a table not named was not found. */
export interface RecognizedTables {
  document: SourceDocument
  /** Paragraphs before the first section: title, issuer, dates, metadata as text. */
  preamble: Paragraph[]
  /** Name–value rows of a metadata table (名称, 索引号, 发布机构, 发文日期 …). */
  metadata: { name: string, value: string, place: Place }[]
  sections: Section[]
  tables: Readonly<Partial<Record<TableName, RecognizedTable>>>
  /** Sections that hold a picture and no table: reportable, not zeros. */
  pictured: TableName[]
}
