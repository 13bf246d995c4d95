import type { Doubt } from './doubt'
import type { RecognizedCell, RecognizedTable } from './recognized'
import type { Aligned, Alignment } from './rows/align'
import type { Placed } from './rows/columns'
import type { Entry } from './rows/entries'
import type { Header } from './rows/header'
import type { Line, Slot } from './rows/lines'
import type { Found } from './rows/regions'
import type { Subtotal } from './rows/subtotals'
import type { CellKey, Layout } from '@/forms'
import { applicationColumns, applicationRowKeys, applicationRows, layoutsOf } from '@/forms'
import { absentCell, cellOf, chosen, contradiction, disturbed, sumOf, tracelessCell, weightOf } from './cells'
import { doubtOf } from './doubt'
import { align } from './rows/align'
import { placeColumns } from './rows/columns'
import { hasValues } from './rows/entries'
import { headerOf } from './rows/header'
import { applicationRowLabels as labels } from './rows/labels'
import { unmergedRows } from './rows/merged'
import { regionsOf } from './rows/regions'
import { withoutSubtotalColumn } from './rows/subtotal-column'
import { subtotalsIn } from './rows/subtotals'
import { doubtAll, doubtMisadded, doubtShifted, provenRows } from './sums'
import { parseValue } from './value'

const keys: readonly string[] = applicationRows.map(row => row.key)
const columns = applicationColumns.map(column => column.key)
const single = keys.indexOf('other')
/** Layouts that print 其他处理 as one row, and as items. */
const [asOneRow, asItems] = [true, false].map(one => layoutsOf('applications').find(layout => applicationRowKeys(layout).includes('other') === one)!) as [Layout, Layout]
const items = keys.flatMap((key, row) => key.startsWith('other.') ? [row] : [])
/** Fewest rows of the form, found by their words, that make a table and not prose about it. */
const fewestRows = 5
/** The form's own note in its upper left cell. */
const note = /勾稽关系|第一项加第二项/

/** Which form the sixth group follows: three items or one row. */
function layoutOf(entries: readonly Entry[]): { layout: Layout, doubt: Doubt | null } {
  const found = (rows: readonly number[]): Entry[] => entries.filter(entry => entry.row !== null && rows.includes(entry.row))
  const itemRows = found(items)
  const asRow = entries.filter(entry => entry.row === single || entry.head === 'other')
  if (itemRows.length > 0) {
    const lone = asRow.filter(hasValues).length > 0
    return { layout: asItems, doubt: lone ? doubtOf('layout', 'otherAndItems') : null }
  }
  if (asRow.length > 0) {
    const last = entries.indexOf(asRow.at(-1)!)
    const end = entries.findIndex((entry, at) => at > last && entry.row === keys.indexOf('concluded'))
    const unnamed = entries.slice(last + 1, end < 0 ? entries.length : end).filter(entry => entry.row === null && hasValues(entry)).length
    if (unnamed >= 2 || (unnamed === 1 && !asRow.some(hasValues)))
      return { layout: asItems, doubt: doubtOf('layout', 'itemsUnknown') }
    return { layout: asOneRow, doubt: null }
  }
  return { layout: asItems, doubt: doubtOf('layout', 'noOtherRow') }
}

/** Whether a laying's numbers add up to its total with at least two numbers that are not 0. */
function addsUp(slots: readonly (Slot | null)[]): boolean {
  const values = slots.map(slot => slot ? parseValue(slot.text, '').value ?? 0 : 0)
  const parts = values.slice(0, -1)
  const total = values.at(-1)!
  return total > 0 && parts.filter(value => value !== 0).length > 1 && parts.reduce((a, b) => a + b, 0) === total
}

/** How many columns between the first and the last that the heading names have no name of the form. */
function unnamedWithin({ ranges, unnamed }: Header): number {
  const starts = ranges.flatMap(range => range ? [range[0]] : [])
  return [...unnamed].filter(column => column > Math.min(...starts) && column < Math.max(...starts)).length
}

function headerLookup(groups: readonly (readonly Line[])[]): (entry: Entry) => Header | null {
  const read = groups.map(lines => ({ block: lines[0]!.block, order: lines[0]!.order, flow: lines[0]!.geometry !== 'exact', header: headerOf(lines) }))
  /** A heading cut off from its rows by the end of a page still says that the columns are crossed, or that several have no name. */
  function crossedBefore(entry: Entry): Header | null {
    const last = read.findLast(({ order }) => order <= entry.last.order)
    return last && (last.header.odd || unnamedWithin(last.header) > 1) ? { ranges: columns.map(() => null), named: 0, odd: true, unnamed: new Set() } : null
  }
  return (entry) => {
    let found: Header | null = null
    for (const { block, order, flow, header } of read) {
      const same = flow ? entry.first.geometry !== 'exact' : block === entry.last.block
      if (order <= entry.last.order && same && (header.named > 0 || header.odd || header.unnamed.size > 0))
        found = header.odd || found === null || header.named >= found.named ? header : found
    }
    return found ?? crossedBefore(entry)
  }
}

function rowDoubt({ entry, doubt }: Aligned): Doubt | null {
  if (doubt === 'label-near')
    return doubtOf('label-near', 'labelNear', { label: entry.label })
  if (doubt === 'label-position')
    return entry.label === '' ? doubtOf('label-position', 'rowUnnamed') : doubtOf('label-position', 'rowUnlike', { label: entry.label })
  return entry.torn ? doubtOf('torn', 'rowTorn') : null
}

/** Whether a row of numbers without a name stands beside a row. */
function isFollowed({ spare }: Alignment, row: number): boolean {
  return spare.some(({ entry, after, before }) => entry.label === '' && (after === row || (after < 0 && before === row)))
}

function cellsOf(layout: Layout, alignment: Alignment, placed: ReadonlyMap<Entry, Placed>, layoutDoubt: Doubt | null, contradicted: ReadonlySet<number>): Map<CellKey, RecognizedCell> {
  const cells = new Map<CellKey, RecognizedCell>()
  for (const key of applicationRowKeys(layout)) {
    const row = keys.indexOf(key)
    const aligned = alignment.rows.get(row)
    const ofGroup = row === single || items.includes(row) ? layoutDoubt : null
    const followed = isFollowed(alignment, row) ? doubtOf('label-position', 'unnamedBeside') : null
    const orphan = alignment.spare.find(({ entry, after, before }) => after < row && row < before && entry.head === null)
    columns.forEach((column, at) => {
      const cell: CellKey = `applications.${key}.${column}`
      if (!aligned) {
        const doubt = orphan ? doubtOf('label-position', 'rowUnknownNear', { label: orphan.entry.label }) : ofGroup
        cells.set(cell, absentCell(cell, doubt))
        return
      }
      const { entry } = aligned
      const place = placed.get(entry)!
      const doubt = place.doubt ?? disturbed(place.slots) ?? rowDoubt(aligned) ?? ofGroup ?? followed ?? (contradicted.has(row) ? contradiction() : null)
      const slot = place.slots[at]
      if (slot)
        cells.set(cell, cellOf(cell, slot, doubt))
      else if (entry.first.geometry === 'flow' && entry.slots.length > 0)
        cells.set(cell, tracelessCell(cell, entry.labelPlace, doubt))
      else if (entry.first.geometry === 'flow')
        cells.set(cell, tracelessCell(cell, entry.labelPlace, doubtOf('count-mismatch', 'noNumbers')))
      else
        cells.set(cell, absentCell(cell, doubt))
    })
  }
  return cells
}

/** How deep the form indents a row: its label is merged over as many columns as others of its level. */
function levelOf(row: number): string {
  const { key, group } = applicationRows[row]!
  return ['received', 'carriedIn', 'carriedOut'].includes(key) ? 'section' : group === null || key === 'other' ? 'outcome' : 'item'
}

/** Doubts the rows beside a subtotal that adds up neither those before it nor those behind it, and a total of the form that is called as they are. */
function doubtSubtotals(cells: Map<CellKey, RecognizedCell>, subtotals: readonly Subtotal[], placed: ReadonlyMap<Entry, Placed>, total: Entry | undefined): void {
  const cell = (row: number, column: string): CellKey => `applications.${keys[row]}.${column}`
  const isSum = (rows: readonly number[], slots: readonly (Slot | null)[]): boolean => columns.every((column, at) =>
    sumOf(cells, rows.map(row => cell(row, column))) === (parseValue(slots[at]?.text ?? '', '').value ?? 0))
  for (const { entry, parts } of subtotals) {
    if (!parts.some(rows => isSum(rows, placed.get(entry)!.slots)))
      doubtAll(cells, parts.flat().flatMap(row => columns.map(column => cell(row, column))), doubtOf('label-position', 'subtotalOff', { label: entry.label }))
  }
  if (total && subtotals.some(({ entry }) => entry.label === total.label))
    doubtAll(cells, columns.map(column => cell(keys.indexOf('concluded'), column)), doubtOf('label-position', 'totalsAlike', { label: total.label }))
}

/** The first places of the seven columns, where the headings of an exact table name them all. */
function columnsNamed(headers: readonly Line[][]): number[] {
  const ranges = headers.map(lines => headerOf(lines)).find(({ named }) => named === columns.length)?.ranges ?? []
  return ranges.flatMap(range => range ? [range[0]] : [])
}

function read(found: Found): RecognizedTable {
  const { entries: printed, headers } = withoutSubtotalColumn(found)
  const entries = unmergedRows(printed, columnsNamed(headers)) ?? printed
  const subtotals = subtotalsIn(entries)
  const summing = new Set(subtotals.map(({ entry }) => entry))
  const own = entries.filter(entry => !summing.has(entry))
  const { layout, doubt } = layoutOf(own)
  const isPrinted = (row: number): boolean => layout === asItems ? row !== single : !items.includes(row)
  const usable = own
    .map(entry => layout === asItems && entry.row === single ? { ...entry, row: null, head: 'other' } : entry)
    .map(entry => layout === asOneRow && entry.head === 'other' && entry.row === null ? { ...entry, row: single, head: null } : entry)
  const alignment = align(usable, labels.names, isPrinted)
  const rows = [...alignment.rows.values()]
  const levels = new Map([...rows.map(({ entry, row }) => [entry, levelOf(row)] as const), ...subtotals.map(({ entry }) => [entry, 'item'] as const)])
  const placed = placeColumns(levels, headerLookup(headers), addsUp)
  const cells = cellsOf(layout, alignment, placed, doubt, found.contradicted)
  const proven = provenRows(cells, layout)
  for (const { entry, row, doubt: label, alone } of rows) {
    const provable = (label !== null && alone) || (label === null && entry.torn)
    if (!provable || isFollowed(alignment, row) || !proven.has(keys[row]!) || placed.get(entry)!.doubt)
      continue
    for (const column of columns) {
      const key: CellKey = `applications.${keys[row]}.${column}`
      const cell = cells.get(key)!
      if (cell.doubt && ['label-near', 'label-position', 'torn'].includes(cell.doubt.code) && !parseValue(cell.text, key).doubt)
        cells.set(key, { ...cell, doubt: null })
    }
  }
  const printedRows = applicationRowKeys(layout).map(row => columns.map(column => `applications.${row}.${column}`))
  doubtSubtotals(cells, subtotals, placed, proven.has('concluded') ? undefined : alignment.rows.get(keys.indexOf('concluded'))?.entry)
  doubtShifted(cells, printedRows)
  doubtMisadded(cells, printedRows)
  return { table: 'applications', layout, cells }
}

/** Finds section 3 by the labels of its rows, wherever and in whatever pieces it stands. */
export function recognizeApplications(lines: readonly Line[]): { table: RecognizedTable | null, lines: Line[] } {
  const regions = regionsOf(lines, labels, { fewest: fewestRows, headers: true })
  const table = chosen(regions.map(read).map(found => ({ table: found, weight: weightOf(found.cells) })))
  const notes = regions.flatMap(({ ahead }) => ahead.slice(-3).filter(line => line.slots.length === 1 && note.test(line.slots[0]!.text)))
  return { table, lines: [...notes, ...regions.flatMap(region => region.lines)] }
}
