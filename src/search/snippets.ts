import type { ProseKind, Sections } from './corpus'
import { proseKinds } from './corpus'
import { fold, foldTraced } from './fold'

/** A stretch of text; `hit`: it is what was looked for. */
export interface Piece {
  text: string
  hit: boolean
}

/** A paragraph with hits, the nth of its section (from 0) as the report page counts them. */
export interface Passage {
  kind: ProseKind
  paragraph: number
  hits: number
  text: string
  pieces: Piece[]
}

/** Where the terms stand in `text`, as it is written; ranges that touch are one. `hits` counts each occurrence of each term. */
function rangesOf(text: string, terms: readonly string[]): { hits: number, ranges: [from: number, to: number][] } {
  const plain = fold(text)
  if (!terms.some(term => plain.includes(term)))
    return { hits: 0, ranges: [] }
  const folded = foldTraced(text)
  const found: [number, number][] = []
  for (const term of terms) {
    for (let at = folded.text.indexOf(term); at >= 0; at = folded.text.indexOf(term, at + term.length))
      found.push([folded.from[at]!, folded.to[at + term.length - 1]!])
  }
  const ranges: [number, number][] = []
  for (const [from, to] of found.toSorted((a, b) => a[0] - b[0])) {
    const last = ranges.at(-1)
    if (last && from <= last[1])
      last[1] = Math.max(last[1], to)
    else
      ranges.push([from, to])
  }
  return { hits: found.length, ranges }
}

/** The whole of `text` with what was looked for marked. */
export function markTerms(text: string, terms: readonly string[]): Piece[] {
  return cut(text, rangesOf(text, terms).ranges, 0, text.length)
}

function cut(text: string, ranges: readonly (readonly [number, number])[], start: number, end: number): Piece[] {
  const pieces: Piece[] = []
  let at = start
  for (const [from, to] of ranges) {
    if (to <= start || from >= end)
      continue
    pieces.push({ text: text.slice(at, Math.max(at, from)), hit: false }, { text: text.slice(Math.max(at, from), Math.min(to, end)), hit: true })
    at = Math.min(to, end)
  }
  return [...pieces, { text: text.slice(at, end), hit: false }].filter(piece => piece.text !== '')
}

/** Characters before the first hit, and of a snippet altogether. */
const [lead, longest] = [36, 150]

/** The stretch of `text` about its first hits, cut off with `…`. */
function snippetOf(text: string, ranges: readonly (readonly [number, number])[]): Piece[] {
  const first = ranges[0]![0]
  const start = text.length <= longest || first <= lead ? 0 : Math.min(first - lead, text.length - longest)
  const end = Math.min(text.length, start + Math.max(longest, ranges[0]![1] - start))
  const pieces = cut(text, ranges, start, end)
  return [...(start > 0 ? [{ text: '…', hit: false }] : []), ...pieces, ...(end < text.length ? [{ text: '…', hit: false }] : [])]
}

/** Paragraphs of `kinds` that hold any of `terms` (folded), in the order of the report. */
export function passagesOf(sections: Sections, terms: readonly string[], kinds: readonly ProseKind[]): Passage[] {
  return proseKinds.filter(kind => kinds.includes(kind)).flatMap(kind => sections.filter(section => section.kind === kind).flatMap(({ paragraphs }) => paragraphs).flatMap(({ text }, paragraph): Passage[] => {
    const { hits, ranges } = rangesOf(text, terms)
    return hits === 0 ? [] : [{ kind, paragraph, hits, text, pieces: snippetOf(text, ranges) }]
  }))
}
