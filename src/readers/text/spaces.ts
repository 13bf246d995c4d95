import type { Piece, Taken } from './pieces'
import { grid, isHeading, isNumeric, paragraph, piece, trim } from './pieces'

const gap = /[ \u00A0]{2}[ \u00A0\u3000]*|[ \u00A0]?\u3000[ \u00A0\u3000]*/g

/** Pieces of a line that runs of spaces (two, or one full-width) hold apart; indents count for nothing. */
function splitSpaces(text: string, line: number): Piece[] {
  const printed = trim(text)
  const start = text.indexOf(printed)
  const pieces: Piece[] = []
  let from = 0
  for (const match of printed.matchAll(gap)) {
    pieces.push(piece(printed.slice(from, match.index), line, start + from))
    from = match.index + match[0].length
  }
  pieces.push(piece(printed.slice(from), line, start + from))
  return pieces
}

/** Whether runs of spaces part this line in two or more. */
export function isSpaced(line: string): boolean {
  return (line.includes('  ') || line.includes('\u3000') || line.includes('\u00A0')) && splitSpaces(line, 1).length > 1
}

function isNumericRow(row: readonly Piece[]): boolean {
  return row.length >= 3 && row.filter(({ text }) => isNumeric(text)).length * 2 >= row.length
}

/** Consecutive lines parted by spaces: a grid when they hold rows of numbers, else paragraphs as printed. */
export function takeSpaced(lines: readonly string[], at: number, first: number): Taken {
  let next = at
  const rows: Piece[][] = []
  const opening = splitSpaces(lines[at]!, at + first)
  if (isHeading(opening[0]!.text) && opening.length < 3 && !isNumeric(opening.at(-1)!.text))
    return { blocks: [paragraph(piece(lines[at]!, at + first, 0))], notes: [], next: at + 1 }
  for (; next < lines.length && isSpaced(lines[next]!) && !lines[next]!.includes('\t'); next++)
    rows.push(splitSpaces(lines[next]!, next + first))
  const whole = (index: number): Piece => piece(lines[at + index]!, at + index + first, 0)
  if (!rows.some(isNumericRow))
    return { blocks: rows.map((_, index) => paragraph(whole(index))), notes: [], next }
  const isLoose = (row: Piece[]): boolean => row.length < 3 && !isNumeric(row.at(-1)!.text)
  let start = 0
  let end = rows.length
  while (isLoose(rows[start]!))
    start++
  while (isLoose(rows[end - 1]!))
    end--
  return {
    blocks: [
      ...rows.slice(0, start).map((_, index) => paragraph(whole(index))),
      grid(rows.slice(start, end), 'ragged'),
      ...rows.slice(end).map((_, index) => paragraph(whole(end + index))),
    ],
    notes: [],
    next,
  }
}
