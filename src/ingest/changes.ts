import type { CellKey, TableName } from '@/forms'
import type { Extracted, Report, ReportCell } from '@/reports'
import { tableNames } from '@/forms'
import { essenceOf } from './essence'

/** A cell that two readings of a report do not agree on; null: not in the report. */
export interface CellChange {
  cell: CellKey
  before: ReportCell | null
  after: ReportCell | null
}

/** What one reading of a field says, and whether with certainty. */
export interface FieldChange {
  field: 'agency' | 'year' | 'scope' | 'title'
  before: { value: string | number | null, certain: boolean }
  after: { value: string | number | null, certain: boolean }
}

/** Where two readings of a report differ. */
export interface ReportChanges {
  fields: FieldChange[]
  layouts: { table: TableName, before: string | null, after: string | null }[]
  /** Cells of which value, state or doubt differ. */
  cells: CellChange[]
  /** Whether what else was read differs: prose, places, printed text. */
  other: boolean
}

const nothing = { value: null, certain: true }

function fieldOf(report: Report | null, field: FieldChange['field']): FieldChange['before'] {
  if (report === null)
    return nothing
  if (field === 'title')
    return { value: report.title, certain: true }
  const { value, certain }: Extracted<string | number> = report[field]
  return { value, certain }
}

/** Two cells as a person compares them. */
function isSameCell(before: ReportCell | null, after: ReportCell | null): boolean {
  return before?.value === after?.value && before?.state === after?.state && (before?.doubt ?? null) === null === ((after?.doubt ?? null) === null)
}

/** Where `after` differs from `before`; null: the file has no such report. */
export function changesBetween(before: Report | null, after: Report | null): ReportChanges {
  const keys = new Set([...Object.keys(before?.cells ?? {}), ...Object.keys(after?.cells ?? {})])
  const cells = [...keys].map((cell): CellChange => ({ cell, before: before?.cells[cell] ?? null, after: after?.cells[cell] ?? null })).filter(change => !isSameCell(change.before, change.after))
  const layouts = tableNames.map(table => ({ table, before: before?.layouts[table] ?? null, after: after?.layouts[table] ?? null })).filter(change => change.before !== change.after)
  const fields = (['agency', 'year', 'scope', 'title'] as const).map(field => ({ field, before: fieldOf(before, field), after: fieldOf(after, field) })).filter(change => change.before.value !== change.after.value || change.before.certain !== change.after.certain)
  const told = fields.length + layouts.length + cells.length > 0
  return { fields, layouts, cells, other: !told && (before === null || after === null || essenceOf(before) !== essenceOf(after)) }
}
