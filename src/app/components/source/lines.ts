import type { Twin, Twins } from './twins'
import type { Report } from '@/reports'

/** A stretch of a line, with the cells read from it. */
export interface Piece {
  text: string
  twin: Twin | null
}

export interface SourceLine {
  /** From 1. */
  number: number
  pieces: Piece[]
}

/** The lines of a text with the places of cells marked. A blank cell is an empty piece where its number would stand. */
export function markLines(lines: readonly string[], twins: Twins, { cells }: Pick<Report, 'cells'>): SourceLine[] {
  const byLine = new Map<number, { twin: Twin, start: number }[]>()
  for (const twin of twins.all) {
    if (twin.place.at !== 'text')
      continue
    const { line, column } = twin.place
    byLine.set(line, [...byLine.get(line) ?? [], { twin, start: column - 1 }])
  }
  return lines.map((text, index) => {
    const number = index + 1
    const marks = (byLine.get(number) ?? []).sort((a, b) => a.start - b.start)
    const pieces: Piece[] = []
    let at = 0
    for (const [order, { twin, start }] of marks.entries()) {
      const from = Math.min(start, text.length)
      if (from > at)
        pieces.push({ text: text.slice(at, from), twin: null })
      const to = from + extent(text.slice(from, marks[order + 1]?.start), twin, cells)
      pieces.push({ text: text.slice(from, to), twin })
      at = to
    }
    if (at < text.length || pieces.length === 0)
      pieces.push({ text: text.slice(at), twin: null })
    return { number, pieces }
  })
}

/** How far the print of a twin reaches into `rest`, the line from its place up to the next twin. */
function extent(rest: string, { keys }: Twin, cells: Report['cells']): number {
  const printed = cells[keys[0]!]!.text.split('\n')[0]!
  if (keys.length > 1)
    return rest.trimEnd().length
  return rest.startsWith(printed) ? printed.length : /^\S*/.exec(rest)![0].length
}
