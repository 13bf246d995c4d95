import type { CellKey, TableName } from '@/reports'

export type Severity = 'error' | 'warning' | 'info'

/** The id of a rule; a record may name one of a later version. */
export type RuleId = string

export type Value = string | number | null

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
  /** The rule's sentence in the language of the record, as it was when found. */
  message: string
  /** What the sentence is made of in any language, beside the fields of the finding. */
  params: Record<string, Value>
  /** Cells concerned, in this report. */
  cells: CellKey[]
  /** Cells concerned in other reports (last year's, a unit's). */
  elsewhere: { report: string, cell: CellKey | null }[]
  expected: number | null
  actual: number | null
}

/** What a person said of a finding; kept across imports by (agency, year, finding id). */
export type FindingState = 'open' | 'confirmed' | 'dismissed' | 'fixed'
