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
      const end = Math.max(start, marks[order + 1]?.start ?? text.length)
      const [from, to] = printOf(text.slice(start, end), twin, cells).map(offset => Math.min(start + offset, text.length)) as [number, number]
      if (from > at)
        pieces.push({ text: text.slice(at, from), twin: null })
      pieces.push({ text: text.slice(from, to), twin })
      at = to
    }
    if (at < text.length || pieces.length === 0)
      pieces.push({ text: text.slice(at), twin: null })
    return { number, pieces }
  })
}

/** Where the print of a twin begins and ends in `rest`, the line from its place up to the next twin. */
function printOf(rest: string, { keys }: Twin, cells: Report['cells']): [from: number, to: number] {
  const printed = cells[keys[0]!]!.text.split('\n')[0]!
  if (keys.length > 1)
    return [0, rest.trimEnd().length]
  if (rest.startsWith(printed))
    return [0, printed.length]
  // The place of a number that stands in a line of words is that of the line.
  const words = [...rest.matchAll(/\S+/g)].filter(([word]) => word === printed)
  return words.length === 1 ? [words[0]!.index, words[0]!.index + printed.length] : [0, rest.trimEnd().length]
}
