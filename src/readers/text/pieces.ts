import type { Block, Grid, GridCell, Paragraph, ReaderNote } from '../document'

/** Blocks read from the lines at hand, and the line to go on with. */
export interface Taken {
  blocks: Block[]
  notes: ReaderNote[]
  next: number
}

/** A piece of a line: trimmed text, and where its first printed character (or its empty slot) stands, both from 1. */
export interface Piece {
  text: string
  line: number
  column: number
}

/** More columns than any form has; what lies further is left out with a note. */
export const mostColumns = 1000

/** White space of any script, and characters that print nothing. */
function isBlank(code: number): boolean {
  return code <= 0x20 || code === 0xA0 || code === 0x3000 || code === 0xFEFF || (code >= 0x2000 && code <= 0x200F) || code === 0x2028 || code === 0x2029
    || code === 0x202F || code === 0x205F || code === 0x2060 || code === 0x85 || code === 0xAD || code === 0x1680 || code === 0x180E
}

/** Outer white space and invisible characters taken off; inner text stays as printed. */
export function trim(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isBlank(text.charCodeAt(start)))
    start++
  while (end > start && isBlank(text.charCodeAt(end - 1)))
    end--
  return start === 0 && end === text.length ? text : text.slice(start, end)
}

/** A piece from raw text that starts at 0-based `offset` of 1-based `line`. */
export function piece(raw: string, line: number, offset: number): Piece {
  let start = 0
  while (start < raw.length && isBlank(raw.charCodeAt(start)))
    start++
  if (start === raw.length)
    return { text: '', line, column: offset + 1 }
  return { text: trim(raw), line, column: offset + start + 1 }
}

export function paragraph({ text, line, column }: Piece): Paragraph {
  return { kind: 'paragraph', text, place: { at: 'text', line, column } }
}

/** A grid whose cells stand where they stand in their line. */
export function grid(rows: readonly Piece[][], geometry: Grid['geometry']): Grid {
  const cells: GridCell[] = []
  let columns = 0
  for (const [row, pieces] of rows.entries()) {
    columns = Math.max(columns, pieces.length)
    for (const [column, { text, line, column: at }] of pieces.entries())
      cells.push({ text, row, column, rowSpan: 1, colSpan: 1, place: { at: 'text', line, column: at } })
  }
  return { kind: 'grid', geometry, rows: rows.length, columns, cells }
}

/** A number, or one of the marks printed in place of one. */
export function isNumeric(text: string): boolean {
  return text !== '' && /^[+\-－—–/／]{0,2}[\d０１２３４５６７８９,，.．]*$/.test(text)
}

/** A sentence rather than a label. */
export function isProse(text: string): boolean {
  return text.length > 30 && /[。；！？]/.test(text) && !/^[（(]?[\d一二三四五六七八九十]{1,2}[)）.．、]?[^。]{0,60}$/.test(text)
}

/** 一、二、三、: the ordinal of a section. */
export function isHeading(text: string): boolean {
  return /^(?:第[一二三四五六七八九十]+部分|[一二三四五六七八九十]{1,2}[、.．])/.test(text)
}

/** 1. （一） 一、: a label of a list. */
export function isEnumerated(text: string): boolean {
  return /^[（(]?[\d０１２３４５６７８９一二三四五六七八九十]{1,2}[)）.．、]/.test(text)
}
