import type { Generation } from './generation'
import type { Reread, WorkspaceState } from './record'
import { writeBatch } from './batch'
import { newBatch } from './directory'
import { append, entry } from './generation'

/** `Workspace.reread`. */
export async function keepReread(generation: Generation, state: WorkspaceState, { reader, same, changed }: Reread, segment: Uint8Array): Promise<void> {
  const stands = ({ hash, batch }: { hash: string, batch: string }): boolean => state.files.some(file => file.hash === hash && file.batch === batch)
  const files = changed.flatMap(({ file, batch }) => stands({ hash: file.hash, batch }) ? file : [])
  const entries: Parameters<typeof entry>[0][] = []
  const unchanged = same.filter(stands).map(({ hash }) => hash)
  if (unchanged.length > 0)
    entries.push({ type: 'reread', reader, files: unchanged })
  const id = newBatch()
  const written = files.length > 0 ? await writeBatch(generation.batchDirectory, { id, at: new Date().toISOString(), files, segment, held: () => true, proposed: true }) : null
  if (written)
    entries.push({ type: 'proposed', batch: id, sums: written.sums })
  if (entries.length === 0)
    return
  try {
    await append(generation, entries.map(entry))
  }
  catch (error) {
    await generation.batchDirectory.remove(id).catch(() => {})
    throw error
  }
  if (written)
    generation.batches.set(id, written.index)
}
