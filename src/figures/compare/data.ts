import type { Mark, Measure } from '../types'
import type { CompareRow, Metric } from '@/metrics'
import { isBroken } from '@/metrics'

/** One that is compared: an agency, a group, all, or the peers together. */
export interface Party {
  /** `kind:key` as the question has it. */
  key: string
  name: string
  /** What stands behind a mark of it. */
  place: Pick<NonNullable<Mark['place']>, 'filters' | 'agency'>
}

/** What a number of a party in a year is of; a null `metric` is that of its chart. */
export function placeIn({ key, place: { agency, filters } }: Party, year: number, metric: string | null): Pick<NonNullable<Mark['place']>, 'agency' | 'filters' | 'about'> {
  return {
    agency,
    filters: filters === null ? null : { ...filters, years: [year, year] },
    about: { metric, years: [year, year], group: filters === null ? key.replace(':', '=') : null },
  }
}

/** Values as printed, against a base year (counts as an index, rates in points), or against the year before (growth, points). */
export const readings = ['value', 'base', 'before'] as const
export type Reading = typeof readings[number]

/** Everything between the extremes, or the middle half. */
export const bands = ['range', 'quartiles'] as const
export type Band = typeof bands[number]

/** Parties beside their peers in one metric over years. */
export interface Comparison {
  metric: Metric
  /** In the interface's language. */
  name: string
  parties: readonly Party[]
  /** All within the filters, and the peers together. */
  all: Party
  peers: Party
  /** Of one panel. */
  rows: readonly CompareRow[]
  reading: Reading
  /** The year of an index. */
  base: number | null
  band: Band
  /** Every year shown, those without reports too. */
  years: readonly number[]
}

/** Why there is no number to tell. */
export type Lack = 'noReports' | 'noValue' | 'noBaseReports' | 'noBaseValue' | 'baseZero' | 'baseNegative' | 'break'

export function measureOf({ unit }: Pick<Metric, 'unit'>, reading: Reading): Measure {
  if (reading === 'value')
    return unit
  return unit === 'rate' ? 'points' : reading === 'base' ? 'index' : 'growth'
}

/** The year a row is told against. */
export function referenceYear(year: number, reading: Reading, base: number | null): number | null {
  return reading === 'value' ? null : reading === 'base' ? base : year - 1
}

export interface Reckoned {
  value: number | null
  lack: Lack | null
  /** Too few cases behind the rate, or behind the one it is told against. */
  low: boolean
}

/** The number of a row under a reading, or why there is none. Quotients need a base above 0. */
export function reckon(row: CompareRow | undefined, metric: Metric, reading: Reading, base: number | null): Reckoned {
  const none = (lack: Lack): Reckoned => ({ value: null, lack, low: false })
  if (!row || row.reports === 0)
    return none('noReports')
  if (row.value === null)
    return none('noValue')
  const against = referenceYear(row.year, reading, base)
  if (reading === 'value')
    return { value: row.value, lack: null, low: row.lowCount }
  if (against === null || row.referenceReports === 0)
    return none('noBaseReports')
  if (isBroken(metric, row.year, against))
    return none('break')
  if (row.reference === null)
    return none('noBaseValue')
  if (metric.unit === 'rate')
    return { value: row.value - row.reference, lack: null, low: row.lowCount || row.referenceLow }
  if (row.reference <= 0)
    return none(row.reference === 0 ? 'baseZero' : 'baseNegative')
  return { value: changed(row.value / row.reference, metric, reading), lack: null, low: false }
}

/** A quotient of counts, or a difference of rates, as the reading tells it. */
function changed(number: number, { unit }: Metric, reading: Reading): number {
  return unit === 'rate' ? number : reading === 'base' ? number * 100 : number - 1
}

/** The peers' own numbers in one year, and how many are not in them. */
export interface Spread {
  low: number
  median: number
  high: number
  counted: number
  lowCounts: number
  gaps: number
  missing: number
}

/** The peers of a year under the comparison's reading; null where fewer than one has a number, or the form changed between the years. */
export function spreadOf({ rows, metric, reading, base, band }: Pick<Comparison, 'rows' | 'metric' | 'reading' | 'base' | 'band'>, year: number, key = metric.key): Spread | null {
  const row = rows.find(each => each.year === year && each.metric === key)
  const against = referenceYear(year, reading, base)
  if (!row || row.median === null || (against !== null && isBroken(metric, year, against)))
    return null
  const tell = (number: number | null): number => reading === 'value' ? number! : changed(number!, metric, reading)
  return {
    low: tell(band === 'range' ? row.least : row.firstQuartile),
    median: tell(row.median),
    high: tell(band === 'range' ? row.most : row.thirdQuartile),
    counted: row.peersCounted,
    lowCounts: row.peersLow,
    gaps: row.peersGaps,
    missing: row.peerUnits - row.peersCounted - row.peersLow - row.peersGaps,
  }
}

/** Rows by party and year. */
export function rowAt({ rows, metric }: Pick<Comparison, 'rows' | 'metric'>): (party: string, year: number) => CompareRow | undefined {
  const found = new Map(rows.filter(row => row.metric === metric.key).map(row => [`${row.year}/${row.party}`, row]))
  return (party, year) => found.get(`${year}/${party}`)
}
