import type { CrossfilterView, Selection } from './selectionQuery'
import type { Filters } from '@/metrics'
import { defineStore } from 'pinia'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { filterKeys, toQuery } from './filterQuery'
import { useFilters } from './filters'
import { asFilters, fromSelectionQuery, noSelection, picked, selectionKeys, toSelectionQuery } from './selectionQuery'
import { stable } from './stable'

/** The selection of the linked charts. Like the filters it lives in the address alone. */
export const useSelection = defineStore('selection', () => {
  const route = useRoute()
  const router = useRouter()
  const filters = useFilters()

  const selection = stable(() => fromSelectionQuery(route.query))
  /** The filters that show what the selection left. */
  const narrowed = computed<Filters>(() => asFilters(filters.filters, selection.value))

  const without = (keys: readonly string[]) => Object.fromEntries(Object.entries(route.query).filter(([key]) => !keys.includes(key)))

  /** `replace`: one gesture goes on, and going back undoes all of it. */
  function set(patch: Partial<Selection>, replace = false) {
    const query = { ...without(selectionKeys), ...toSelectionQuery({ ...selection.value, ...patch }) }
    return replace ? router.replace({ query }) : router.push({ query })
  }

  return {
    selection,
    narrowed,
    set,
    pick: (view: CrossfilterView, key: string, add: boolean) => set(picked(selection.value, view, key, add)),
    clear: () => set(noSelection),
    /** Makes the selection filters; the part that was measured becomes the metric. */
    keep: () => router.push({ query: {
      ...without([...selectionKeys, ...filterKeys]),
      ...toQuery(narrowed.value),
      ...(selection.value.part !== null && { metric: selection.value.part }),
    } }),
  }
})
