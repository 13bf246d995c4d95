import type { Change } from './changes'
import type { World } from './world'
import type { Dimension, Filters, Metric } from '@/metrics'
import { metricOf, wholeOf } from '@/metrics'
import { columnsOf, firstYear, years } from './world'

/*
 * The same six answers by loops over typed arrays, with nothing between the numbers and the processor: what the engine is held against, and what its totals are.
 */

export type Held = Map<string, Float64Array>

const chunk = 50_000

/** The columns some metrics need, whole. */
export function hold(world: World, columns: readonly string[]): Held {
  const size = world.reports.agency.length
  const held: Held = new Map(columns.map(column => [column, new Float64Array(size)]))
  for (let from = 0; from < size; from += chunk) {
    const { values } = columnsOf(world, from, Math.min(size, from + chunk))
    for (const column of columns)
      held.get(column)!.set(values.get(column)!, from)
  }
  return held
}

/** 1 for each agency the filters mean. */
function chosen({ regions, types, agencies }: World, filters: Filters): Uint8Array {
  const count = agencies.region.length
  const pass = new Uint8Array(count)
  const places = filters.regions.length === 0 ? null : new Set(regions.flatMap((path, code) => filters.regions.some(asked => path === asked || path.startsWith(`${asked}/`)) ? [code] : []))
  const kinds = filters.types.length === 0 ? null : new Set(filters.types.map(key => types.indexOf(key)))
  const own = filters.agencies.length === 0 ? null : new Set(filters.agencies.map(id => Number(id.slice(1, -2)) - 1))
  for (let agency = 0; agency < count; agency++)
    pass[agency] = Number((!places || places.has(agencies.region[agency]!)) && (!kinds || kinds.has(agencies.type[agency]!)) && (!own || own.has(agency)))
  return pass
}

interface Sums { groups: Float64Array[], total: (number | null) }

/** Sums of the terms of some metrics by group, and the value of the first over all. */
function summed(world: World, held: Held, filters: Filters, metrics: readonly Metric[], keyOf: (agency: number, year: number) => number, groups: number): Sums {
  const pass = chosen(world, filters)
  const { agency, year } = world.reports
  const [first, last] = filters.years ?? [0, 9999]
  const terms = metrics.flatMap(({ numerator, denominator }) => [numerator, denominator].flatMap(side => side === null || side === 'agencies' ? [] : [...side]))
  const columns = terms.map(term => held.get(term)!)
  const sums = columns.map(() => new Float64Array(groups))
  const seen = new Uint8Array(columns.length)
  for (let row = 0; row < agency.length; row++) {
    if (pass[agency[row]!] === 0 || year[row]! < first || year[row]! > last)
      continue
    const key = keyOf(agency[row]!, year[row]!)
    for (let at = 0; at < columns.length; at++) {
      const value = columns[at]![row]!
      if (!Number.isNaN(value)) {
        sums[at]![key]! += value
        seen[at] = 1
      }
    }
  }
  const whole = sums.map((column, at) => seen[at] ? column.reduce((sum, value) => sum + value, 0) : null)
  const { numerator, denominator } = metrics[0]!
  const side = (from: number, length: number): number | null => {
    const parts = whole.slice(from, from + length).filter(value => value !== null)
    return parts.length > 0 ? parts.reduce((sum, value) => sum + value, 0) : null
  }
  const above = side(0, (numerator as string[]).length)
  const below = denominator === null ? null : side((numerator as string[]).length, (denominator as string[]).length)
  return { groups: sums, total: denominator === null ? above : above !== null && below !== null && below > 0 ? above / below : null }
}

/** The totals of the six answers, each group's sums and the first fifty agencies worked out on the way. */
export function answer(world: World, held: Held, { metric, level, filters }: Change): (number | null)[] {
  const { agencies, regions, types } = world
  const places: Partial<Record<Dimension, Int32Array>> = { province: agencies.province, city: agencies.city, county: agencies.region }
  const place = places[level]!
  const asked = [metricOf(metric)]
  const ofType = (agency: number): number => agencies.type[agency]!
  const parts = (key: 'outcomes' | 'applicants', view: Filters) => summed(world, held, view, wholeOf(key)!.parts, ofType, types.length)
  const all = [
    summed(world, held, filters.years, asked, (_, year) => year - firstYear, years),
    summed(world, held, filters.types, asked, ofType, types.length),
    summed(world, held, filters.regions, asked, agency => place[agency]!, regions.length),
    parts('outcomes', filters.outcomes),
    parts('applicants', filters.applicants),
    summed(world, held, filters.agencies, asked, agency => agency, agencies.region.length),
  ]
  const [above] = all[5]!.groups
  Array.from(above!.keys()).sort((a, b) => above![b]! - above![a]!).length = 50
  return all.map(({ total }) => total)
}
