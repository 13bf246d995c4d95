import type { FilterControl } from './filterQuery'
import type { Filters } from '@/metrics'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { noFilters } from '@/metrics'
import { filterKeys, fromQuery, toQuery } from './filterQuery'
import { useFilterWords } from './filterWords'
import { stable } from './stable'

/** One removable mark of the filter bar. */
export interface Chip {
  key: string
  control: FilterControl
  label: string
  remove: () => void
}

/** The filters of every view. The address is the only place they live: a copied address gives the same view, back and forward walk through them. */
export const useFilters = defineStore('filters', () => {
  const route = useRoute()
  const router = useRouter()
  const wordsOf = useFilterWords()

  const filters = stable(() => fromQuery(route.query))

  /** What is set where a page shows it, and what was last set where a page does not: a report has no filters, and the list it was opened from gets its own back. */
  const kept = shallowRef<Filters>(noFilters)
  watch([() => route.meta.filters, filters], ([controls = [], now]) => {
    const keys = Object.keys(now) as FilterControl[]
    kept.value = { ...now, ...Object.fromEntries(keys.filter(key => !controls.includes(key) && JSON.stringify(now[key]) === JSON.stringify(noFilters[key])).map(key => [key, kept.value[key]])) }
  }, { immediate: true, flush: 'sync' })
  /** The filters as part of an address, for links to other pages. */
  const query = computed(() => toQuery(kept.value))

  function set(patch: Partial<Filters>) {
    const rest = Object.fromEntries(Object.entries(route.query).filter(([key]) => !(filterKeys as readonly string[]).includes(key)))
    return router.push({ query: { ...rest, ...toQuery({ ...filters.value, ...patch }) } })
  }

  const chips = computed<Chip[]>(() => wordsOf(filters.value).map(({ key, control, label, without }) => ({ key, control, label, remove: () => void set(without) })))

  function reset() {
    kept.value = noFilters
    return set(noFilters)
  }

  return { filters, query, chips, set, reset }
})
