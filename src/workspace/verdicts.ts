import type { LogEntry } from './entries'
import type { JudgedNumbers } from './office'
import type { StoredReport, Verdict } from './record'
import type { Finding, ReportFacts } from '@/checks'

type Placed = Pick<StoredReport, 'id' | 'agency' | 'year' | 'scope'>

/** The key under which a verdict on a finding is kept: it survives a newer revision, since that has the same agency, year and scope. */
export function verdictKey({ id, agency, year, scope }: Placed, finding: string): string {
  return agency === null || year === null ? `${id}||${finding}` : `${agency}|${year}|${scope}|${finding}`
}

/** The numbers of `finding` on a report with these facts. */
export function judgedNumbers({ expected, actual, cells }: Pick<Finding, 'expected' | 'actual' | 'cells'>, { numbers }: Pick<ReportFacts, 'numbers'>): JudgedNumbers {
  return { expected, actual, cells: Object.fromEntries([...cells].sort().map(cell => [cell, numbers[cell] ?? null])) }
}

/** Whether a verdict was made on the numbers the finding has now: on others it says nothing, and the finding is open again. */
export function holds({ numbers, read }: Verdict, finding: Finding, facts: Pick<ReportFacts, 'numbers'>): boolean {
  if (numbers === null)
    return finding.cells.every(cell => (read[cell] ?? null) === (facts.numbers[cell] ?? null))
  const { expected, actual, cells } = judgedNumbers(finding, facts)
  return numbers.expected === expected && numbers.actual === actual && JSON.stringify(numbers.cells) === JSON.stringify(cells)
}

/** A person's word, with the reading of its report as it was then; null: that is not known. */
export type Judged = Extract<LogEntry, { type: 'judged' }> & { of: Pick<StoredReport, 'facts' | 'findings'> | null }

/** The last word on each finding, by `verdictKey`. */
export function verdictsOf(judged: readonly Judged[], reportOf: (id: string) => (Placed & Pick<StoredReport, 'facts' | 'findings'>) | null): Map<string, Verdict> {
  return new Map(judged.flatMap(({ report, finding: id, state, reason, at, numbers, of }) => {
    const named = reportOf(report)
    if (!named)
      return []
    const { findings, facts } = of ?? named
    const finding = findings.find(own => own.id === id)
    const said = numbers ?? (finding ? judgedNumbers(finding, facts) : null)
    return [[verdictKey(named, id), { state, reason, when: at, numbers: said, read: facts.numbers }] as const]
  }))
}
