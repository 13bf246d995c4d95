import { withoutNotes } from './marks'
import { simplified } from './simplified'

const unified: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»"'‘’‚‛「」『』〝〞`´]/g, '"'],
  [/[[{〔【〖〈《⟨]/g, '('],
  [/[\]}〕】〗〉》⟩]/g, ')'],
  [/[、,;·]/g, ','],
  [/[。.・]/g, '.'],
  [/[\u2010-\u2015\u2212~]/g, '-'],
]

/** A label without what varies between files: NFKC, no white space or invisible characters, simplified signs, one kind of bracket, quote, comma, stop and dash. */
export function normalise(text: string): string {
  let result = simplified(text.normalize('NFKC')).replace(/[\s\p{Cf}\uFE00-\uFE0F]/gu, '')
  for (const [pattern, by] of unified)
    result = result.replace(pattern, by)
  return result
}

/** What was asked before: reports print the same labels and small numbers over and over. */
const known = new Map<string, string>()
const mostKnown = 4096
const longestKnown = 40

/** Letters and digits of a label only, without marks of notes: what is compared. */
export function bare(text: string): string {
  const before = known.get(text)
  if (before !== undefined)
    return before
  const letters = simplified(withoutNotes(text).normalize('NFKC')).replace(/[^\p{L}\p{N}]/gu, '')
  if (text.length <= longestKnown) {
    if (known.size >= mostKnown)
      known.clear()
    known.set(text, letters)
  }
  return letters
}

/** A bare label without its number: 一, （一）, 1., ①. No label of the form begins with a numeral of its own. */
export function withoutOrdinal(bareText: string): string {
  return bareText.replace(/^第?[一二三四五六七八九十\d]+(?=\P{N})/u, '')
}

/** Levenshtein distance, or `limit + 1` when it is more than `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit)
    return limit + 1
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const current = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      current.push(Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + change))
    }
    if (Math.min(...current) > limit)
      return limit + 1
    previous = current
  }
  return Math.min(previous[b.length]!, limit + 1)
}

/** The letters in which `a` and `b` differ, from both: what is left when the common beginning and end are taken off. */
export function differing(a: string, b: string): string {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start])
    start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  return a.slice(start, a.length - end) + b.slice(start, b.length - end)
}
