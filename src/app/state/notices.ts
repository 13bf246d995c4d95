import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'

export interface Notice {
  id: number
  text: string
  tone: 'plain' | 'error'
  /** Offered beside the text, usually undo. */
  action: { label: string, run: () => void | Promise<void> } | null
}

const shownMs = 10_000
/** What was said this shortly before a page is left is for the page one goes to. */
const leavingMs = 1000

/**
 * Short messages of the page, one at a time. Errors stay until closed, and come back after what was said over them; another message takes the place of
 * the one before, goes after ten seconds, and with its page.
 */
export const useNotices = defineStore('notices', () => {
  /** Errors not yet closed, then the last other message. */
  const notices = shallowRef<readonly Notice[]>([])
  const current = computed(() => notices.value.at(-1) ?? null)
  let next = 1
  let saidAt = 0

  function close(id: number) {
    notices.value = notices.value.filter(notice => notice.id !== id)
  }

  function say(text: string, action: Notice['action'] = null, tone: Notice['tone'] = 'plain') {
    const id = next++
    saidAt = Date.now()
    // Undo takes back the last change only: an older offer would take back the wrong one.
    const errors = notices.value.filter(notice => notice.tone === 'error').map(notice => action ? { ...notice, action: null } : notice)
    notices.value = [...errors, { id, text, tone, action }]
    if (tone === 'plain')
      setTimeout(close, shownMs, id)
    return id
  }

  /** The page is left. */
  function leave() {
    if (Date.now() - saidAt > leavingMs)
      notices.value = notices.value.filter(({ tone }) => tone === 'error')
  }

  return { current, say, fail: (text: string) => say(text, null, 'error'), close, leave }
})
