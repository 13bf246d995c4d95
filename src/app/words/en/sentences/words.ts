import type { Finding } from '@/checks'
import type { CellKey, TableName } from '@/forms'
import { cellWords, columnWords, rowWords, tableWords } from '@/forms'

/** A rule in English: its name, what it compares, and the sentence of a finding from the finding's own values. */
export interface EnglishRule {
  name: string
  explanation: string
  sentence: (finding: Finding) => string
}

const plain = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** `Section 3`; findings on no table speak of the report. */
export function tableName(table: TableName | null): string {
  return table === null ? 'The report' : tableWords(table, 'en')
}

/** `Denied: State secret`, `Court, after review`, `Licensing`. */
export function rowName(table: TableName, row: string): string {
  return rowWords(table, row, 'en')
}

/** `Natural persons`, `Upheld`, `In force`. */
export function columnName(table: TableName, column: string): string {
  return columnWords(table, column, '', 'en')
}

/** `Received this year · Natural persons`. */
export function cellName(key: CellKey): string {
  return cellWords(key, 'en')
}

/** A number of a sentence; `—` where there is none. */
export function figure(value: string | number | null | undefined): string {
  return typeof value === 'number' ? plain.format(value).replace('-', '−') : value ?? '—'
}

/** `6 cells`, `1 cell`. */
export function counted(value: string | number | null | undefined, one: string, many = `${one}s`): string {
  return `${figure(value)} ${value === 1 ? one : many}`
}

/** `; the difference is 3`. */
export function difference({ expected, actual }: Finding): string {
  return expected === null || actual === null ? '' : `; the difference is ${figure(Math.round(Math.abs(expected - actual) * 1e6) / 1e6)}`
}

/** ` (2 blank or marked cells counted as 0)`. */
export function blanksNote(blanks: string | number | null | undefined): string {
  return typeof blanks === 'number' && blanks > 0 ? ` (${counted(blanks, 'blank or marked cell')} counted as 0)` : ''
}

/** `a, b, c and 4 more`; Chinese lists come joined by 、. */
export function listed(items: readonly string[], most = 4): string {
  return items.length <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${items.length - most} more`
}
