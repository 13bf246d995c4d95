import type { Selection } from '../../src/app/state/selectionQuery'
import type { World } from './world'
import type { Dimension, Filters } from '@/metrics'
import { metricOf, noFilters } from '@/metrics'
import { linkedViews, narrowedFor, noSelection } from '../../src/app/state/selectionQuery'
import { chance, firstYear, years } from './world'

/** What the page of linked views asks after a change: each chart under everyone's filters but its own. */
export interface Change {
  what: string
  metric: string
  level: Dimension
  filters: Record<typeof linkedViews[number], Filters>
}

/** A person at work: brushes years, picks types, places, agencies and parts, goes into a province and out again. */
export function changesOf({ regions, types }: World, count: number): Change[] {
  const pick = <T>(list: readonly T[], at: number, seed: number): T => list[Math.floor(chance(at, seed) * list.length)]!
  const depth = (path: string): number => path.split('/').length
  const [provinces, cities, counties] = [1, 2, 3].map(level => regions.filter(path => path !== '' && depth(path) === level))
  let filters: Filters = noFilters
  let selection: Selection = noSelection
  return Array.from({ length: count }, (_, at) => {
    const kind = chance(at, 20)
    let what = 'years'
    if (kind < 0.25) {
      const first = Math.floor(chance(at, 21) * years)
      selection = { ...selection, years: [firstYear + first, firstYear + first + Math.floor(chance(at, 22) * (years - first))] }
    }
    else if (kind < 0.45) {
      what = 'type'
      selection = { ...selection, types: chance(at, 23) < 0.3 ? [] : [pick(types, at, 24)] }
    }
    else if (kind < 0.6) {
      what = 'place'
      const within = filters.regions.length > 0 ? regions.filter(path => path.startsWith(`${filters.regions[0]}/`) && depth(path) === depth(filters.regions[0]!) + 1) : provinces!
      selection = { ...selection, regions: within.length > 0 ? [pick(within, at, 25)] : [] }
    }
    else if (kind < 0.7) {
      what = 'into a place'
      filters = { ...noFilters, regions: [chance(at, 26) < 0.6 ? pick(provinces!, at, 27) : pick(chance(at, 28) < 0.5 ? cities! : counties!, at, 29)] }
      selection = noSelection
    }
    else if (kind < 0.77) {
      what = 'agency'
      selection = { ...selection, agencies: [`第${1 + Math.floor(chance(at, 30) * 40)}机关`] }
    }
    else if (kind < 0.85) {
      what = 'part'
      selection = { ...selection, part: pick(['outcomes.granted', 'outcomes.denied', 'applicants.person', null], at, 31) }
    }
    else {
      what = 'all'
      filters = noFilters
      selection = noSelection
    }
    const inside = filters.regions[0]
    const below: Dimension = inside === undefined ? (provinces!.length > 1 ? 'province' : cities!.length > 1 ? 'city' : 'county') : depth(inside) === 1 ? 'city' : 'county'
    return {
      what,
      metric: selection.part === null ? 'received' : metricOf(selection.part).key,
      level: below,
      filters: Object.fromEntries(linkedViews.map(view => [view, narrowedFor(view, filters, selection)])) as Change['filters'],
    }
  })
}
