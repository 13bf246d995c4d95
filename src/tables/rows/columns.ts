import type { Doubt } from '../doubt'
import type { Entry } from './entries'
import type { Header } from './header'
import type { Slot } from './lines'
import { doubtOf } from '../doubt'

/** A row's slots put into the columns of the form; null where the document has no cell. */
export interface Placed {
  slots: (Slot | null)[]
  doubt: Doubt | null
}

const width = 7

const isWhole = (entry: Entry): boolean => span(entry).filled === width && span(entry).high - span(entry).low + 1 === width

interface Span { low: number, high: number, filled: number }

const known = new WeakMap<Entry, Span>()

/** First and last slot that holds anything, and how many do. */
function span(entry: Entry): Span {
  const held = known.get(entry)
  if (held)
    return held
  const found: Span = { low: -1, high: -1, filled: 0 }
  entry.slots.forEach((slot, index) => {
    if (slot.kind === 'blank')
      return
    found.low = found.filled === 0 ? index : found.low
    found.high = index
    found.filled++
  })
  known.set(entry, found)
  return found
}

function mostCommon(values: readonly number[]): number | null {
  const counts = new Map<number, number>()
  for (const value of values)
    counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: number | null = null
  for (const [value, count] of counts) {
    if (best === null || count > counts.get(best)!)
      best = value
  }
  return best
}

/** Rows built alike: those of one exact grid, or rows of pasted text of one level whose label stands at the same place in rows of the same length. */
function classOf(entry: Entry, level: string): string {
  if (entry.first.geometry === 'flow' || entry.last.geometry === 'flow')
    return 'flow'
  return entry.first.geometry === 'exact' ? `exact ${entry.last.block}` : `ragged ${entry.last.block} ${entry.leaf} ${entry.slots.length} ${level}`
}

/** How many slots stand before the first column in every row of a class; null when rows disagree or reach beyond it, or no full row and no two rows show it. */
function windowOf(entries: readonly Entry[]): number | null {
  const starts = new Set<number>()
  let first = Number.POSITIVE_INFINITY
  let last = -1
  let shown = entries.length > 1
  for (const entry of entries) {
    const { low, high, filled } = span(entry)
    if (filled === 0)
      continue
    first = Math.min(first, low)
    last = Math.max(last, high)
    if (filled > 1 && high - low + 1 === width)
      starts.add(low)
    shown ||= filled === width
  }
  const [start] = starts
  return shown && start !== undefined && starts.size === 1 && first >= start && last < start + width ? start : null
}

/** Cells of the line of a row of pasted text: a row that lost or gained one differs from the others. */
function lineLength(entry: Entry): number {
  return entry.leaf + 1 + entry.slots.length
}

/** Whether a row reaches farther than every other row of its class at one end, and less far than some at the other. */
function standsAside(entry: Entry, alike: readonly Entry[]): boolean {
  const { low, high } = span(entry)
  let [lowest, highest] = [Number.POSITIVE_INFINITY, -1]
  for (const other of alike) {
    const reach = span(other)
    if (other === entry || reach.filled === 0)
      continue
    lowest = Math.min(lowest, reach.low)
    highest = Math.max(highest, reach.high)
  }
  return highest >= 0 && ((low > lowest && high > highest) || (low < lowest && high < highest))
}

/** Whether an exact row of seven cells begins in the column where most such rows begin. */
function inUsualColumns(entry: Entry, alike: readonly Entry[]): boolean {
  return entry.slots[0]!.column === mostCommon(alike.filter(other => other.slots.length === width).map(other => other.slots[0]!.column))
}

/** Every way to lay a row's slots over the seven columns without changing their order, none lost that holds anything. */
function layings(slots: readonly Slot[]): (Slot | null)[][] {
  if (slots.length >= width) {
    const filled = slots.flatMap((slot, index) => slot.kind === 'blank' ? [] : [index])
    const low = filled[0] ?? 0
    const high = filled.at(-1) ?? 0
    const windows = Array.from({ length: slots.length - width + 1 }, (_, start) => start).filter(start => start <= low && start + width > high)
    if (windows.length > 0)
      return windows.map(start => slots.slice(start, start + width))
    const few = slots.filter((_, index) => index >= low && index <= high)
    return few.length === width + 1 ? few.map((_, out) => few.filter((_slot, index) => index !== out)) : []
  }
  if (slots.length === width - 1)
    return Array.from({ length: width }, (_, gap) => [...slots.slice(0, gap), null, ...slots.slice(gap)])
  return []
}

function leftAligned(slots: readonly Slot[]): (Slot | null)[] {
  return Array.from({ length: width }, (_, index) => slots[index] ?? null)
}

function overlaps(slot: Slot, [from, to]: readonly [number, number]): boolean {
  return slot.column < to && slot.column + slot.span > from
}

/** The columns of one exact row by the heading above: a slot each, or null when heading and row do not fit each other. */
function underHeader(entry: Entry, header: Header): { slots: (Slot | null)[], spare: Slot[] } | null {
  const taken = new Set<Slot>()
  const slots: (Slot | null)[] = []
  for (const range of header.ranges) {
    const over = range ? entry.slots.filter(slot => overlaps(slot, range)) : []
    if (over.length > 1 || (over[0] && taken.has(over[0])))
      return null
    slots.push(over[0] ?? null)
    if (over[0])
      taken.add(over[0])
  }
  return { slots, spare: entry.slots.filter(slot => !taken.has(slot)) }
}

/**
 * Puts rows into the columns of section 3. `levels`: rows of one level have their label cell merged alike. `holds` says whether a laying's own row sum holds beyond chance: it picks among layings, but it
 * cannot tell one organisation column from another, so a row placed by it alone stays doubted.
 */
export function placeColumns(levels: ReadonlyMap<Entry, string>, headerAt: (entry: Entry) => Header | null, holds: (slots: readonly (Slot | null)[]) => boolean): Map<Entry, Placed> {
  const classes = new Map<string, Entry[]>()
  const entries = [...levels.keys()]
  for (const [entry, level] of levels) {
    const kind = classOf(entry, level)
    classes.set(kind, [...classes.get(kind) ?? [], entry])
  }
  const usual = mostCommon(entries.filter(entry => entry.first.geometry !== 'flow').map(entry => entry.slots.length))

  const usualLine = mostCommon(entries.filter(entry => entry.first.geometry === 'ragged').map(lineLength))
  const spans = entries.map(span).filter(({ filled }) => filled > 0)
  const whole = spans.filter(({ low, high }) => high - low + 1 === width).length
  const wholeSeen = whole > 1 || whole * 3 >= spans.length

  /** Whether a row that reaches from the first column to the last stands in the same cells of a line of the same length, and rows of its level have no longer lines. */
  function anchored(entry: Entry): boolean {
    const reaches = (other: Entry): boolean => other.last.block === entry.last.block && isWhole(other)
    const longer = entries.some(other => reaches(other) && levels.get(other) === levels.get(entry) && lineLength(other) > lineLength(entry))
    return !longer && entries.some(other => other.last.block === entry.last.block && lineLength(other) === lineLength(entry) && span(other).high - span(other).low + 1 === width && other.leaf + span(other).low === entry.leaf)
  }

  function located(entry: Entry, word: 'cellsOverColumnsLikely' | 'aside'): Placed {
    const possible = layings(entry.slots)
    const proven = possible.filter(holds)
    return { slots: proven[0] ?? possible[0] ?? leftAligned(entry.slots), doubt: doubtOf(entry.slots.length < width ? 'count-mismatch' : 'column-shift', word, { cells: entry.slots.length, columns: width }) }
  }

  function place(entry: Entry, kind: string, alike: readonly Entry[]): Placed {
    const { low, high, filled } = span(entry)
    const count = entry.slots.length
    if (filled === 0 && count === 0)
      return { slots: leftAligned([]), doubt: null }
    const header = headerAt(entry)
    if (header?.odd && kind.startsWith('exact') && header.named === width) {
      const under = underHeader(entry, header)
      if (under && under.spare.every(slot => slot.kind === 'blank'))
        return { slots: under.slots, doubt: doubtOf('column-shift', 'headingOrderByWords') }
    }
    if (header?.odd)
      return { ...located(entry, 'cellsOverColumnsLikely'), doubt: doubtOf('column-shift', 'headingOrder') }
    if (kind === 'flow') {
      if (count === width)
        return { slots: entry.slots, doubt: null }
      return located(entry, 'cellsOverColumnsLikely')
    }
    const alikeCount = kind.startsWith('exact') ? mostCommon(alike.map(other => other.slots.length)) : count
    if (kind.startsWith('exact')) {
      const under = header && header.named >= width - 1 ? underHeader(entry, header) : null
      if (under && header!.named === width && under.slots.every(slot => slot !== null)) {
        const alikeEnd = mostCommon(alike.map(other => other.last.end))
        const unmerged = entry.last.end === alikeEnd && under.spare.every(slot => slot.kind === 'blank' && (slot.column < header!.ranges[0]![0] || slot.column >= header!.ranges[width - 1]![1]))
        if (unmerged || (under.spare.every(slot => slot.kind === 'blank' || slot.kind === 'text') && (count === alikeCount || filled === width)))
          return { slots: under.slots, doubt: null }
        return located(entry, 'cellsOverColumnsLikely')
      }
      if (under && header!.named === width - 1 && count === width - 1 && alikeCount === count)
        return { slots: under.slots, doubt: holds(under.slots) ? null : doubtOf('count-mismatch', 'headingShort') }
      const lacking = under?.slots.includes(null) && header!.named === width && filled < width
      if (lacking && alike.filter(other => underHeader(other, header!)?.slots.every(slot => slot !== null)).length * 2 > alike.length)
        return located(entry, 'cellsOverColumnsLikely')
      if (count === width && alikeCount === width)
        return { slots: entry.slots, doubt: null }
    }
    if (filled > 0 && filled < width && standsAside(entry, alike))
      return located(entry, 'aside')
    const window = count === alikeCount ? windowOf(alike) : null
    if (window !== null && low >= window && high < window + width && count >= window + width)
      return { slots: entry.slots.slice(window, window + width), doubt: null }
    if (high - low + 1 === width && filled === width)
      return { slots: entry.slots.slice(low, high + 1), doubt: null }
    const outside = (): boolean => alike.some((other) => {
      const reach = span(other)
      return reach.filled > 0 && (reach.low < low || reach.high > high)
    })
    if (high - low + 1 === width && filled > 1 && kind.startsWith('ragged') && usualLine !== null && lineLength(entry) === usualLine && !outside())
      return { slots: entry.slots.slice(low, high + 1), doubt: null }
    if (filled === 0)
      return { slots: entry.slots.length >= width ? entry.slots.slice(0, width) : leftAligned(entry.slots), doubt: null }
    const bothEnds = alike.some(({ slots }) => slots[0]!.kind !== 'blank') && alike.some(({ slots }) => slots.at(-1)!.kind !== 'blank')
    if (count === width && (kind.startsWith('exact') ? (wholeSeen || bothEnds) && alikeCount === width && inUsualColumns(entry, alike) : (bothEnds || anchored(entry)) && (usual === width || alike.length >= entries.length / 2)))
      return { slots: entry.slots, doubt: null }
    return located(entry, 'cellsOverColumnsLikely')
  }

  /** Whether numbers laid by their order on an exact grid stand under the headings of other columns; a heading wholly displaced says nothing, when the row adds up. */
  function crosses(entry: Entry, slots: readonly (Slot | null)[]): boolean {
    const header = entry.last.geometry === 'exact' ? headerAt(entry) : null
    const label = entry.first.slots[entry.leaf]
    if (!header || (label && header.ranges.some(range => range && range[0] < label.column + label.span)))
      return false
    const isOwn = (slot: Slot | null, column: number): boolean => slot !== null && header.ranges[column] !== null && overlaps(slot, header.ranges[column]!)
    const strays = slots.some((slot, column) => slot && slot.kind !== 'blank' && !isOwn(slot, column) && header.ranges.some(range => range && slot.column >= range[0] && slot.column + slot.span <= range[1]))
    return strays && (slots.filter(isOwn).length > 2 || !holds(slots))
  }

  const rowsAlike = (entry: Entry, length: number): boolean => entry.last.geometry === 'ragged' && Math.abs(entry.last.slots.length - length) < 2

  /** Whether numbers of a row of pasted text with empty cells stand in other cells than their headings, and no full row of its table does. */
  function besideHeadings(entry: Entry, slots: readonly (Slot | null)[]): boolean {
    const { cells, length } = headerAt(entry) ?? {}
    if (!cells || !length || isWhole(entry) || !rowsAlike(entry, length))
      return false
    const strays = slots.some((slot, column) => slot && slot.kind !== 'blank' && slot.column !== cells[column])
    return strays && !entries.some(other => other.last.block === entry.last.block && rowsAlike(other, length) && isWhole(other) && other.slots[span(other).low]!.column !== cells[0])
  }

  /** The columns of the form whose place on an exact grid lies under words that name none. */
  function nameless(entry: Entry, slots: readonly (Slot | null)[]): number[] {
    const header = entry.last.geometry === 'exact' ? headerAt(entry) : null
    return header === null ? [] : slots.flatMap((slot, column) => slot && header.unnamed.has(slot.column) && header.unnamed.has(slot.column + slot.span - 1) ? [column] : [])
  }

  const placed = new Map<Entry, Placed>()
  for (const [kind, alike] of classes) {
    for (const entry of alike) {
      const { slots, doubt } = place(entry, kind, alike)
      placed.set(entry, { slots, doubt: doubt ?? (crosses(entry, slots) || besideHeadings(entry, slots) ? doubtOf('column-shift', 'unaligned') : null) })
    }
  }
  /** Whether a single column without a name can only be the one the heading lacks: the rows add up with its numbers and never without. */
  function isLeft(column: number): boolean {
    const own = [...placed].filter(([entry, { slots }]) => slots[column] && slots[column].kind !== 'blank' && nameless(entry, slots).length === 1)
    return own.some(([, { slots }]) => holds(slots) && !holds(slots.map((slot, at) => at === column ? null : slot)))
  }

  const left = Array.from({ length: width }, (_, column) => isLeft(column))
  for (const [entry, { slots, doubt }] of placed) {
    const columns = doubt === null ? nameless(entry, slots) : []
    if (columns.length > 1 || columns.some(column => !left[column]))
      placed.set(entry, { slots, doubt: doubtOf('column-shift', 'headingStrange') })
  }
  return placed
}
