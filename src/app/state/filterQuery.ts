import type { LocationQuery, LocationQueryRaw, LocationQueryValue } from 'vue-router'
import type { Filters } from '@/metrics'
import { noFilters, readScope } from '@/metrics'

/** A control of the filter bar; a page names those that mean something on it. */
export type FilterControl = 'years' | 'regions' | 'types' | 'agencies' | 'values' | 'scope'

/** Keys of the address the filters own; every other key belongs to the page. */
export const filterKeys = ['years', 'region', 'type', 'agency', 'values', 'scope'] as const

/** Filters as they stand in the address; what is at its default leaves no trace. */
export function toQuery(filters: Filters): LocationQueryRaw {
  return {
    ...(filters.years && { years: filters.years.join('-') }),
    ...(filters.regions.length > 0 && { region: [...filters.regions] }),
    ...(filters.types.length > 0 && { type: [...filters.types] }),
    ...(filters.agencies.length > 0 && { agency: [...filters.agencies] }),
    ...(filters.values !== noFilters.values && { values: filters.values }),
    ...(filters.scope !== noFilters.scope && { scope: filters.scope }),
  }
}

/** Filters from the address; anything it does not understand counts as not said. */
export function fromQuery(query: LocationQuery | LocationQueryRaw): Filters {
  return {
    years: years(texts(query.years)[0]),
    regions: texts(query.region),
    types: texts(query.type),
    agencies: texts(query.agency),
    values: texts(query.values)[0] === 'published' ? 'published' : 'corrected',
    scope: readScope(texts(query.scope)[0]) ?? noFilters.scope,
  }
}

function texts(value: LocationQueryRaw[string] | LocationQueryValue[]): string[] {
  const list = Array.isArray(value) ? value : [value]
  return [...new Set(list.map(item => item == null ? '' : String(item)).filter(item => item !== ''))]
}

function years(text: string | undefined): Filters['years'] {
  const match = /^(\d{4})-(\d{4})$/.exec(text ?? '')
  if (!match)
    return null
  const [first, last] = [Number(match[1]), Number(match[2])]
  return first <= last ? [first, last] : [last, first]
}
