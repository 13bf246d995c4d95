import type { ImportProgress } from '@/ingest'
import type { FileStatus, ImportedFile } from '@/workspace'
import { computed, ref, shallowRef } from 'vue'

/** A picked file with its folder inside what was picked, `''` at the top. */
export interface PickedFile {
  file: File
  folder: string
}

/** One line of the running import. */
export interface ImportLine {
  key: string
  name: string
  folder: string
  status: FileStatus | 'waiting'
  reason: string | null
}

/** What the import screen shows while files are read: one line a file, files inside archives added as they appear. */
export function createImporting() {
  const running = ref(false)
  const done = ref(0)
  const total = ref(0)
  const startedAt = ref(0)
  const lines = shallowRef<readonly ImportLine[]>([])
  let places = new Map<string, number>()
  let draft: ImportLine[] = []
  let frame: ReturnType<typeof setTimeout> | null = null

  function show() {
    frame = null
    lines.value = [...draft]
  }

  function begin(files: readonly PickedFile[]) {
    draft = files.map(({ file, folder }) => ({ key: `${folder}/${file.name}`, name: file.name, folder, status: 'waiting', reason: null }))
    places = new Map(draft.map((line, index) => [line.key, index]))
    running.value = true
    done.value = 0
    total.value = files.length
    startedAt.value = Date.now()
    show()
  }

  function progress(step: ImportProgress) {
    done.value = step.done
    total.value = step.total
    if (step.last)
      settle(step.last)
    frame ??= setTimeout(show, 100)
  }

  function settle(file: Omit<ImportedFile, 'bytes'>) {
    const key = `${file.folder}/${file.name}`
    const line: ImportLine = { key, name: file.name, folder: file.folder, status: file.status, reason: file.refusal?.reason ?? null }
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, draft.length)
      draft.push(line)
    }
    else {
      draft[place] = line
    }
  }

  function end() {
    running.value = false
    if (frame !== null)
      clearTimeout(frame)
    show()
  }

  const share = computed(() => total.value === 0 ? 0 : done.value / total.value)
  return { running, done, total, startedAt, lines, share, begin, progress, end }
}
