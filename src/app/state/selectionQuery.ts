import type { LocationQuery, LocationQueryRaw } from 'vue-router'
import type { Filters } from '@/metrics'
import { wholeOf, within } from '@/metrics'
import { fromQuery } from './filterQuery'

/** What is picked in linked charts. It narrows every chart but the one it was picked in; the filters narrow all. */
export interface Selection {
  years: readonly [number, number] | null
  types: readonly string[]
  /** Paths, as in the filters. */
  regions: readonly string[]
  agencies: readonly string[]
  /** Key of a part of the outcomes or the applicants. It narrows nothing: its share becomes what the other charts measure. */
  part: string | null
}

export const noSelection: Selection = { years: null, types: [], regions: [], agencies: [], part: null }

/** The linked charts. */
export const linkedViews = ['years', 'types', 'regions', 'outcomes', 'applicants', 'agencies'] as const
export type CrossfilterView = typeof linkedViews[number]

/** Keys of the address a selection owns. */
export const selectionKeys = ['sel.years', 'sel.type', 'sel.region', 'sel.agency', 'sel.part'] as const

const partWholes = ['outcomes', 'applicants'] as const

/** A selection as it stands in the address; what is not picked leaves no trace. */
export function toSelectionQuery({ years, types, regions, agencies, part }: Selection): LocationQueryRaw {
  return {
    ...(years && { 'sel.years': years.join('-') }),
    ...(types.length > 0 && { 'sel.type': [...types] }),
    ...(regions.length > 0 && { 'sel.region': [...regions] }),
    ...(agencies.length > 0 && { 'sel.agency': [...agencies] }),
    ...(part !== null && { 'sel.part': part }),
  }
}

/** The selection of an address, read as filters are; anything it does not understand counts as not said. */
export function fromSelectionQuery(query: LocationQuery | LocationQueryRaw): Selection {
  const { years, types, regions, agencies } = fromQuery({ years: query['sel.years'], type: query['sel.type'], region: query['sel.region'], agency: query['sel.agency'] })
  const part = String(query['sel.part'] ?? '')
  return { years, types, regions, agencies, part: partWholes.some(whole => wholeOf(whole)!.parts.some(({ key }) => key === part)) ? part : null }
}

/** The selection after a group was picked in a chart: it alone, or none if it was the one; with `add`, one more or one less. Years reach from the first to the last. */
export function picked(selection: Selection, view: CrossfilterView, key: string, add: boolean): Selection {
  if (view === 'outcomes' || view === 'applicants')
    return { ...selection, part: selection.part === key ? null : key }
  if (view === 'years') {
    const year = Number(key)
    const [first, last] = selection.years ?? [year, year]
    if (add)
      return { ...selection, years: [Math.min(first, year), Math.max(last, year)] }
    return { ...selection, years: selection.years && first === year && last === year ? null : [year, year] }
  }
  const chosen = selection[view]
  if (add)
    return { ...selection, [view]: chosen.includes(key) ? chosen.filter(other => other !== key) : [...chosen, key] }
  return { ...selection, [view]: chosen.length === 1 && chosen[0] === key ? [] : [key] }
}

/** A key no agency has: two lists that share nothing leave nothing, where an empty list would leave all. */
const nobody = '∅'

/** What both filters and selection leave for a chart: everyone's selection but its own. Without a chart: everyone's. */
export function narrowedFor(view: CrossfilterView | null, filters: Filters, selection: Selection): Filters {
  const chosen = view === null ? selection : { ...selection, [view]: noSelection[view as keyof Selection] }
  return {
    ...filters,
    years: bothYears(filters.years, chosen.years),
    types: both(filters.types, chosen.types),
    agencies: both(filters.agencies, chosen.agencies),
    regions: bothRegions(filters.regions, chosen.regions),
  }
}

/** Filters that show what the selection left. Where the two share nothing the selection, made later, holds. */
export function asFilters(filters: Filters, selection: Selection): Filters {
  const narrowed = narrowedFor(null, filters, selection)
  const or = (found: readonly string[], chosen: readonly string[]): readonly string[] => found[0] === nobody ? chosen : found
  return {
    ...narrowed,
    years: narrowed.years && narrowed.years[0] > narrowed.years[1] ? selection.years : narrowed.years,
    types: or(narrowed.types, selection.types),
    regions: or(narrowed.regions, selection.regions),
    agencies: or(narrowed.agencies, selection.agencies),
  }
}

/** Years that share nothing become a span that ends before it begins, which no report lies in. */
function bothYears(one: Filters['years'], other: Filters['years']): Filters['years'] {
  return one && other ? [Math.max(one[0], other[0]), Math.min(one[1], other[1])] : one ?? other
}

function both(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0 || other.length === 0)
    return [...one, ...other]
  const shared = other.filter(key => one.includes(key))
  return shared.length > 0 ? shared : [nobody]
}

function bothRegions(one: readonly string[], other: readonly string[]): readonly string[] {
  if (one.length === 0 || other.length === 0)
    return [...one, ...other]
  const shared = [...other.filter(place => one.some(region => within(place, region))), ...one.filter(place => other.some(region => within(place, region)))]
  return shared.length > 0 ? [...new Set(shared)] : [nobody]
}
