import type { Finding } from '@/checks'
import type { ReaderNote, Refusal } from '@/readers'
import type { Report } from '@/reports'
import type { RecognizedTables } from '@/tables'
import type { ReadReport } from '@/workspace'
import { sayDoubtful } from '@/checks'
import { formOf, formOfYear, requiredTables, tableNames } from '@/forms'
import { refusals } from '@/readers'
import { findTitle, yearsIn } from '@/reports'

/** Rules whose finding means that what was read is not certain. Sums that do not add up are published facts, read with certainty. */
const uncertain: ReadonlySet<Finding['rule']> = new Set(['doubtful', 'year-conflict', 'agency-conflict'])

/** Reader notes after which numbers may be missing or wrong without the page showing it. */
const grave: ReadonlySet<ReaderNote['code']> = new Set(['truncated', 'undecodable', 'scanned-page', 'ocr'])

/** Why a document is no report, or null when it is one: a table of the form, or the six-section frame with one of its three statistical sections. */
export function refuseDocument(tables: RecognizedTables, name: string): Refusal | null {
  const kinds = new Set<string>(tables.sections.map(section => section.kind))
  const framed = kinds.size >= 3 && tableNames.some(table => kinds.has(table))
  if (Object.keys(tables.tables).length > 0 || tables.pictured.length > 0 || framed)
    return null
  const text = textOf(tables)
  const { pictures } = tables.document
  const held = pictures.filter(picture => picture.held !== undefined).length
  const params = { name, ...(held > 0 && { pictures: held }) }
  if (text.length < 200 && pictures.length > 0)
    return refusals.scan(params)
  if (isOfUnknownForm(tables, name))
    return null
  return /政府信息公开(?:工作)?(?:年度)?(?:工作)?(?:报告|年报)/.test(`${text}${tables.document.title ?? ''}`.replace(/\s|20\d\d年度?/g, ''))
    ? refusals['no-tables'](params)
    : refusals['not-a-report'](params)
}

/** Whether a document is the report of a year for which no form of the whole country is known: it is kept, its table cannot be read. */
function isOfUnknownForm(tables: RecognizedTables, name: string): boolean {
  const title = findTitle(tables)
  const years = title === null ? [] : title.years.length > 0 ? title.years : yearsIn(name, true)
  return years.length > 0 && years.every(year => formOfYear(year) === null)
}

function textOf({ document }: RecognizedTables): string {
  return document.blocks.map(block => block.kind === 'paragraph' ? block.text : block.cells.map(cell => cell.text).join('')).join('')
}

/** `accepted`: every cell, the agency and the year were read with certainty. A printed blank is certain, but not a form of blanks alone; a cell or table that is not there is not. */
export function statusOf(report: Report, findings: readonly Finding[]): ReadReport['status'] {
  const { agency, year, layouts, cells } = report
  const certain = agency.certain && agency.value !== null && year.certain && year.value !== null
    && formOf(layouts, year.value) !== null && requiredTables(layouts, year.value).every(table => layouts[table])
    && Object.values(cells).some(cell => cell.state === 'number')
    && Object.values(cells).every(cell => cell.doubt === null && cell.state !== 'absent' && cell.state !== 'unreadable')
    && !findings.some(({ rule, severity }) => uncertain.has(rule) && severity !== 'info')
  return certain ? 'accepted' : 'review'
}

/** Reader notes of what cannot be known and holds nothing up. */
const slight: ReadonlySet<ReaderNote['code']> = new Set(['styles-elsewhere'])

/** A finding for each grave note of the reader, so that a report held for review always says why; pictures count where a table is one. Slight ones are told. */
export function noteFindings(report: Report, notes: readonly ReaderNote[]): Finding[] {
  const codes = new Map(notes.filter(({ code }) => grave.has(code) || slight.has(code) || (code === 'picture-held' && report.pictured.length > 0)).map(note => [note.code, note]))
  return [...codes.values()].map(({ code, message }) => sayDoubtful({
    id: `doubtful:note:${code}`,
    rule: 'doubtful',
    severity: slight.has(code) ? 'info' : 'warning',
    report: report.id,
    table: null,
    row: null,
    column: null,
    params: { code, said1: message },
    cells: [],
    elsewhere: [],
    expected: null,
    actual: null,
  }))
}
