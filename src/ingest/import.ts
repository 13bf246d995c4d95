import type { PickedFile, Pool, RunOptions } from './pool'
import type { ReadFiles } from './types'
import type { Report } from '@/reports'
import type { Batch, ImportedFile, StoredFile, Workspace } from '@/workspace'
import { sha256 } from '../sha256'
import { createSettler, settleFile } from './agencies'
import { sizeLimit } from './files'
import { createPool } from './pool'

/** Files are kept when this many are read, this many bytes, or this long after the last were kept: what is lost by closing the page is at most that. */
export const chunk = { files: 100, bytes: 32 * 1024 * 1024, ms: 10_000 }

interface Ordered {
  file: ImportedFile
  order: readonly number[]
}

/** Compares files by where they stood among those that were given. */
export function inOrder(a: Pick<Ordered, 'order'>, b: Pick<Ordered, 'order'>): number {
  const index = a.order.findIndex((value, i) => value !== b.order[i])
  return index < 0 ? a.order.length - b.order.length : a.order[index]! - (b.order[index] ?? -1)
}

/** Reads files in a pool of workers, agencies settled among those given and themselves. Never rejects for a bad file. */
export const readFiles: ReadFiles = async (files, { signal, onProgress, timeoutMs, agencies = [] }) => {
  const read: Ordered[] = []
  await createPool().run(files, { signal, onProgress, timeoutMs, onFile: (file, order) => void read.push({ file, order }) })
  const settle = createSettler(agencies)
  return read.sort(inOrder).map(({ file }) => settleFile(file, settle))
}

export interface ImportOptions extends Pick<RunOptions, 'signal' | 'onProgress' | 'timeoutMs'> {
  workspace: Workspace
  /** The projection's encoding of the reports of one batch: `encodeSegment` of the database. */
  encode: (reports: readonly Report[]) => Uint8Array | Promise<Uint8Array>
  pool?: Pool
  /** Names the import. One that goes on has the name it had: what it kept before is neither read again nor a duplicate. */
  group?: string
}

const isSame = (file: Pick<StoredFile, 'name' | 'folder'>, other: StoredFile | undefined): boolean => other?.name === file.name && other.folder === file.folder

/**
 * Reads files and keeps them in the record as it goes; returns the batches, undone as one. What became of each file is in the progress: cancelled files are
 * not kept, nor are the bytes of a duplicate again. Rejects only when the record cannot be written (`WorkspaceError`): what was kept
 * until then stays.
 */
export async function importFiles(files: readonly { file: PickedFile, folder: string }[], options: ImportOptions): Promise<Batch[]> {
  const { workspace, encode, pool = createPool(), group = crypto.randomUUID(), onProgress } = options
  const batches: Batch[] = []
  const settle = createSettler(workspace.state.agencies)
  let waiting: Ordered[] = []
  let bytes = 0
  let since = Date.now()
  let keeping = Promise.resolve()
  const seen = new Set(workspace.state.files.map(file => file.hash))
  const before = keptBy(group, workspace)

  async function keep(read: readonly Ordered[]): Promise<void> {
    const held = new Set(workspace.state.files.map(file => file.hash))
    const fresh = read.map(({ file }) => settleFile(file, settle)).filter(({ hash }) => !held.has(hash))
    if (fresh.length === 0)
      return
    const segment = await encode(fresh.flatMap(file => file.reports.map(({ report }) => report)))
    batches.push(await workspace.accept(fresh, segment, group))
  }

  function flush(): Promise<void> {
    const read = waiting.sort(inOrder)
    waiting = []
    bytes = 0
    since = Date.now()
    keeping = keeping.then(() => keep(read))
    return keeping
  }

  async function onFile(file: ImportedFile, order: readonly number[]): Promise<'duplicate' | void> {
    if (file.refusal?.code === 'cancelled')
      return
    if (seen.has(file.hash))
      return isSame(file, before.get(file.hash)) ? undefined : 'duplicate'
    seen.add(file.hash)
    waiting.push({ file, order })
    bytes += file.bytes.length
    if (waiting.length >= chunk.files || bytes >= chunk.bytes || Date.now() - since >= chunk.ms)
      await flush()
  }

  const rest: typeof files[number][] = []
  let held = 0
  for (const picked of files) {
    const last = before.size > 0 ? await heldOf(picked, before) : null
    if (last)
      onProgress({ done: ++held, total: files.length, last })
    else
      rest.push(picked)
  }
  await pool.run(rest, { ...options, onFile, onProgress: ({ done, total, last }) => onProgress({ done: done + held, total: total + held, last }) })
  await flush()
  return batches
}

/** What the import of this name has kept so far, by hash. */
function keptBy(group: string, { state }: Workspace): ReadonlyMap<string, StoredFile> {
  const batches = new Set(state.batches.filter(batch => batch.group === group).map(({ id }) => id))
  return new Map(state.files.filter(({ came }) => batches.has(came)).map(file => [file.hash, file]))
}

async function heldOf({ file, folder }: { file: PickedFile, folder: string }, before: ReadonlyMap<string, StoredFile>): Promise<StoredFile | null> {
  if (file.uncopied || file.size > sizeLimit)
    return null
  const bytes = await file.arrayBuffer().catch(() => null)
  const held = bytes ? before.get(await sha256(bytes)) : undefined
  return held && isSame({ name: file.name, folder }, held) ? held : null
}
