import type { ComputedRef } from 'vue'
import type { ViewSpec } from '../../state/viewSpec'
import { computed } from 'vue'
import { useRoute } from 'vue-router'
import { queryOf } from '../../state/viewSpec'

/** A figure of the page shown, as the view it is at this address: what is saved, copied and put into a briefing. */
export function useView(figure: string): ComputedRef<ViewSpec> {
  const route = useRoute()
  return computed(() => ({ page: String(route.name), figure, query: queryOf(route.query) }))
}
