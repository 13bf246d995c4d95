/**
 * Files that were once read wrongly, each with what a careful person reads in it (tests/cases/README.md). Drop a file and its JSON into a folder of
 * `tests/cases`; a new folder says in `wanted` what must come of its files.
 *
 * `failing` lists the files that do not come out right yet, with what is wrong. It can only shrink: a mended file fails here until its line is taken
 * out, and so does one that fails in another way than listed. To mend one: delete its line, see the test fail, mend the reader, see it pass.
 */
import type { Finding } from '@/checks'
import type { CellKey } from '@/reports'
import type { ReadReport } from '@/workspace'
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { splitKey } from '@/reports'
import { flaggedBy } from '../golden/judge'

const failing: Record<string, Problem[]> = {
  // The program that made it joined note and number before saving: no run, style or format of the file tells.
  '01-superscript/sup.xlsx': ['accepted', 'silent', 'unnamed'],
}

/** Seconds the command line is told to take over one file, and those it may take with its start on a busy machine. */
const limit = 2
const bound = 30

type Problem
  = 'refused' | 'asked' | 'agency' | 'year' | 'scope' | 'cells' | 'no marks' // read with less certainty than it should, or wrongly
    | 'accepted' | 'silent' | 'unnamed' | 'text lost' | 'joined' // wrong, and not said
    | 'no empty-form' | 'no prose-number' | 'not in time'

interface Case {
  agency: string | string[]
  year: number | number[]
  scope: 'unit' | 'consolidated' | null
  cells: Record<CellKey, number | null>
}

const uncertain: readonly string[] = ['doubtful', 'agency-conflict', 'year-conflict']
const fieldOf = ({ rule, params }: Finding): unknown => rule === 'agency-conflict' ? 'agency' : rule === 'year-conflict' ? 'year' : params.field
const oneOf = <Value>(right: Value | Value[], value: Value): boolean => [right].flat().includes(value)

function when(problems: Partial<Record<Problem, boolean>>): Problem[] {
  return (Object.keys(problems) as Problem[]).filter(problem => problems[problem])
}

/** Every cell, the agency, the year and the scope are right, and nothing is asked but what the file itself leaves open. */
function exact(open?: 'agency' | 'year') {
  return ({ report, findings }: ReadReport, { agency, year, scope, cells }: Case): Problem[] => {
    const nameless = open === 'agency' && report.agency.value === null
    const mayAsk = (finding: Finding): boolean => fieldOf(finding) === open || (nameless && fieldOf(finding) === 'scope')
    return when({
      agency: !nameless && !oneOf<string | null>(agency, report.agency.value),
      year: !oneOf<number | null>(year, report.year.value),
      scope: !nameless && scope !== null && report.scope.value !== scope,
      cells: Object.entries(cells).some(([key, value]) => (report.cells[key as CellKey]?.value ?? null) !== value),
      asked: Object.values(report.layouts).includes(null) || findings.some(finding => uncertain.includes(finding.rule) && !mayAsk(finding))
        || Object.values(report.cells).some(({ doubt, state }) => doubt !== null || state === 'absent' || state === 'unreadable'),
    })
  }
}

/** Not accepted, every wrong cell and every cell in question named by a finding, with the text it was read from. */
function doubted(inQuestion: (key: CellKey) => boolean, never?: number) {
  return (read: ReadReport, { cells }: Case): Problem[] => {
    const flagged = flaggedBy(read)
    const keys = Object.keys(cells) as CellKey[]
    const asked = keys.filter(inQuestion)
    const textOf = (key: CellKey): string => read.report.cells[key]?.text.replaceAll(/\s/g, '') ?? ''
    expect(asked.length).toBeGreaterThan(0)
    return when({
      'accepted': read.status === 'accepted',
      'silent': keys.some(key => (read.report.cells[key]?.value ?? null) !== cells[key] && !flagged(key)),
      'unnamed': !asked.every(flagged),
      'text lost': asked.some(key => textOf(key) === ''),
      'joined': never !== undefined && asked.some(key => read.report.cells[key]?.value === never),
    })
  }
}

const decisions = doubted(key => key === 'proactive.licensing.decisions')

const wanted: Record<string, (read: ReadReport, expected: Case) => Problem[]> = {
  '01-superscript': decisions,
  '02-strikethrough': decisions,
  '03-hidden-css': decisions,
  '04-inner-office-agency': exact(),
  '05-place-names-refused': exact(),
  '06-words-refused': exact(),
  '07-source-is-region': exact(),
  '08-document-number-year': exact(),
  '09-title-in-book-marks': exact(),
  '10-xlsx-header-over-two-rows': exact(),
  '11-input-values': doubted(key => key !== 'proactive.fees.amount'),
  '12-cell-per-line-pipes': exact('agency'),
  '13-traditional': exact(),
  '14-halfwidth-comma': exact('year'),
  '15-subtotal-rows': exact(),
  '16-fee-no-unit': doubted(key => key === 'proactive.fees.amount'),
  '17-header-typo': exact(),
  '18-section4-merged': (read, expected) => [
    ...exact()(read, expected),
    ...when({ 'no marks': Object.entries(read.report.cells).filter(([key, { state }]) => key.startsWith('appeals.') && state === 'mark').length !== 15 }),
  ],
  '19-garbled-header': doubted(key => ['business', 'research'].includes(splitKey(key).column)),
  '20-pdftotext-layout': exact('agency'),
  '21-two-numbers-in-a-cell': doubted(key => key === 'proactive.licensing.decisions', 447228430000),
  '22-blank-form-accepted': ({ status, findings }) => when({ 'accepted': status === 'accepted', 'no empty-form': !findings.some(({ rule }) => String(rule) === 'empty-form') }),
  '23-prose-number-missed': (read, expected) => [
    ...exact()(read, expected),
    ...when({ 'no prose-number': !read.findings.some(({ rule }) => rule === 'prose-number') }),
  ],
}

const folder = fileURLToPath(new URL('../cases', import.meta.url))
const filesOf = (kind: string): string[] => readdirSync(join(folder, kind)).filter(name => !name.endsWith('.json'))

async function problemsOf(kind: string, name: string): Promise<Problem[]> {
  const path = join(folder, kind, name)
  const expected = JSON.parse(readFileSync(`${path}.json`, 'utf8')) as Case
  const [file] = await readReports({ name, folder: '', bytes: new Uint8Array(readFileSync(path)) })
  return file!.reports.length === 0 ? ['refused'] : wanted[kind]!(file!.reports[0]!, expected)
}

/** What the command line says of a file within `limit`, or null when it is still at it after the bound, in seconds. */
function extracted(path: string, bound: number): Promise<{ status: string, reason: string } | null> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'cli/extract.ts', '--limit', `${limit}`, path], { stdio: ['ignore', 'pipe', 'ignore'] })
    const timer = setTimeout(() => child.kill('SIGKILL'), bound * 1000)
    let output = ''
    child.stdout.on('data', (part: Buffer) => output += part.toString())
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve(code === 0 ? JSON.parse(output) : null)
    })
  })
}

describe.each(readdirSync(folder).filter(kind => kind in wanted))('case %s', (kind) => {
  it.each(filesOf(kind))('%s', async (name) => {
    expect(await problemsOf(kind, name)).toEqual(failing[`${kind}/${name}`] ?? [])
  })
})

describe('case 24-pdf-hang', () => {
  it.concurrent.each(filesOf('24-pdf-hang'))('%s', async (name) => {
    const said = await extracted(join(folder, '24-pdf-hang', name), bound)
    const problems = when({ 'not in time': said === null, 'accepted': said !== null && said.status !== 'rejected' })
    expect(problems).toEqual(failing[`24-pdf-hang/${name}`] ?? [])
    expect(said?.reason ?? name).toContain(name)
  }, 60_000)
})

it('every folder says what is wanted of its files, and every failing file is there', () => {
  const kinds = readdirSync(folder).filter(kind => kind !== 'README.md' && kind !== '24-pdf-hang')
  expect(kinds.filter(kind => !(kind in wanted))).toEqual([])
  expect(Object.keys(failing).filter(path => !filesOf(path.split('/')[0]!).includes(path.split('/')[1]!))).toEqual([])
})
