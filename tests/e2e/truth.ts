import { buildSample } from '../../datasets'

const { files, faults } = buildSample()
export { files }

/** Files whose agency or year is contradicted: their reports count nowhere until a person decides. */
export const contested: ReadonlySet<string | null> = new Set(faults.filter(fault => fault.rule.endsWith('-conflict')).map(fault => fault.file))

export type Truth = typeof files[number]['truth']

/** The reports that count, of either scope, from the generator's own record of what it wrote: one for each agency, scope and year. */
const counting: readonly Truth[] = [...new Map(files.map(file => file.truth)
  // Without one of its tables a report waits for a person.
  .filter(truth => !contested.has(truth.file) && Object.values(truth.layouts).every(layout => layout !== null))
  .map(truth => [`${truth.agency} ${truth.scope} ${truth.year}`, truth])).values()]

/** Those of a year, of either scope. */
export function reportsOf(year: number): Truth[] {
  return counting.filter(report => report.year === year)
}

/** Those of the units that are added up: who reports upward is in no local sum. */
export const reports: readonly Truth[] = counting.filter(({ agency, scope }) => scope === 'unit' && !agency.startsWith('国家税务总局'))

/** Those of a year. */
export function unitsOf(year: number): Truth[] {
  return reports.filter(report => report.year === year)
}

/** Σ of cells over reports; what prints no number counts as 0. */
export function sumOf(list: readonly Truth[], ...keys: readonly string[]): number {
  return list.reduce((total, { cells }) => total + keys.reduce((part, key) => part + (cells[key] ?? 0), 0), 0)
}

const outcomes = ['granted', 'partlyGranted', ...[
  ['denied', 'stateSecret forbiddenByLaw publicSecurity thirdPartyRights internalAffairs deliberative enforcementFile administrativeInquiry'],
  ['unavailable', 'notHeld needsCreation stillUnclear'],
  ['notProcessed', 'petition repeated publication excessive reconfirmation'],
].flatMap(([group, items]) => items!.split(' ').map(item => `${group}.${item}`)), 'concluded'].map(row => `applications.${row}.total`)
const results = ['review', 'direct', 'afterReview'].flatMap(path => ['upheld', 'overturned', 'otherResult', 'pending', 'total'].map(result => `appeals.${path}.${result}`))

/** Whether a report may be in shares of outcomes or of appeals: it has every number of them. No blank of the sample is one that the sums show to be 0. */
export const usableFor = (what: 'outcomes' | 'appeals') => ({ cells }: Truth): boolean => (what === 'outcomes' ? outcomes : results).every(key => typeof cells[key] === 'number')

/** Which of the five figures of the summary changed between two years beyond chance, on 30 cases or more: 2.576 standard errors, for five looks. */
export function beyondChance(years: readonly [number, number]): string[] {
  const counts = { received: ['applications.received.total'], concluded: ['applications.concluded.total'], reviewCount: ['appeals.review.total'], litigationCount: ['appeals.direct.total', 'appeals.afterReview.total'] }
  const { first, last } = pairOf(years)
  const told = Object.entries(counts).filter(([, keys]) => {
    const [before, now] = [sumOf(first, ...keys), sumOf(last, ...keys)]
    return before + now >= 30 && Math.abs(now - before) / Math.sqrt(before + now) > 2.576
  }).map(([key]) => key)
  const usable = pairOf(years, usableFor('outcomes'))
  const [n, m] = [usable.first, usable.last].map(list => sumOf(list, 'applications.concluded.total')) as [number, number]
  const [a, b] = [usable.first, usable.last].map(list => sumOf(list, 'applications.granted.total', 'applications.partlyGranted.total')) as [number, number]
  const rate = (a + b) / (n + m)
  const isApart = Math.min(n, m) >= 30 && Math.abs(a / n - b / m) / Math.sqrt(rate * (1 - rate) * (1 / n + 1 / m)) > 2.576
  return [...told, ...isApart ? ['disclosureRate'] : []]
}

/** The reports of the units of both years that `fits` allows in both, and of those that have one in one year only. */
export function pairOf([first, last]: readonly [number, number], fits: (report: Truth) => boolean = () => true): Record<'first' | 'last' | 'gone' | 'entered', Truth[]> {
  const [before, now] = [first, last].map(year => new Map(unitsOf(year).map(report => [report.agency, report]))) as [Map<string, Truth>, Map<string, Truth>]
  const both = [...before.keys()].filter(agency => now.has(agency) && fits(before.get(agency)!) && fits(now.get(agency)!))
  return {
    first: both.map(agency => before.get(agency)!),
    last: both.map(agency => now.get(agency)!),
    gone: [...before].flatMap(([agency, report]) => now.has(agency) ? [] : [report]),
    entered: [...now].flatMap(([agency, report]) => before.has(agency) ? [] : [report]),
  }
}
