import type { RowLabels } from './labels'
import type { Line, Slot } from './lines'
import type { Place } from '@/readers'
import { unmarked } from '../marks'
import { longestLabel } from './labels'
import { slotOf } from './lines'

/** A row of a table as the document has it: words, and the slots that stand behind them. */
export interface Entry {
  /** Row of the form by its words alone; null when they are not surely one. */
  row: number | null
  /** Group head without a row of its own, or null. */
  head: string | null
  /** Bare words, for comparing. */
  label: string
  labelPlace: Place
  slots: Slot[]
  /** Place of the words among the slots of their line: rows of pasted text with the same leaf and length are built alike. */
  leaf: number
  /** First and last line. */
  first: Line
  last: Line
  /** Words and numbers were put together from several rows, or several rows taken out of one. */
  torn: boolean
}

export function hasValues(entry: Entry): boolean {
  return entry.slots.some(slot => slot.kind !== 'blank')
}

/** What a row prints, for comparing it with another. */
export function numbersOf(entry: Entry): string {
  return entry.slots.flatMap(slot => slot.kind === 'blank' ? [] : [unmarked(slot.text) === slot.text ? slot.bare || slot.text.trim() : slot.text.trim()]).join(' ')
}

/** How many lines of flowing text may make up one label: vertical text comes one letter a line. */
const longestTear = 12

/** Cells of words at the beginning of a row that can be its label, torn or vertical. */
const mostWords = 16

/** Longest words that say nothing of their own: a unit, a piece of a label. */
const shortWords = 3

interface Leaf { start: number, end: number, row: number | null, head: string | null, label: string }

function found(labels: RowLabels, text: string): { row: number | null, head: string | null } | null {
  const match = labels.match(text)
  return match && { row: 'row' in match ? match.row : null, head: 'head' in match ? match.head : null }
}

/** Whether words of their own stand between the words at `at` and the numbers: it may be the head of their group. */
function isHeadOf(slots: readonly Slot[], at: number): boolean {
  const next = slots[at + 1]
  return next?.kind === 'text' && next.bare.length > shortWords && next.bare !== slots[at]!.bare
}

/** The label of a grid row: the last cell, or run of cells, whose words are a row of the form; else its last words before the numbers. */
function leafOf(slots: readonly Slot[], labels: RowLabels): Leaf | null {
  for (let i = slots.length - 1; i >= 0; i--) {
    if (slots[i]!.kind !== 'text')
      continue
    const match = found(labels, slots[i]!.bare)
    if (match && match.row !== null && !isHeadOf(slots, i))
      return { start: i, end: i, label: slots[i]!.bare, ...match }
  }
  const words = slots.flatMap((slot, index) => slot.kind === 'text' && slot.bare !== '' && !labels.isUnit?.(slot.bare) ? [index] : [])
  const lead = words.slice(0, mostWords).filter((index, n) => n === 0 || slots.slice(words[n - 1]! + 1, index).every(slot => slot.kind !== 'value' || slot.bare.length <= 2))
  for (let end = Math.min(lead.length, longestTear) - 1; end > 0; end--) {
    for (let start = end - 1; start >= 0; start--) {
      const label = lead.slice(start, end + 1).map(index => slots[index]!.bare).join('')
      const match = label.length <= longestLabel ? found(labels, label) : null
      if (match && match.row !== null)
        return { start: lead[start]!, end: lead[end]!, label, ...match }
    }
  }
  const firstValue = slots.findIndex(slot => slot.kind === 'value')
  const ahead = lead.filter(index => firstValue < 0 || index < firstValue || slots[index]!.bare.length > 3)
  const index = ahead.at(-1)
  if (index === undefined)
    return null
  const match = found(labels, slots[index]!.bare)
  return { start: index, end: index, label: slots[index]!.bare, row: null, head: match?.head ?? null }
}

/** `行政许可 550` in one cell. */
function inlineNumbers(line: Line, labels: RowLabels): Leaf & { inline: Slot[] } | null {
  for (const [index, slot] of line.slots.entries()) {
    const split = slot.kind === 'text' && slot.bare !== '' ? /^(.*?[^\d\s:：])[\s:：]*((?:\d[\d,.]*|[/／])(?:\s+(?:\d[\d,.]*|[/／]))*)\s*[件项条个]?$/s.exec(slot.text) : null
    const words = split && slotOf(split[1]!, slot.place, slot.column, slot.span)
    const match = words && found(labels, words.bare)
    if (split && words && match && match.row !== null)
      return { start: index, end: index, label: words.bare, ...match, inline: split[2]!.split(/\s+/).map(text => slotOf(text, slot.place, slot.column, 1, false, slot.beside)) }
  }
  return null
}

/** Rows that were run together into one: as many lines in each number cell as labels in the label cell. */
function unstacked(line: Line, labels: RowLabels): Entry[] | null {
  for (const [index, slot] of line.slots.entries()) {
    const parts = slot.text.includes('\n') ? slot.text.split('\n').map(text => text.trim()).filter(text => text !== '') : []
    const stacked = parts.length > 1 && parts.length <= 30 ? parts.map(text => slotOf(text, slot.place)) : []
    const rows = stacked.map(part => found(labels, part.bare)?.row ?? null)
    if (stacked.length < 2 || rows.includes(null) || new Set(rows).size < rows.length)
      continue
    const values = line.slots.slice(index + 1)
    const lines = values.map(value => value.text.split('\n'))
    if (!lines.some(texts => texts.length === parts.length) || !lines.every((texts, i) => texts.length === parts.length || values[i]!.kind === 'blank'))
      return null
    return stacked.map((part, n) => ({
      row: rows[n]!,
      head: null,
      label: part.bare,
      labelPlace: slot.place,
      slots: values.map((value, i) => slotOf(lines[i]![n] ?? '', value.place, value.column, value.span, false, value.beside)),
      leaf: index,
      first: line,
      last: line,
      torn: true,
    }))
  }
  return null
}

function gridEntries(line: Line, labels: RowLabels): Entry[] {
  const many = unstacked(line, labels)
  if (many)
    return many
  let leaf: Leaf | null = leafOf(line.slots, labels)
  let inline: Slot[] = []
  if (leaf === null || leaf.row === null) {
    const inner = inlineNumbers(line, labels)
    if (inner) {
      leaf = inner
      inline = inner.inline
    }
  }
  const at = leaf ? leaf.end : -1
  const place = line.slots[Math.max(at, 0)]?.place
  if (!place)
    return []
  const slots = [...inline, ...line.slots.slice(at + 1)]
  return [{ row: leaf?.row ?? null, head: leaf?.head ?? null, label: leaf?.label ?? '', labelPlace: place, slots, leaf: at, first: line, last: line, torn: inline.length > 0 }]
}

/** The words of a paragraph, or null when it has none. */
function wordsOf(line: Line): Slot | null {
  const slot = line.slots[0]
  return slot?.kind === 'text' ? slot : null
}

/** Entries of the paragraphs from `start` on: one label, torn or whole, and all numbers up to the next words. */
function flowEntry(lines: readonly Line[], start: number, labels: RowLabels): { entry: Entry, next: number } {
  const first = lines[start]!
  const words = wordsOf(first)
  let next = start
  let match: ReturnType<typeof found> = null
  let label = words?.bare ?? ''
  if (words) {
    let joined = ''
    for (let i = start; i < lines.length && i < start + longestTear; i++) {
      const line = lines[i]!
      const piece = line.geometry === 'flow' && (i === start || line.order === lines[i - 1]!.order + 1) ? wordsOf(line) : null
      if (!piece || piece.bare === '')
        break
      joined += piece.bare
      if (joined.length > longestLabel)
        break
      const here = found(labels, joined)
      if (here && (here.row !== null || match === null)) {
        match = here
        label = joined
        next = i
      }
      if (line.slots.length > 1)
        break
    }
  }
  const slots = words ? lines[next]!.slots.slice(1) : [...first.slots]
  let last = next
  while (last + 1 < lines.length && lines[last + 1]!.geometry === 'flow' && lines[last + 1]!.order === lines[last]!.order + 1 && !wordsOf(lines[last + 1]!))
    slots.push(...lines[++last]!.slots)
  const place = (words ?? first.slots[0])!.place
  return { entry: { row: match?.row ?? null, head: match?.head ?? null, label, labelPlace: place, slots, leaf: -1, first, last: lines[last]!, torn: false }, next: last + 1 }
}

/** Every row of words and numbers in `lines`, in reading order. */
export function entriesOf(lines: readonly Line[], labels: RowLabels): Entry[] {
  const entries: Entry[] = []
  let at = 0
  while (at < lines.length) {
    const line = lines[at]!
    if (line.geometry !== 'flow') {
      entries.push(...gridEntries(line, labels))
      at++
    }
    else if (line.slots.length === 0) {
      at++
    }
    else {
      const { entry, next } = flowEntry(lines, at, labels)
      entries.push(entry)
      at = next
    }
  }
  return entries
}

/** A row cut within its label, as at the end of a page: words that are no row by themselves, and its numbers in one of the two pieces. */
function cutLabel(before: Entry, entry: Entry, labels: RowLabels): Entry | null {
  if (before.row !== null || before.head !== null || before.label === '' || entry.label === '' || entry.head !== null || hasValues(before) === hasValues(entry) || before.first.geometry !== 'exact' || before.last.block !== entry.first.block)
    return null
  const label = before.label + entry.label
  const match = found(labels, label)
  if (!match || match.row === null || (entry.row !== null && entry.row !== match.row))
    return null
  const numbers = hasValues(before) ? before : entry
  return { ...numbers, row: match.row, label, labelPlace: before.labelPlace, first: before.first, last: entry.last }
}

/** Joins what was cut: a label without numbers and the numbers without a label that follow it, or a label torn over two rows. */
export function mended(entries: readonly Entry[], labels: RowLabels): Entry[] {
  const result: Entry[] = []
  for (const entry of entries) {
    const before = result.at(-1)
    const adjacent = before && entry.first.order <= before.last.order + 1
    const joined = adjacent ? cutLabel(before, entry, labels) : null
    if (joined) {
      result[result.length - 1] = joined
      continue
    }
    const continues = adjacent && before.row !== null && !hasValues(before)
      && ((entry.label === '' && hasValues(entry)) || (entry.row === before.row && entry.row !== null))
    if (continues)
      result[result.length - 1] = { ...before, slots: entry.slots, leaf: entry.label === '' ? -1 : entry.leaf, last: entry.last, torn: entry.label === '' && entry.first.geometry !== 'flow' && before.slots.length > 0 }
    else if (adjacent && before.row !== null && entry.row === before.row && !hasValues(entry))
      result[result.length - 1] = { ...before, last: entry.last }
    else
      result.push(entry)
  }
  return result
}
