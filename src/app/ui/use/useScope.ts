import type { ComputedRef, InjectionKey } from 'vue'
import type { Filters } from '@/metrics'
import { storeToRefs } from 'pinia'
import { inject, provide } from 'vue'
import { useFilters } from '../../state/filters'

interface Scope {
  filters: ComputedRef<Filters>
  narrow: (filters: Filters) => void
}
const scope: InjectionKey<Scope> = Symbol('filters')

/**
 * Gives everything within this component filters of its own: a saved view, a block of a briefing, one of several linked charts. `narrow` takes the
 * filters a person asked for on a mark; without it they become the address's.
 */
export function provideScope(filters: ComputedRef<Filters>, narrow?: (filters: Filters) => void): void {
  provide(scope, { filters, narrow: narrow ?? useNarrow() })
}

/** The filters that hold here: those of the nearest `provideScope` above, else those of the address. */
export function useScope(): ComputedRef<Filters> {
  return inject(scope, null)?.filters ?? storeToRefs(useFilters()).filters
}

/** Whether filters other than the address's hold here. */
export function hasOwnScope(): boolean {
  return inject(scope, null) !== null
}

/** Narrows what is shown here to `filters`. */
export function useNarrow(): (filters: Filters) => void {
  const filters = useFilters()
  return inject(scope, null)?.narrow ?? (next => void filters.set(next))
}
