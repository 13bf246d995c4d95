import type { Finding } from '@/checks'
import type { Agency, Report, ReportCell } from '@/reports'
import type { ImportedFile, ReadReport, Workspace } from '@/workspace'
import { expect } from 'vitest'
import { formCells } from '@/reports'
import { sayOfRecord } from '@/workspace'

/** What the record tells of its damage, in Chinese; the English has none but in names. */
export function toldBy({ state }: Pick<Workspace, 'state'>): string[] {
  for (const problem of state.problems)
    expect(sayOfRecord(problem, 'en').replaceAll(/“[^”]*”/g, '')).toMatch(/^[A-Z0-9]\P{Script=Han}+\.$/u)
  return state.problems.map(problem => sayOfRecord(problem, 'zh-CN'))
}

export function agency(name: string): Agency {
  return {
    id: name,
    name,
    aliases: [],
    region: { code: null, province: null, city: null, county: null },
    level: 'county',
    type: 'other',
    fictional: true,
    guessed: { region: null, level: null, type: null },
  }
}

interface Options {
  agency?: string | null
  year?: number | null
  certain?: boolean
  status?: 'accepted' | 'review'
  findings?: Finding[]
  reader?: number
  /** Every cell holds this number. */
  value?: number
}

/** SHA-256 of text, hex: the name the record gives a file. */
export async function hashOf(text: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

/** A whole report with every cell of the 2021 form, as reading hands it over. */
export function readReport(hash: string, name: string, { agency: agencyName = '甲县教育局', year = 2023, certain = true, status = 'accepted', findings = [], value = 1 }: Options = {}): ReadReport {
  const keys = [...formCells('proactive', '2021'), ...formCells('applications', '2021'), ...formCells('appeals', '2021')]
  const cell: ReportCell = { value, state: 'number', text: String(value), place: { at: 'table', table: 1, row: 1, column: 1 }, doubt: null }
  const report: Report = {
    id: hash,
    source: { hash, name, folder: '', format: 'txt', charset: 'utf-8', part: null },
    title: `${agencyName}${year}年政府信息公开工作年度报告`,
    agency: { value: agencyName, certain, readings: [], doubt: null },
    year: { value: year, certain, readings: [], doubt: null },
    scope: { value: 'unit', certain: true, readings: [], doubt: null },
    fictional: true,
    layouts: { proactive: '2021', applications: '2021', appeals: '2021' },
    cells: Object.fromEntries(keys.map(key => [key, cell])),
    sections: [],
    pictured: [],
    notes: [],
  }
  const numbers = Object.fromEntries(keys.map(key => [key, value]))
  return { report, facts: { numbers, shingles: { overview: [1, 2, 3] } } as unknown as ReadReport['facts'], findings, rules: 1, status, agency: agencyName === null ? null : agency(agencyName) }
}

/** A file of `text` with one report in it. */
export async function importedFile(text: string, options: Options = {}): Promise<ImportedFile> {
  const hash = await hashOf(text)
  const name = `${text.slice(0, 20)}.txt`
  return {
    hash,
    name,
    folder: '',
    format: 'txt',
    bytes: new TextEncoder().encode(text),
    status: options.status ?? 'accepted',
    refusal: null,
    reports: [readReport(hash, name, options)],
    reader: options.reader ?? 1,
  }
}

export async function rejectedFile(text: string): Promise<ImportedFile> {
  return { ...await importedFile(text), status: 'rejected', refusal: { code: 'binary', reason: '不是文档', params: {} }, reports: [] }
}
