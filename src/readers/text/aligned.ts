import type { Piece, Taken } from './pieces'
import { grid, isHeading, isNumeric, isProse, piece, trim } from './pieces'

/** Fewest numbers of a row whose headings are put together by their places. */
const fewest = 10
/** Most lines of headings, and most lines between them with the empty ones. */
const mostHeadings = 12
const mostLines = 40
/** A heading stands over its number when they begin no further apart than this. */
const nearby = 3
const longestWord = 12

/** A piece and the columns of its line, from 0, that it reaches over. */
export interface Placed extends Piece { left: number, right: number }

export const middle = ({ left, right }: Placed): number => (left + right) / 2
export const overlap = (one: Placed, other: Placed): number => Math.min(one.right, other.right) - Math.max(one.left, other.left)

/** The pieces of a line that more than one space parts. */
export function placedIn(line: string, number: number): Placed[] {
  return [...line.matchAll(/\S+(?:[ \u3000]\S+)*/g)].map(({ 0: text, index }) => ({ ...piece(text, number, index), left: index, right: index + text.length }))
}

/** Words that stand over each other, from left to right. */
export function stacksOf(words: readonly Placed[]): Placed[][] {
  const stacks: Placed[][] = []
  for (const word of words) {
    const over = stacks.filter(stack => stack.some(other => overlap(other, word) > 0))
    over.forEach(stack => stacks.splice(stacks.indexOf(stack), 1))
    stacks.push([...over.flat(), word])
  }
  return stacks.sort((a, b) => middle(a[0]!) - middle(b[0]!))
}

/**
 * Headings of a page printed as text (`pdftotext -layout`), torn over several lines, above one row of numbers and nothing else: their words are put together
 * by where they stand. Null when the lines are none, or a word stands over no number.
 */
export function takeAligned(lines: readonly string[], at: number, first: number): Taken | null {
  const headings: Placed[][] = []
  for (let next = at; next < Math.min(lines.length, at + mostLines) && headings.length <= mostHeadings; next++) {
    const line = lines[next]!
    if (trim(line) === '')
      continue
    const pieces = placedIn(line, next + first)
    if (pieces.every(({ text }) => isNumeric(text))) {
      const stacks = pieces.length < fewest || headings.length < 2 ? null : stacked(headings, pieces) ?? stackedAlone(headings, pieces.length)
      return stacks && { blocks: [grid([stacks, pieces], 'ragged')], notes: [], next: next + 1 }
    }
    if (line.includes('\t') || isHeading(trim(line)) || isProse(trim(line)) || pieces.some(({ text }) => isNumeric(text) || text.length > longestWord))
      return null
    headings.push(pieces)
  }
  return null
}

/** The words over each number from top to bottom; heads of groups with the number they stand nearest to. Null when a number has none. */
function stacked(headings: readonly Placed[][], numbers: readonly Placed[]): Piece[] | null {
  const stacks = numbers.map((): Placed[] => [])
  for (const line of headings) {
    const isGroup = line.length < 3 && line.every(({ text }) => text.length > 3)
    for (const word of line) {
      const distances = numbers.map(({ left }) => Math.abs(left - word.left))
      const near = Math.min(...distances)
      if (near > nearby && !isGroup)
        return null
      stacks[distances.indexOf(near)]!.push(word)
    }
  }
  return stacks.some(words => words.length === 0) ? null : stacks.map(words => ({ ...words[0]!, text: words.map(({ text }) => text).join('\n') }))
}

/** Names over several columns, whose letters stand between those of the columns. */
const spanning = /复议|诉讼|起诉/

/** The words that stand over each other without the numbers below, where there are as many stacks as numbers: in narrow columns numbers stand aside. */
function stackedAlone(headings: readonly Placed[][], width: number): Piece[] | null {
  const words = headings.flat()
  const stacks = stacksOf(words.filter(({ text }) => !spanning.test(text)))
  if (stacks.length !== width)
    return null
  for (const group of words.filter(({ text }) => spanning.test(text))) {
    const distances = stacks.map(([first]) => Math.abs(middle(first!) - middle(group)))
    stacks[distances.indexOf(Math.min(...distances))]!.unshift(group)
  }
  return stacks.map(stack => ({ ...stack[0]!, text: stack.map(({ text }) => text).join('\n') }))
}
