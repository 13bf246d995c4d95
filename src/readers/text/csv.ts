import type { Block, Reader, ReaderNote } from '../document'
import type { Piece } from './pieces'
import { decode } from '../charset'
import { noteOf } from '../notes/note'
import { grid, isHeading, isNumeric, isProse, mostColumns, paragraph, piece } from './pieces'

/** Separated values: a title or heading alone in its row is a paragraph, the rest are grids whose columns are the file's. */
export const readCsv: Reader = (bytes, file) => {
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, decoded: file.decoded })
  const content = text.charCodeAt(0) === 0xFEFF ? text.slice(1) : text
  const directive = /^sep=(.)(?:\r\n|\n|\r)/i.exec(content)
  const body = directive ? content.slice(directive[0].length) : content
  const { rows, widest } = parse(body, directive?.[1] ?? separatorOf(body), directive ? 2 : 1)
  const cut: ReaderNote[] = widest > mostColumns ? [noteOf('truncated', 'columnsCut', { columns: widest, most: mostColumns })] : []
  return [{ format: 'csv', charset, part: null, title: null, metadata: [], blocks: toBlocks(rows), pictures: [], notes: [...notes, ...cut] }]
}

/** The separator that parts the first lines most often. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4096).replace(/"[^"]*"/g, '')
  const count = (separator: string): number => head.split(separator).length
  return [',', '\t', ';'].reduce((best, separator) => count(separator) > count(best) ? separator : best)
}

/** Rows of cells after RFC 4180; a quote that never closes, or stands inside a cell, is printed text. */
function parse(text: string, separator: string, firstLine: number): { rows: Piece[][], widest: number } {
  const rows: Piece[][] = []
  let row: Piece[] = []
  let width = 0
  let widest = 0
  let line = firstLine
  let lineStart = 0
  let at = 0
  while (at <= text.length) {
    const start = at
    const [startLine, startColumn] = [line, at - lineStart]
    const quoted = text[at] === '"' ? quotedEnd(text, at, separator) : -1
    let raw: string
    if (quoted >= 0) {
      raw = text.slice(start + 1, quoted).replaceAll('""', '"').replace(/\r\n?/g, '\n')
      at = quoted + 1
      for (const { 0: lineBreak, index } of text.slice(start, quoted).matchAll(/\r\n|\n|\r/g)) {
        line++
        lineStart = start + index + lineBreak.length
      }
    }
    else {
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
        at++
      raw = text.slice(start, at)
    }
    width++
    if (width <= mostColumns)
      row.push(piece(raw, startLine, startColumn + (quoted >= 0 ? 1 : 0)))
    if (at < text.length && text[at] === separator) {
      at++
      continue
    }
    rows.push(row)
    widest = Math.max(widest, width)
    row = []
    width = 0
    if (at >= text.length)
      break
    at += text.startsWith('\r\n', at) ? 2 : 1
    line++
    lineStart = at
  }
  return { rows, widest }
}

/** Position of the quote that closes the cell opened at `start`; −1 when none does before a separator or a line's end. */
function quotedEnd(text: string, start: number, separator: string): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    const after = text[at + 1]
    if (after === '"')
      at++
    else
      return after === undefined || after === separator || after === '\n' || after === '\r' ? at : -1
  }
  return -1
}

/** Rows as grids; a title above a table, a heading and prose, each alone in its row, are paragraphs. */
function toBlocks(rows: readonly Piece[][]): Block[] {
  const printed = rows.map(row => row.filter(({ text }) => text !== ''))
  const startsTable = (at: number): boolean => (printed[at]?.length ?? 0) > 1 && !printed[at]!.some(({ text }) => isNumeric(text))
  const blocks: Block[] = []
  let table: Piece[][] = []
  const flush = (): void => {
    const kept = trimRows(table)
    if (kept.length > 0)
      blocks.push(grid(kept, 'exact'))
    table = []
  }
  for (const [at, row] of rows.entries()) {
    const single = printed[at]!.length === 1 ? printed[at]![0]! : null
    const isNext = single && isHeading(single.text) && (printed[at - 1]?.length === 0 || startsTable(at + 1) || isProse(printed[at + 1]?.[0]?.text ?? ''))
    if (single && (table.length === 0 || isNext || isProse(single.text))) {
      flush()
      blocks.push(paragraph(single))
    }
    else if (table.length > 0 || printed[at]!.length > 0) {
      table.push(row)
    }
  }
  flush()
  return blocks
}

/** Without the empty rows before and after the printed ones. */
function trimRows(rows: Piece[][]): Piece[][] {
  const printed = rows.map(row => row.some(({ text }) => text !== ''))
  const start = printed.indexOf(true)
  return start < 0 ? [] : rows.slice(start, printed.lastIndexOf(true) + 1)
}
