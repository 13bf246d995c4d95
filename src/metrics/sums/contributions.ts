import type { Metric } from '../metric'
import type { NamedAgency } from '../names'
import type { Contribution } from '../rows'
import type { Group, Groups } from './groups'

/** What each agency adds to a metric in two years, from sums by agency and year; agencies in the order of their ids. */
export function contributions(groups: Groups, metric: Metric, [first, last]: readonly [number, number], agencies: ReadonlyMap<number, NamedAgency>): Contribution[] {
  const byAgency = new Map<number, { first?: Group, last?: Group }>()
  for (const group of groups.all) {
    if (group.first === null || (group.second !== first && group.second !== last) || group.reports === 0)
      continue
    const own = byAgency.get(group.first as number) ?? {}
    byAgency.set(group.first as number, { ...own, ...group.second === first && { first: group }, ...group.second === last && { last: group } })
  }
  return [...byAgency].map(([code, own]): Contribution => {
    const { id, name } = agencies.get(code)!
    const [before, now] = [own.first, own.last].map(group => group ? groups.figure(metric, group) : null)
    return {
      agency: id,
      name,
      firstAmount: before?.amount ?? null,
      firstDenominator: before?.denominator ?? null,
      lastAmount: now?.amount ?? null,
      lastDenominator: now?.denominator ?? null,
      inFirst: own.first !== undefined,
      inLast: own.last !== undefined,
      firstGaps: before?.gaps ?? 0,
      lastGaps: now?.gaps ?? 0,
      leftOut: [before, now].some(figure => figure?.reports === 0),
      fictional: [own.first, own.last].some(group => group?.counted.fictional),
    }
  }).sort((a, b) => a.agency < b.agency ? -1 : 1)
}
