import type { RouteLocationRaw } from 'vue-router'
import type { Breakdown } from '@/figures'
import { useRoute } from 'vue-router'
import { toQuery } from '../../state/filterQuery'
import { useFilters } from '../../state/filters'

/** Where a group leads: an agency to its page, a group to its agencies in the same view; null where no filter leaves just the group. */
export function useDrill() {
  const route = useRoute()
  const filters = useFilters()

  return (data: Breakdown, key: string): RouteLocationRaw | null => {
    const { agency, filters: narrowed } = data.placeOf(key, null)
    if (agency !== null)
      return { name: 'agency', params: { id: agency } }
    if (narrowed === null || data.first.dimension === 'year')
      return null
    const { sort: _, ...rest } = route.query
    return { name: 'explore', query: { ...rest, ...toQuery({ ...filters.filters, ...narrowed }), by: 'agency', ...(route.query.and === 'agency' && { and: data.first.dimension }) } }
  }
}
