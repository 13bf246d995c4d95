import type { CarryDefinition, CellKey, SumDefinition, TableDefinition } from './definition'

/** Cells of a row, one a column of `columns`. */
export const across = (table: string, row: string, columns: readonly string[]): CellKey[] => columns.map(column => `${table}.${row}.${column}`)

/** Cells of a column, one a row of `rows`. */
export const down = (table: string, rows: readonly string[], column: string): CellKey[] => rows.map(row => `${table}.${row}.${column}`)

/** Every row's columns add up to its last. */
export function rowSums(rule: string, { key: table, rows, columns }: TableDefinition): SumDefinition[] {
  const keys = columns.map(({ key }) => key)
  return rows.map(({ key }) => ({ rule, line: key, parts: across(table, key, keys.slice(0, -1)), total: across(table, key, keys.slice(-1)) }))
}

const flow = ['received', 'carriedIn', 'concluded', 'carriedOut']

/** The sums of section 3: what came in is what was concluded or carried out; outcomes make the total; applicants make the total. */
export function applicationSums(table: TableDefinition): SumDefinition[] {
  const outcomes = table.rows.map(({ key }) => key).filter(key => !flow.includes(key))
  const columns = table.columns.map(({ key }) => key)
  return [
    ...columns.map((column): SumDefinition => ({ rule: 'balance', line: column, parts: down(table.key, flow.slice(0, 2), column), total: down(table.key, flow.slice(2), column) })),
    ...columns.map((column): SumDefinition => ({ rule: 'outcomes-sum', line: column, parts: down(table.key, outcomes, column), total: down(table.key, ['concluded'], column) })),
    ...rowSums('row-sum', table),
  ]
}

/** What one year hands the next in section 3. */
export function applicationCarries({ key, columns }: TableDefinition): CarryDefinition[] {
  return columns.map(column => ({ rule: 'carry-over', line: column.key, from: `${key}.carriedOut.${column.key}`, plus: [], minus: [], to: `${key}.carriedIn.${column.key}` }))
}
