import type { Opened } from './read'
import type { Reading } from './reading'
import type { ArchiveShare } from './share'
import type { ImportProgress } from './types'
import type { ImportedFile, InboxFile } from '@/workspace'
import { refusals, unforeseen } from '@/readers'
import { gone, isLitter, rejected, sizeLimit, tooLarge, uncopied, unread } from './files'
import { GivenUp, startReading, within } from './reading'
import { archiveShare, leave, spendTime, timeFor } from './share'

/** A file waiting its turn. Its bytes are read only when a worker takes it. */
interface Task {
  name: string
  folder: string
  size: number
  modified: number
  /** Archives it lies in. */
  depth: number
  order: readonly number[]
  /** What the files of one archive share. */
  share?: ArchiveShare
  uncopied?: true
  bytes: () => Promise<Uint8Array<ArrayBuffer>>
}

/** A file that was picked, or what stands for one outside a browser. */
export type PickedFile = InboxFile

export interface RunOptions {
  signal: AbortSignal
  /**
   * Called with each file read; its worker takes no other before the promise settles, so that unkept files do not pile up. A rejection ends the
   * run, `duplicate` is told on. `order` sorts files as they were given, those of an archive in its place.
   */
  onFile: (file: ImportedFile, order: readonly number[]) => void | Promise<'duplicate' | void>
  onProgress: (progress: ImportProgress) => void
  /** Milliseconds one file may take, 15,000 by default; what the files of one archive may take together follows from it (share.ts). */
  timeoutMs?: number
}

export interface Pool {
  /** Resolves when every file has been through `onFile`. */
  run: (files: readonly { file: PickedFile, folder: string }[], options: RunOptions) => Promise<void>
}

/** Milliseconds one file may take. */
const longest = 15_000

/** A reader between two files. */
interface Idle { reading: Reading, served: number }

interface PoolSettings {
  size?: number
  start?: () => Reading
  /** Files a worker reads before another takes its place: what the libraries leave in its memory goes with it. */
  servesAtMost?: number
}

/** A pool of `size` workers (cores − 1, at least 1). A file that takes too long or brings its worker down is quarantined alone; the worker is replaced. */
export function createPool({ size = Math.max(1, (globalThis.navigator?.hardwareConcurrency ?? 2) - 1), start = startReading, servesAtMost = 100 }: PoolSettings = {}): Pool {
  return {
    run: (files, options) => new Promise((resolve, reject) => {
      const queue = tasksOf(files)
      const idle: Idle[] = []
      const { onFile, onProgress } = options
      let total = queue.length
      let done = 0
      let busy = 0
      let failed = false

      async function finish(file: ImportedFile, order: readonly number[]): Promise<void> {
        const duplicate = await onFile(file, order) === 'duplicate'
        done += 1
        const { bytes, ...last } = file
        onProgress({ done, total, last: { ...last, duplicate } })
      }

      async function work(task: Task): Promise<void> {
        const opened = await open(task, idle, { start, servesAtMost }, options)
        if (opened.kind === 'file')
          return finish(opened.file, task.order)
        const inner = tasksWithin(opened, task, task.share ?? archiveShare(task.name, options.timeoutMs ?? longest))
        total += inner.length + opened.rejected.length - 1
        // Ahead of the others: an archive's files leave memory before the next archive is opened.
        queue.unshift(...inner)
        pump()
        for (const [index, file] of opened.rejected.entries())
          await finish(file, [...task.order, opened.files.length + index])
      }

      function pump(): void {
        while (!failed && busy < size && queue.length > 0) {
          busy += 1
          work(queue.shift()!).catch((error: unknown) => {
            failed = true
            reject(error)
          }).finally(() => {
            busy -= 1
            pump()
          })
        }
        if (busy === 0) {
          idle.splice(0).forEach(({ reading }) => reading.end())
          resolve()
        }
      }

      onProgress({ done, total, last: null })
      pump()
    }),
  }
}

/** Reads one file. Whatever goes wrong is the file's refusal, never an exception. */
async function open(task: Task, idle: Idle[], { start, servesAtMost }: Required<Omit<PoolSettings, 'size'>>, { signal, timeoutMs = longest }: RunOptions): Promise<Opened> {
  const { name, folder, depth, share } = task
  const refuse = async (refusal: ImportedFile['refusal'] & object): Promise<Opened> => ({ kind: 'file', file: await unread(task, refusal) })
  if (signal.aborted)
    return refuse(refusals.cancelled({ name }))
  if (task.size > sizeLimit)
    return refuse(tooLarge(name, task.size))
  if (task.uncopied)
    return refuse(uncopied(name))
  const bytes = await task.bytes().catch(() => null)
  if (!bytes)
    return refuse(gone(name))
  const ms = share ? timeFor(share) : timeoutMs
  if (share && ms <= 0)
    return { kind: 'file', file: await rejected({ name, folder, bytes }, 'unknown', leave(share, name)) }
  const { reading, served } = idle.pop() ?? { reading: start(), served: 0 }
  let since = performance.now()
  try {
    await reading.ready
    since = performance.now()
    const opened = await within(ms, signal, reading.read({ name, folder, bytes }, depth))
    if (served + 1 < servesAtMost)
      idle.push({ reading, served: served + 1 })
    else
      reading.end()
    return opened
  }
  catch (error) {
    reading.end()
    if (error instanceof GivenUp && error.why === 'cancelled')
      return refuse(refusals.cancelled({ name }))
    const refusal = error instanceof GivenUp ? refusals.timeout({ name }) : unforeseen(error, name)
    const again = await task.bytes().catch(() => null)
    return again ? { kind: 'file', file: await rejected({ name, folder, bytes: again }, 'unknown', refusal) } : refuse(gone(name))
  }
  finally {
    if (share)
      spendTime(share, performance.now() - since)
  }
}

function tasksOf(files: readonly { file: PickedFile, folder: string }[]): Task[] {
  return files.map(({ file, folder }, index) => ({
    name: file.name,
    folder,
    size: file.size,
    modified: file.lastModified,
    depth: 0,
    order: [index],
    uncopied: file.uncopied,
    bytes: async () => new Uint8Array(await file.arrayBuffer()),
  })).filter(({ name, folder }) => !isLitter(name, folder))
}

function tasksWithin({ files }: Extract<Opened, { kind: 'archive' }>, { depth, modified, order }: Task, share: ArchiveShare): Task[] {
  return files.map(({ name, folder, bytes }, index) => ({
    name,
    folder,
    size: bytes.length,
    modified,
    depth: depth + 1,
    order: [...order, index],
    share,
    // A copy, since the worker takes its bytes away and may not come back.
    bytes: async () => new Uint8Array(bytes),
  })).filter(({ name, folder }) => !isLitter(name, folder))
}
