import type { ComputedRef } from 'vue'
import { computed } from 'vue'

/** A computed of plain data that is a new object only when something in it really changed, so that nothing is asked or drawn twice. */
export function stable<Value>(of: () => Value): ComputedRef<Value> {
  return computed<Value>((before) => {
    const value = of()
    return before !== undefined && JSON.stringify(before) === JSON.stringify(value) ? before : value
  })
}
