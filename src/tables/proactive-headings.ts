import type { Entry } from './rows/entries'
import type { Line } from './rows/lines'
import type { Found } from './rows/regions'
import { layoutsOf, tableOf, wordingsOf } from '@/forms'
import { bare, distance } from './normalise'

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

/** The measures each row of section 2 prints under one heading, `fee` in place of the amount it stands for. */
const rows: readonly (readonly string[])[] = layoutsOf('proactive').flatMap(layout => tableOf('proactive', layout)!.rows.map(({ columns = [] }) => columns.map(({ label }) => measuresIn(bare(label.zh))[0]!)))
const head = bare('信息内容')

/** A column of a heading: its words, put together where they stand in several rows, and where it stands. */
interface Column { words: string, range: readonly [number, number] | null }

/** The columns beside 信息内容, the words of each from top to bottom. */
function columnsOf(group: readonly Line[]): Column[] {
  const top = group.findLastIndex(({ slots }) => slots.some(slot => slot.bare === head || (slot.text.split(/\s+/).map(bare)[0] === head)))
  const lines = group.slice(Math.max(0, top))
  if (top < 0 || lines.some(line => line.block !== lines[0]!.block && line.geometry !== 'flow'))
    return []
  if (lines.every(({ geometry, slots }) => geometry === 'flow' || (geometry === 'ragged' && slots.length < 2)))
    return lines.flatMap(line => line.slots.flatMap(slot => slot.text.split(/\s+/).map(bare))).filter(words => words !== '' && words !== head).map(words => ({ words, range: null }))
  const first = lines[0]!.slots.find(slot => slot.bare === head)
  const columns: { words: string, range: readonly [number, number] }[] = []
  for (const line of lines) {
    for (const slot of line.slots.filter(slot => slot !== first && slot.bare !== '' && slot.column > (first?.column ?? -1))) {
      const above = columns.findIndex(({ range }) => range[0] < slot.column + slot.span && range[1] > slot.column)
      const range = [slot.column, slot.column + slot.span] as const
      if (above < 0)
        columns.push({ words: slot.bare, range })
      else
        columns[above] = { words: columns[above]!.words + slot.bare, range }
    }
  }
  return columns.sort((a, b) => a.range[0] - b.range[0])
}

/** Letters that make another heading of one: this year's, last year's, new, in all. */
const telling = /[本上下不未无非新前后去今其增减总\p{N}]/gu

/** The measure whose wording is nearest to words that name none, when no other is as near and the slip does not make it another. */
function likeMeasure(words: string): string | null {
  const steps = new Map<string, number>()
  for (const [name, key] of wordings) {
    const limit = name.length > 4 ? 2 : 1
    const own = distance(words, name, limit)
    const slipped = (words.match(telling) ?? []).some(letter => !name.includes(letter))
    if (own <= limit && !slipped)
      steps.set(key, Math.min(own, steps.get(key) ?? own))
  }
  const [[best, least] = [null, 0], rival] = [...steps].sort(([, a], [, b]) => a - b)
  if (best === null || rival?.[1] === least)
    return null
  return best === 'amount' && /[收费]/.test(words) ? 'fee' : best
}

/** The measure that the words of a column name, `fee` in place of the amount it stands for; null when they name none, or several. */
function measureOf({ words }: Column): string | null {
  const found = new Set(measuresIn(words).map((measure, at, all) => all[at - 1] === 'fee' ? 'fee' : measure))
  return found.size === 1 ? [...found][0]! : null
}

/** What the columns of a heading name, one after the other, when they are those of a row of the form; one misspelt between others that are not is told by its likeness and its place. */
function rowOf(columns: readonly Column[]): readonly string[] | null {
  const named = columns.map(measureOf)
  if (named.filter(measure => measure === null).length > 1)
    return null
  const full = named.map((measure, at) => measure ?? likeMeasure(columns[at]!.words))
  return rows.find(row => row.length === full.length && row.every((measure, at) => measure === full[at])) ?? null
}

/** What the columns of a heading name in their own order; null when one of them names no measure or nothing tells where they stand. */
function crossedRowOf(columns: readonly Column[]): readonly string[] | null {
  const named = columns.flatMap(column => column.range ? measureOf(column) ?? [] : [])
  return columns.length > 1 && named.length === columns.length ? named : null
}

const article = /第[一二三四五六七八九十]+条/
/** Fewest short words behind the article that head the columns where none of them is the form's. */
const fewestWords = 3
const longestWord = 10

/** Whether nothing but several short words stands above a row: headings of columns, whatever they say. */
function isNameless(group: readonly Line[]): boolean {
  const start = group.findLastIndex(({ slots }) => slots.some(({ bare: words }) => article.test(words))) + 1
  const words = group.slice(start).flatMap(line => line.slots.flatMap(slot => slot.text.trim().split(/\s+/))).map(bare).filter(text => text !== '')
  return words.length >= fewestWords && words.every(text => text.length <= longestWord)
}

function headingOf(group: readonly Line[]): Heading | null {
  const text = group.map(line => line.slots.map(slot => slot.bare).join('')).join('')
  const columns = columnsOf(group)
  const row = rowOf(columns) ?? crossedRowOf(columns)
  const printed = row?.flatMap(measure => measure === 'fee' ? ['fee', 'amount'] : [measure]) ?? []
  const plain = columns.some(({ range }) => range) ? columns.flatMap(({ words }) => measuresIn(words)) : measuresIn(text)
  const measures = printed.length >= plain.length ? printed : plain
  const isHead = columns.length > 0 || isNameless(group) || group.some(({ slots }) => slots.some(slot => slot.bare === head) && slots.filter(slot => slot.bare !== '').length > 1)
  if (measures.length === 0 && !isHead)
    return null
  const ranges = new Map<string, readonly [number, number]>()
  let leaf = -1
  let offset: number | null = null
  for (const line of group) {
    const at = line.slots.findIndex(slot => slot.bare === head)
    line.slots.forEach((slot, index) => {
      for (const measure of measuresIn(slot.bare))
        ranges.set(measure, [slot.column, slot.column + slot.span])
      const names = measuresIn(slot.bare).length > 0 || (row !== null && columns.some(({ range }) => range?.[0] === slot.column && slot.bare !== ''))
      if (at >= 0 && offset === null && index > at && names) {
        leaf = at
        offset = index - at - 1
      }
    })
  }
  row?.forEach((measure, at) => {
    const { range } = columns[at]!
    const key = measure === 'fee' ? 'amount' : measure
    if (range && !ranges.has(key))
      ranges.set(key, range)
  })
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
