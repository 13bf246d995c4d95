import type { Metric } from './metric'

/** What a metric is broken down by. Regions are those of the agency, as the whole path down to the level; a key of `` is not known. */
export const dimensions = ['year', 'province', 'city', 'county', 'type', 'level', 'agency', 'scope'] as const
export type Dimension = typeof dimensions[number]

/** What only section 3 is broken down by, and the wholes that are: its columns; its way from intake to outcome. */
export const groupings = { applicant: ['outcomes'], flow: ['outcomes', 'applicants'] } as const
export type Grouping = Dimension | keyof typeof groupings

/** Whether a whole has a grouping. */
export function hasGrouping(whole: string | undefined, by: string): by is keyof typeof groupings {
  return Object.entries(groupings).some(([grouping, wholes]) => grouping === by && (wholes as readonly (string | undefined)[]).includes(whole))
}

/** `last`: the last year of the filter that has reports. `all`: its years together. */
export type Period = 'last' | 'all'

/** What stands at the end of a year and is there again in the next: adding years up counts it twice. */
const isStock = (column: string): boolean => /^applications_carried_(?:in|out)_|_in_force$/.test(column)

/** Whether a metric may be added up over years: a count unless it is one of stocks; a rate, whose sums are made before it is divided, unless either of them is. */
export function addsOverYears({ numerator, denominator }: Pick<Metric, 'numerator' | 'denominator'>): boolean {
  return ![numerator, denominator].some(terms => Array.isArray(terms) && terms.some(isStock))
}

/** Whether each case of the denominator either is or is not in the numerator, so that chance has a binomial spread around the rate. */
export function isProportion({ key, denominator }: Pick<Metric, 'key' | 'denominator'>): boolean {
  return denominator !== null && denominator !== 'agencies' && key !== 'disputeRate'
}
