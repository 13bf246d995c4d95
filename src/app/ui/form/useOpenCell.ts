import type { Ref } from 'vue'
import type { CellKey, FormModel } from '@/reports'
import { computed, shallowRef } from 'vue'

interface Grid { button: (key: CellKey) => HTMLElement | null }

/** The cell of a form that Tab reaches, and the one whose panel is open. */
export function useOpenCell(grid: Readonly<Ref<Grid | null>>, model: () => FormModel) {
  /** Arrow keys move it. */
  const active = shallowRef<CellKey | null>(null)
  const open = shallowRef<{ key: CellKey, anchor: HTMLElement } | null>(null)
  const reached = computed(() => active.value ?? model().bodies.flat(2).find(cell => cell.kind === 'value')?.key ?? null)

  function choose(key: CellKey) {
    active.value = key
    const anchor = grid.value?.button(key) ?? null
    open.value = open.value?.key === key || !anchor ? null : { key, anchor }
  }

  /** `refocus`: back to the cell. */
  function shut(refocus: boolean) {
    const anchor = open.value?.anchor
    open.value = null
    if (refocus)
      anchor?.focus({ preventScroll: true })
  }

  return { active, open, reached, choose, shut }
}
