import type { ComputedRef, InjectionKey } from 'vue'
import type { Filters } from '@/metrics'
import { storeToRefs } from 'pinia'
import { inject, provide } from 'vue'
import { useFilters } from '../stores/filters'

const scope: InjectionKey<ComputedRef<Filters>> = Symbol('filters')

/** Gives everything within this component filters of its own: a saved view, a block of a briefing, one of several linked charts. */
export function provideScope(filters: ComputedRef<Filters>): void {
  provide(scope, filters)
}

/** The filters that hold here: those of the nearest `provideScope` above, else those of the address. */
export function useScope(): ComputedRef<Filters> {
  return inject(scope, () => storeToRefs(useFilters()).filters, true)
}
