import type { Twin, Twins } from '../form/places'
import type { Block } from '@/ingest'
import type { Place } from '@/reports'
import { placeId } from '../form/places'

export interface SheetCell {
  /** From 0. */
  column: number
  rowSpan: number
  colSpan: number
  text: string
  twin: Twin | null
}

/** A sheet as a grid: column letters, and rows under the numbers they have in the file; rows that hold nothing are left out. */
export interface SheetModel {
  /** Null for separated values. */
  name: string | null
  columns: string[]
  rows: { number: number, cells: SheetCell[] }[]
}

/** A, B … Z, AA: the letters of a column from 0. */
export function columnLetters(column: number): string {
  return (column >= 26 ? columnLetters(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + column % 26)
}

/** Row (from 1) and column (from 0) of a place; in separated values the row is the line, and the column is `ordinal`. */
function position(place: Place, ordinal: number): { row: number, column: number } | null {
  if (place.at === 'text')
    return { row: place.line, column: ordinal }
  const address = place.at === 'sheet' ? /^([A-Z]+)(\d+)$/.exec(place.address) : null
  if (!address)
    return null
  const column = [...address[1]!].reduce((value, letter) => value * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(address[2]), column }
}

/** The sheets that blocks were read from, in order, with the places of cells marked. */
export function layOutSheets(blocks: readonly Block[], twins: Twins): SheetModel[] {
  const names = new Map<string | null, Block[]>()
  for (const block of blocks) {
    const place = block.kind === 'paragraph' ? block.place : block.cells[0]?.place
    const name = place?.at === 'sheet' ? place.sheet : null
    names.set(name, [...names.get(name) ?? [], block])
  }
  return [...names].map(([name, own]) => layOutSheet(name, own, twins))
}

/** A line of text that stands alone in its row runs on to the end of the row. */
function layOutSheet(name: string | null, blocks: readonly Block[], twins: Twins): SheetModel {
  const found = new Map<number, Map<number, SheetCell>>()
  let width = 1
  function put(place: Place, ordinal: number, text: string, rowSpan: number, colSpan: number) {
    const at = position(place, ordinal)
    if (!at)
      return
    const row = found.get(at.row) ?? new Map<number, SheetCell>()
    found.set(at.row, row)
    const known = row.get(at.column)
    row.set(at.column, known
      ? { ...known, text: `${known.text}\n${text}` }
      : { column: at.column, rowSpan, colSpan, text, twin: twins.at.get(placeId(place)) ?? null })
    if (Number.isFinite(colSpan))
      width = Math.max(width, at.column + colSpan)
  }
  for (const block of blocks) {
    if (block.kind === 'paragraph')
      put(block.place, 0, block.text, 1, Infinity)
    else
      block.cells.forEach(cell => put(cell.place, cell.column, cell.text, cell.rowSpan, cell.colSpan))
  }
  for (const row of found.values()) {
    for (const { column } of row.values())
      width = Math.max(width, column + 1)
  }
  const rows = [...found].sort(([a], [b]) => a - b).map(([number, row]) => ({
    number,
    cells: [...row.values()].sort((a, b) => a.column - b.column).map(cell => ({ ...cell, colSpan: Math.min(cell.colSpan, width - cell.column) })),
  }))
  return { name, columns: Array.from({ length: width }, (_, column) => columnLetters(column)), rows: fill(rows, width) }
}

/** Rows with an empty cell wherever neither a cell nor the span of one stands, so that every column lies under its letter. */
function fill(rows: SheetModel['rows'], width: number): SheetModel['rows'] {
  /** Per column, the first row number that a span from above leaves free. */
  const free = Array.from({ length: width }, () => 0)
  return rows.map(({ number, cells }, index) => {
    const byColumn = new Map(cells.map(cell => [cell.column, cell]))
    const filled: SheetCell[] = []
    for (let column = 0; column < width; column++) {
      if (free[column]! > number)
        continue
      const cell = byColumn.get(column) ?? { column, rowSpan: 1, colSpan: 1, text: '', twin: null }
      const end = number + cell.rowSpan
      // Rows that hold nothing are not drawn: a span covers the drawn ones only.
      const drawn = rows.slice(index).filter(row => row.number < end).length
      filled.push({ ...cell, rowSpan: drawn })
      for (let covered = column; covered < column + cell.colSpan; covered++)
        free[covered] = Math.max(free[covered]!, end)
      column += cell.colSpan - 1
    }
    return { number, cells: filled }
  })
}
