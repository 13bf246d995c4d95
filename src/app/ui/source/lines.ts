import type { Twin, Twins } from '../form/places'
import { fieldOf } from '../form/places'

/** A stretch of a line, with what was read from it. */
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
export function markLines(lines: readonly string[], twins: Twins): SourceLine[] {
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
      const [from, to] = printOf(text.slice(start, end), twin).map(offset => Math.min(start + offset, text.length)) as [number, number]
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

/** A paragraph with the stretch marked that was read. */
export function markParagraph(text: string, twin: Twin | null): Piece[] {
  const [from, to] = twin ? printOf(text, twin) : [0, 0]
  return [
    { text: text.slice(0, from), twin: null },
    { text: text.slice(from, to), twin },
    { text: text.slice(to), twin: null },
  ].filter(piece => piece.text !== '')
}

/** Where the print of a twin begins and ends in `rest`, the text from its place on. */
function printOf(rest: string, { keys, texts }: Twin): [from: number, to: number] {
  const printed = texts[0]!.split('\n')[0]!
  const whole: [number, number] = [0, rest.trimEnd().length]
  if (keys.length > 1)
    return whole
  if (rest.startsWith(printed))
    return [0, printed.length]
  // The place of what stands in a line of words is that of the line.
  if (fieldOf(keys[0]!))
    return phraseIn(rest, printed) ?? whole
  const found = [...rest.matchAll(/\S+/g)].filter(([word]) => word === printed)
  return found.length === 1 ? [found[0]!.index, found[0]!.index + printed.length] : whole
}

/** Where `phrase` stands in `text`, white space aside; null when it does not stand there just once. */
function phraseIn(text: string, phrase: string): [from: number, to: number] | null {
  const at = Array.from({ length: text.length }, (_, index) => index).filter(index => text[index]!.trim() !== '')
  const bare = at.map(index => text[index]).join('')
  const wanted = phrase.replaceAll(/\s/g, '')
  const start = bare.indexOf(wanted)
  return wanted === '' || start < 0 || bare.lastIndexOf(wanted) !== start ? null : [at[start]!, at[start + wanted.length - 1]! + 1]
}
