import type { PlacedFacts } from '../facts'
import type { CellKey, TableName } from '@/forms'
import { alikeIn, formCells, tableNames } from '@/forms'
import { exact } from '../words'

/** A cell where the units' sum is not what the consolidated report prints. `certain`: every unit prints a number there. */
export interface Difference {
  cell: CellKey
  sum: number
  printed: number
  certain: boolean
}

/**
 * Cells of a table that the report and all members print alike: a member in the other layout leaves what both forms have in common. A
 * member without the table prints no number in any, so that only a sum above the report's contradicts it.
 */
function commonCells(table: TableName, report: PlacedFacts, members: readonly PlacedFacts[]): CellKey[] {
  const layout = report.layouts[table]
  if (!layout)
    return []
  const others = new Set(members.flatMap(({ layouts }) => layouts[table] && layouts[table] !== layout ? [layouts[table]] : []))
  return formCells(table, layout).filter(cell => [...others].every(other => alikeIn(cell, layout, other)))
}

/** Every cell where the sum of `members` differs from `report`. */
export function differencesOf(report: PlacedFacts, members: readonly PlacedFacts[]): Difference[] {
  return tableNames.flatMap(table => commonCells(table, report, members)).flatMap((cell) => {
    const printed = report.facts.numbers[cell]
    if (printed === undefined)
      return []
    const values = members.map(member => member.facts.numbers[cell])
    const sum = exact(values.reduce<number>((total, value) => total + (value ?? 0), 0))
    return sum === printed ? [] : [{ cell, sum, printed, certain: !values.includes(undefined) }]
  })
}

/** The member whose own numbers are the whole difference in every cell: left out of the sum, or added twice. */
export function soleCause(differences: readonly Difference[], members: readonly PlacedFacts[]): PlacedFacts | null {
  if (differences.length < 3)
    return null
  const causes = members.filter(({ facts }) => [1, -1].some(sign =>
    differences.every(({ cell, sum, printed }) => exact(sum - printed) === exact(sign * (facts.numbers[cell] ?? 0)))))
  return causes.length === 1 ? causes[0]! : null
}
