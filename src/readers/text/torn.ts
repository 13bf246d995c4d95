import type { Placed } from './aligned'
import type { Piece, Taken } from './pieces'
import { middle, overlap, placedIn, stacksOf } from './aligned'
import { grid, isHeading, isNumeric, isProse, trim } from './pieces'

/** Numbers of a whole row, and how many a row may lack to be placed by whole ones. */
const fewestColumns = 5
const mostBlanks = 3
/** How far the middle of a number may lie from that of a number of its column in a whole row. */
const slack = 1
/** Lines of words alone that may stand between rows, and above the first. */
const mostBetween = 10
const longestHeading = 9
const start = /^(?:[一二三四五六七八九十]{1,2}[、.．]|[（(][一二三四五六七八九十]{1,2}[）)]|\d{1,2}[.．、])/
const item = /^\d/
const pageNumber = /^[-—–]\s*\d{1,3}\s*[-—–]$/
/** Headings over several columns. */
const spanning = /申请人情况|法人[和或及]其[他它]组织/

interface Label { pieces: Placed[], hasNumbers: boolean }
/** `isTight`: one space parts two of its numbers, which may be one. */
interface Printed { words: Placed[], numbers: Placed[], isTight: boolean, page: number }
interface Row extends Omit<Printed, 'words'> { group: Label[], label: Label }

/** A label and numbers that one space parts. */
function parted(printed: Placed): Placed[] {
  const numbers = /(?:^| )[\d,，/／]+(?: [\d,，/／]+)*$/.exec(printed.text)
  if (!numbers)
    return [printed]
  const label = printed.text.slice(0, numbers.index)
  const words = label === '' ? [] : [{ ...printed, text: label, right: printed.left + label.length }]
  return [...words, ...[...numbers[0].matchAll(/[^ ]+/g)].map(({ 0: text, index }) => {
    const from = numbers.index + index
    return { ...printed, text, column: printed.column + from, left: printed.left + from, right: printed.left + from + text.length }
  })]
}

function printedIn(line: string, number: number, page: number): Printed {
  const pieces = placedIn(line, number).flatMap(parted)
  const last = pieces.findLastIndex(({ text }) => !isNumeric(text))
  const numbers = pieces.slice(last + 1)
  return { words: pieces.slice(0, last + 1), numbers, isTight: numbers.some(({ left }, at) => at > 0 && left - numbers[at - 1]!.right < 2), page }
}

/** The lines from `at` on that may be of one table: words and rows of numbers, page numbers left out. */
function linesFrom(lines: readonly string[], at: number, first: number): { printed: Printed[], next: number } {
  const printed: Printed[] = []
  let [page, rows, since, next, end] = [0, 0, 0, at, 0]
  for (; next < lines.length && since <= mostBetween; next++) {
    const line = lines[next]!
    page += line.startsWith('\f') ? 1 : 0
    const text = trim(line)
    if (text === '' || pageNumber.test(text))
      continue
    const own = printedIn(line.replace('\f', ' '), next + first, page)
    if (line.includes('\t') || (own.numbers.length === 0 && (isProse(text) || (rows > 0 && isHeading(text) && text.replace(/\s/g, '').length > longestHeading))))
      break
    printed.push(own)
    since = own.numbers.length >= 3 ? 0 : since + 1
    if (since === 0) {
      rows++
      end = printed.length
    }
  }
  // Words behind the last row that go on with its label.
  while (end < printed.length && printed[end]!.numbers.length === 0 && printed[end]!.words.every(({ text }) => !start.test(text) && text.length < longestHeading))
    end++
  const kept = printed.slice(0, end)
  return { printed: kept, next: (kept.at(-1)?.words[0] ?? kept.at(-1)?.numbers[0])?.line ?? at }
}

/** The columns in which the numbers of a row stand by a whole row of the page; null when one stands in none of them. */
function placesBy(numbers: readonly Placed[], whole: readonly Placed[]): number[] | null {
  const places = numbers.map(number => whole.findIndex(other => Math.abs(middle(other) - middle(number)) <= slack))
  return places.every((place, at) => place >= 0 && (at === 0 || place > places[at - 1]!)) ? places : null
}

const valueOf = (number: Placed | null): number => Number(number?.text.normalize('NFKC').replace(/\D/g, '') ?? 0)

/** Whether the last number of a row is the sum of the others. */
function addsUp(numbers: readonly (Placed | null)[]): boolean {
  return valueOf(numbers.at(-1)!) === numbers.slice(0, -1).reduce((sum, number) => sum + valueOf(number), 0)
}

/**
 * The numbers of a row by column, null where nothing is printed; null when whole rows of its page do not tell, or tell otherwise, or the row without what is
 * not printed does not make its total.
 */
function inColumns({ numbers, isTight }: Row, whole: readonly Printed[], width: number): (Placed | null)[] | null {
  if (numbers.length === width)
    return isTight && !addsUp(numbers) ? null : [...numbers]
  const told = whole.flatMap(row => placesBy(numbers, row.numbers)?.join(' ') ?? [])
  if (numbers.length < width - mostBlanks || told.length === 0 || new Set(told).size > 1)
    return null
  const places = told[0]!.split(' ').map(Number)
  const placed = Array.from({ length: width }, (_, column) => numbers[places.indexOf(column)] ?? null)
  return (placed.at(-1) || isTight) && !addsUp(placed) ? null : placed
}

/** Puts the words of torn labels together, by what begins one and what stands below it, and each row of numbers to the label it stands beside. */
function rowsOf(printed: readonly Printed[]): Row[] | null {
  const rows: Row[] = []
  let open: Label[] = []
  let group: Label[] = []
  for (const { words, numbers, isTight, page } of printed) {
    for (const word of words) {
      if (start.test(word.text)) {
        open = open.filter(label => label.pieces.every(own => overlap(own, word) <= 0))
        open.push({ pieces: [word], hasNumbers: false })
        continue
      }
      const reach = (label: Label): number => Math.max(...label.pieces.map(own => overlap(own, word)))
      const near = open.reduce<Label | null>((best, label) => best !== null && reach(best) >= reach(label) ? best : label, null)
      const chosen = near && reach(near) > 0 ? near : open.findLast(label => item.test(label.pieces[0]!.text))
      if (!chosen)
        return null
      chosen.pieces.push(word)
    }
    if (numbers.length === 0)
      continue
    const free = open.filter(({ hasNumbers }) => !hasNumbers)
    const label = free.findLast(({ pieces }) => item.test(pieces[0]!.text)) ?? free.at(-1)
    if (!label)
      return null
    label.hasNumbers = true
    const named = new Set([...group, ...rows.flatMap(row => row.group)])
    group = free.filter(other => other !== label && !item.test(other.pieces[0]!.text) && !named.has(other))
    rows.push({ group, label, numbers, isTight, page })
  }
  return rows
}

function wordsOf(printed: Placed): Placed[] {
  return [...printed.text.matchAll(/\S+/g)].map(({ 0: text, index }) => ({ ...printed, text, column: printed.column + index, left: printed.left + index, right: printed.left + index + text.length }))
}

/** The words above the first row that stand over each other, the last of them over the columns; null when there are fewer. */
function headingOf(above: readonly Printed[], width: number): { stacks: Placed[][], aside: Placed[] } | null {
  const stacks = stacksOf(above.flatMap(({ words }) => words).flatMap(wordsOf).filter(({ text }) => !spanning.test(text)))
  return stacks.length < width ? null : { stacks: stacks.slice(-width), aside: stacks.slice(0, -width).flat() }
}

function joined(pieces: readonly Piece[], place: Piece): Piece {
  return { ...place, ...pieces[0], text: pieces.map(({ text }) => text).join('\n') }
}

/**
 * A table of a page printed as text (`pdftotext -layout`) whose labels are torn over lines in narrow columns: labels put together, numbers by the column they
 * stand in. Null when the lines are none, or it cannot be told where a number belongs.
 */
export function takeTorn(lines: readonly string[], at: number, first: number): Taken | null {
  const { printed, next } = linesFrom(lines, at, first)
  const begin = printed.findIndex(({ words, numbers }) => numbers.length > 0 || words.some(({ text }) => /^一[、.．]/.test(text)))
  const [above, table] = [printed.slice(0, begin), printed.slice(begin)]
  const width = Math.max(0, ...table.map(({ numbers }) => numbers.length))
  if (begin < 1 || width < fewestColumns)
    return null
  const rows = rowsOf(table)
  const heading = headingOf(above, width)
  if (!rows || !heading)
    return null
  const body = rows.map((row) => {
    const { group, label, numbers, page } = row
    const own = inColumns(row, table.filter(other => other.page === page && other.numbers.length === width), width)
    return own && [joined(group.flatMap(({ pieces }) => pieces), { ...label.pieces[0]!, text: '' }), joined(label.pieces, label.pieces[0]!), ...own.map((number, column) => number ?? { ...(own[column - 1] ?? numbers[0]!), text: '' })]
  })
  if (body.some(row => !row))
    return null
  const [place] = above[0]!.words as [Placed]
  const head = [joined(heading.aside, { ...place, text: '' }), { ...place, text: '' }, ...heading.stacks.map(words => joined(words, words[0]!))]
  return { blocks: [grid([head, ...body.flatMap(row => row ? [row] : [])], 'exact')], notes: [], next: Math.max(next + 1 - first, at + 1) }
}
