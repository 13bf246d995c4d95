import type { Dimension, Period } from '../dimensions'
import type { Filters } from '../filters'
import type { Scoped } from '../source'
import { expectedFrom, keyOf, reportsFrom } from '../source'
import { fill } from '../templates'
import sums from './sums.sql?raw'

/** What is added up, and the groups it is told of. */
export interface Wanted {
  /** Columns of report_wide; the gaps of each come with it. */
  columns: readonly string[]
  by: Dimension | null
  and: Dimension | null
  period: Period
  /** Codes of the only agencies told of; agencies expected are then left out. */
  only?: readonly number[]
}

/** The key of a group: a year, a scope, the code of anything else; null for a total. */
export type Code = number | 'unit' | 'consolidated' | null

/** A row of the statement: reports of one form that make the total, or are present; agencies expected, whose form is null. */
export interface SumsRow extends Readonly<Record<`c${number}` | `g${number}`, number | null>> {
  first: Code
  second: Code
  form: number | null
  /** Null: none that make the total. */
  reports: number | null
  present: number | null
  newcomers: number | null
  expected: number | null
  firstYear: number | null
  lastYear: number | null
  fictional: boolean | null
}

/** The statement: for the filters' scope, or for both where they are told apart. */
export function sumsSql(filters: Scoped, { columns, by, and, period, only }: Wanted): string {
  const scopes: Filters['scope'][] = by === 'scope' || and === 'scope' ? ['unit', 'consolidated'] : [filters.scope]
  return scopes.flatMap((scope) => {
    const dimensions = [by, and]
    const own = reportsFrom(filters, { scope, dimensions, period, only })
    const grouped = dimensions.flatMap(dimension => dimension === null || dimension === 'scope' ? [] : [keyOf(dimension, 'reports', scope)])
    const slots = { first: keyOf(by, 'reports', scope), second: keyOf(and, 'reports', scope), reports: own.count, present: own.count, newcomers: own.newcomers, counted: own.from, keys: [...grouped, 'reports.form'].join(', ') }
    const expected = only ? [] : [expectedSql(filters, scope, dimensions, columns.length)]
    const none = ', NULL, NULL'.repeat(columns.length)
    const summed = columns.map((column, at) => `,\n  sum(reports.${column}) AS c${at}, sum(reports.${column}_gaps) AS g${at}`).join('')
    if (scope === 'unit')
      return [fill(sums, { ...slots, sums: summed }), ...expected]
    // Of consolidated reports more are present than make the total.
    const all = reportsFrom(filters, { scope, dimensions, period, only }, true)
    return [
      fill(sums, { ...slots, present: 'NULL', newcomers: 'NULL', sums: summed }),
      fill(sums, { ...slots, reports: 'NULL', present: all.count, newcomers: all.newcomers, counted: all.from, sums: none }),
      ...expected,
    ]
  }).join('\nUNION ALL\n')
}

/** What should report is the same in every year, and one agency is one. */
function expectedSql(filters: Scoped, scope: Filters['scope'], told: readonly (Dimension | null)[], columns: number): string {
  const dimensions = told.map(dimension => dimension === 'year' || dimension === 'agency' ? null : dimension)
  const { from, count, keys } = expectedFrom(filters, { scope, dimensions })
  const grouped = keys.filter((_, at) => dimensions[at] !== null && dimensions[at] !== 'scope')
  return `SELECT ${keys.join(', ')}, NULL, NULL, NULL, NULL, ${count}, NULL, NULL, NULL${', NULL, NULL'.repeat(columns)}
FROM ${from}${grouped.length > 0 ? `\nGROUP BY ${grouped.join(', ')}` : ''}`
}
