import type { Entry } from './rows/entries'
import type { Line } from './rows/lines'
import type { Found } from './rows/regions'
import { layoutsOf, tableOf, wordingsOf } from '@/forms'
import { bare } from './normalise'

/** The headings above a row of section 2. */
export interface Heading {
  /** Measures in reading order, none when the words name none; `fee` is 本年收费金额, which names the form, and `amount` beside it. */
  measures: string[]
  /** Columns of each measure on an exact grid. */
  ranges: Map<string, readonly [number, number]>
  block: number
  /** Ragged rows: where 信息内容 stands, and how many slots lie between it and the first measure. */
  leaf: number
  offset: number | null
  /** The words as printed, for the unit of money. */
  words: string
}

/** Columns of section 2 by every wording of their headings, those of older layouts first, longer wordings before shorter ones. */
const wordings: readonly (readonly [string, string])[] = layoutsOf('proactive').reverse().flatMap(layout => tableOf('proactive', layout)!.rows.flatMap(({ columns = [] }) => columns.flatMap(({ key, label }) => wordingsOf(label, bare).map(name => [name, key] as const)))).sort(([a], [b]) => b.length - a.length)
const pattern = new RegExp([...new Set(wordings.map(([name]) => name))].join('|'), 'g')
const keyOf = new Map(wordings)

function measuresIn(words: string): string[] {
  return [...words.matchAll(pattern)].flatMap(([name]) => name.includes('收费') ? ['fee', 'amount'] : [keyOf.get(name)!])
}

function headingOf(group: readonly Line[]): Heading | null {
  const text = group.map(line => line.slots.map(slot => slot.bare).join('')).join('')
  const measures = measuresIn(text)
  const isHead = group.some(({ slots }) => slots.some(slot => slot.bare === bare('信息内容')) && slots.filter(slot => slot.bare !== '').length > 1)
  if (measures.length === 0 && !isHead)
    return null
  const ranges = new Map<string, readonly [number, number]>()
  let leaf = -1
  let offset: number | null = null
  for (const line of group) {
    const head = line.slots.findIndex(slot => slot.bare === bare('信息内容'))
    line.slots.forEach((slot, index) => {
      for (const measure of measuresIn(slot.bare))
        ranges.set(measure, [slot.column, slot.column + slot.span])
      if (head >= 0 && offset === null && index > head && measuresIn(slot.bare).length > 0) {
        leaf = head
        offset = index - head - 1
      }
    })
  }
  return { measures, ranges, block: group.at(-1)!.block, leaf, offset, words: group.flatMap(line => line.slots.map(slot => slot.text)).join(' ').replace(/\s+/g, '') }
}

/** Finds, for each row of section 2, the headings above it: the last words before it that name measures. */
export function headingsOf(found: Found): (entry: Entry) => Heading | null {
  const rows = new Set(found.entries.filter(entry => entry.row !== null).flatMap(entry => [entry.first, entry.last]))
  const headings: { order: number, heading: Heading }[] = []
  let group: Line[] = []
  const close = (): void => {
    const heading = group.length > 0 ? headingOf(group) : null
    if (heading)
      headings.push({ order: group.at(-1)!.order, heading })
    group = []
  }
  for (const line of [...found.ahead, ...found.lines]) {
    const words = line.slots.some(slot => slot.kind === 'text') && !line.slots.some(slot => slot.kind === 'value')
    if (words && !rows.has(line))
      group.push(line)
    else
      close()
  }
  close()
  return (entry) => {
    let last: Heading | null = null
    for (const { order, heading } of headings) {
      if (order < entry.first.order)
        last = heading
    }
    return last
  }
}
