import type { PlacedFacts } from '../facts'
import type { Found } from '../rule'
import { exact } from '../words'
import { differencesOf } from './differences'

/** So many cells have to agree before what was added is named: two may agree by chance. */
const leastCells = 3

/** Of `candidates` the one set of reports whose numbers, beside those of the members, make every cell of a consolidated report right; null: none does, or several do. */
export function addedOnTop(report: PlacedFacts, members: readonly PlacedFacts[], candidates: readonly (readonly PlacedFacts[])[]): readonly PlacedFacts[] | null {
  if (members.length < 2 || candidates.length === 0)
    return null
  const differences = differencesOf(report, members)
  if (differences.length < leastCells || differences.some(({ sum, printed }) => sum > printed))
    return null
  // One that prints no number but 0 changes no sum: it is no cause.
  const counting = candidates.map(added => added.filter(({ facts }) => Object.values(facts.numbers).some(value => value !== 0)))
  const distinct = [...new Map(counting.map(added => [added.map(each => each.report).join(), added])).values()]
  const found = distinct.filter(added => added.length > 0 && differencesOf(report, [...members, ...added]).length === 0)
  return found.length === 1 ? found[0]! : null
}

/** The finding on a consolidated report that holds `added` too. */
export function onSum(report: PlacedFacts, members: readonly PlacedFacts[], added: readonly PlacedFacts[]): Found {
  const cell = 'applications.received.total'
  const sum = exact(members.reduce((total, { facts }) => total + (facts.numbers[cell] ?? 0), 0))
  const printed = report.facts.numbers[cell] ?? null
  return {
    where: 'report',
    report: report.report,
    table: null,
    row: null,
    column: null,
    params: { names: added.map(({ agencyName }) => agencyName).join('、'), sum, printed },
    cells: differencesOf(report, members).map(difference => difference.cell),
    elsewhere: added.map(each => ({ report: each.report, cell: null })),
    expected: null,
    actual: null,
  }
}
