import type { CellKey, Layout } from './form'
import type { RecognizedCell } from './recognized'
import { sumOf } from './cells'
import { applicationColumns, applicationRowKeys } from './form'

const columns = applicationColumns.map(column => column.key)

/**
 * Rows of section 3 whose place in the form the published sums prove: the row adds up, and in every column the outcomes make the
 * total and the balance holds, with a number of this row that is not 0 among them.
 */
export function provenRows(cells: ReadonlyMap<CellKey, RecognizedCell>, layout: Layout): Set<string> {
  const rows = applicationRowKeys(layout)
  const outcomes = rows.slice(rows.indexOf('granted'), rows.indexOf('concluded'))
  const at = (row: string, column: string): number => cells.get(`applications.${row}.${column}`)?.value ?? 0
  const closed = columns.every(column =>
    sumOf(cells, outcomes.map(row => `applications.${row}.${column}`)) === at('concluded', column)
    && at('received', column) + at('carriedIn', column) === at('concluded', column) + at('carriedOut', column))
  if (!closed)
    return new Set()
  return new Set(rows.filter(row => at(row, 'total') > 0 && sumOf(cells, columns.slice(0, -1).map(column => `applications.${row}.${column}`)) === at(row, 'total')))
}
