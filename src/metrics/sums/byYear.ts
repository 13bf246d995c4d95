import type { Metric } from '../metric'
import type { AppealsByYear, ApplicationsByYear, Coverage, DepartmentByYear, KeyFigure, OutcomesByYear } from '../rows'
import type { Figure, Group, Groups } from './groups'
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
function named<K extends string>(groups: Groups, group: Group, terms: Record<K, readonly string[]>): Record<K, number | null> {
  return Object.fromEntries(Object.entries<readonly string[]>(terms).map(([name, columns]) => [name, groups.sum(columns, group)])) as Record<K, number | null>
}

const allGaps = ({ gaps }: Group): number => gaps.reduce((sum, count) => sum + count, 0)

export function applicationsByYear(groups: Groups): ApplicationsByYear[] {
  return years(groups).map(({ year, group }) => ({ year, ...named(groups, group, { ...flow, handled: [application('received'), application('carried_in')] }), reports: group.reports, gaps: allGaps(group) }))
}

export function outcomesByYear(groups: Groups): OutcomesByYear[] {
  return years(groups).map(({ year, group }) => ({ year, ...named(groups, group, outcomes), reports: group.reports, gaps: allGaps(group) }))
}

export function appealsByYear(groups: Groups): AppealsByYear[] {
  return years(groups).flatMap(({ year, group }) => (Object.keys(paths) as (keyof typeof paths)[]).map((path): AppealsByYear => {
    const terms = Object.fromEntries(Object.entries(results).map(([name, result]) => [name, [`appeals_${paths[path]}_${result}`]])) as Record<keyof typeof results, string[]>
    return { year, path, ...named(groups, group, terms), reports: group.reports, gaps: groups.gaps(appealColumns(paths[path]), group) }
  }))
}

/** Groups are of department types and years. */
export function departmentByYear(groups: Groups, metric: Metric, nameOf: (code: number) => string): DepartmentByYear[] {
  return groups.all.flatMap((group) => {
    if (group.first === null || group.second === null || group.reports === 0)
      return []
    const { value, denominator, reports, gaps } = groups.figure(metric, group)
    return [{ type: nameOf(group.first as number), year: group.second as number, value, denominator, reports, gaps }]
  }).sort((a, b) => a.type < b.type ? -1 : a.type > b.type ? 1 : a.year - b.year)
}

/** Of the last of the years asked for that has reports, each with the year before it, which may lie outside. */
export function keyFigures(groups: Groups, metrics: readonly Metric[], asked: readonly [number, number] | null): KeyFigure[] {
  const all = years(groups)
  const now = all.findLast(({ year }) => !asked || (year >= asked[0] && year <= asked[1]))
  if (!now)
    return []
  const before = all.find(({ year }) => year === now.year - 1)
  return metrics.map(metric => withoutBreak(metric, changeOf(metric.key, now.year, groups.figure(metric, now.group), before ? groups.figure(metric, before.group) : null)))
}

/** A row without a change where an older form counted otherwise the year before. */
export function withoutBreak(metric: Metric, row: KeyFigure): KeyFigure {
  return isApart(metric, row.year) ? { ...row, previous: null, change: null } : row
}

function changeOf(metric: string, year: number, { value, numerator, denominator, reports, gaps, lowCount }: Figure, before: Figure | null): KeyFigure {
  const previous = before?.value ?? null
  const change = value !== null && previous !== null ? value - previous : null
  return { metric, year, value, previous, change, numerator, denominator, reports, previousReports: before?.reports ?? 0, gaps, lowCount }
}

export function coverage(groups: Groups): Coverage[] {
  const { total } = groups
  const all = { first: null, second: null }
  const [expected, waiting] = [groups.expected(all), groups.waiting(all)]
  if (!total)
    return [{ units: 0, expected, waiting, reports: 0, firstYear: null, lastYear: null, fictional: false }]
  const { first, last, fictional } = total.here
  return [{ units: groups.units(total), expected, waiting, reports: total.reports, firstYear: first, lastYear: last, fictional }]
}
