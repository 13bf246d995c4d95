import type { Locale, TableColumn, TableValue, Unit } from '@/charts'
import { numbersOf } from '@/charts'

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

/** How office programs print numbers of a unit as the page does: as many decimals as the finest has, and no point without digits behind it. */
export function numberFormat(values: readonly (number | null)[], unit: Unit): string {
  if (unit === 'rate')
    return '0.0%'
  const digits = Math.max(0, ...values.map(decimals))
  return digits === 0 ? '#,##0' : `#,##0.${'0'.repeat(digits)}`
}
