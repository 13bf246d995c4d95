import type { Filters } from '../filters'
import type { Metric, RateKind } from '../metric'
import type { AppealsByYear, ApplicationsByYear, Coverage, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear } from '../rows'
import type { Group, Groups, Part } from './groups'
import { earlierColumns } from '@/forms'
import { isApart } from '../metric'

/*
 * Answers of the questions by year, from sums by year.
 */

/** Groups of years, in order, each with its year; `at` says which key is the year. */
function years(groups: Groups): { year: number, group: Group }[] {
  return groups.all.flatMap(group => group.first !== null && group.reports > 0 ? [{ year: group.first as number, group }] : []).sort((a, b) => a.year - b.year)
}

const application = (row: string): string => `applications_${row}_total`
const flow = { received: [application('received'), ...earlierColumns([application('received')])], carriedIn: [application('carried_in')], concluded: [application('concluded')], carriedOut: [application('carried_out')] }
const outcomes = {
  granted: [application('granted')],
  partlyGranted: [application('partly_granted')],
  denied: ['outcomes_denied'],
  unavailable: ['outcomes_unavailable'],
  notProcessed: ['outcomes_not_processed'],
  other: ['outcomes_other'],
  carriedOut: [application('carried_out')],
  concluded: [application('concluded')],
}
const { carriedOut: _, ...inShares } = outcomes
const paths = { review: 'review', direct: 'direct', afterReview: 'after_review' } as const
const results = { upheld: 'upheld', overturned: 'overturned', otherResult: 'other_result', pending: 'pending', total: 'total' } as const
const appealColumns = (path: string): string[] => Object.values(results).map(result => `appeals_${path}_${result}`)

/** Columns of the questions of sections 3 and 4. */
export const sectionColumns = {
  'applications-by-year': Object.values(flow).flat(),
  'outcomes-by-year': Object.values(outcomes).flat(),
  'appeals-by-year': Object.values(paths).flatMap(appealColumns),
}

/** Some sums of a group by name. */
function named<K extends string>(groups: Groups, parts: readonly Part[], terms: Record<K, readonly string[]>): Record<K, number | null> {
  return Object.fromEntries(Object.entries<readonly string[]>(terms).map(([name, columns]) => [name, groups.sum(columns, parts)])) as Record<K, number | null>
}

/** Some sums over the reports that may be in rates of a kind: where any of them is known, what none of them prints is 0. */
function shared<K extends string>(groups: Groups, group: Group, kind: RateKind, terms: Record<K, readonly string[]>): { shared: Record<K, number | null>, sharing: number, leftOut: number } {
  const { parts, reports, leftOut } = groups.usable(kind, group)
  const sums = named(groups, parts, terms)
  const none = Object.values(sums).every(sum => sum === null) ? null : 0
  return { shared: Object.fromEntries(Object.entries<number | null>(sums).map(([name, sum]) => [name, sum ?? none])) as Record<K, number | null>, sharing: reports, leftOut }
}

const allGaps = ({ parts }: Group): number => parts.reduce((total, { gaps }) => gaps.reduce((sum, count) => sum + count, total), 0)

export function applicationsByYear(groups: Groups): ApplicationsByYear[] {
  return years(groups).map(({ year, group }) => ({ year, ...named(groups, group.parts, { ...flow, handled: [application('received'), application('carried_in')] }), reports: group.reports, gaps: allGaps(group) }))
}

export function outcomesByYear(groups: Groups): OutcomesByYear[] {
  return years(groups).map(({ year, group }) => ({
    year,
    ...named(groups, group.parts, outcomes),
    ...shared(groups, group, 'outcomes', inShares),
    reports: group.reports,
    gaps: allGaps(group),
  }))
}

export function appealsByYear(groups: Groups): AppealsByYear[] {
  return years(groups).flatMap(({ year, group }) => (Object.keys(paths) as (keyof typeof paths)[]).map((path): AppealsByYear => {
    const terms = Object.fromEntries(Object.entries(results).map(([name, result]) => [name, [`appeals_${paths[path]}_${result}`]])) as Record<keyof typeof results, string[]>
    return { year, path, ...named(groups, group.parts, terms), ...shared(groups, group, 'appeals', terms), reports: group.reports, gaps: groups.gaps(appealColumns(paths[path]), group.parts) }
  }))
}

/** Groups are of department types and years. */
export function departmentByYear(groups: Groups, metric: Metric, nameOf: (code: number) => string): DepartmentByYear[] {
  return groups.all.flatMap((group) => {
    if (group.first === null || group.second === null || group.reports === 0)
      return []
    const { value, denominator, reports, gaps, leftOut } = groups.figure(metric, group)
    return [{ type: nameOf(group.first as number), year: group.second as number, value, denominator, reports, gaps, leftOut }]
  }).sort((a, b) => a.type < b.type ? -1 : a.type > b.type ? 1 : a.year - b.year)
}

/** A row without a change where an older form counted otherwise the year before. */
export function withoutBreak(metric: Metric, row: KeyFigure): KeyFigure {
  return isApart(metric, row.year) ? { ...row, previous: null, change: null, pair: null } : row
}

/** The last of the years asked for that has reports, and the year before it, which may lie outside, where it has any. */
export function lastYears(groups: Groups, asked: Filters['years']): { now: number | null, before: number | null } {
  const all = years(groups).map(({ year }) => year)
  const now = all.findLast(year => !asked || (year >= asked[0] && year <= asked[1])) ?? null
  return { now, before: now !== null && all.includes(now - 1) ? now - 1 : null }
}

/** Of the last of the years asked for that has reports, each with its change from the year before over the agencies of both: `pairs`. */
export function keyFigures(groups: Groups, metrics: readonly Metric[], asked: Filters['years'], pairs: readonly LikeForLike[]): KeyFigure[] {
  const all = years(groups)
  const { now, before } = lastYears(groups, asked)
  if (now === null)
    return []
  const group = (of: number | null): Group | undefined => all.find(({ year }) => year === of)?.group
  return metrics.map((metric) => {
    const { key } = metric
    const { value, numerator, denominator, reports, gaps, leftOut, lowCount } = groups.figure(metric, group(now)!)
    const last = group(before)
    const previous = last ? groups.figure(metric, last) : null
    const pair = pairs.find(each => each.metric === key) ?? null
    const change = metric.numerator === 'agencies' && value !== null && previous?.value != null ? value - previous.value : pair?.change ?? null
    return withoutBreak(metric, { metric: key, year: now, value, previous: previous?.value ?? null, change, pair, numerator, denominator, reports, previousReports: previous?.reports ?? 0, gaps, leftOut, lowCount })
  })
}

export function coverage(groups: Groups): Coverage[] {
  const { total } = groups
  const all = { first: null, second: null }
  const [expected, waiting, beyond] = [groups.expected(all), groups.waiting(all), groups.beyond(all)]
  if (!total)
    return [{ units: 0, expected, waiting, reports: 0, firstYear: null, lastYear: null, fictional: false }]
  const { first, last, fictional } = total.here
  return [{ units: groups.units(total), expected, waiting, ...(beyond > 0 && { beyond }), reports: total.reports, firstYear: first, lastYear: last, fictional }]
}
