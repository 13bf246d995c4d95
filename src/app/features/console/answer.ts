import type { ConsoleAnswer } from '@/database'
import type { PlainData, TableTwin } from '@/figures'

/** Rows beyond which a result is no chart. */
export const mostDrawn = 500

/** Whether all values of a column are years: whole numbers that print without separators. */
function isYears(rows: ConsoleAnswer['rows'], at: number): boolean {
  return rows.length > 0 && rows.every(row => row[at] === null || (Number.isInteger(row[at]) && Number(row[at]) >= 1900 && Number(row[at]) <= 2200)) && rows.some(row => row[at] !== null)
}

/** The result as a table: every row, nothing rounded; truth values as words. */
export function answerTable({ columns, rows }: ConsoleAnswer): TableTwin {
  const kinds = columns.map(({ kind }, at) => kind !== 'number' ? 'text' as const : isYears(rows, at) ? 'year' as const : 'plain' as const)
  return {
    columns: columns.map(({ name }, at) => ({ key: String(at), label: name, kind: kinds[at]! })),
    rows: rows.map(row => Object.fromEntries(row.map((value, at) => [String(at), typeof value === 'boolean' ? String(value) : value]))),
  }
}

/** Columns a chart can draw: the numbers beside the first column. */
export function drawable({ columns, rows }: ConsoleAnswer): { at: number, name: string }[] {
  return rows.length === 0 || rows.length > mostDrawn ? [] : columns.flatMap(({ name, kind }, at) => at > 0 && kind === 'number' ? [{ at, name }] : [])
}

/** The result as a chart takes it: the first column as categories (years where they are, each once), the chosen ones as series. */
export function plainOf({ columns, rows }: ConsoleAnswer, chosen: readonly number[]): PlainData {
  const keys = rows.map(([first]) => first)
  const years = isYears(rows, 0) && keys.every(key => key !== null) && new Set(keys).size === keys.length
  return {
    first: columns[0]?.name ?? '',
    categories: keys.map(key => key === null ? '—' : String(key)),
    years,
    series: chosen.map(at => ({ name: columns[at]!.name, values: rows.map(row => row[at] as number | null) })),
  }
}
