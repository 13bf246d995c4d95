import type { Doubt } from './doubt'
import type { RecognizedCell } from './recognized'
import type { CellKey, Layout } from '@/forms'
import { applicationColumns, applicationRowKeys } from '@/forms'
import { sumOf } from './cells'
import { doubtOf } from './doubt'

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

/**
 * Whether a row without a printed total ends in a number that adds up the numbers before it, or beside the total in one that is more than they make
 * together: the total, one column too far left.
 */
function endsInItsSum(cells: ReadonlyMap<CellKey, RecognizedCell>, parts: readonly CellKey[]): boolean {
  const values = parts.flatMap(key => cells.get(key)?.state === 'number' ? [cells.get(key)!.value!] : [])
  const last = values.pop() ?? 0
  const sum = values.reduce((total, value) => total + value, 0)
  return last > 0 && values.length > 0 && (sum === last || (sum < last && cells.get(parts.at(-1)!)?.state === 'number'))
}

/**
 * Doubts rows whose total seems to stand one column too far left because a column before it is missing: their last number adds up the
 * others and no total is printed. All rows without a total are doubted with them. `rows`: keys of each row, its total last.
 */
export function doubtShifted(cells: Map<CellKey, RecognizedCell>, rows: readonly (readonly CellKey[])[]): void {
  const open = rows.filter(row => cells.get(row.at(-1)!)?.state !== 'number')
  if (open.some(row => endsInItsSum(cells, row.slice(0, -1))))
    doubtAll(cells, open.flat(), doubtOf('column-shift', 'totalMissing'))
}

/** Adds `doubt` to those of the cells that have none. */
export function doubtAll(cells: Map<CellKey, RecognizedCell>, keys: readonly CellKey[], doubt: Doubt): void {
  for (const key of keys) {
    const cell = cells.get(key)
    if (cell && cell.doubt === null)
      cells.set(key, { ...cell, doubt })
  }
}

/** Whether the parts of a row do not add up to its printed total; a total of 0 or none says nothing of the columns. */
function misadds(cells: ReadonlyMap<CellKey, RecognizedCell>, row: readonly CellKey[]): boolean {
  const total = cells.get(row.at(-1)!)?.value ?? 0
  return total > 0 && sumOf(cells, row.slice(0, -1)) !== total
}

/** Doubts a whole table when three rows with a total that follow each other do not add up to it: another column may stand among them. */
export function doubtMisadded(cells: Map<CellKey, RecognizedCell>, rows: readonly (readonly CellKey[])[]): void {
  const summed = rows.filter(row => (cells.get(row.at(-1)!)?.value ?? 0) > 0)
  if (summed.some((_, at) => at > 1 && [at - 2, at - 1, at].every(other => misadds(cells, summed[other]!))))
    doubtAll(cells, rows.flat(), doubtOf('column-shift', 'sumsOff'))
}

/** Doubts a run of rows printed as one line when one of them does not add up and the line begins or ends in an empty cell: all may stand a cell too far. */
export function doubtRun(cells: Map<CellKey, RecognizedCell>, rows: readonly (readonly CellKey[])[]): void {
  const run = rows.flat()
  const open = [run[0]!, run.at(-1)!].some(key => cells.get(key)?.state === 'blank')
  if (open && rows.some(row => misadds(cells, row)))
    doubtAll(cells, run, doubtOf('column-shift', 'sumOffBlankEnd'))
}
