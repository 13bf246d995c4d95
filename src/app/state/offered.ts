import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'

/** Backups that were chosen or dropped and wait for a person to say what is to become of them, one after the other. */
export const useOffered = defineStore('offered', () => {
  const files = shallowRef<readonly File[]>([])
  /** Counts those that had their turn. */
  const turn = ref(0)
  return {
    turn,
    file: computed(() => files.value[0] ?? null),
    offer: (more: readonly File[]) => void (files.value = [...files.value, ...more]),
    next: () => {
      turn.value++
      files.value = files.value.slice(1)
    },
  }
})
