import type { Dimension, Period } from '../dimensions'
import type { Filters } from '../filters'
import type { Scoped } from '../source'
import { expectedFrom, keyOf, pairedFrom, reportsFrom } from '../source'
import { fill } from '../templates'
import sums from './sums.sql?raw'

/** What is added up, and the groups it is told of. */
export interface Wanted {
  /** Columns of report_wide; the gaps of each come with it. */
  columns: readonly string[]
  by: Dimension | null
  and: Dimension | null
  period: Period
  /** The filters name one year. */
  oneYear?: boolean
  /** Codes of the only agencies told of; agencies expected are then left out. */
  only?: readonly number[]
  /** Only reports of the first and the last year of the filters, those of agencies that have one in both told apart. */
  paired?: boolean
}

/** The key of a group: a year, a scope, the code of anything else; null for a total. */
export type Code = number | 'unit' | 'consolidated' | null

/** A row of the statement: reports of one gap profile that make the total, or are present; units expected, whose profile is null: in all their years, how many that are (`newcomers`), those that wait (`present`), those whose report counts though none is expected (`reports`). */
export interface SumsRow extends Readonly<Record<`c${number}` | `g${number}`, number | null>> {
  first: Code
  second: Code
  profile: number | null
  /** Of two years compared, the gap profile of its agency's report of the other year; null: it has none. */
  otherProfile: number | null
  /** Bits of the rates that a gap leaves these reports out of: see `rateKinds`. */
  unusable: number | null
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
export function sumsSql(filters: Scoped, { columns, by, and, period, only, paired = false }: Wanted): string {
  const scopes: Filters['scope'][] = by === 'scope' || and === 'scope' ? ['unit', 'consolidated'] : [filters.scope]
  return scopes.flatMap((scope) => {
    const dimensions = [by, and]
    const own = paired ? pairedFrom(filters, scope) : reportsFrom(filters, { scope, dimensions, period, only })
    const grouped = dimensions.flatMap(dimension => dimension === null || dimension === 'scope' ? [] : [keyOf(dimension, 'reports', scope)])
    const beside = paired ? { otherProfile: 'other.gap_profile', unusable: 'reports.unusable | coalesce(other.unusable, 0)' } : { otherProfile: 'NULL', unusable: 'reports.unusable' }
    const keys = [...grouped, 'reports.gap_profile', ...paired ? Object.values(beside) : [beside.unusable]].join(', ')
    const slots = { ...beside, keys, first: keyOf(by, 'reports', scope), second: keyOf(and, 'reports', scope), reports: own.count, present: own.count, newcomers: own.newcomers, counted: own.from }
    const expected = only || paired ? [] : [expectedSql(filters, scope, dimensions, period, columns.length)]
    const none = ', NULL, NULL'.repeat(columns.length)
    const summed = columns.map((column, at) => `,\n  sum(reports.${column}) AS c${at}, sum(reports.${column}_gaps) AS g${at}`).join('')
    if (scope !== 'consolidated' || paired)
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

/** One agency is one, whatever it should report. */
function expectedSql(filters: Scoped, scope: Filters['scope'], told: readonly (Dimension | null)[], period: Period, columns: number): string {
  const dimensions = told.map(dimension => dimension === 'agency' ? null : dimension)
  const { from, count, newcomers, waiting, beyond } = expectedFrom(filters, { scope, dimensions, period })
  const keys = dimensions.map(dimension => keyOf(dimension, 'expected', scope))
  const grouped = keys.filter((_, at) => dimensions[at] !== null && dimensions[at] !== 'scope')
  return `SELECT ${keys.join(', ')}, NULL, NULL, NULL, ${beyond}, ${waiting}, ${newcomers}, ${count}, NULL, NULL, NULL${', NULL, NULL'.repeat(columns)}
FROM ${from}${grouped.length > 0 ? `\nGROUP BY ${grouped.join(', ')}` : ''}`
}
