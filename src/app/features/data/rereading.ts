import type { outdated, RereadOutcome } from '@/ingest'
import { defineStore } from 'pinia'
import { computed, shallowRef, watch } from 'vue'
import { useNotices } from '../../state/notices'
import { useRecord } from '../../state/record'
import { i18n } from '../../words'
import { sayError } from '../../words/errors'

/** Kept files of an earlier reader, and their reading anew, which goes on while one looks at other pages. */
export const useRereading = defineStore('rereading', () => {
  const { t } = i18n.global
  const record = useRecord()
  const notices = useNotices()
  const progress = shallowRef<{ done: number, total: number } | null>(null)
  /** Files that were not read to the end the last time. */
  const unread = shallowRef<RereadOutcome['unread']>([])
  const older = shallowRef<typeof outdated>(() => [])
  let abort: AbortController | null = null

  const files = computed(() => older.value(record.state))

  // Charts come first: nothing waits for this.
  const stop = watch(() => record.ready && !record.isEmpty, async (filled) => {
    if (!filled)
      return
    older.value = (await import('@/ingest')).outdated
    stop()
  })

  async function start() {
    if (progress.value)
      return
    const { signal } = abort = new AbortController()
    progress.value = { done: 0, total: files.value.length }
    try {
      const [{ rereadKept }, { encodeSegment }] = await Promise.all([import('@/ingest'), import('@/database')])
      const outcome = await record.change(workspace => rereadKept({ workspace, encode: encodeSegment, signal, onProgress: now => progress.value = now }))
      unread.value = outcome.unread
      notices.say(signal.aborted ? t('reread.cancelled') : t('reread.done', { same: outcome.same, changed: outcome.changed }))
    }
    catch (error) {
      notices.fail(t('reread.failed', { detail: sayError(error) }))
    }
    progress.value = null
    abort = null
  }

  return { files, progress, unread, start, cancel: () => abort?.abort(new DOMException('The person cancelled reading anew.', 'AbortError')) }
})
