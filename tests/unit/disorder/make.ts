import type { Draft, Layouts } from '../../golden/make/figures'
import type { Look } from '../../golden/make/looks'
import type { Cell, Part, Rows } from '../mutations/model'
import type { Style } from '../mutations/render'
import type { CellKey, TableName } from '@/reports'
import type { ReadReport } from '@/workspace'
import { checkReport, factsOf, rulesVersion } from '@/checks'
import { readReports } from '@/ingest'
import { buildReport } from '@/reports'
import { recognize } from '@/tables'
import { statusOf } from '../../../src/ingest/status'
import { flaggedBy } from '../../golden/judge'
import { draftOf } from '../../golden/make/figures'
import { lookOf } from '../../golden/make/looks'
import { partsOf, truthOf } from '../mutations/model'
import { documentOf, fileOf } from '../mutations/render'

/** A report as it is printed, and what it says. */
export interface Printed { draft: Draft, parts: Part[] }

const of2021: Layouts = { proactive: '2021', applications: '2021', appeals: '2021' }
export const forms: readonly Layouts[] = [of2021, { proactive: '2019', applications: '2019', appeals: '2021' }]

export function printed(layouts = of2021, { look = 'official', seed = 'disorder', size = 'middle' }: { look?: Look['name'], seed?: string, size?: 'small' | 'middle' | 'large' } = {}): Printed {
  const draft = draftOf(seed, { agency: '云川市教育局', year: 2023, layouts, size, gaps: false })
  return { draft, parts: partsOf(draft, lookOf(look)) }
}

/** The report with its rows of `table` changed. */
export function withRows({ draft, parts }: Printed, table: TableName, change: (rows: Rows) => Rows): Printed {
  return { draft, parts: parts.map(part => part.kind === 'table' && part.table === table ? { ...part, cells: change(part.cells.map(row => row.map(cell => ({ ...cell })))) } : part) }
}

export function withTexts(report: Printed, table: TableName, changes: Readonly<Record<string, string>>): Printed {
  return withRows(report, table, rows => rows.map(row => row.map(cell => ({ ...cell, text: changes[cell.text] ?? cell.text }))))
}

export const cell = (text: string, colspan = 1, rowspan = 1): Cell => ({ text, colspan, rowspan })

/** What came of reading it: what is asked, which cells are wrong, and which of those nothing names. */
export interface Came { read: ReadReport, status: ReadReport['status'], wrong: CellKey[], silent: CellKey[], doubted: CellKey[] }

function cameOf(read: ReadReport, { draft, parts }: Printed): Came {
  const truth = truthOf(parts, draft)
  const flagged = flaggedBy(read)
  const { cells } = read.report
  const wrong = [...new Set([...truth.keys(), ...Object.keys(cells)])].filter((key) => {
    const said = truth.get(key)
    const value = cells[key]?.state === 'number' ? cells[key].value : null
    return value === null ? said !== undefined && !said.has('none') && !said.has('unsure') : said === undefined || !said.has(value)
  })
  return { read, status: read.status, wrong, silent: wrong.filter(key => !flagged(key)), doubted: Object.keys(cells).filter(key => cells[key]!.doubt !== null) }
}

export async function came(report: Printed, style: Style): Promise<Came> {
  if (style === 'exact') {
    const built = buildReport(recognize(documentOf(report.parts)), { hash: 'a', name: 'a.docx', folder: '', format: 'docx', charset: null, part: null })
    const findings = checkReport(built)
    return cameOf({ report: built, facts: factsOf(built), findings, status: statusOf(built, findings), agency: null, rules: rulesVersion }, report)
  }
  return cameFrom(await fileOf(report.parts, report.draft, style, 'utf-8'), report)
}

export async function cameFrom(file: { name: string, bytes: Uint8Array }, report: Printed): Promise<Came> {
  const [first] = await readReports({ ...file, folder: '' })
  return cameOf(first!.reports[0]!, report)
}

/** What is wrong with it, and what is asked, in few words. */
export function said({ status, wrong, read }: Came): { status: string, wrong: CellKey[], asked: string[] } {
  return { status, wrong: wrong.slice(0, 5), asked: read.findings.filter(({ rule }) => ['doubtful', 'agency-conflict', 'year-conflict'].includes(rule)).map(({ message }) => message.slice(0, 120)) }
}

/** Read as it is printed, and nothing asked. */
export const right = { status: 'accepted', wrong: [], asked: [] }
