import type { Piece } from './story'
import type { Table } from '../../../datasets/render/grid'
import { expanded } from '../../../datasets/render/grid'

/** Tabs as Word leaves them: a cell merged over columns leaves one tab, the line is filled up at its end. */
function tabs(table: Table): string[] {
  const width = Math.max(...expanded(table).map(row => row.length))
  const rows: string[][] = table.map(() => [])
  table.forEach((cells, top) => {
    let at = 0
    for (const { text, rowspan } of cells) {
      while (rows[top]![at] !== undefined)
        at++
      for (let row = top; row < Math.min(top + rowspan, table.length); row++)
        rows[row]![at] = row === top ? text : ''
    }
  })
  return rows.map(row => Array.from({ length: width }, (_, at) => (row[at] ?? '').replace(/\n/g, ' ')).join('\t'))
}

const lines = (table: Table): string[] => table.flatMap(row => row.map(({ text }) => text.replace(/\n/g, '')))
const spaces = (table: Table): string[] => table.map(row => row.map(({ text }) => text.replace(/\n/g, '')).filter(text => text !== '').join('  '))
const pipes = (table: Table): string[] => expanded(table).map(row => `| ${row.map(text => text.replace(/\n/g, '')).join(' | ')} |`)

/** One cell a line with the pipe that ends it, as stored copies of pages have it; the columns that merged cells take more stand at the end of the row. */
function cells(table: Table): string[] {
  return table.flatMap(row => row.map(({ text }, at) => `${text.replace(/\n/g, '')} |${at < row.length - 1 ? '' : ' |'.repeat(row.reduce((more, { colspan }) => more + colspan - 1, 0))}`))
}

/** The same with every row's first cell at the margin, and the further columns of merged cells in a line of their own. */
function indented(table: Table): string[] {
  return table.flatMap((row) => {
    const more = row.reduce((sum, { colspan }) => sum + colspan - 1, 0)
    return [...row.map(({ text }, at) => `${at > 0 ? '         ' : ''}${text.replace(/\n/g, '')}  |  `), ...(more > 0 ? [`        ${'|'.repeat(more)}`] : [])]
  })
}

/** Cells and pipes each in a line of their own; cells broken over lines stay so. */
const apart = (table: Table): string[] => table.flatMap(row => row.flatMap(({ text }) => text === '' ? ['|'] : [...text.split('\n'), '|']))

const writers = { tabs, lines, spaces, pipes, cells, indented, apart }
export type TextShape = keyof typeof writers

export function toText(pieces: readonly Piece[], shape: TextShape): string {
  return `${pieces.map(piece => piece.kind === 'table' ? writers[shape](piece.cells).join(shape === 'lines' ? '\n\n' : '\n') : piece.text).join(shape === 'apart' ? '\n' : '\n\n')}\n`
}

export function toMarkdown(pieces: readonly Piece[]): string {
  const marks = { title: '# ', heading: '## ', text: '', note: '' }
  return `${pieces.map((piece) => {
    if (piece.kind !== 'table')
      return marks[piece.kind] + piece.text
    const [head, ...rest] = pipes(piece.cells.map(row => row.map(cell => ({ ...cell, text: cell.text.replace(/\n/g, '<br>') }))))
    return [head, `|${' --- |'.repeat(head!.split('|').length - 2)}`, ...rest].join('\n')
  }).join('\n\n')}\n`
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function toCsv(pieces: readonly Piece[]): string {
  const rows = pieces.flatMap(piece => piece.kind === 'table' ? expanded(piece.cells) : [[piece.text]])
  return `${rows.map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`
}
