import type { Added, Agency, Correction, Region, Scope, UnitYear } from '@/reports'
import type { WorkspaceState } from '@/workspace'
import { tableNames } from '@/forms'
import { addedAt, apartReasons, unitYears } from '@/reports'
import { Codes } from './codes'

export type ProjectedReport = Pick<
  WorkspaceState['reports'][number],
  'id' | 'batch' | 'agency' | 'year' | 'scope' | 'fictional' | 'status' | 'layouts' | 'revision' | 'current'
>

/** What an agency's reports are grouped and filtered by, as codes. A region's code is that of its path, `` where it is not known. */
export interface Place {
  province: number
  city: number
  region: number
  type: number
  level: number
}

/** In which level's sum a report is. */
export interface Level {
  /** Code of the place (as a region's) in whose sum it is added; null: in none. */
  addedAt: number | null
  /** 0, or from 1 the place in `apartReasons` of why it is added nowhere. */
  apart: number
}

export interface PlacedReport extends Place, Level {
  report: ProjectedReport
  code: number
  /** Code of its agency, null when nobody knows the agency. */
  agency: number | null
  /** Whether it counts in totals: current, with agency and year. */
  counts: boolean
  /** The last year before this one in which its agency has a report of the same scope that counts. */
  previous: number | null
  corrections: readonly Correction[]
  /** Everything its rows hold, to tell whether they have changed. */
  signature: string
}

export interface PlacedAgency extends Place {
  agency: Agency
  code: number
  /** Reports that count, by scope. */
  unit: number
  consolidated: number
  /** The states of its years, each with the year before it that has one of the same scope. */
  years: (UnitYear & Level & { previous: number | null })[]
  signature: string
}

export interface Placed {
  agencies: PlacedAgency[]
  reports: PlacedReport[]
}

/** Codes of everything the tables name. */
export interface Vocabulary {
  agencies: Codes
  regions: Codes
  types: Codes
  levels: Codes
  reports: Codes
  /** Which measures a report's forms ask for, as `wide.ts` tells them. */
  forms: Codes
}

/** `江苏省/淮安市/洪泽区`, or null for an agency of no region (national, or not known). */
export function regionPath({ province, city, county }: Region): string | null {
  return pathOf(province, city, county) || null
}

function pathOf(...names: (string | null)[]): string {
  return names.filter(name => name !== null).join('/')
}

/**
 * Codes for tables built anew. Names that have a code keep it, so that a code means one thing for as long as the database is open; new regions come in the
 * order of their paths, so that what lies within a region lies together.
 */
export function vocabularyOf(known: readonly Agency[], reports: readonly ProjectedReport[], before: Vocabulary | null): Vocabulary {
  const agencies = withUnregistered(known, reports)
  const paths = new Set(agencies.flatMap(({ region: { province, city, county } }) => [pathOf(province), pathOf(province, city), pathOf(province, city, county)]))
  const added = (kind: 'agencies' | 'regions' | 'types' | 'levels', names: Iterable<string>): Codes => new Codes([...before?.[kind].names ?? [], ...names])
  return {
    agencies: added('agencies', agencies.map(({ id }) => id)),
    // The first is that of no region.
    regions: added('regions', ['', ...[...paths].sort()]),
    types: added('types', agencies.map(({ type }) => type)),
    levels: added('levels', []),
    reports: new Codes(),
    forms: new Codes(),
  }
}

export interface Placeable {
  agencies: readonly Agency[]
  reports: readonly ProjectedReport[]
  corrections: readonly Correction[]
  /** The states of units' years; without them they are what the reports that count tell. */
  unitYears?: readonly UnitYear[]
}

/** Agencies and reports with their codes; reports in the order of the tables: (year, region, type, agency), those that count nowhere last. */
export function placeAll({ agencies: known, reports, corrections, unitYears: states }: Placeable, codes: Vocabulary): Placed {
  const all = withUnregistered(known, reports)
  const years = statesByAgency(states ?? unitYears(all, reports.flatMap(({ agency, year, scope, current }) => agency !== null && year !== null && current ? [{ agency, year, scope, state: 'accepted' }] : [])))
  const agencies = all.map(agency => ({ agency, code: codes.agencies.of(agency.id), ...placeOf(agency, codes), unit: 0, consolidated: 0, years: years.get(agency.id) ?? [], signature: '' }))
  const byId = new Map(agencies.map(placed => [placed.agency.id, placed]))
  const levelOf = levels(all, codes)
  for (const { agency, years } of agencies)
    years.forEach(each => Object.assign(each, levelOf(agency, each.scope)))
  const corrected = byReport(corrections)
  const placed = reports.map((report): PlacedReport => {
    const owner = report.agency === null ? undefined : byId.get(report.agency)
    return {
      report,
      code: -1,
      agency: owner?.code ?? null,
      province: owner?.province ?? 0,
      city: owner?.city ?? 0,
      region: owner?.region ?? 0,
      type: owner?.type ?? 0,
      level: owner?.level ?? 0,
      ...owner ? levelOf(owner.agency, report.scope) : { addedAt: null, apart: 0 },
      counts: report.current && report.year !== null && owner !== undefined,
      previous: null,
      corrections: corrected.get(report.id) ?? [],
      signature: '',
    }
  })
  placed.sort((a, b) => Number(b.counts) - Number(a.counts)
    || (a.report.year ?? 0) - (b.report.year ?? 0) || a.region - b.region || a.type - b.type || (a.agency ?? 0) - (b.agency ?? 0))
  const latest = { unit: new Map<number, number>(), consolidated: new Map<number, number>() }
  for (const each of placed) {
    const { report, agency, counts } = each
    if (counts) {
      each.previous = latest[report.scope].get(agency!) ?? null
      latest[report.scope].set(agency!, report.year!)
      byId.get(report.agency!)![report.scope] += 1
    }
    each.code = codes.reports.of(report.id)
    each.signature = signatureOf(each)
  }
  for (const each of agencies) {
    const { agency: { id, name, region, level, type, fictional }, unit, consolidated, years } = each
    each.signature = JSON.stringify([id, name, region.province, region.city, region.county, level, type, fictional, unit, consolidated, ...years.map(({ year, scope, state, due, addedAt, apart }) => `${year} ${scope} ${state} ${due} ${addedAt} ${apart}`)])
  }
  return { agencies, reports: placed }
}

function statesByAgency(states: readonly UnitYear[]): Map<string, PlacedAgency['years']> {
  const found = new Map<string, PlacedAgency['years']>()
  for (const each of [...states].sort((a, b) => a.year - b.year)) {
    const own = found.get(each.agency) ?? []
    found.set(each.agency, own)
    own.push({ ...each, addedAt: null, apart: 0, previous: own.findLast(({ scope, state }) => scope === each.scope && state !== 'exempt')?.year ?? null })
  }
  return found
}

function byReport(corrections: readonly Correction[]): Map<string, Correction[]> {
  const found = new Map<string, Correction[]>()
  for (const correction of corrections) {
    const own = found.get(correction.report)
    if (own)
      own.push(correction)
    else
      found.set(correction.report, [correction])
  }
  return found
}

function placeOf({ region: { province, city, county }, type, level }: Agency, { regions, types, levels }: Vocabulary): Place {
  return {
    province: regions.of(pathOf(province)),
    city: regions.of(pathOf(province, city)),
    region: regions.of(pathOf(province, city, county)),
    type: types.of(type),
    level: levels.of(level ?? ''),
  }
}

/** The rule of levels in codes, once for each agency and scope. */
function levels(agencies: readonly Agency[], { regions }: Vocabulary): (agency: Agency, scope: Scope) => Level {
  const rule = addedAt(agencies)
  const known = new Map<string, Level>()
  const coded = (added: Added): Level => added.at === null ? { addedAt: null, apart: apartReasons.indexOf(added.why) + 1 } : { addedAt: regions.of(added.at), apart: 0 }
  return (agency, scope) => {
    const key = `${scope} ${agency.id}`
    const level = known.get(key) ?? coded(rule(agency, scope))
    known.set(key, level)
    return level
  }
}

/** Short to make, since every change of the record asks for that of every report. */
function signatureOf({ report, agency, province, city, region, type, level, addedAt, apart, counts, previous, corrections }: PlacedReport): string {
  const { batch, year, scope, fictional, status, layouts, revision, current } = report
  const own = [batch, year, scope, fictional, status, ...tableNames.map(table => layouts[table]), revision, current, agency, province, city, region, type, level, addedAt, apart, counts, previous].join(' ')
  return corrections.length === 0 ? own : own + JSON.stringify(corrections.map(({ field, after }) => [field, after]))
}

/** Agencies, with those that reports name and the registry lacks: they count all the same, in no region and of no known type. */
function withUnregistered(known: readonly Agency[], reports: readonly ProjectedReport[]): Agency[] {
  const registered = new Set(known.map(agency => agency.id))
  const missing = new Set(reports.flatMap(({ agency }) => agency !== null && !registered.has(agency) ? [agency] : []))
  return [...known, ...[...missing].map((id): Agency => ({
    id,
    name: id,
    aliases: [],
    region: { code: null, province: null, city: null, county: null },
    level: null,
    type: 'other',
    fictional: reports.some(report => report.agency === id && report.fictional),
    guessed: { region: null, level: null, type: null },
  }))]
}
