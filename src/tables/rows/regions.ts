import type { Entry } from './entries'
import type { RowLabels } from './labels'
import type { Line, Slot } from './lines'
import { entriesOf, hasValues, mended, numbersOf } from './entries'
import { isHeaderLine, onlyHeaderWords } from './header'
import { isSlip, nearness, twofold } from './labels'

/** One copy of a table in the document: its rows, its groups of heading lines, and every line it takes up. */
export interface Found {
  entries: Entry[]
  headers: Line[][]
  lines: Line[]
  /** The lines just before it: headings of its first rows. */
  ahead: Line[]
  /** Rows that a piece too small to be a table prints once more, with other numbers. */
  contradicted: ReadonlySet<number>
}

interface Options {
  /** Fewest different rows found by their words. */
  fewest: number
  /** Whether heading lines of section 3 are to be taken out first. */
  headers: boolean
}

/** Widest stretch of foreign lines inside one table: notes, page heads, a sub-heading. */
const widestBreak = 45

/** Longest misspelt heading of a column between two others. */
const longestHeading = 12

/** Fewest words of a line that are headings of columns even where none of them is the form's. */
const fewestWords = 4
const ordinal = /^(?:[(（]?[一二三四五六七八九十\d]+[)）、.．，,\s]|\p{No}|\d)/u

/** The words of a line that can be headings of columns: short, without an ordinal, none a row or a number; none where anything else is printed. */
function headingWords({ slots, geometry }: Line, isRow: (slot: Slot) => boolean): number {
  const [first] = slots
  const all = geometry === 'flow' ? (slots.length === 1 ? first!.text.trim().split(/\s+/) : []) : slots.flatMap(({ text, kind }) => kind === 'blank' ? [] : [text.trim()])
  const pieces = all.filter(text => !/勾稽关系|第一项加/.test(text))
  const possible = slots.every(slot => slot.kind !== 'value' && !slot.picture && !isRow(slot)) && pieces.every(text => text.length <= longestHeading && !ordinal.test(text) && !/[：:。，；]/.test(text))
  return possible ? pieces.length : 0
}

const isAlone = ({ geometry, slots }: Line): boolean => geometry !== 'exact' && slots.length === 1

/** Splits off the heading lines: those that name columns, and the lines of heading words next to them. */
function splitHeaders(lines: readonly Line[], labels: RowLabels): { body: Line[], headers: Line[][] } {
  const isRow = (slot: Slot): boolean => slot.bare !== '' && !twofold.test(slot.bare) && labels.match(slot.bare) !== null
  const head = lines.map(line => isHeaderLine(line, isRow))
  const joined = (i: number, j: number): boolean => lines[j] !== undefined && Math.abs(lines[i]!.order - lines[j].order) === 1
  for (let i = 1; i < lines.length; i++)
    head[i] ||= head[i - 1]! && joined(i, i - 1) && onlyHeaderWords(lines[i]!)
  for (let i = lines.length - 2; i >= 0; i--)
    head[i] ||= head[i + 1]! && joined(i, i + 1) && onlyHeaderWords(lines[i]!)
  for (let i = 1; i < lines.length - 1; i++)
    head[i] ||= head[i - 1]! && head[i + 1]! && joined(i, i - 1) && joined(i, i + 1) && lines[i]!.slots.every(slot => slot.kind === 'text' && slot.bare.length <= longestHeading && !isRow(slot))
  const words = lines.map((line, i) => head[i] ? 0 : headingWords(line, isRow))
  for (let i = lines.length - 2; i >= 0; i--)
    head[i] ||= words[i]! >= fewestWords && joined(i, i + 1) && (head[i + 1]! || lines[i + 1]!.slots.some(isRow))
  for (let i = 1; i < lines.length; i++)
    head[i] ||= head[i - 1]! && joined(i, i - 1) && (words[i]! > 1 || (words[i] === 1 && isAlone(lines[i]!) && isAlone(lines[i - 1]!)))
  const headers: Line[][] = []
  lines.forEach((line, i) => {
    if (!head[i])
      return
    const group = headers.at(-1)
    if (group && i > 0 && head[i - 1] && joined(i, i - 1) && group[0]!.block === line.block)
      group.push(line)
    else if (group && line.geometry === 'flow' && head[i - 1] && joined(i, i - 1))
      group.push(line)
    else
      headers.push([line])
  })
  return { body: lines.filter((_, i) => !head[i]), headers }
}

/** Whether the words are those of a row of this table, and could not stand in another table too. */
function isNamed(entry: Entry): entry is Entry & { row: number } {
  return entry.row !== null && !twofold.test(entry.label)
}

/** Cuts the entries into copies of the table: a new one begins where two rows that were there before come again in order. */
function copies(entries: readonly Entry[]): Entry[][] {
  const result: Entry[][] = []
  let current: Entry[] = []
  let seen = new Set<number>()
  const sure = entries.flatMap((entry, at) => isNamed(entry) ? [at] : [])
  const next = new Map(sure.map((at, n) => [at, sure[n + 1]]))
  let lastOrder: number | null = null
  entries.forEach((entry, at) => {
    if (isNamed(entry)) {
      const follower = next.get(at)
      const followed = follower === undefined ? null : entries[follower]!.row!
      const again = seen.has(entry.row) && followed !== null && followed > entry.row && seen.has(followed)
      const far = lastOrder !== null && entry.first.order - lastOrder > widestBreak
      if (again || far) {
        result.push(current)
        current = []
        seen = new Set()
      }
      seen.add(entry.row)
      lastOrder = entry.last.order
    }
    current.push(entry)
  })
  result.push(current)
  return result
}

/** Index of the first line whose order is not below `order`. */
function firstAt(lines: readonly Line[], order: number): number {
  let low = 0
  let high = lines.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (lines[middle]!.order < order)
      low = middle + 1
    else
      high = middle
  }
  return low
}

/** A row of numbers without a name; numbers of columns (1, 2, 3 …) are none. */
function isNameless(entry: Entry): boolean {
  return entry.label === '' && hasValues(entry) && entry.slots.length > 1 && numbersOf(entry) !== entry.slots.map((_, index) => index + 1).join(' ')
}

function follows(before: Entry, entry: Entry): boolean {
  return (entry.first.geometry === 'flow' || before.last.block === entry.first.block) && entry.first.order === before.last.order + 1
}

/** Most lines of headings between a row and the next. */
const mostHeadings = 6

/** The last row of a copy, where its name is misspelt and headings stand before it. */
function lastSlip(copy: readonly Entry[], to: number, labels: RowLabels): number {
  const next = copy.findIndex((entry, at) => at > to && hasValues(entry))
  const entry = copy[next]
  if (!entry || isNamed(entry) || entry.first.order - copy[to]!.last.order > mostHeadings || (entry.first.geometry !== 'flow' && entry.first.block !== copy[to]!.last.block))
    return to
  return labels.names.some((_, row) => row > (copy[to]!.row ?? -1) && isSlip(entry.label, row, labels.names)) ? next : to
}

/** Copies of a table among `lines`, each from its first to its last row found by its words. */
export function regionsOf(lines: readonly Line[], labels: RowLabels, { fewest, headers }: Options): Found[] {
  const split = headers ? splitHeaders(lines, labels) : { body: [...lines], headers: [] }
  const entries = mended(entriesOf(split.body, labels), labels)
  const all = copies(entries)
  const isTable = (copy: readonly Entry[]): boolean => new Set(copy.flatMap(entry => isNamed(entry) ? [entry.row] : [])).size >= fewest
  const pieces = all.filter(copy => !isTable(copy)).flat().filter(piece => hasValues(piece) && piece.label !== '')
  const isLike = (piece: Entry, row: number): boolean => piece.row === null ? nearness(piece.label, labels.names[row]!) < 3 : piece.row === row
  return all.filter(isTable).flatMap((copy): Found[] => {
    const named = copy.flatMap((entry, at) => isNamed(entry) ? [at] : [])
    let from = named[0]!
    let to = named.at(-1)!
    const near = (at: number, other: number): boolean => !isNamed(copy[at]!) && hasValues(copy[at]!) && copy[at]!.label !== '' && Math.max(copy[at]!.first.order - copy[other]!.last.order, copy[other]!.first.order - copy[at]!.last.order) <= 2
    while (from > 0 && near(from - 1, from) && copy[from - 1]!.slots.length > 1)
      from--
    while (to + 1 < copy.length && near(to + 1, to) && copy[to + 1]!.slots.length > 1)
      to++
    to = lastSlip(copy, to, labels)
    while (to + 1 < copy.length && copy[to + 1]!.first.geometry !== 'flow' && isNameless(copy[to + 1]!) && follows(copy[to]!, copy[to + 1]!))
      to++
    while (from > 0 && isNameless(copy[from - 1]!) && follows(copy[from - 1]!, copy[from]!))
      from--
    const kept = copy.slice(from, to + 1)
    const start = kept[0]!.first.order
    const end = kept.at(-1)!.last.order
    const mine = split.headers.filter(group => group.at(-1)!.order >= start - 15 && group[0]!.order <= end)
    const first = Math.min(start, ...mine.map(group => group[0]!.order))
    const at = firstAt(lines, first)
    const contradicted = new Set(kept.flatMap(entry => entry.row !== null && pieces.some(piece => isLike(piece, entry.row!) && numbersOf(piece) !== numbersOf(entry)) ? [entry.row] : []))
    return [{ entries: kept, contradicted, headers: mine, lines: lines.slice(at, firstAt(lines, end + 1)), ahead: lines.slice(Math.max(0, at - 8), at) }]
  })
}
