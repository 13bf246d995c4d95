import type { Piece } from './story'
import type { WorkSheet } from '@e965/xlsx'
import type { Table } from '../../../datasets/render/grid'
import { utils, write } from '@e965/xlsx'
import { placed } from './shapes'

interface Cell { v: string | number, t: 's' | 'n', z?: string }

/** Numbers are kept as numbers, separators as their format; what looks like text stays text. */
function cellOf(text: string): Cell {
  const plain = text.replaceAll(',', '')
  if (!/^-?\d+(?:\.\d+)?$/.test(plain))
    return { v: text, t: 's' }
  return { v: Number(plain), t: 'n', ...(text.includes(',') ? { z: plain.includes('.') ? '#,##0.0000' : '#,##0' } : {}) }
}

function put(sheet: WorkSheet, table: Table, top: number): number {
  const taken = new Set<string>()
  table.forEach((row, at) => {
    let column = 0
    for (const { text, colspan, rowspan } of row) {
      while (taken.has(`${at},${column}`))
        column++
      for (let r = at; r < at + rowspan; r++) {
        for (let c = column; c < column + colspan; c++)
          taken.add(`${r},${c}`)
      }
      if (text !== '')
        sheet[utils.encode_cell({ r: top + at, c: column })] = cellOf(text)
      if (colspan > 1 || rowspan > 1)
        sheet['!merges']!.push({ s: { r: top + at, c: column }, e: { r: top + at + rowspan - 1, c: column + colspan - 1 } })
      column += colspan
    }
  })
  return table.length
}

/** Pieces one under the other; texts lie in merged cells as wide as the widest table. */
function sheetOf(pieces: readonly Piece[]): WorkSheet {
  const sheet: WorkSheet = { '!merges': [] }
  let row = 0
  let widest = 9
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      row += put(sheet, piece.cells, row) + 1
      widest = Math.max(widest, 14, ...placed(piece.cells).map(({ cell, column }) => column + cell.colspan - 1))
    }
    else {
      row += put(sheet, [[{ text: piece.text, colspan: 10, rowspan: 1 }]], row)
    }
  }
  sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: row, c: widest } })
  return sheet
}

export type BookType = 'xlsx' | 'xls'

/** A workbook of named sheets. */
export function toWorkbook(sheets: readonly (readonly [name: string, pieces: readonly Piece[]])[], type: BookType): Uint8Array {
  const book = utils.book_new()
  for (const [name, pieces] of sheets)
    utils.book_append_sheet(book, sheetOf(pieces), name)
  return new Uint8Array(write(book, { bookType: type === 'xls' ? 'biff8' : 'xlsx', type: 'buffer', compression: true }) as Buffer)
}

/** One sheet for each section; the title stands on the first, `titled` repeats it on every sheet. */
export function bySection(pieces: readonly Piece[], titled: boolean): (readonly [string, Piece[]])[] {
  const titles = pieces.filter(({ kind }) => kind === 'title')
  const groups: Piece[][] = []
  for (const piece of pieces) {
    if (piece.kind === 'title')
      continue
    if (piece.kind === 'heading' || groups.length === 0)
      groups.push(groups.length === 0 || titled ? [...titles] : [])
    groups.at(-1)!.push(piece)
  }
  const names = ['总体情况', '主动公开', '依申请公开', '复议诉讼', '问题及改进', '其他事项']
  return groups.map((group, at) => [names[at]!, group] as const)
}
