import type { Doubt } from './doubt'
import type { RecognizedCell, RecognizedTable } from './recognized'
import type { Aligned } from './rows/align'
import type { Entry } from './rows/entries'
import type { RowLabels } from './rows/labels'
import type { Line, Slot, Strip } from './rows/lines'
import type { Found } from './rows/regions'
import type { CellKey, LayoutDefinition, TableDefinition } from '@/forms'
import { columnsOf, layouts, unitOf, wordingsOf } from '@/forms'
import { absentCell, cellOf, chosen, contradiction, disturbed, moneyCell, tracelessCell, weightOf } from './cells'
import { doubtOf } from './doubt'
import { bare, withoutOrdinal } from './normalise'
import { align } from './rows/align'
import { linesOf } from './rows/lines'
import { regionsOf } from './rows/regions'
import { moneyUnitsIn } from './value'

/** A table of indicators as one layout prints it. */
interface Candidate {
  layout: LayoutDefinition
  table: TableDefinition
  labels: RowLabels
  /** Wordings of the heading above the names, and of each column of numbers. */
  nameWords: readonly string[]
  columnWords: readonly (readonly string[])[]
}

/** Fewest rows found by their words that make a table. */
const fewestRows = 5
const unitWords = /(?:人次|[条件次篇个人元]|万元)$/u
const unitHeading = /^(?:计量)?单位$/
/** `2013年度` heads the column of the year. */
const yearHeading = /^(20\d\d)年度?(?:数|合计)?$/

/** A label as it is compared: without its number, and without 其中 before it. */
const plain = (text: string): string => withoutOrdinal(bare(text).replace(/^其中/, ''))

function labelsOf({ rows }: TableDefinition): RowLabels {
  const names = rows.map(({ label }) => wordingsOf(label, plain))
  const exact = new Map<string, number>()
  // What several rows are called tells none of them: it is placed between its neighbours.
  const shared = new Set(names.flatMap((list, row) => list.filter(name => names.some((others, other) => other !== row && others.includes(name)))))
  names.forEach((list, row) => list.forEach(name => shared.has(name) || exact.set(name, row)))
  return {
    names,
    match(text) {
      const words = plain(text)
      const row = exact.get(words) ?? exact.get(words.replace(unitWords, ''))
      return row === undefined ? null : { row }
    },
    isUnit: text => text.replace(unitWords, '') === '',
  }
}

const candidates: readonly Candidate[] = layouts.flatMap(({ layout }) => layout.tables.filter(({ kind }) => kind === 'list').map((table): Candidate => ({
  layout,
  table,
  labels: labelsOf(table),
  nameWords: [bare(table.headings?.name?.zh ?? ''), '指标', '项目名称'],
  columnWords: table.columns.map(({ label }) => wordingsOf(label, bare)),
})))

/** Bits of the words of these tables; documents without one are never looked at. */
const marker = new RegExp([...new Set(candidates.flatMap(({ nameWords }) => nameWords[0]!))].join('|') || '(?!)')
const hint = new RegExp([...new Set(candidates.flatMap(({ labels }) => labels.names.flat()).filter(name => name.length > 3))].sort((a, b) => b.length - a.length).join('|') || '(?!)')

const longestHeading = 200

function isMarked(text: string): boolean {
  return text.length < longestHeading && (marker.test(text) || (/\s/.test(text) && marker.test(text.replace(/\s+/g, ''))))
}

/** The columns of numbers in the order the heading names them, and the year it names. */
interface Header {
  columns: number[]
  hasUnit: boolean
  year: number | null
  lines: Line[]
  /** The cell of each column on an exact grid, by column of the table. */
  slots: ReadonlyMap<number, { block: number, slot: Slot }>
}

function headerOf(found: Found, { nameWords, columnWords, table }: Candidate): Header | null {
  const first = found.entries[0]!.first.order
  const before = [...new Set([...found.ahead, ...found.lines])].filter(line => line.order < first)
  const words = before.flatMap(line => line.slots.flatMap(slot => (line.geometry === 'flow' ? slot.text.split(/\s+/) : [slot.text]).map(text => ({ text: bare(text), line, slot }))))
  const start = words.findLastIndex(({ text }) => nameWords.includes(text))
  if (start < 0)
    return null
  const header: Header & { slots: Map<number, { block: number, slot: Slot }> } = { columns: [], hasUnit: false, year: null, lines: [words[start]!.line], slots: new Map() }
  for (const { text, line, slot } of words.slice(start + 1)) {
    if (unitHeading.test(text)) {
      header.hasUnit = true
    }
    else {
      const year = yearHeading.exec(text)
      const column = year ? table.columns.findIndex(({ key }) => key === 'year') : columnWords.findIndex(list => list.includes(text) || list.includes(text.replace(/\d+/g, '')))
      if (column < 0)
        return null
      header.year ??= year ? Number(year[1]) : null
      header.columns.push(column)
      if (line.geometry === 'exact')
        header.slots.set(column, { block: line.block, slot })
    }
    header.lines.push(line)
  }
  const complete = header.columns.length === table.columns.length && new Set(header.columns).size === table.columns.length
  return complete ? header : null
}

/** The slots of the columns of a row, in the order of the table's columns. */
function placed({ entry }: Aligned, header: Header): { slots: (Slot | null)[], doubt: Doubt | null } {
  const count = header.columns.length
  const isUnit = (slot: Slot | undefined): boolean => slot !== undefined && (slot.kind === 'text' ? unitWords.test(slot.bare) && slot.bare.length <= 3 : slot.kind === 'blank' && header.hasUnit && entry.slots.length > count)
  const own = isUnit(entry.slots[0]) ? entry.slots.slice(1) : entry.slots
  const inOrder = (slots: readonly (Slot | undefined)[]): (Slot | null)[] => Array.from({ length: count }, (_, column) => slots[header.columns.indexOf(column)] ?? null)
  const under = [...header.slots].map(([column, { block, slot: head }]) => {
    const over = entry.last.geometry === 'exact' && block === entry.last.block ? own.filter(slot => slot.column < head.column + head.span && slot.column + slot.span > head.column) : []
    return [column, over.length === 1 ? over[0]! : null] as const
  })
  if (under.length === count && under.every(([, slot]) => slot !== null)) {
    const slots = Array.from({ length: count }, (_, column) => under.find(([at]) => at === column)![1])
    const strays = own.some(slot => slot.kind !== 'blank' && !slots.includes(slot))
    return { slots, doubt: strays ? doubtOf('column-shift', 'strayNumbers') : null }
  }
  const filled = own.findLastIndex(slot => slot.kind !== 'blank') + 1
  const cut = own.slice(0, Math.max(count, filled))
  if (cut.length === count)
    return { slots: inOrder(cut), doubt: null }
  if (cut.length < count && filled === 0)
    return { slots: inOrder(cut), doubt: null }
  return { slots: inOrder(cut), doubt: doubtOf(cut.length < count ? 'count-mismatch' : 'column-shift', 'cellsOverColumns', { cells: cut.length, columns: count }) }
}

function labelDoubt({ entry, doubt }: Aligned): Doubt | null {
  if (doubt !== null)
    return doubtOf(doubt, 'indicatorUnlike', { label: entry.label })
  return entry.torn ? doubtOf('torn', 'nameAndNumber') : null
}

/** The units of money that a row names beside its numbers. */
function unitsOf({ label, slots }: Entry): string[] {
  return moneyUnitsIn([label, ...slots.flatMap(({ kind, bare }) => kind === 'text' ? [bare] : [])].join('，'))
}

const awaited = (): Doubt => doubtOf('layout', 'layoutAwaiting')

function read(found: Found, candidate: Candidate, header: Header): RecognizedTable {
  const { table, labels, layout } = candidate
  const { rows, spare } = align(found.entries, labels.names, row => table.rows[row]!.years === undefined)
  const cells = new Map<CellKey, RecognizedCell>()
  table.rows.forEach((row, at) => {
    const aligned = rows.get(at)
    if (!aligned && row.years)
      return
    const place = aligned && placed(aligned, header)
    const doubt = aligned && place ? place.doubt ?? disturbed(place.slots) ?? labelDoubt(aligned) ?? (found.contradicted.has(at) ? contradiction() : null) : null
    const stray = spare.some(({ after, before }) => after < at && at < before) ? doubtOf('label-position', 'strayItem') : null
    columnsOf(row, table).forEach((column, index) => {
      const key: CellKey = `${table.key}.${row.key}.${column.key}`
      const slot = place?.slots[index]
      const unit = unitOf(key)
      const cell = aligned && slot
        ? unit === 'count' || unit === 'change' ? cellOf(key, slot, doubt) : moneyCell(key, slot, doubt, unitsOf(aligned.entry), unit, null)
        : aligned ? tracelessCell(key, aligned.entry.labelPlace, doubt ?? doubtOf('count-mismatch', 'fewerNumbers')) : absentCell(key, stray)
      cells.set(key, layout.awaiting && cell.doubt === null ? { ...cell, doubt: awaited() } : cell)
    })
  })
  return { table: table.key, layout: layout.id, cells, year: header.year }
}

/** How many rows of a candidate a region has by their words, less those it has beside. */
function fitOf(found: Found, { labels, table }: Candidate): number {
  const named = new Set(found.entries.flatMap(({ row }) => row ?? []))
  const strange = found.entries.filter(({ row, label, slots }) => row === null && label !== '' && slots.some(slot => slot.kind === 'value')).length
  const missing = table.rows.filter(({ years }, row) => years === undefined && !named.has(row)).length
  return named.size * 2 - strange - missing + (labels.names.length === named.size ? 1 : 0)
}

/** Finds a table of indicators by the names of its rows and the headings of its columns, in the layout that fits best. */
export function recognizeList(strips: readonly Strip[]): { table: RecognizedTable | null, lines: Line[] } {
  const none = { table: null, lines: [] }
  if (!strips.some(({ text, cells }) => text === null ? cells.some(cell => isMarked(cell.text)) : isMarked(text)))
    return none
  const lines = linesOf(strips, hint)
  const fits = candidates.flatMap((candidate) => {
    const regions = regionsOf(lines, candidate.labels, { fewest: fewestRows, headers: false }).flatMap((found) => {
      const header = headerOf(found, candidate)
      return header ? [{ found, header }] : []
    })
    return regions.length === 0 ? [] : [{ candidate, regions, fit: Math.max(...regions.map(({ found }) => fitOf(found, candidate))) }]
  })
  const best = fits.reduce<typeof fits[number] | null>((a, b) => a !== null && a.fit >= b.fit ? a : b, null)
  if (best === null)
    return none
  const table = chosen(best.regions.map(({ found, header }) => read(found, best.candidate, header)).map(each => ({ table: each, weight: weightOf(each.cells) })))
  return { table, lines: best.regions.flatMap(({ found, header }) => [...header.lines, ...found.lines]) }
}
