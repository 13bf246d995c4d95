import type { CellKey, Layout, TableName } from '@/reports'
import { appealPaths, appealResults, applicationColumns, applicationRows, formCells, outcomeGroups, tableNames } from '@/reports'

/** One column of `report_wide`: a cell of the form, or `outcomes.<group>`, the sum of a group's rows in the `total` column. */
export interface Measure {
  key: string
  column: string
  table: TableName
  /** Cells that make it in each layout; none when that form does not ask for it. */
  cells: Record<Layout, readonly CellKey[]>
}

/** Every cell of both forms; a cell's code is its index. */
export const formKeys: readonly CellKey[] = [...new Set(tableNames.flatMap(table => [...formCells(table, '2021'), ...formCells(table, '2019')]))]

/** The column a measure has in SQL: `applications.denied.stateSecret.total` is `applications_denied_state_secret_total`. */
export function columnOf(key: string): string {
  return key.replaceAll('.', '_').replaceAll(/[A-Z]/g, capital => `_${capital.toLowerCase()}`)
}

function measure(table: TableName, key: string, cells: readonly CellKey[] = [key]): Measure {
  const inForm = (layout: Layout): CellKey[] => {
    const form = new Set(formCells(table, layout))
    return cells.filter(cell => form.has(cell))
  }
  return { key, column: columnOf(key), table, cells: { 2019: inForm('2019'), 2021: inForm('2021') } }
}

const groupRows = (group: string): CellKey[] => applicationRows.filter(row => row.group === group).map(row => `applications.${row.key}.total`)

/** The measures of `report_wide` in the order of its columns. */
export const measures: readonly Measure[] = [
  ...applicationColumns.map(column => measure('applications', `applications.received.${column.key}`)),
  ...applicationRows.slice(1).map(row => measure('applications', `applications.${row.key}.total`)),
  ...outcomeGroups.map(group => measure('applications', `outcomes.${group.key}`, groupRows(group.key))),
  ...appealPaths.flatMap(path => appealResults.map(result => measure('appeals', `appeals.${path.key}.${result.key}`))),
  ...formKeys.filter(key => key.startsWith('proactive.')).map(key => measure('proactive', key)),
]
