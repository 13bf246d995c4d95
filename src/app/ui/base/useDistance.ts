import type { MaybeComputedElementRef } from '@vueuse/core'
import { unrefElement, useResizeObserver } from '@vueuse/core'
import { onMounted, ref } from 'vue'

/**
 * Distance of `element` from the top of the document, px, for a list that scrolls with the window. Read in one go and again when the page changes its
 * size: put together from two values that follow the scrolling, it would be wrong between the two, and the list would jump.
 */
export function useDistance(element: MaybeComputedElementRef) {
  const distance = ref(0)
  function read() {
    const box = unrefElement(element)?.getBoundingClientRect()
    if (box)
      distance.value = Math.round(box.top + window.scrollY)
  }
  onMounted(read)
  useResizeObserver(() => document.body, read)
  return distance
}
