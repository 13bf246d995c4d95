import type { CellKey, TableName } from '@/reports'

export type Severity = 'error' | 'warning' | 'info'

export type RuleId = 'balance' | 'outcomes-sum' | 'row-sum' | 'appeals-sum' | 'items-sum' | 'carry-over' | 'running-total' | 'in-force' | 'consolidated-sum' | 'whole-number'
  | 'incomplete' | 'empty-form' | 'old-layout' | 'prose-number' | 'year-conflict' | 'agency-conflict' | 'scope-assumed' | 'copied-prose' | 'copied-numbers' | 'jump' | 'two-reports' | 'doubtful'

/** One finding of one rule on one report: where to look, the two numbers, and why, in words a person of the office uses. */
export interface Finding {
  /** Stable within a report across imports: rule plus the cells or field concerned. */
  id: string
  rule: RuleId
  severity: Severity
  /** Report id it stands on. */
  report: string
  table: TableName | null
  row: string | null
  column: string | null
  /** Plain Chinese sentence naming table, row and column in words, both numbers and the difference. */
  message: string
  /** Values for the same sentence in another language. */
  params: Record<string, string | number | null>
  /** Cells concerned, in this report. */
  cells: CellKey[]
  /** Cells concerned in other reports (last year's, a unit's). */
  elsewhere: { report: string, cell: CellKey | null }[]
  expected: number | null
  actual: number | null
}

/** What a person said of a finding; kept across imports by (agency, year, finding id). */
export type FindingState = 'open' | 'confirmed' | 'dismissed' | 'fixed'
