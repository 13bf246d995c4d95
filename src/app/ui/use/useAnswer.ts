import type { Ref, ShallowRef } from 'vue'
import { shallowRef, watch } from 'vue'
import { stable } from '../../state/stable'

/** What is wanted, as a new object only when it really changed, and what the rows that are shown answer: old rows keep what they were asked under. */
export function useAnswer<Wanted extends object>(wanted: () => Wanted) {
  const asking = stable(wanted)
  return {
    asking,
    shownFor(rows: Readonly<Ref<unknown>>): Readonly<ShallowRef<Wanted>> {
      const shown = shallowRef(asking.value) as ShallowRef<Wanted>
      watch(rows, () => shown.value = asking.value, { flush: 'sync' })
      return shown
    },
  }
}
