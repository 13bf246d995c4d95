import type { ImportProgress } from '@/ingest'
import type { FileStatus, ImportedFile } from '@/workspace'
import { computed, ref, shallowRef } from 'vue'

const pathOf = (folder: string, name: string) => folder === '' ? name : `${folder}/${name}`

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
  /** `opened`: an archive whose files have lines of their own. */
  status: FileStatus | 'waiting' | 'opened'
  refusal: ImportedFile['refusal']
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
    draft = files.map(({ file, folder }) => ({ key: pathOf(folder, file.name), name: file.name, folder, status: 'waiting', refusal: null }))
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
    const key = pathOf(file.folder, file.name)
    const line: ImportLine = { key, name: file.name, folder: file.folder, status: file.status, refusal: file.refusal }
    const place = places.get(key)
    if (place === undefined) {
      places.set(key, draft.length)
      draft.push(line)
      openArchives(file.folder)
    }
    else {
      draft[place] = line
    }
  }

  /** The archives a file came out of: their paths lie above its own. */
  function openArchives(folder: string) {
    for (let path = folder; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const place = places.get(path)
      const archive = place === undefined ? undefined : draft[place]
      if (archive?.status === 'waiting')
        draft[place!] = { ...archive, status: 'opened' }
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
