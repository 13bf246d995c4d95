import type { Filters } from '@/metrics'
import type { Agency, CellKey, CellState, Layout, Scope, TableName } from '@/reports'
import { formCells, tableNames } from '@/reports'

/*
 * Section 4 of the specification computed a second time, in plain TypeScript from the cells, knowing nothing of columns, SQL or the catalog.
 */

export interface Fact {
  id: string
  agency: string | null
  year: number | null
  scope: Scope
  current: boolean
  fictional: boolean
  layouts: Record<TableName, Layout | null>
  cells: Record<CellKey, number | Exclude<CellState, 'number'>>
  /** In order; the last counts. */
  corrections: { field: CellKey, after: number | null }[]
}

export interface World {
  agencies: Agency[]
  facts: Fact[]
}

/** A fact with the values asked for: a number, null for a gap, undefined where the form has no such cell. */
export interface Counted {
  fact: Fact
  agency: Agency
  year: number
  cell: (key: CellKey) => number | null | undefined
  /** Whether a cell of its form is neither a number nor known to be 0. */
  isOpen: (key: CellKey) => boolean
}

const pathOf = ({ region }: Agency): string => [region.province, region.city, region.county].filter(Boolean).join('/')

export function agenciesOf({ agencies }: World, { regions, types, agencies: ids }: Pick<Filters, 'regions' | 'types' | 'agencies'>): Agency[] {
  return agencies.filter(agency =>
    (regions.length === 0 || regions.some(region => `${pathOf(agency)}/`.startsWith(`${region}/`)))
    && (types.length === 0 || types.includes(agency.type))
    && (ids.length === 0 || ids.includes(agency.id)))
}

const people = ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation']
const outcomeNames = ['granted', 'partlyGranted', ...Object.entries({
  denied: 'stateSecret forbiddenByLaw publicSecurity thirdPartyRights internalAffairs deliberative enforcementFile administrativeInquiry',
  unavailable: 'notHeld needsCreation stillUnclear',
  notProcessed: 'petition repeated publication excessive reconfirmation',
  other: 'notCorrected feeUnpaid misc',
}).flatMap(([group, names]) => names.split(' ').map(name => `${group}.${name}`)), 'other']

/** The sums of the form a cell takes part in: keys that make others. */
function sumsWith(key: CellKey): [CellKey[], CellKey[]][] {
  const [table, ...rest] = key.split('.')
  const last = rest.pop()!
  const name = rest.join('.')
  if (table === 'appeals')
    return [[['upheld', 'overturned', 'otherResult', 'pending'].map(result => `appeals.${name}.${result}`), [`appeals.${name}.total`]]]
  if (table !== 'applications')
    return []
  const at = (each: string): CellKey => `applications.${each}.${last}`
  return [
    [people.map(column => `applications.${name}.${column}`), [`applications.${name}.total`]],
    ...(outcomeNames.includes(name) || name === 'concluded' ? [[outcomeNames.map(at), [at('concluded')]] as [CellKey[], CellKey[]]] : []),
    ...(['received', 'carriedIn', 'concluded', 'carriedOut'].includes(name) ? [[[at('received'), at('carriedIn')], [at('concluded'), at('carriedOut')]] as [CellKey[], CellKey[]]] : []),
  ]
}

function valuesOf(fact: Fact, year: number, values: Filters['values']): Pick<Counted, 'cell' | 'isOpen'> {
  const found = new Map<CellKey, number | Exclude<CellState, 'number'>>()
  for (const table of tableNames) {
    for (const key of formCells(table, fact.layouts[table] ?? (year >= 2021 ? '2021' : '2019')))
      found.set(key, fact.layouts[table] === null ? 'absent' : fact.cells[key] ?? 0)
  }
  const asked = new Set(found.keys())
  for (const { field, after } of values === 'corrected' ? fact.corrections : []) {
    if (after !== null || asked.has(field))
      found.set(field, after ?? 'blank')
    else
      found.delete(field)
  }
  const printed = (key: CellKey) => found.get(key)
  /** Whether a sum holds; null where it cannot say. */
  const holds = ([left, right]: [CellKey[], CellKey[]]): boolean | null => {
    const states = [...left, ...right].map(printed).filter(state => state !== undefined)
    if (states.includes('unreadable'))
      return false
    if (states.includes('absent') || states.every(state => state === 'blank'))
      return null
    const sum = (keys: CellKey[]): number => keys.reduce((total, key) => total + (typeof printed(key) === 'number' ? printed(key) as number : 0), 0)
    return sum(left) === sum(right)
  }
  return {
    cell: (key) => {
      const state = found.get(key)
      return state === undefined || typeof state === 'number' ? state : null
    },
    isOpen: (key) => {
      const state = found.get(key)
      if (!asked.has(key) || typeof state === 'number' || state === 'mark')
        return false
      if (state !== 'blank')
        return true
      const told = sumsWith(key).map(holds)
      return told.includes(false) || !told.includes(true)
    },
  }
}

/** Every report of the scope the filters mean. */
export function present(world: World, filters: Filters): Counted[] {
  const chosen = new Map(agenciesOf(world, filters).map(agency => [agency.id, agency]))
  return world.facts.flatMap((fact) => {
    const agency = fact.agency === null ? undefined : chosen.get(fact.agency)
    const { year } = fact
    if (!agency || year === null || !fact.current || fact.scope !== filters.scope)
      return []
    if (filters.years && (year < filters.years[0] || year > filters.years[1]))
      return []
    return [{ fact, agency, year, ...valuesOf(fact, year, filters.values) }]
  })
}

/** The same without consolidated reports that another one present contains. */
export function counted(world: World, filters: Filters): Counted[] {
  const all = present(world, filters)
  if (filters.scope === 'unit')
    return all
  const governs = (agency: Agency): boolean => agency.name.endsWith('人民政府')
  const order = (agency: Agency): number => world.agencies.indexOf(agency)
  return all.filter(part => !all.some((whole) => {
    if (whole.year !== part.year || whole === part)
      return false
    const [inner, outer] = [pathOf(part.agency), pathOf(whole.agency)]
    if (outer !== '' && inner.startsWith(`${outer}/`))
      return governs(whole.agency) || whole.agency.type === part.agency.type
    return outer !== '' && inner === outer && governs(whole.agency) && (!governs(part.agency) || order(whole.agency) < order(part.agency))
  }))
}

/** Agencies with the years in which they have a report, or others of their group have one between or right after theirs. */
export function expectedYears(world: World, filters: Filters): { agency: Agency, year: number }[] {
  const governs = ({ name }: Agency): boolean => name.endsWith('人民政府')
  const groupOf = (agency: Agency): string => {
    const names = pathOf(agency).split('/')
    if (names[0] === '')
      return /^.+?[省市区县旗州盟](?=.)/.exec(agency.name)?.[0] ?? agency.id
    return (governs(agency) && names.length > 1 ? names.slice(0, -1) : names).join('/')
  }
  const counts = world.facts.filter(fact => fact.agency !== null && fact.year !== null && fact.current)
  const byId = new Map(world.agencies.map(agency => [agency.id, agency]))
  return agenciesOf(world, filters).flatMap((agency) => {
    const own = counts.filter(fact => fact.agency === agency.id && fact.scope === filters.scope).map(({ year }) => year!)
    if (own.length === 0)
      return []
    const around = counts.filter((fact) => {
      const other = byId.get(fact.agency!)!
      return groupOf(other) === groupOf(agency) || (governs(other) && pathOf(other) === groupOf(agency))
    }).map(({ year }) => year!)
    const next = Math.min(...around.filter(year => year > Math.max(...own)))
    return [...new Set([...own, ...around.filter(year => year > Math.min(...own) && (year < Math.max(...own) || year === next))])]
      .filter(year => !filters.years || (year >= filters.years[0] && year <= filters.years[1]))
      .map(year => ({ agency, year }))
  })
}

/** Agencies that should have a report in any of the years asked for. */
export function expected(world: World, filters: Filters): Agency[] {
  return [...new Set(expectedYears(world, filters).map(({ agency }) => agency))]
}

/** Σ of cells with their signs; null when none of them is a number anywhere. */
export function total(reports: readonly Counted[], keys: readonly string[]): number | null {
  const numbers = reports.flatMap(({ cell }) => keys.flatMap((key) => {
    const value = cell(key.replace('-', ''))
    return typeof value === 'number' ? [key.startsWith('-') ? -value : value] : []
  }))
  return numbers.length > 0 ? numbers.reduce((sum, value) => sum + value, 0) : null
}

export function gaps(reports: readonly Counted[], keys: readonly string[]): number {
  const asked = [...new Set(keys.map(key => key.replace('-', '')))]
  return reports.reduce((sum, { cell }) => sum + asked.filter(key => cell(key) === null).length, 0)
}

const row = (name: string): string => `applications.${name}.total`
const rows = (group: string, items: string): string[] => items.split(' ').map(item => row(`${group}.${item}`))
export const groups = {
  denied: rows('denied', 'stateSecret forbiddenByLaw publicSecurity thirdPartyRights internalAffairs deliberative enforcementFile administrativeInquiry'),
  unavailable: rows('unavailable', 'notHeld needsCreation stillUnclear'),
  notProcessed: rows('notProcessed', 'petition repeated publication excessive reconfirmation'),
  other: [...rows('other', 'notCorrected feeUnpaid misc'), row('other')],
}
const concluded = [row('concluded')]
const handled = [row('received'), row('carriedIn')]
const disclosed = [row('granted'), row('partlyGranted')]

/** Numerator and denominator of each metric in cell keys. */
export const formulas: Record<string, { above: string[], below?: string[] }> = {
  'received': { above: [row('received')] },
  'carriedIn': { above: [row('carriedIn')] },
  'handled': { above: handled },
  'concluded': { above: concluded },
  'carriedOut': { above: [row('carriedOut')] },
  'granted': { above: [row('granted')] },
  'partlyGranted': { above: [row('partlyGranted')] },
  'disclosureRate.before': { above: ['statistics.granted.year', 'statistics.partlyGranted.year'], below: ['statistics.answered.year'] },
  'disclosureRate': { above: disclosed, below: concluded },
  'disclosureRate.grantedOnly': { above: [row('granted')], below: concluded },
  'disclosureRate.overHandled': { above: disclosed, below: handled },
  'deniedRate': { above: groups.denied, below: concluded },
  'unavailableRate': { above: groups.unavailable, below: concluded },
  'notProcessedRate': { above: groups.notProcessed, below: concluded },
  'otherRate': { above: groups.other, below: concluded },
  'carryOutRate': { above: [row('carriedOut')], below: handled },
  'personShare': { above: ['applications.received.person'], below: [row('received')] },
  'reviewCount': { above: ['appeals.review.total'] },
  'litigationCount': { above: ['appeals.direct.total', 'appeals.afterReview.total'] },
  'disputeRate': { above: ['appeals.review.total', 'appeals.direct.total', 'appeals.afterReview.total'], below: concluded },
  'reviewOverturnRate': { above: ['appeals.review.overturned'], below: ['appeals.review.total', '-appeals.review.pending'] },
  'reviewOverturnRate.overTotal': { above: ['appeals.review.overturned'], below: ['appeals.review.total'] },
  'litigationOverturnRate': {
    above: ['appeals.direct.overturned', 'appeals.afterReview.overturned'],
    below: ['appeals.direct.total', '-appeals.direct.pending', 'appeals.afterReview.total', '-appeals.afterReview.pending'],
  },
  'normativeInForce': { above: ['proactive.normativeDocuments.inForce'] },
  'normativeNet': { above: ['proactive.normativeDocuments.issued', '-proactive.normativeDocuments.repealed'] },
  'licensing': { above: ['proactive.licensing.decisions'] },
  'penalties': { above: ['proactive.penalties.decisions'] },
  'coercion': { above: ['proactive.coercion.decisions'] },
  'fees': { above: ['proactive.fees.amount'] },
  ...Object.fromEntries(Object.entries(groups).flatMap(([group, keys]) => {
    const items = keys.filter(key => key !== row('other'))
    return items.map(key => [`share.${group}.${key.split('.')[2]}`, { above: [key], below: items }])
  })),
}

export interface Figure {
  value: number | null
  numerator: number | null
  denominator: number | null
  reports: number
  gaps: number
  leftOut: number
  lowCount: boolean
}

const sharing = [...disclosed, ...groups.denied, ...groups.unavailable, ...groups.notProcessed, ...groups.other, ...concluded]
const ofOutcomes = ['disclosureRate', 'disclosureRate.grantedOnly', 'deniedRate', 'unavailableRate', 'notProcessedRate', 'otherRate']

/** Whether a report may be in a metric: of a rate every cell of it must be known, of the shares of outcomes all outcomes. */
export function isUsable({ isOpen }: Counted, metric: string): boolean {
  const { above, below } = formulas[metric]!
  return below === undefined || !(ofOutcomes.includes(metric) ? sharing : [...above, ...below].map(key => key.replace('-', ''))).some(isOpen)
}

/** The reports of which all of these cells are known. */
export const known = (reports: readonly Counted[], keys: readonly CellKey[]): Counted[] => reports.filter(({ isOpen }) => !keys.some(isOpen))
export const outcomeCells = sharing
export const isAsked = ({ cell }: Counted, metric: string): boolean => [...formulas[metric]!.above, ...formulas[metric]!.below ?? []].some(key => cell(key.replace('-', '')) !== undefined)

/** One metric over some reports; `agencies` is present and expected, for the coverage. */
export function figure(metric: string, all: readonly Counted[], agencies: { present: number, expected: number }): Figure {
  if (metric === 'coverage') {
    const value = agencies.expected > 0 ? agencies.present / agencies.expected : null
    return { value, numerator: agencies.present, denominator: agencies.expected, reports: all.length, gaps: 0, leftOut: 0, lowCount: false }
  }
  const { above, below } = formulas[metric]!
  const cells = [...above, ...below ?? []]
  const usable = all.filter(report => isUsable(report, metric))
  const behind = usable.filter(report => isAsked(report, metric))
  const denominator = below ? total(usable, below) : null
  const numerator = total(usable, above) ?? (denominator === null ? null : 0)
  const rated = numerator !== null && denominator !== null && denominator > 0
  return {
    value: below ? rated ? numerator / denominator : null : numerator,
    numerator: below ? numerator : null,
    denominator,
    reports: behind.length,
    gaps: gaps(usable, cells),
    leftOut: all.filter(report => isAsked(report, metric)).length - behind.length,
    lowCount: below !== undefined && denominator !== null && denominator < 30,
  }
}
