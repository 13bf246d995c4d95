import type { Piece, Taken } from './pieces'
import { grid, isHeading, isNumeric, isProse, piece, trim } from './pieces'

/** Fewest printed cells that make a table. */
const fewest = 6
/** Far more cells than a report has. */
const most = 2000
/** Most lines of text in one cell before its line `|`. */
const mostLines = 4
const pipe = /[|｜]/
const mark = /^(?:无|空|暂无|没有|不涉及|不适用|n\/?a)$/i
/** A number with its sign and its unit: `增10`, `3件`, `96171.6万元`. */
const counted = /^[增减约+\-−]?\s?[\d\uFF10-\uFF19][\d\uFF10-\uFF19,，.．\s]*(?:[亿万]?元|[余万]*[件条个项宗起次人份])?$/

function isValue(text: string): boolean {
  return isNumeric(text) || mark.test(text) || counted.test(text)
}

/** What stands before the pipes of a line, or behind them, and how many there are; null when two cells stand in it. */
function partsOf(line: string): { text: string, offset: number, pipes: number, opened: boolean } | null {
  const texts = line.split(pipe)
  const printed = texts.flatMap((text, index) => trim(text) === '' ? [] : [index])
  const [at] = printed
  if (printed.length > 1 || line.includes('\t'))
    return null
  const offset = texts.slice(0, at ?? 0).reduce((length, text) => length + text.length + 1, 0)
  const bounded = at !== undefined && at > 0 && at < texts.length - 1
  return { text: at === undefined ? '' : texts[at]!, offset, pipes: texts.length - 1 - (bounded ? 1 : 0), opened: at !== undefined && at === texts.length - 1 && at > 0 }
}

/** Whether a line of text is the beginning of a cell that a line with its pipe ends. */
function isWithin(lines: readonly string[], at: number): boolean {
  const text = trim(lines[at]!)
  for (let next = at + 1; next < Math.min(lines.length, at + mostLines); next++) {
    const line = trim(lines[next]!)
    if (pipe.test(line))
      return !isProse(text) && (!isHeading(text) || (next === at + 1 && /^[|｜\s]+$/.test(line)))
    if (isHeading(line) || isProse(line))
      return false
  }
  return false
}

const joined = (open: Piece | null, { text, ...place }: Piece): Piece => open ? { ...open, text: `${open.text}\n${text}` } : { text, ...place }

/**
 * A table copied cell by cell: one printed cell a line, and the pipe that ends it behind it or in a line of its own. Null when the lines from `at` on are
 * none. A row is what stands from its words to the next words; empty cells at its end may be its own or the width of merged ones, and are left out.
 */
export function takeCells(lines: readonly string[], at: number, first: number): Taken | null {
  const cells: Piece[] = []
  let open: Piece | null = null
  let next = at
  for (; next < lines.length; next++) {
    const line = lines[next]!
    if (trim(line) === '')
      continue
    if (!pipe.test(line) && !isWithin(lines, next))
      break
    const parts = partsOf(line)
    if (parts === null || cells.length > most)
      return null
    const printed = piece(parts.text, next + first, parts.offset)
    const closes = (): void => {
      cells.push(open ?? { text: '', line: next + first, column: line.search(pipe) + 1 })
      open = null
    }
    if (parts.opened)
      Array.from({ length: parts.pipes }).forEach(closes)
    if (printed.text !== '')
      open = joined(open, printed)
    if (!parts.opened)
      Array.from({ length: parts.pipes }).forEach(closes)
  }
  if (open !== null)
    cells.push(open)
  const printed = cells.filter(({ text }) => text !== '')
  if (printed.length < fewest || !printed.some(({ text }) => isValue(text)))
    return null
  return { blocks: [grid(rowsOf(cells), 'ragged')], notes: [], next }
}

function rowsOf(cells: readonly Piece[]): Piece[][] {
  const rows: Piece[][] = []
  const isNumber = (at: number): boolean => cells[at] !== undefined && cells[at].text !== '' && isValue(cells[at].text)
  for (const [at, cell] of cells.entries()) {
    const inRow = cell.text === '' || isValue(cell.text) || (cell.text.length === 1 && isNumber(at - 1) && isNumber(at + 1))
    if (rows.length > 0 && inRow)
      rows.at(-1)!.push(cell)
    else if (cell.text !== '')
      rows.push([cell])
  }
  return rows.map(row => row.slice(0, row.findLastIndex(({ text }) => text !== '') + 1))
}
