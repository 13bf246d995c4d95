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
  /** `opened`: an archive whose files have lines of their own; `duplicate`: the record, or this import, has the same bytes already. */
  status: FileStatus | 'waiting' | 'opened' | 'duplicate'
  /** Of its bytes, once it was read. */
  hash: string | null
  refusal: ImportedFile['refusal']
}

/** What the import screen shows while files are read: one line a file, files inside archives added as they appear. */
export function createImporting() {
  const running = ref(false)
  const done = ref(0)
  const total = ref(0)
  const startedAt = ref(0)
  const lines = shallowRef<readonly ImportLine[]>([])
  /** Lines by path; several files may have one. */
  let places = new Map<string, number[]>()
  let draft: ImportLine[] = []
  let frame: ReturnType<typeof setTimeout> | null = null

  function show() {
    frame = null
    lines.value = [...draft]
  }

  function add(line: Omit<ImportLine, 'key'>) {
    const path = pathOf(line.folder, line.name)
    places.set(path, [...places.get(path) ?? [], draft.length])
    draft.push({ key: String(draft.length), ...line })
  }

  function begin(files: readonly { file: Pick<File, 'name'>, folder: string }[]) {
    draft = []
    places = new Map()
    files.forEach(({ file, folder }) => add({ name: file.name, folder, status: 'waiting', hash: null, refusal: null }))
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

  function settle({ name, folder, hash, refusal, status, duplicate = false }: NonNullable<ImportProgress['last']>) {
    const settled = { name, folder, hash, refusal, status: duplicate ? 'duplicate' as const : status }
    const place = places.get(pathOf(folder, name))?.find(at => draft[at]!.status === 'waiting')
    if (place === undefined) {
      add(settled)
      openArchives(folder)
    }
    else {
      draft[place] = { key: String(place), ...settled }
    }
  }

  /** The archives a file came out of: their paths lie above its own. */
  function openArchives(folder: string) {
    for (let path = folder; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const place = places.get(path)?.find(at => draft[at]!.status === 'waiting')
      if (place !== undefined)
        draft[place] = { ...draft[place]!, status: 'opened' }
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
