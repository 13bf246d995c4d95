import type { Expected, ExpectedReport } from './expected'
import type { CellKey, ReportCell } from '@/reports'
import type { ImportedFile, ReadReport } from '@/workspace'
import { splitKey } from '@/reports'
import { expectedCells } from './expected'

/** What was read of one golden: every cell is exact, doubted though right, flagged though wrong, or silently wrong. */
export interface Verdict {
  exact: number
  doubted: number
  flagged: number
  /** What is wrong and says nothing; each a sentence. */
  silent: string[]
  /** What is flagged: where, what was expected and what was read. */
  named: string[]
}

function inWords(expected: Expected | undefined): string {
  return expected === undefined ? 'not in the form' : expected === null ? 'blank' : String(expected)
}

/** Whether a read cell says what is expected of it. */
function says(cell: ReportCell | undefined, expected: Expected | undefined): boolean {
  if (cell === undefined || cell.state === 'absent')
    return expected === undefined
  if (typeof expected === 'number')
    return cell.state === 'number' && cell.value === expected
  return expected === null ? cell.state === 'blank' : cell.state === expected
}

/** Cells some finding names, and tables that a finding says are not there. */
export function flaggedBy({ findings }: ReadReport): (key: CellKey) => boolean {
  const cells = new Set(findings.flatMap(finding => finding.cells))
  const tables = new Set(findings.filter(({ rule, cells }) => rule === 'incomplete' && cells.length === 0).map(({ table }) => table))
  return key => cells.has(key) || tables.has(splitKey(key).table)
}

function judgeFields(read: ReadReport, expected: ExpectedReport, verdict: Verdict): void {
  const { report, findings } = read
  for (const field of ['agency', 'year', 'scope'] as const) {
    const right = report[field].value === expected[field]
    const flag = findings.some(({ rule, params }) => rule === `${field}-conflict` || (rule === 'doubtful' && params.field === field))
    const words = `${field}: expected ${expected[field]}, read ${report[field].value}${report[field].doubt === null ? '' : ` (${report[field].doubt})`}`
    if (right && !flag)
      continue
    if (right && field === 'scope')
      continue
    if (flag)
      verdict.named.push(words)
    else
      verdict.silent.push(words)
  }
}

/** Compares one report with what is expected of it. */
export function judgeReport(read: ReadReport, expected: ExpectedReport): Verdict {
  const verdict: Verdict = { exact: 0, doubted: 0, flagged: 0, silent: [], named: [] }
  const cells = expectedCells(expected)
  const flagged = flaggedBy(read)
  judgeFields(read, expected, verdict)
  for (const key of new Set([...cells.keys(), ...Object.keys(read.report.cells)])) {
    const cell = read.report.cells[key]
    const right = says(cell, cells.get(key))
    const words = `${key}: expected ${inWords(cells.get(key))}, read ${cell ? `${cell.state} ${cell.value ?? ''} “${cell.text}”${cell.doubt ? ` (${cell.doubt.code}: ${cell.doubt.message})` : ''}` : 'no such cell'}`
    if (right && !cells.has(key))
      continue
    if (right && (cell === undefined || cell.doubt === null)) {
      verdict.exact++
    }
    else if (right) {
      verdict.doubted++
      verdict.named.push(words)
    }
    else if (flagged(key) || (cell === undefined && read.report.layouts[splitKey(key).table] !== expected.layouts[splitKey(key).table])) {
      verdict.flagged++
      verdict.named.push(words)
    }
    else {
      verdict.silent.push(words)
    }
  }
  return verdict
}

/** Compares all that came of a file with the reports it holds. A report that is missing or one too many is an error of its own. */
export function judgeFile(files: readonly ImportedFile[], expected: readonly ExpectedReport[]): Verdict {
  const rest = files.flatMap(file => file.reports)
  const verdict: Verdict = { exact: 0, doubted: 0, flagged: 0, silent: [], named: [] }
  for (const one of expected) {
    const found = rest.find(({ report }) => report.agency.value === one.agency && report.year.value === one.year) ?? rest[0]
    if (!found) {
      verdict.silent.push(`${one.agency} ${one.year}: no report (${files.map(({ refusal }) => refusal?.reason ?? '').join(' ')})`)
      continue
    }
    rest.splice(rest.indexOf(found), 1)
    const its = judgeReport(found, one)
    verdict.exact += its.exact
    verdict.doubted += its.doubted
    verdict.flagged += its.flagged
    verdict.silent.push(...its.silent)
    verdict.named.push(...its.named)
  }
  verdict.silent.push(...rest.map(({ report }) => `${report.title}: a report too many`))
  return verdict
}
