import type { Metric } from '../metric'
import type { Amounts, LikeForLike, OtherYear } from '../rows'
import type { Scoped } from '../source'
import type { Figure, Group } from './groups'
import type { SumsRow, Wanted } from './statement'
import { isBroken } from '../metric'
import { pairedFrom } from '../source'
import { fill } from '../templates'
import { Groups } from './groups'
import standing from './standing.sql?raw'

type Years = readonly [number, number]

/** A change of reporting is itself what is asked: it has no units of both years to speak of. */
export const isOfTheSet = ({ numerator }: Pick<Metric, 'numerator'>): boolean => numerator === 'agencies'

/** Of each metric, the first and the last year it has a value in, from sums by year; over the change of form the first is one of its side. */
export function endsOf(groups: Groups, metric: Metric): Years | null {
  const told = groups.all.flatMap(group => group.first !== null && groups.figure(metric, group).value !== null ? [group.first as number] : []).sort((a, b) => a - b)
  const last = told.at(-1)
  const first = told.find(year => last !== undefined && !isBroken(metric, year, last))
  return first === undefined || last === undefined || first === last ? null : [first, last]
}

/** A row of standing.sql. */
export interface StandingRow {
  year: number
  state: string | null
  units: number
}

/** The statement of those in one of two years only. */
export function standingSql(filters: Scoped): string {
  return fill(standing, { paired: pairedFrom(filters, filters.scope).from })
}

/** What became of a year in the agencies that are in the other one only. */
function otherYear(rows: readonly StandingRow[], other: number): OtherYear {
  const of = (states: readonly (string | null)[]): number => rows.reduce((sum, { year, state, units }) => sum + (year === other && states.includes(state) ? units : 0), 0)
  return { waiting: of(['waiting']), missing: of(['missing']), unasked: of(['exempt', null]) }
}

/** Metrics of two years from the rows of a paired statement; `like`: the metric whose reports they are over, their own when left out. */
export function likeForLike(rows: readonly SumsRow[], states: readonly StandingRow[], wanted: Wanted, metrics: readonly Metric[], years: Years, like?: Metric): LikeForLike[] {
  const [both, alone] = [true, false].map(paired => new Groups(rows.filter(({ otherProfile }) => (otherProfile !== null) === paired), wanted)) as [Groups, Groups]
  const at = (groups: Groups, year: number): Group | undefined => groups.all.find(({ first }) => first === year)
  const amounts = (groups: Groups, year: number, metric: Metric): Amounts & Pick<Figure, 'gaps' | 'lowCount'> => {
    const group = at(groups, year)
    const found = group && groups.figure(metric, group, like)
    return { value: found?.value ?? null, amount: found?.amount ?? null, denominator: found?.denominator ?? null, units: found?.reports ?? 0, gaps: found?.gaps ?? 0, lowCount: found?.lowCount ?? false }
  }
  const only = ({ value, amount, denominator }: Amounts, units: number): Amounts => ({ value, amount, denominator, units })
  return metrics.map((metric): LikeForLike => {
    const [first, last] = years.map(year => amounts(both, year, metric)) as [ReturnType<typeof amounts>, ReturnType<typeof amounts>]
    const lowCount = first.lowCount || last.lowCount
    const [gone, entered] = years.map((year) => {
      const found = amounts(alone, year, metric)
      return only(found, found.units)
    }) as [Amounts, Amounts]
    return {
      metric: metric.key,
      years,
      units: last.units,
      first: only(first, first.units),
      last: only(last, last.units),
      change: lowCount || first.value === null || last.value === null ? null : last.value - first.value,
      lowCount,
      gaps: first.gaps + last.gaps,
      leftOut: (at(both, years[1])?.reports ?? 0) - last.units,
      entered,
      gone,
      standing: [otherYear(states, years[1]), otherYear(states, years[0])],
      fictional: years.some(year => at(both, year)?.counted.fictional),
    }
  })
}
