import { useEventListener } from '@vueuse/core'
import { defineStore } from 'pinia'
import { ref, shallowRef } from 'vue'
import { readSetting, writeSetting } from './settings'

const key = 'nianbao.who'

/** Who works at this machine: a name that is set once, asked for before the first thing it is to stand with, and changed at any time. */
export const useWho = defineStore('who', () => {
  /** `''` until it is set. */
  const name = ref(readSetting(key) ?? '')
  /** Somebody said that what they do here shall stand without a name: they are not asked again while the page is open. */
  const unnamed = ref(false)
  /** What waits for the name; null: nobody is asked. `before`: something is about to be done. */
  const asked = shallowRef<{ before: boolean, answer: (go: boolean) => void } | null>(null)
  useEventListener(window, 'storage', event => event.key === key && (name.value = event.newValue ?? ''))

  function remember(typed: string) {
    if (typed.trim() === '')
      return
    name.value = typed.trim()
    writeSetting(key, name.value)
  }

  function ask(before = false): Promise<boolean> {
    asked.value?.answer(false)
    return new Promise((resolve) => {
      asked.value = {
        before,
        answer: (go) => {
          asked.value = null
          resolve(go)
        },
      }
    })
  }

  /** The name for what is about to be done: `typed` there, or the one that is set, or the one that is asked for now. `''`: it shall stand without; null: it shall not be done. */
  async function signature(typed = ''): Promise<string | null> {
    remember(typed)
    return name.value !== '' || unnamed.value || await ask(true) ? name.value : null
  }

  return { name, unnamed, asked, remember, ask, signature }
})
