import type { isRecognizable } from '@/ingest'
import type { StoredFile } from '@/workspace'
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import { useNotices } from '../../state/notices'
import { useRecord } from '../../state/record'
import { i18n } from '../../words'
import { sayError } from '../../words/errors'

/** How far the recognition of a file is; `page` 0 while the engine is loaded. */
export interface Recognition {
  page: number
  pages: number
  share: number
}

/** Scans that a person wants recognised, one after the other: it takes all of a core. It goes on while one looks at other pages. */
export const useRecognizing = defineStore('recognizing', () => {
  const { t } = i18n.global
  const record = useRecord()
  const notices = useNotices()
  /** Files under way, the first being read. */
  const queue = shallowRef<readonly StoredFile[]>([])
  const recognition = shallowRef<Recognition | null>(null)
  const eligible = shallowRef<typeof isRecognizable>(() => false)
  let abort: AbortController | null = null

  void import('@/ingest').then(ingest => eligible.value = ingest.isRecognizable)

  function start(file: StoredFile) {
    if (queue.value.some(({ hash }) => hash === file.hash))
      return
    queue.value = [...queue.value, file]
    if (queue.value.length === 1)
      void run()
  }

  function leave(hash: string) {
    queue.value = queue.value.filter(file => file.hash !== hash)
  }

  function cancel(file: StoredFile) {
    if (queue.value[0]?.hash === file.hash)
      abort?.abort(new DOMException('The person cancelled the recognition.', 'AbortError'))
    else
      leave(file.hash)
  }

  async function run() {
    for (let file = queue.value[0]; file; file = queue.value[0]) {
      await recognize(file)
      leave(file.hash)
    }
  }

  async function recognize(file: StoredFile) {
    const { signal } = abort = new AbortController()
    recognition.value = { page: 0, pages: 1, share: 0 }
    try {
      const [{ recognizeKept }, { encodeSegment }] = await Promise.all([import('@/ingest'), import('@/database')])
      const { status } = await record.change(workspace => recognizeKept(file, {
        workspace,
        signal,
        encode: encodeSegment,
        onProgress: (page, pages, share) => recognition.value = { page, pages, share },
      }))
      if (status === 'rejected')
        notices.fail(t('ocr.nothing', { file: file.name }))
      else
        notices.say(t('ocr.done', { file: file.name }), { label: t('frame.undo'), run: record.undo })
    }
    catch (error) {
      if (signal.aborted)
        notices.say(t('ocr.cancelled', { file: file.name }))
      else
        notices.fail(t('ocr.failed', { file: file.name, detail: sayError(error) }))
    }
    recognition.value = null
    abort = null
  }

  return { queue, recognition, eligible, start, cancel }
})
