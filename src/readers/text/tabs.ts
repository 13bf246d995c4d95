import type { Block, ReaderNote } from '../document'
import type { Piece, Taken } from './pieces'
import { noteOf } from '../notes/note'
import { grid, isEnumerated, isHeading, isNumeric, isProse, mostColumns, paragraph, piece, trim } from './pieces'

/** A quoted cell of pasted Excel text spans few lines; a quotation that runs on is prose. */
const mostQuotedLines = 20
/** A line without tabs between two rows: a label broken over lines, not a heading. */
const longestFragment = 12
const longestLabel = 40

interface Record { pieces: Piece[], next: number }

/** End of a quoted cell that opens at `column` of line `at`: the closing quote stands before a tab or the line's end. Null when there is none. */
function closingQuote(lines: readonly string[], at: number, column: number): { line: number, column: number } | null {
  let from = column + 1
  for (let line = at; line < Math.min(lines.length, at + mostQuotedLines); line++, from = 0) {
    const text = lines[line]!
    for (let index = from; index < text.length; index++) {
      const character = text[index]
      if (character === '\t')
        return null
      if (character !== '"')
        continue
      if (text[index + 1] === '"')
        index++
      else
        return index + 1 === text.length || text[index + 1] === '\t' ? { line, column: index } : null
    }
  }
  return null
}

/** The cells of the record that starts at line `at`; every tab starts a cell, quoted cells may hold line breaks. */
function readRecord(lines: readonly string[], at: number, first: number): Record {
  const pieces: Piece[] = []
  let line = at
  let column = 0
  for (;;) {
    const text = lines[line]!
    const quote = text[column] === '"' ? closingQuote(lines, line, column) : null
    if (quote) {
      const inner = quote.line === line
        ? text.slice(column + 1, quote.column)
        : [text.slice(column + 1), ...lines.slice(line + 1, quote.line), lines[quote.line]!.slice(0, quote.column)].join('\n')
      pieces.push(piece(inner.replaceAll('""', '"'), line + first, column + 1))
      line = quote.line
      column = quote.column + 1
    }
    else {
      const tab = text.indexOf('\t', column)
      const end = tab < 0 ? text.length : tab
      pieces.push(piece(text.slice(column, end).replace(/[\v\u2028]/g, '\n'), line + first, column))
      column = end
    }
    if (column >= lines[line]!.length)
      return { pieces, next: line + 1 }
    column++
  }
}

/** Whether a record can start at this line: it holds a tab, or a quoted cell that leads to one. */
export function startsRecord(lines: readonly string[], at: number): boolean {
  const line = lines[at]
  if (line === undefined)
    return false
  return (line.includes('\t') && trim(line) !== '') || (line.startsWith('"') && closingQuote(lines, at, 0) !== null && readRecord(lines, at, 1).pieces.length > 1)
}

/** Whether a line of tabs alone (an empty row) stands at this line. */
function isEmptyRow(lines: readonly string[], at: number): boolean {
  const line = lines[at]
  return line !== undefined && line.includes('\t') && trim(line) === ''
}

/** Rows of pasted Word or Excel text: consecutive lines with tabs, as one grid. `gaps`: blank lines stand between all rows of this document. */
export function takeTabs(lines: readonly string[], at: number, first: number, gaps: boolean): Taken {
  const rows: Piece[][] = []
  const notes: ReaderNote[] = []
  let next = at
  while (next < lines.length) {
    const from = gaps ? skipBlank(lines, next) : next
    if (startsRecord(lines, from) || isEmptyRow(lines, from)) {
      const record = readRecord(lines, from, first)
      addRow(rows, record.pieces, notes)
      next = record.next
    }
    else if (isFragment(lines, from)) {
      rows.push([piece(lines[from]!, from + first, 0)])
      next = from + 1
    }
    else {
      break
    }
  }
  return { blocks: splitRows(rows), notes, next }
}

function skipBlank(lines: readonly string[], at: number): number {
  let next = at
  while (next < lines.length && trim(lines[next]!) === '' && !lines[next]!.includes('\t'))
    next++
  return next
}

/** A short line without tabs directly before a row of the same table. */
function isFragment(lines: readonly string[], at: number): boolean {
  const text = trim(lines[at] ?? '')
  if (text === '' || !startsRecord(lines, at + 1) || isProse(text) || /[。：:；|]$/.test(text))
    return false
  return isEnumerated(text) ? !isHeading(text) && text.length <= longestLabel : text.length <= longestFragment
}

/** Adds a row, or its first cell to the label the row before broke off in: `5.要求…确认或重` / `新出具… 0 0`. */
function addRow(rows: Piece[][], pieces: Piece[], notes: ReaderNote[]): void {
  if (pieces.length > mostColumns)
    notes.push(noteOf('truncated', 'lineCut', { line: pieces[0]!.line, columns: pieces.length, most: mostColumns }, { at: 'text', line: pieces[0]!.line, column: 1 }))
  const row = pieces.slice(0, mostColumns)
  const label = rows.at(-1)?.at(-1)
  const [rest] = row
  const broken = label && rest && isEnumerated(label.text) && !rows.at(-1)!.some(({ text }) => isNumeric(text))
    && (!isHeading(label.text) || rows.at(-1)!.length > 1)
    && rest.text !== '' && !isNumeric(rest.text) && !isEnumerated(rest.text) && row.slice(1).some(({ text }) => isNumeric(text))
  if (!broken) {
    rows.push(row)
    return
  }
  rows.at(-1)!.splice(-1, 1, { ...label, text: `${label.text}\n${rest.text}` }, ...row.slice(1))
  notes.push(noteOf('repaired-structure', 'linesJoined', { line: label.line, label: label.text, rest: rest.text }, { at: 'text', line: label.line, column: label.column }))
}

/** Rows as grids; a sentence, or a heading at the edge, that only a tab indents is a paragraph. */
function splitRows(rows: readonly Piece[][]): Block[] {
  const blocks: Block[] = []
  const only = (row: Piece[]): Piece | null => {
    const printed = row.filter(({ text }) => text !== '')
    return printed.length === 1 ? printed[0]! : null
  }
  let group: Piece[][] = []
  const flush = (): void => {
    let start = 0
    let end = group.length
    while (start < end && isIndented(group[start]!, only(group[start]!), 3))
      start++
    while (end > start && isIndented(group[end - 1]!, only(group[end - 1]!), 2))
      end--
    const lone = (from: Piece[][]): void => void blocks.push(...from.flat().filter(({ text }) => text !== '').map(paragraph))
    lone(group.slice(0, start))
    const table = group.slice(start, end)
    if (table.some(row => row.filter(({ text }) => text !== '').length > 1))
      blocks.push(grid(table, 'ragged'))
    else
      lone(table)
    lone(group.slice(end))
    group = []
  }
  for (const row of rows) {
    const single = only(row)
    if (single && isProse(single.text)) {
      flush()
      blocks.push(paragraph(single))
    }
    else {
      group.push(row)
    }
  }
  flush()
  return blocks
}

function isIndented(row: Piece[], single: Piece | null, most: number): boolean {
  return single !== null && isHeading(single.text) && row.length <= most
}
