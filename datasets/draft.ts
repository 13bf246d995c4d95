import type { Issuer } from './city'
import type { Figures } from './figures'
import type { Prose } from './prose/write'
import type { CellKey, Layout, TableName } from '@/reports'
import { formCells, tableNames } from '@/reports'

/** What a cell prints: a number, nothing, or a mark that stands for nothing. */
export type Printed = number | null | '/'

/** One report before it is rendered: everything it will say. */
export interface Draft {
  issuer: Issuer
  year: number
  title: string
  /** The year of the statistical period in the prose. */
  periodYear: number
  /** 发布机构 of the metadata table, on the pages that have one. */
  publisher: string
  /** Null: the table is left out. */
  layouts: Record<TableName, Layout | null>
  /** A picture stands where the table was. */
  pictured: TableName[]
  cells: Map<CellKey, Printed>
  /** Cells printed in other words than their number: `251000元`. */
  texts: ReadonlyMap<CellKey, string>
  prose: Prose
}

/** A draft that prints `figures` as they are; prose is written once the cells are final. */
export function draftOf(issuer: Issuer, year: number, layout: Layout, figures: Figures): Draft {
  return {
    issuer,
    year,
    title: `${issuer.name}${year}年政府信息公开工作年度报告（虚构）`,
    periodYear: year,
    publisher: issuer.name,
    layouts: { proactive: layout, applications: layout, appeals: '2021' },
    pictured: [],
    cells: new Map(tableNames.flatMap(table => formCells(table, layout)).map(cell => [cell, figures[cell]!])),
    texts: new Map(),
    prose: { overview: [], problems: [], others: [] },
  }
}

/** Takes a table out of a draft. */
export function leaveOut(draft: Draft, table: TableName): void {
  const layout = draft.layouts[table]!
  draft.layouts[table] = null
  for (const cell of formCells(table, layout))
    draft.cells.delete(cell)
}
