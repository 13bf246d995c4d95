import type { Locale, TableColumn, TableValue, Unit } from '@/figures'
import { numbersOf } from '@/figures'

/** A value of a table as a person reads it; the column's heading holds the unit. */
export function shownValue(value: TableValue, column: TableColumn, locale: Locale): string {
  if (value === null)
    return '—'
  return column.kind === 'text' || column.kind === 'year' || typeof value === 'string' ? String(value) : numbersOf(locale).value(value, column.kind)
}

/** Digits behind the point that a number is printed with, four at most. */
function decimals(value: number | null): number {
  return String(Number((value ?? 0).toFixed(4))).split('.')[1]?.length ?? 0
}

/** How office programs print a number of a unit as the page does: with its decimals, and no point without digits behind it. */
export function numberFormat(value: number | null, unit: Unit): string {
  const digits = decimals(value)
  return unit === 'rate' ? '0.0%' : digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
}

/** The same for all numbers of a chart and its axis. */
export function chartFormat(values: readonly (number | null)[], unit: Unit): string {
  return unit === 'rate' ? '0.0%' : values.every(value => decimals(value) === 0) ? '#,##0' : 'General'
}
