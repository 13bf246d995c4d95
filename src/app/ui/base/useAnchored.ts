import type { ShallowRef } from 'vue'
import { onClickOutside, useEventListener, useResizeObserver } from '@vueuse/core'
import { computed, onMounted, ref } from 'vue'

/** Keeps a panel beside the element it belongs to, inside the window, while page and panel move; a press elsewhere closes it. */
export function useAnchored(panel: Readonly<ShallowRef<HTMLElement | null>>, anchor: () => HTMLElement, close: () => void) {
  const place = ref({ left: '8px', top: '8px' })

  function stand() {
    if (!panel.value)
      return
    const box = anchor().getBoundingClientRect()
    const own = panel.value.getBoundingClientRect()
    const { clientWidth, clientHeight } = document.documentElement
    const top = box.bottom + 6 + own.height < clientHeight ? box.bottom + 6 : box.top - own.height - 6
    place.value = {
      left: `${Math.max(8, Math.min(box.left, clientWidth - own.width - 8))}px`,
      top: `${Math.max(8, Math.min(top, clientHeight - own.height - 8))}px`,
    }
  }
  onMounted(() => {
    stand()
    panel.value!.focus({ preventScroll: true })
  })
  // Its content may grow; page and table may scroll under it.
  useResizeObserver(panel, stand)
  useEventListener('scroll', stand, { capture: true, passive: true })
  onClickOutside(panel, close, { ignore: [computed(anchor)] })
  return place
}
