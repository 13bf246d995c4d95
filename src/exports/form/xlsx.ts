import type { CellStyle, CellValue, WriteSheet } from 'hucre/xlsx'
import type { Draft } from '../xlsx/sheets'
import type { ValueAt } from './layout'
import type { CellKey, Layout } from '@/forms'
import { isMoney, splitKey, tableWords } from '@/forms'
import { printedForm } from '@/reports'
import { officeFile } from '../ooxml'
import { emptyDraft, finish, merge, put, sheetNames } from '../xlsx/sheets'
import { apartHeading, faces, headings, sheets as sheetLabels, unitColumns } from './labels'
import { printedRows } from './layout'
import { placed } from './spans'

const face = faces.text
const thin = { style: 'thin' as const, color: { rgb: '000000' } }
const border = { top: thin, bottom: thin, left: thin, right: thin }
const label: CellStyle = { font: { name: face, size: 10 }, border, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }
const item: CellStyle = { ...label, alignment: { horizontal: 'left', vertical: 'center', wrapText: true } }
const number = (key: CellKey): CellStyle => ({ ...label, alignment: { horizontal: 'right', vertical: 'center' }, ...(!isMoney(key) && { numFmt: '#,##0' }) })
const heading: CellStyle = { font: { name: faces.heading, size: 12 } }
const title: CellStyle = { font: { name: faces.heading, size: 14, bold: true } }
const columnsOfForm = 15

/** What a cell of a sheet of the form holds: a value as printed, or a formula with its result. */
export type SheetValue = { value: number | string | null } | { formula: string, result: number | null }

/** The rows where the tables of a layout stand on every sheet of a workbook, so that one address means one cell of the form everywhere. */
function geometry(layout: Layout, from: number): { at: Map<CellKey, { row: number, column: number }>, end: number } {
  const at = new Map<CellKey, { row: number, column: number }>()
  let row = from
  for (const model of printedForm(layout)) {
    const printed = printedRows(model)
    for (const { cell, row: line, column } of placed(printed)) {
      if (cell.key !== null)
        at.set(cell.key, { row: row + 1 + line, column })
    }
    row += printed.length + 2
  }
  return { at, end: row }
}

/** Lays the form out on a sheet from row `from` on; returns the row after it. */
function layForm(draft: Draft, layout: Layout, from: number, valueAt: (key: CellKey) => SheetValue): number {
  let row = from
  for (const model of printedForm(layout)) {
    put(draft, row, 0, tableWords(model.table), heading)
    const printed = printedRows(model)
    for (const { cell, row: line, column } of placed(printed)) {
      const top = row + 1 + line
      const style = cell.key !== null ? number(cell.key) : column === 2 && cell.text.length > 4 ? item : label
      for (let y = 0; y < cell.rows; y++) {
        for (let x = 0; x < cell.columns; x++)
          put(draft, top + y, column + x, null, style)
      }
      putValue(draft, top, column, cell.key === null ? { value: cell.text } : valueAt(cell.key), style)
      merge(draft, top, column, cell)
    }
    row += printed.length + 2
  }
  return row
}

function putValue(draft: Draft, row: number, column: number, held: SheetValue, style: CellStyle): void {
  if ('value' in held)
    return put(draft, row, column, held.value, style)
  put(draft, row, column, held.result, style)
  draft.cells.set(`${row},${column}`, { style, formula: held.formula, formulaResult: held.result as CellValue })
}

/** Signs the three columns of labels hold. */
const labelWidths = [12, 16, 46]

/** A sheet with the form: narrow columns as many as the widest table has, everything on one page across. */
function sheet(name: string, draft: Draft): WriteSheet {
  return { ...finish(name, draft), columns: Array.from({ length: columnsOfForm }, (_, at) => ({ width: labelWidths[at] ?? 9 })) }
}

const letter = (column: number): string => String.fromCharCode(65 + column)

/** Arguments a function of Excel takes, and signs a formula. */
const [mostArguments, longest] = [255, 8000]

/** The same cell of all sheets added up: one by one, as every program reads it; as a range of sheets where that would be too long a formula. */
function sumOf(sheets: readonly string[], cell: string): string {
  const parts = Array.from({ length: Math.ceil(sheets.length / mostArguments) }, (_, at) => `SUM(${sheets.slice(at * mostArguments, (at + 1) * mostArguments).map(sheet => `'${sheet}'!${cell}`).join(',')})`)
  const listed = parts.join('+')
  return listed.length <= longest ? listed : `SUM('${sheets[0]}:${sheets.at(-1)}'!${cell})`
}

/** Rows above the form on the sheets of a consolidated workbook: title, what it is, an empty one. */
const above = 3

export interface UnitSheet {
  name: string
  /** File the numbers come from, 原报 or 更正. */
  source: string
  /** What the unit's report prints in a cell: a number, a mark as printed, null for blank or absent. */
  at: (key: CellKey) => number | string | null
}

export interface ConsolidatedWorkbook {
  title: string
  layout: Layout
  units: readonly UnitSheet[]
  /** The sums, as SQL gives them; null where no unit prints a number. */
  totalAt: (key: CellKey) => number | null
  /** The units' cells a cell of the form adds up; several for 其他处理 of the 2019 form. */
  keysOf: (key: CellKey) => readonly CellKey[]
  /** Cells of the other form, with what they are called and the sum of what the units print. */
  apart: readonly { key: CellKey, name: string, value: number | null }[]
  notes: readonly string[]
}

/**
 * The consolidated form as a workbook that can be audited: each cell a formula over the same cell of every unit's sheet, with its result beside it for programs that do
 * not calculate; the units' sheets hold what they printed, blank stays blank and a mark stays a mark.
 */
export async function consolidatedXlsx({ title: name, layout, units, totalAt, keysOf, apart, notes }: ConsolidatedWorkbook): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const [total, about, ...names] = sheetNames([sheetLabels.total, sheetLabels.about, ...units.map(unit => unit.name)])
  const { at, end } = geometry(layout, above)
  const quoted = (sheet: string): string => sheet.replaceAll('\'', '\'\'')
  const across = (place: { row: number, column: number }): string => sumOf(names.map(quoted), `${letter(place.column)}${place.row + 1}`)

  const sum = emptyDraft()
  put(sum, 0, 0, name, title)
  layForm(sum, layout, above, key => totalAt(key) === null || units.length === 0 ? { value: totalAt(key) } : { formula: across(at.get(key)!), result: totalAt(key) })
  apart.forEach(({ key, name, value }, line) => {
    const place = { row: end + 1 + line, column: 3 }
    put(sum, place.row, 0, name, label)
    putValue(sum, place.row, place.column, units.length === 0 || value === null ? { value } : { formula: across(place), result: value }, number(key))
  })
  if (apart.length > 0)
    put(sum, end, 0, apartHeading, heading)

  const sheets = units.map((unit, index) => {
    const draft = emptyDraft()
    put(draft, 0, 0, unit.name, title)
    put(draft, 1, 0, unit.source)
    layForm(draft, layout, above, (key) => {
      const printed = keysOf(key).map(unit.at)
      const numbers = printed.filter(value => typeof value === 'number')
      return numbers.length > 1 ? { formula: numbers.join('+'), result: numbers.reduce((sum, value) => sum + value, 0) } : { value: numbers[0] ?? printed.find(value => value !== null) ?? null }
    })
    apart.forEach(({ key, name }, line) => {
      put(draft, end + 1 + line, 0, name, label)
      put(draft, end + 1 + line, 3, unit.at(key), number(key))
    })
    return sheet(names[index]!, draft)
  })

  const said = emptyDraft()
  put(said, 0, 0, name, title)
  notes.forEach((note, line) => put(said, 2 + line, 0, note))
  const first = 3 + notes.length
  unitColumns.forEach((text, column) => put(said, first, column, text, heading))
  units.forEach((unit, line) => [names[line]!, unit.name, unit.source].forEach((text, column) => put(said, first + 1 + line, column, text)))

  const written = await writeXlsx({ sheets: [sheet(total!, sum), finish(about!, said, 70), ...sheets], defaultFont: { name: face, size: 11 } })
  return officeFile(written, 'xlsx')
}

/** The official form alone on a sheet, with the headings of the sections of prose: to be filled in, or filled by `at`. */
export async function formXlsx({ title: name, layout, at, notes }: { title: string, layout: Layout, at: ValueAt, notes: readonly string[] }): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const draft = emptyDraft()
  put(draft, 0, 0, name, title)
  put(draft, 1, 0, headings.overview, heading)
  const end = layForm(draft, layout, 3, (key) => {
    const { text, value } = at(key)
    return { value: value ?? (text === '' ? null : text) }
  })
  put(draft, end, 0, headings.problems, heading)
  put(draft, end + 2, 0, headings.others, heading)
  notes.forEach((note, line) => put(draft, end + 4 + line, 0, note))
  return officeFile(await writeXlsx({ sheets: [sheet(sheetLabels.report, draft)], defaultFont: { name: face, size: 11 } }), 'xlsx')
}

/** Rows and columns of a key, for a person who audits the workbook: `汇总!C5`. */
export function addressOf(layout: Layout, key: CellKey): string {
  const place = geometry(layout, above).at.get(key)
  if (!place)
    throw new RangeError(`${splitKey(key).row} is not in the form of ${layout}`)
  return `${letter(place.column)}${place.row + 1}`
}
