import type { Ref } from 'vue'
import type { WorkItem } from './work'
import { computed, shallowRef } from 'vue'

/** Chosen lines of the list as shown, in its order; what leaves the list leaves the selection. */
export function useSelection(items: Ref<readonly WorkItem[]>) {
  const keys = shallowRef<ReadonlySet<string>>(new Set())
  let anchor: string | null = null

  const selected = computed(() => keys.value.size === 0 ? [] : items.value.filter(({ key }) => keys.value.has(key)))

  function set(changed: readonly WorkItem[], on: boolean) {
    const next = new Set(keys.value)
    changed.forEach(({ key }) => on ? next.add(key) : next.delete(key))
    keys.value = next
  }

  /** Switches one line; with `range`, every line from the last one switched. */
  function toggle(item: WorkItem, range = false) {
    const from = items.value.findIndex(({ key }) => key === anchor)
    const to = items.value.findIndex(({ key }) => key === item.key)
    if (range && from >= 0)
      set(items.value.slice(Math.min(from, to), Math.max(from, to) + 1), true)
    else
      set([item], !keys.value.has(item.key))
    anchor = item.key
  }

  return { selected, isSelected: (item: WorkItem) => keys.value.has(item.key), set, toggle, clear: () => keys.value = new Set() }
}
