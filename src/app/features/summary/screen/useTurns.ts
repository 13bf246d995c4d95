import { useIntervalFn } from '@vueuse/core'
import { ref } from 'vue'

/** How long a page of the large screen stands, ms. */
export const turnMs = 15_000

/** Turns pages by itself until it is paused; turning by hand starts the time anew. */
export function useTurns(count: () => number) {
  const at = ref(0)
  const { isActive, pause, resume } = useIntervalFn(() => step(1), turnMs)

  function step(by: number) {
    at.value = (at.value + by + count()) % count()
  }
  function go(to: number) {
    at.value = to
    if (isActive.value)
      resume()
  }
  return { at, playing: isActive, go, turn: (by: number) => go((at.value + by + count()) % count()), toggle: () => isActive.value ? pause() : resume() }
}
