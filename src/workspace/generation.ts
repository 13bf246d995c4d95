import type { BatchIndex, LogEntry } from './format'
import { readBatch } from './batch'
import { appendFile, namesIn, openFile, removeEntry } from './directory'
import { parseEntry } from './format'

/** One generation of the record, as far as this tab has read it. */
export interface Generation {
  name: string
  directory: FileSystemDirectoryHandle
  batchDirectory: FileSystemDirectoryHandle
  log: LogEntry[]
  /** Bytes of the journal read so far. */
  logSize: number
  batches: Map<string, BatchIndex>
  problems: string[]
}

const journal = 'journal.ndjson'

/**
 * Reads a generation. Batches that were never completed are cleared away; completed ones that the journal misses are taken up again;
 * damaged ones and unreadable lines are told in `problems` and left as they are.
 */
export async function openGeneration(root: FileSystemDirectoryHandle, name: string): Promise<Generation> {
  const directory = await root.getDirectoryHandle(name, { create: true })
  const batchDirectory = await directory.getDirectoryHandle('batches', { create: true })
  const generation: Generation = { name, directory, batchDirectory, log: [], logSize: 0, batches: new Map(), problems: [] }
  await readJournal(generation)
  const logged = acceptedIn(generation.log)
  const present = await namesIn(batchDirectory)
  const incomplete = await readBatches(generation, present)
  await Promise.all(incomplete.filter(id => !logged.includes(id)).map(id => removeEntry(batchDirectory, id)))
  for (const id of logged) {
    if (!present.includes(id) || incomplete.includes(id))
      generation.problems.push(`导入批次 ${id} 的数据已不在浏览器存储中。其余记录不受影响；如有备份，请恢复备份，或重新导入这一批文件。`)
  }
  const strays = present.filter(id => !logged.includes(id) && generation.batches.has(id)).sort()
  if (strays.length > 0)
    await append(generation, strays.map(batch => entry({ type: 'accepted', batch })))
  return generation
}

/** Reads what another tab has written since. Returns whether there was anything. */
export async function catchUp(generation: Generation): Promise<boolean> {
  const before = generation.logSize
  const added = await readJournal(generation)
  await readBatches(generation, acceptedIn(added).filter(id => !generation.batches.has(id)))
  return generation.logSize !== before
}

type Without<T> = T extends LogEntry ? Omit<T, 'id' | 'at'> : never

/** A journal entry of now. */
export function entry(change: Without<LogEntry>): LogEntry {
  return { id: crypto.randomUUID(), at: new Date().toISOString(), ...change }
}

/** Appends entries to the journal: all of them or none. */
export async function append(generation: Generation, entries: readonly LogEntry[]): Promise<void> {
  // The leading line break ends a line that damage may have left open.
  const text = entries.map(entry => `\n${JSON.stringify(entry)}`).join('').concat('\n')
  generation.logSize = await appendFile(generation.directory, journal, text)
  generation.log.push(...entries)
}

function acceptedIn(log: readonly LogEntry[]): string[] {
  return log.flatMap(entry => entry.type === 'accepted' ? [entry.batch] : [])
}

async function readJournal(generation: Generation): Promise<LogEntry[]> {
  const file = await openFile(generation.directory, journal)
  if (!file || file.size === generation.logSize)
    return []
  const lines = (await file.slice(generation.logSize).text()).split('\n').filter(line => line.trim() !== '')
  const entries = lines.map(parseEntry)
  const unreadable = entries.filter(entry => entry === null).length
  if (unreadable > 0)
    generation.problems.push(`操作记录中有 ${unreadable} 行无法读取，对应的更正或处理没有生效。年报和源文件不受影响。`)
  const added = entries.filter(entry => entry !== null)
  generation.log.push(...added)
  generation.logSize = file.size
  return added
}

/** Reads the indexes of batches; returns those that were never completed. */
async function readBatches(generation: Generation, ids: readonly string[]): Promise<string[]> {
  const incomplete: string[] = []
  await Promise.all(ids.map(async (id) => {
    try {
      const index = await readBatch(generation.batchDirectory, id)
      if (index)
        generation.batches.set(id, index)
      else
        incomplete.push(id)
    }
    catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      generation.problems.push(`导入批次 ${id} 已损坏（${reason}），没有打开；文件原样留在浏览器存储中，其余记录不受影响。如有备份，请恢复备份。`)
    }
  }))
  return incomplete
}
