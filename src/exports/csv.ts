import type { TableColumn, TableTwin, TableValue } from '@/figures'

/** A text a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers. */
export function neutral(text: string): string {
  return /^\s*[=+\-@\uFF0B\uFF0D\uFF1D\uFF20]|^[\t\r]/.test(text) ? `'${text}` : text
}

/** A number where no number format goes with it, in the unit its column's heading names: a share under `公开率（%）` is 12.3. Full precision, Excel's 15 digits. */
function unformatted(value: TableValue, { kind }: TableColumn): TableValue {
  return kind === 'rate' && typeof value === 'number' ? Number((value * 100).toPrecision(15)) : value
}

/** Heading and rows of a table as values for a file of plain text. */
export function plainLines(table: TableTwin): TableValue[][] {
  return [
    table.columns.map(column => column.label),
    ...table.rows.map(row => table.columns.map(column => unformatted(row[column.key] ?? null, column))),
  ]
}

function cell(value: TableValue): string {
  if (value === null)
    return ''
  if (typeof value === 'number')
    return String(value)
  const text = neutral(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Lines of CSV as Excel and WPS in Chinese open it: UTF-8 with a byte order mark, CRLF. An empty cell is no value, never 0. */
export function csvText(lines: readonly (readonly TableValue[])[]): string {
  return `\uFEFF${lines.map(line => line.map(cell).join(',')).join('\r\n')}\r\n`
}

/** A chart's numbers in full precision, with `notes` (title, 口径, coverage, source) below the table, one a line. */
export function tableCsv(table: TableTwin, notes: readonly string[]): Blob {
  const lines = [...plainLines(table), ...(notes.length > 0 ? [[], ...notes.map(note => [note])] : [])]
  return new Blob([csvText(lines)], { type: 'text/csv;charset=utf-8' })
}
