import type { CellKey, Report } from '@/reports'
import { applicationColumns, splitKey } from '@/reports'

/** A sum over printed cells; `blanks` of them were blank or marked and counted as 0. */
export interface PrintedSum {
  value: number
  blanks: number
}

/** The number printed in a cell, or null when it holds none. */
export function numberAt(report: Report, key: CellKey): number | null {
  const cell = report.cells[key]
  return cell?.state === 'number' ? cell.value : null
}

/** A blank row total over a row that counts something is not 0: nobody added it up. */
function isOpenTotal(report: Report, key: CellKey): boolean {
  const { table, row, column } = splitKey(key)
  return table === 'applications' && column === 'total'
    && applicationColumns.some(other => (numberAt(report, `applications.${row}.${other.key}`) ?? 0) !== 0)
}

/**
 * The sum of `keys` with blanks and marks as 0. Null when it cannot be known: a cell is absent or unreadable, a blank stands where a
 * row's own numbers are not added up, or nothing at all is printed.
 */
export function sumOf(report: Report, keys: readonly CellKey[]): PrintedSum | null {
  let value = 0
  let blanks = 0
  for (const key of keys) {
    const cell = report.cells[key]
    if (cell === undefined || cell.state === 'absent' || cell.state === 'unreadable')
      return null
    if (cell.state === 'number' && cell.value !== null) {
      value += cell.value
      continue
    }
    if (isOpenTotal(report, key))
      return null
    blanks++
  }
  return blanks === keys.length ? null : { value, blanks }
}
