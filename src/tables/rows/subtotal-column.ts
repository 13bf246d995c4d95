import type { Entry } from './entries'
import type { Line, Slot } from './lines'
import { bare } from '../normalise'
import { parseValue } from '../value'
import { columnWordings } from './labels'

interface Table { entries: Entry[], headers: Line[][] }

const totals = columnWordings.at(-1)!
/** The columns between the first and the total, which a further one may add up. */
const parts = columnWordings.length - 2
const summing = /^(?:小计|合计)$/

function numberOf(slot: Slot | undefined): number {
  return slot ? parseValue(slot.text, '').value ?? 0 : 0
}

const wordsOf = (line: Line): string[] => line.slots.flatMap(({ text, kind }) => kind !== 'text' ? [] : line.geometry === 'flow' ? text.split(/\s+/).map(bare) : [bare(text)])

/** What the headings call a further column beside the total; null when there is no more than one sum among them. */
function nameOf(header: readonly Line[]): string | null {
  const named = header.flatMap(wordsOf).filter(word => totals.includes(word))
  const name = named.find(word => summing.test(word))
  return named.length === 2 && named[0] !== named[1] && name !== undefined ? name : null
}

/** The place among a row's slots of the number that adds up the `parts` before or behind it. */
function placeOf({ slots, last }: Entry, column: number | null): { at: number, sums: boolean } | null {
  if (column !== null && last.geometry === 'exact') {
    const at = slots.findIndex(slot => slot.column === column && slot.span === 1)
    return at < 0 ? null : { at, sums: isSum(slots, at) || isSum(slots, at, 1) }
  }
  const filled = slots.flatMap((slot, index) => slot.kind === 'blank' ? [] : [index])
  const first = filled[0] ?? 0
  if (column !== null || filled.length !== parts + 3 || filled.at(-1)! - first !== parts + 2)
    return null
  return { at: first + parts + 1, sums: isSum(slots, first + parts + 1) }
}

/** Whether the number at `at` adds up the `parts` before it, or those behind it where `from` is 1. */
function isSum(slots: readonly Slot[], at: number, from = -parts): boolean {
  const added = at + from < 0 ? [] : slots.slice(at + from, at + from + parts)
  return added.length === parts && added.reduce((sum, slot) => sum + numberOf(slot), 0) === numberOf(slots[at])
}

function withoutWord(line: Line, name: string): Line {
  const slots = line.slots.flatMap((slot): Slot[] => {
    const words = line.geometry === 'flow' ? slot.text.split(/\s+/) : [slot.text]
    const left = words.filter(word => bare(word) !== name)
    return left.length === words.length ? [slot] : left.length === 0 ? [] : [{ ...slot, text: left.join(' '), bare: bare(left.join(' ')) }]
  })
  return { ...line, slots }
}

/**
 * Section 3 without a column of sums that the form does not have (小计 of the organisations before 总计): the headings name it beside the total, and every row's
 * number there adds up those before it, or on an exact grid those behind it. Anything else is left as it is, for the placing of the columns to doubt.
 */
export function withoutSubtotalColumn(table: Table): Table {
  const named = table.headers.map(header => ({ header, name: nameOf(header) })).filter(({ name }) => name !== null)
  const [first] = named
  if (!first || named.some(({ name }) => name !== first.name))
    return table
  const name = first.name!
  const columns = new Map(named.flatMap(({ header }) => header.flatMap(line => line.geometry === 'exact' ? line.slots.flatMap(slot => slot.bare === name ? [[line.block, slot.column] as const] : []) : [])))
  const held = table.entries.filter(({ slots }) => slots.some(({ kind }) => kind !== 'blank'))
  const places = new Map(held.map(entry => [entry, placeOf(entry, columns.get(entry.last.block) ?? null)]))
  if ([...places.values()].some(place => !place?.sums))
    return table
  return {
    entries: table.entries.map((entry) => {
      const place = places.get(entry)
      return place ? { ...entry, slots: entry.slots.filter((_, index) => index !== place.at) } : entry
    }),
    headers: table.headers.map(header => nameOf(header) === name ? header.map(line => withoutWord(line, name)) : header),
  }
}
