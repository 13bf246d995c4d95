import type { PlacedFacts } from '../facts'
import { grouped } from '../grouped'

/** A report and the same agency's report of the year before, in the same scope. */
export interface Consecutive {
  before: PlacedFacts
  after: PlacedFacts
}

/** The reports of each agency and scope, by year. */
export function seriesOf(placed: readonly PlacedFacts[]): PlacedFacts[][] {
  return [...grouped(placed, ({ agency, scope }) => `${scope}:${agency}`).values()].map(series => series.toSorted((a, b) => a.year - b.year))
}

/** Every pair of consecutive years; a gap of a year makes no pair. */
export function consecutive(placed: readonly PlacedFacts[]): Consecutive[] {
  return seriesOf(placed).flatMap(series => series.slice(1).flatMap((after, index) => {
    const before = series[index]!
    return before.year === after.year - 1 ? [{ before, after }] : []
  }))
}
