import type { Piece } from './story'
import type { OfdText } from '../../unit/readers/ofd-writer'
import type { Table } from '../../../datasets/render/grid'
import { area, frame, lengthOf, line, ofd, text, widthOf } from '../../unit/readers/ofd-writer'
import { placed } from './shapes'

/** How a program writes its file: offsets one by one, as repeats under a matrix with the ruling lines on their own, or each character an object. */
export type OfdStyle = 'list' | 'scaled' | 'glyphs' | 'unruled'

const left = 15
const width = 180
const bottom = 278
const size = { title: 6, heading: 4.5, text: 4, note: 4, cell: 2.8 }
const pad = 0.8

const writing: Record<OfdStyle, OfdText> = { list: {}, scaled: { by: 'repeats', scaled: 12 }, glyphs: { by: 'glyphs' }, unruled: { by: 'repeats' } }

/** Text in lines no wider than `room` mm. */
function wrapped(words: string, room: number, type: number): string[] {
  return words.split('\n').flatMap((part) => {
    const lines = ['']
    for (const character of part) {
      if ((lengthOf(lines.at(-1)!) + widthOf(character)) * type > room)
        lines.push('')
      lines[lines.length - 1] += character
    }
    return lines
  })
}

/** Edges of the columns: as wide as their own cells ask for. */
function edgesOf(table: Table): number[] {
  const all = placed(table)
  const columns = Math.max(...all.map(({ cell, column }) => column + cell.colspan))
  const asked = Array.from({ length: columns }, (_, at) => Math.min(12, Math.max(4.2, ...all.filter(({ cell, column }) => column === at && cell.colspan === 1).map(({ cell }) => lengthOf(cell.text)))))
  const sum = asked.reduce((total, each) => total + each, 0)
  return asked.reduce<number[]>((edges, each) => [...edges, edges.at(-1)! + each / sum * width], [left])
}

/** A report on as many pages as it takes, tables cut between rows. */
export function toOfd(pieces: readonly Piece[], style: OfdStyle): Uint8Array {
  const pages: string[] = ['']
  let y = 25
  const put = (words: string, x: number, at: number, type: number): void => {
    pages[pages.length - 1] += text(x, at, words, { ...writing[style], size: type })
  }
  const turn = (): void => {
    pages.push('')
    y = 20
  }
  const border = (x: number, top: number, wide: number, high: number): string => style === 'unruled'
    ? ''
    : style === 'list'
      ? frame(x, top, wide, high)
      : style === 'scaled'
        ? line(x, top, x + wide, top) + line(x, top + high, x + wide, top + high) + line(x, top, x, top + high) + line(x + wide, top, x + wide, top + high)
        : area(x, top, wide, 0.2) + area(x, top + high, wide, 0.2) + area(x, top, 0.2, high) + area(x + wide, top, 0.2, high)

  function lay(table: Table): void {
    const xs = edgesOf(table)
    const cells = placed(table).map(({ cell, row, column }) => {
      const [from, to] = [xs[column]!, xs[column + cell.colspan]!]
      return { row, end: row + cell.rowspan, from, to, lines: cell.text === '' ? [] : wrapped(cell.text, to - from - pad * 2, size.cell) }
    })
    const lead = size.cell * 1.25
    const heights = table.map(() => lead + pad * 2)
    for (const { row, end, lines } of [...cells].sort((a, b) => (a.end - a.row) - (b.end - b.row))) {
      const missing = lines.length * lead + pad * 2 - heights.slice(row, end).reduce((sum, each) => sum + each, 0)
      if (missing > 0)
        heights[end - 1]! += missing
    }
    for (let start = 0; start < table.length;) {
      let end = start
      let at = y
      const tops = [y]
      while (end < table.length && at + heights[end]! <= bottom) {
        at += heights[end++]!
        tops.push(at)
      }
      for (const cell of cells.filter(({ row, end: last }) => row < end && last > start)) {
        const top = tops[Math.max(cell.row, start) - start]!
        const foot = tops[Math.min(cell.end, end) - start]!
        pages[pages.length - 1] += border(cell.from, top, cell.to - cell.from, foot - top)
        const here = cell.lines.splice(0, cell.end > end ? Math.floor((foot - top - pad) / lead) : cell.lines.length)
        const first = top + (foot - top - here.length * lead) / 2
        here.forEach((words, index) => put(words, (cell.from + cell.to - lengthOf(words) * size.cell) / 2, first + index * lead + size.cell, size.cell))
      }
      y = at
      start = end
      if (start < table.length)
        turn()
    }
    y += 6
  }

  for (const piece of pieces) {
    if (piece.kind === 'table') {
      lay(piece.cells)
      continue
    }
    const type = size[piece.kind]
    const indent = piece.kind === 'text' ? '　　' : ''
    for (const words of wrapped(indent + piece.text, width, type)) {
      if (y + type * 1.6 > bottom)
        turn()
      y += type * 1.6
      put(words, piece.kind === 'title' ? left + (width - lengthOf(words) * type) / 2 : left, y, type)
    }
    y += 3
  }
  return ofd(pages.map((content, at) => content + text(100, 288, `— ${at + 1} —`, { size: 3.5 })), { title: '' })
}
