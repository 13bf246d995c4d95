import { departmentTypes } from '@/reports'
import { measures } from '../../src/forms'

/*
 * A made-up nation, straight in the columns of the projection: the same numbers for the same size. Few agencies have most of the applications, places are of
 * very different size, some agencies begin late, some forms are old, some cells blank.
 */

export const firstYear = 2019
export const years = 7
/** Stands for NULL in a column of gaps. */
const notAsked = 255

/** A number from 0 to 1 that seems random but depends on its arguments only. */
export function chance(...seeds: number[]): number {
  let h = 0x9E3779B9
  for (const seed of seeds) {
    h = Math.imul(h ^ (seed + 0x7F4A7C15), 0x85EBCA6B)
    h ^= h >>> 13
    h = Math.imul(h, 0xC2B2AE35)
    h ^= h >>> 16
  }
  return (h >>> 0) / 4294967296
}

export interface World {
  /** Paths by code; 0 is none. */
  regions: string[]
  types: string[]
  levels: string[]
  agencies: { province: Int32Array, city: Int32Array, region: Int32Array, type: Uint8Array, level: Uint8Array, since: Uint8Array, weight: Float64Array }
  /** Rows, in the order of the tables: (year, agency). */
  reports: { agency: Int32Array, year: Int32Array }
}

/** A nation of `size` reports. */
export function worldOf(size: number): World {
  const agencies = Math.ceil(size / 6.2)
  const counties = Math.max(6, Math.round(agencies / 88))
  const cities = Math.max(1, Math.round(counties / 8.4))
  const provinces = Math.max(1, Math.min(31, Math.round(cities / 8)))
  const regions = ['']
  const places: { province: number, city: number, region: number, level: number, share: number }[] = []
  const name = (path: string): number => regions.push(path) - 1
  let [county, city] = [0, 0]
  for (let p = 0; p < provinces; p++) {
    const province = name(`第${p + 1}省`)
    places.push({ province, city: province, region: province, level: 0, share: 50 })
    for (; city < Math.round((p + 1) * cities / provinces); city++) {
      const path = `${regions[province]}/第${city + 1}市`
      const code = name(path)
      places.push({ province, city: code, region: code, level: 1, share: 45 })
      for (; county < Math.round((city + 1) * counties / cities); county++)
        places.push({ province, city: code, region: name(`${path}/第${county + 1}县`), level: 2, share: 30 + 90 * chance(county, 1) })
    }
  }
  const total = places.reduce((sum, { share }) => sum + share, 0)
  const made: World['agencies'] = {
    province: new Int32Array(agencies),
    city: new Int32Array(agencies),
    region: new Int32Array(agencies),
    type: new Uint8Array(agencies),
    level: new Uint8Array(agencies),
    since: new Uint8Array(agencies),
    weight: new Float64Array(agencies),
  }
  let [at, upTo] = [0, places[0]!.share]
  for (let agency = 0; agency < agencies; agency++) {
    while (agency >= upTo / total * agencies && at < places.length - 1)
      upTo += places[at += 1]!.share
    const { province, city, region, level } = places[at]!
    const township = level === 2 && chance(agency, 2) < 0.2
    made.province[agency] = province
    made.city[agency] = city
    made.region[agency] = region
    made.type[agency] = Math.floor(chance(agency, 3) ** 1.4 * departmentTypes.length)
    made.level[agency] = township ? 3 : level
    made.since[agency] = chance(agency, 4) < 0.82 ? 0 : Math.floor(chance(agency, 5) * years)
    // The sum of twelve is close to normal; its exponential has a long tail.
    let normal = -6
    for (let n = 0; n < 12; n++)
      normal += chance(agency, 6, n)
    made.weight[agency] = Math.exp(1.2 + 1.7 * normal) * [40, 8, 1.6, 0.3][made.level[agency]!]!
  }
  const reports: World['reports'] = { agency: new Int32Array(size), year: new Int32Array(size) }
  let row = 0
  for (let year = 0; year < years; year++) {
    for (let agency = 0; agency < agencies && row < size; agency++) {
      if (made.since[agency]! <= year) {
        reports.agency[row] = agency
        reports.year[row++] = firstYear + year
      }
    }
  }
  if (row < size)
    throw new RangeError(`${row} reports of ${size}`)
  return { regions, types: departmentTypes.map(({ key }) => key), levels: ['province', 'city', 'county', 'township'], agencies: made, reports }
}

/** Measures and their gaps of the rows `from` up to `to`; NaN and 255 stand for NULL. */
export interface Columns {
  values: Map<string, Float64Array<ArrayBuffer>>
  gaps: Map<string, Uint8Array<ArrayBuffer>>
  form: Uint16Array<ArrayBuffer>
}

const asksFor = { 2019: measures.map(({ cells }) => cells['2019'] !== undefined), 2021: measures.map(({ cells }) => cells['2021'] !== undefined) }

export function columnsOf({ agencies, reports }: World, from: number, to: number): Columns {
  const length = to - from
  const values = measures.map(() => new Float64Array(length))
  const gaps = measures.map(() => new Uint8Array(length))
  const form = new Uint16Array(length)
  const place = new Map(measures.map(({ column }, index) => [column, index]))
  const at = (column: string): Float64Array => values[place.get(column)!]!
  const [received, carriedIn, carriedOut, concluded] = ['received', 'carried_in', 'carried_out', 'concluded'].map(row => at(`applications_${row}_total`))
  const outcomes = ['applications_granted_total', 'applications_partly_granted_total', 'outcomes_denied', 'outcomes_unavailable', 'outcomes_not_processed', 'outcomes_other'].map(at)
  const applicants = ['person', 'business', 'research', 'public_interest', 'legal_service', 'other_organisation'].map(column => at(`applications_received_${column}`))
  const [reviews, upheld, overturned] = ['total', 'upheld', 'overturned'].map(result => at(`appeals_review_${result}`))
  const decisions = at('proactive_penalties_decisions')
  const outcomeShares = [0.34, 0.09, 0.13, 0.27, 0.08, 0.09]
  const applicantShares = [0.74, 0.13, 0.01, 0.01, 0.04, 0.07]
  for (let row = 0; row < length; row++) {
    const agency = reports.agency[from + row]!
    const year = reports.year[from + row]!
    const luck = chance(agency, year, 7)
    const cases = Math.floor(agencies.weight[agency]! * (0.6 + 0.8 * luck) * (1 + (year - firstYear) * 0.06))
    const split = (into: readonly (Float64Array | undefined)[], shares: readonly number[], whole: number, seed: number): void => {
      let left = whole
      shares.forEach((share, part) => {
        const own = part === shares.length - 1 ? left : Math.min(left, Math.floor(whole * share * (0.5 + chance(agency, year, seed, part))))
        into[part]![row] = own
        left -= own
      })
    }
    received![row] = cases
    carriedIn![row] = Math.floor(cases * 0.08 * luck)
    carriedOut![row] = Math.floor(cases * 0.06 * luck)
    concluded![row] = received![row]! + carriedIn![row]! - carriedOut![row]!
    split(applicants, applicantShares, cases, 8)
    split(outcomes, outcomeShares, concluded![row]!, 9)
    reviews![row] = Math.floor(cases * 0.02)
    upheld![row] = Math.floor(reviews![row]! * 0.8)
    overturned![row] = reviews![row]! - upheld![row]!
    decisions[row] = Math.floor(agencies.weight[agency]! * 9 * luck)
    const old = year < 2021
    const mixed = !old && chance(agency, year, 10) < 0.03
    form[row] = old ? 0 : mixed ? 2 : 1
    measures.forEach(({ column }, measure) => {
      if (!asksFor[old || (mixed && /^(?:applications|outcomes)_/.test(column)) ? 2019 : 2021][measure]) {
        values[measure]![row] = Number.NaN
        gaps[measure]![row] = notAsked
      }
    })
    if (chance(agency, year, 11) < 0.01) {
      const blank = place.get('applications_received_total')!
      values[blank]![row] = Number.NaN
      gaps[blank]![row] = 1
    }
  }
  return { values: new Map(measures.map(({ column }, index) => [column, values[index]!])), gaps: new Map(measures.map(({ column }, index) => [column, gaps[index]!])), form }
}

/** The year of each row's agency's report before it, null for its first. */
export function previousOf({ agencies, reports }: World, from: number, to: number): (number | null)[] {
  return Array.from({ length: to - from }, (_, row) => reports.year[from + row]! - firstYear > agencies.since[reports.agency[from + row]!]! ? reports.year[from + row]! - 1 : null)
}
