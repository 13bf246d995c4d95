import type { CellKey, Layout, TableName } from '@/reports'
import { formCells, splitKey, tableNames } from '@/reports'

/** What a cell prints: a number, nothing (null), a mark, or something that is no number. */
export type Expected = number | null | 'mark' | 'unreadable'

/** One report a golden file holds. */
export interface ExpectedReport {
  agency: string
  year: number
  scope: 'unit' | 'consolidated'
  layouts: Record<TableName, Layout>
  /** Cells by table and row, in the order of the form's columns: `applications.received`: [person, …, total]. */
  rows: Record<string, Expected[]>
}

interface Source {
  agency: string
  year: number
  scope: ExpectedReport['scope']
  layouts: Record<TableName, Layout>
  cells: ReadonlyMap<CellKey, number | null | '/' | 'unreadable'>
}

function rowsOf(layouts: Record<TableName, Layout>): Map<string, CellKey[]> {
  const rows = new Map<string, CellKey[]>()
  for (const key of tableNames.flatMap(table => formCells(table, layouts[table]))) {
    const { table, row } = splitKey(key)
    rows.set(`${table}.${row}`, [...rows.get(`${table}.${row}`) ?? [], key])
  }
  return rows
}

/** The text of the file beside a golden: one line a row of the form. */
export function toExpected(reports: readonly Source[]): string {
  const written = reports.map(({ agency, year, scope, layouts, cells }) => {
    const rows = [...rowsOf(layouts)].map(([row, keys]) => `      ${JSON.stringify(row)}: ${JSON.stringify(keys.map(key => cells.get(key) === '/' ? 'mark' : cells.get(key) ?? null))}`)
    return `    {\n      "agency": ${JSON.stringify(agency)},\n      "year": ${year},\n      "scope": "${scope}",\n      "layouts": ${JSON.stringify(layouts)},\n      "rows": {\n${rows.map(row => `  ${row}`).join(',\n')}\n      }\n    }`
  })
  return `{\n  "reports": [\n${written.join(',\n')}\n  ]\n}\n`
}

/** Every cell a report is expected to have, by key. */
export function expectedCells({ layouts, rows }: Pick<ExpectedReport, 'layouts' | 'rows'>): Map<CellKey, Expected> {
  return new Map([...rowsOf(layouts)].flatMap(([row, keys]) => keys.map((key, at) => [key, rows[row]![at]!] as const)))
}
