import type { Grid, GridCell, ReaderNote } from '../document'
import type { CellContent } from './cell'
import type { Looks } from './look'
import type { Element } from './tree'
import { noteOf } from '../notes/note'
import { isNumeric, mostColumns } from '../text/pieces'
import { readCell } from './cell'
import { attribute, isElement } from './tree'

/** Cells of one table that are read; a form has some 300. */
const mostCells = 200_000
/** A span above this is a mistake: the cell reaches only as far as the table. */
const absurdSpan = 100
/** With this many numbers of its own, a table that holds tables is still data. */
const ownNumbers = 4

interface SourceCell { element: Element, content: CellContent }
/** Rows of one `<thead>`, `<tbody>` or `<tfoot>`; a row span ends with its section. */
type Section = SourceCell[][]

export interface Table {
  element: Element
  caption: Element | null
  sections: Section[]
  hidden: boolean
  /** Columns that are folded away. */
  folded: Set<number>
}

/** The table's own cells by section, in printed order: first head, bodies, first foot. */
export function readTable(table: Element, looks: Looks): Table {
  const read: Table = { element: table, caption: null, sections: [], hidden: false, folded: new Set() }
  let columns = 0
  const parts: { tag: string, element: Element }[] = []
  for (const child of table.childNodes) {
    if (!isElement(child))
      continue
    if (child.tagName === 'caption')
      read.caption ??= child
    else if (/^t(?:head|body|foot)$/.test(child.tagName))
      parts.push({ tag: child.tagName, element: child })
    else if (child.tagName === 'colgroup')
      columns = addColumns(child, { looks, folded: read.folded }, columns)
  }
  const head = parts.find(({ tag }) => tag === 'thead')
  const foot = parts.find(({ tag }) => tag === 'tfoot')
  const ordered = [head, ...parts.filter(part => part !== head && part !== foot), foot].flatMap(part => part ? [part.element] : [])
  const base = looks.of(table)
  const shown = (element: Element): boolean => {
    const hidden = looks.of(element).removed > base.removed
    read.hidden ||= hidden
    return !hidden
  }
  for (const section of ordered) {
    if (!shown(section))
      continue
    const rows = section.childNodes.filter(isElement).filter(row => row.tagName === 'tr' && shown(row))
    read.sections.push(rows.map(row => row.childNodes.filter(isElement).filter(cell => /^t[dh]$/.test(cell.tagName) && shown(cell)).map((element) => {
      const content = readCell(element, { table, looks, deep: false })
      read.hidden ||= content.hidden
      return { element, content }
    })))
  }
  return read
}

/** Notes which columns of a group are folded away; the answer is the first column behind it. */
function addColumns(group: Element, { looks, folded }: { looks: Looks, folded: Set<number> }, from: number): number {
  const own = group.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'col')
  let column = from
  for (const element of own.length > 0 ? own : [group]) {
    const end = Math.min(column + (span(element, 'span') || 1), mostColumns)
    const isFolded = looks.isCollapsed(element) || looks.isCollapsed(group)
    for (; column < end; column++) {
      if (isFolded)
        folded.add(column)
    }
  }
  return column
}

/** Whether a table only arranges the page: it holds tables, or prose, and no numbers of its own. */
export function isLayout({ sections }: Table): boolean {
  const rows = sections.flat()
  const cells = rows.flat()
  if (cells.length <= 1)
    return true
  let numbers = 0
  for (const { content } of cells) {
    if (isNumeric(content.text) && ++numbers >= ownNumbers)
      return false
  }
  return cells.some(({ content }) => content.nested || (content.blocks >= 4 && content.text.length > 400))
    || (rows.every(row => row.length <= 1) && cells.some(({ content }) => content.text.length > 60))
}

function span(element: Element, name: string): number {
  const value = Number.parseInt(attribute(element, name) ?? '1')
  return Number.isNaN(value) || value < 0 ? 1 : value
}

/**
 * A data table on its expanded grid, after the HTML table model: `rowspan=0` reaches the section's end, spans end with their section, a cell that
 * would cover another is cut short. Places carry table 0; the caller numbers them.
 */
export function toGrid({ element: table, sections, folded }: Table, notes: ReaderNote[], looks: Looks): { grid: Grid, pictures: { alt: string, source: string | null, cell: GridCell }[] } {
  const cells: GridCell[] = []
  const absurd: GridCell[] = []
  const pictures: { alt: string, source: string | null, cell: GridCell }[] = []
  const problems = { truncated: false, overlap: false, nested: false }
  let row = 0
  let columns = 0
  for (const section of sections) {
    const end = row + section.length
    /** Per column, the first row that a span from above leaves free. */
    const free: number[] = []
    for (const sources of section) {
      let column = 0
      for (const { element, content } of sources) {
        while ((free[column] ?? 0) > row)
          column++
        if (column >= mostColumns || cells.length >= mostCells) {
          problems.truncated = true
          break
        }
        const wanted = span(element, 'colspan') || 1
        const colSpan = freeColumns(free, row, column, wanted > absurdSpan ? 1 : Math.min(wanted, mostColumns - column))
        const rowSpan = Math.min(span(element, 'rowspan') || Infinity, end - row)
        problems.overlap ||= colSpan < wanted && wanted <= absurdSpan
        problems.nested ||= content.nested
        const { text, beside } = content.nested ? readCell(element, { table, looks, deep: true }) : content
        const cell: GridCell = { text, ...beside, row, column, rowSpan, colSpan, place: { at: 'table', table: 0, row: row + 1, column: column + 1 } }
        if (content.pictures.length > (text === '' ? 0 : content.seals))
          cell.picture = true
        if (folded.has(column) && /\d/.test(text))
          cell.folded = true
        pictures.push(...content.pictures.map(picture => ({ ...picture, cell })))
        if (wanted > absurdSpan)
          absurd.push(cell)
        cells.push(cell)
        for (let covered = column; covered < column + colSpan; covered++)
          free[covered] = row + rowSpan
        column += colSpan
        columns = Math.max(columns, column)
      }
      row++
    }
  }
  for (const cell of absurd) {
    const after = cells.some(({ row: other, column }) => other === cell.row && column > cell.column)
    cell.colSpan = after || cell.rowSpan > 1 ? 1 : columns - cell.column
  }
  report(problems, notes, cells.length)
  return { grid: { kind: 'grid', geometry: 'exact', rows: row, columns, cells }, pictures }
}

/** How many columns from `column` on are free in `row`, at most `wanted`. */
function freeColumns(free: readonly number[], row: number, column: number, wanted: number): number {
  let count = 1
  while (count < wanted && (free[column + count] ?? 0) <= row)
    count++
  return count
}

function report({ truncated, overlap, nested }: Record<'truncated' | 'overlap' | 'nested', boolean>, notes: ReaderNote[], count: number): void {
  const place = { at: 'table', table: 0, row: 1, column: 1 } as const
  if (truncated)
    notes.push(noteOf('truncated', 'tableTooLarge', { columns: mostColumns, cells: count }, { ...place }))
  if (overlap)
    notes.push(noteOf('repaired-structure', 'cellsOverlap', {}, { ...place }))
  if (nested)
    notes.push(noteOf('nested-table', 'tableInCell', {}, { ...place }))
}
