import type { Piece, Taken } from './pieces'
import { grid, isNumeric, mostColumns, paragraph, piece, trim } from './pieces'

const upright = /[|｜│┃┆┇┊┋║]/
const cuts = '|｜│┃┆┇┊┋║├┤┼┝┞┟┠┡┢┣┥┦┧┨┩┪┫╂╉╊╋╞╟╠╡╢╣╪╫╬'
const delimiter = new RegExp(`(?<!\\\\)[${cuts}]`, 'g')
const opens = new RegExp(`^[${cuts}]`)
const closes = new RegExp(`(?:^|[^\\\\])[${cuts}]$`)
/** A line that draws and prints nothing. */
const drawn = /^[\s+\-=:|｜\u2500-\u257F]+$/
const horizontal = /-{3,}|={3,}|[\u2500\u2501\u2504\u2505\u2508\u2509\u2550]/

export function isPipeLine(line: string): boolean {
  return upright.test(line)
}

/** Whether a table drawn with lines can start here: a ruled line above a row, or a row. */
export function startsPipes(lines: readonly string[], at: number): boolean {
  const line = lines[at]!
  return isPipeLine(line) || (/^\s*[+┌┏╔╭├]/.test(line) && isRule(line) && isPipeLine(lines[at + 1] ?? ''))
}

function isRule(line: string): boolean {
  return drawn.test(line) && horizontal.test(line)
}

/** `| - | -- |` between two rows is Markdown's separator; as the last line it is a row of marks. */
function isShortRule(lines: readonly string[], at: number, row: number): boolean {
  const line = lines[at]!
  return row === 1 && /^[\s\-:|]+$/.test(line) && line.includes('-') && isPipeLine(lines[at + 1] ?? '') && trim(line).replaceAll(/[\s|]/g, '') !== ''
}

/** The cells of one row; outer lines bound the table and are no cells. */
function splitLine(text: string, line: number): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const { index } of text.matchAll(delimiter)) {
    pieces.push(cell(text.slice(from, index), line, from))
    from = index + 1
  }
  pieces.push(cell(text.slice(from), line, from))
  const printed = trim(text)
  if (opens.test(printed))
    pieces.shift()
  if (pieces.length > 0 && closes.test(printed))
    pieces.pop()
  return pieces.slice(0, mostColumns)
}

function cell(raw: string, line: number, offset: number): Piece {
  return piece(/^[\s\u2500\u2501\u2504\u2505\u2508\u2509\u2550]*$/.test(raw) ? '' : raw.replaceAll('\\|', '|'), line, offset)
}

/** Rows between ruled lines: one row printed over several lines, when the table rules off every row. */
function joinWrapped(groups: Piece[][][]): Piece[][] {
  const ruledRows = groups.length >= 3 && groups.filter(group => group.length === 1).length * 2 >= groups.length
  return groups.flatMap((group) => {
    const columns = group[0]?.length ?? 0
    const wraps = ruledRows && group.length > 1 && group.every(row => row.length === columns)
      && Array.from({ length: columns }, (_, column) => group.filter(row => isNumeric(row[column]!.text)).length).every(count => count <= 1)
    if (!wraps)
      return group
    return [group[0]!.map((start, column) => {
      const printed = group.map(row => row[column]!).filter(({ text }) => text !== '')
      return printed.length === 0 ? start : { ...printed[0]!, text: printed.map(({ text }) => text).join('\n') }
    })]
  })
}

/** A table whose cells stand between `|` or drawn lines, with or without outer ones. */
export function takePipes(lines: readonly string[], at: number, first: number): Taken {
  const groups: Piece[][][] = [[]]
  const single: Piece[] = []
  let delimiters = 0
  let next = at
  let rows = 0
  for (; next < lines.length; next++) {
    const line = lines[next]!
    if (isRule(line) && (isPipeLine(line) || /[+\u2500-\u257F]/.test(line) || isPipeLine(lines[next + 1] ?? '') || rows > 0)) {
      if (groups.at(-1)!.length > 0)
        groups.push([])
      delimiters += 2
    }
    else if (isPipeLine(line) && isShortRule(lines, next, rows)) {
      delimiters += 2
    }
    else if (isPipeLine(line) && !line.includes('\t')) {
      groups.at(-1)!.push(splitLine(line, next + first))
      single.push(piece(line, next + first, 0))
      delimiters += line.match(delimiter)?.length ?? 0
      rows++
    }
    else {
      break
    }
  }
  if (rows === 0 || (rows === 1 && delimiters < 3 && !/^\s*\|.*\|\s*$/.test(lines[at]!)))
    return { blocks: (rows === 0 ? lines.slice(at, Math.max(next, at + 1)).map((line, index) => piece(line, at + index + first, 0)) : single).map(paragraph), notes: [], next: Math.max(next, at + 1) }
  return { blocks: [grid(joinWrapped(groups.filter(group => group.length > 0)), 'ragged')], notes: [], next }
}
