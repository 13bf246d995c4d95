import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

export interface Notice {
  id: number
  text: string
  tone: 'plain' | 'error'
  /** Offered beside the text, usually undo. */
  action: { label: string, run: () => void | Promise<void> } | null
}

const shownMs = 10_000

/** Short messages at the foot of the page. Errors stay until closed; the others go after ten seconds. */
export const useNotices = defineStore('notices', () => {
  const notices = shallowRef<readonly Notice[]>([])
  let next = 1

  function close(id: number) {
    notices.value = notices.value.filter(notice => notice.id !== id)
  }

  function say(text: string, action: Notice['action'] = null, tone: Notice['tone'] = 'plain') {
    const id = next++
    // Undo takes back the last change only: an older offer would take back the wrong one.
    const older = action ? notices.value.map(notice => ({ ...notice, action: null })) : notices.value
    notices.value = [...older.slice(-2), { id, text, tone, action }]
    if (tone === 'plain')
      setTimeout(close, shownMs, id)
    return id
  }

  return { notices, say, fail: (text: string) => say(text, null, 'error'), close }
})
