import type { Directory } from './directory'
import type { LogEntry } from './entries'
import type { BatchIndex, BatchSums } from './format'
import type { RecordTold } from './words'
import { sha256 } from '../sha256'
import { readBatch } from './batch'
import { parseEntry, writeEntry } from './entries'
import { causeOf } from './errors'
import { told } from './words'

/** One generation of the record, as far as this tab has read it. */
export interface Generation {
  name: string
  directory: Directory
  batchDirectory: Directory
  log: LogEntry[]
  /** Bytes and lines of the journal read so far. */
  logSize: number
  lines: number
  /** Lines among them that are not blank, and how many more there were. */
  written: number
  short: number
  /** Whether some of these lines are no entries. */
  unreadable: boolean
  batches: Map<string, BatchIndex>
  problems: RecordTold[]
  /** Batches that have no index. */
  incomplete: string[]
}

const journal = 'journal.ndjson'
/** How many lines the journal had when it was last written, and the SHA-256 of that number: where it is cut off after a line, nothing else tells. */
const journalEnd = 'journal.end'

/** Reads a generation and changes nothing: damaged batches and unreadable lines are told in `problems`. Null: there is none of that name. */
export async function readGeneration(root: Directory, name: string): Promise<Generation | null> {
  const directory = await root.directory(name)
  return directory && read(directory)
}

/** Opens a generation, a new one where there is none of that name. */
export async function openGeneration(root: Directory, name: string): Promise<Generation> {
  const generation = await read(await root.directory(name, { create: true }))
  await settle(generation)
  return generation
}

async function read(directory: Directory): Promise<Generation> {
  const batchDirectory = await directory.directory('batches', { create: true })
  const generation: Generation = { name: directory.name, directory, batchDirectory, log: [], logSize: 0, lines: 0, written: 0, short: 0, unreadable: false, batches: new Map(), problems: [], incomplete: [] }
  await readJournal(generation)
  generation.short = await shortOf(generation)
  const present = await batchDirectory.names()
  generation.incomplete = await readBatches(generation, present)
  for (const id of batchesIn(generation.log)) {
    if (!present.includes(id) || generation.incomplete.includes(id))
      generation.problems.push(told('batchGone', { batch: id }))
  }
  return generation
}

/** Whether nothing was ever kept in it, or no import of it is left. */
export function isHollow({ log, batches }: Generation): boolean {
  return batches.size === 0 && (batchesIn(log).length > 0 || log.every(({ type }) => type === 'undone'))
}

/**
 * Takes up what a crash left: completed batches that the journal misses are accepted; those never completed are cleared away, unless the journal is
 * damaged too. The answer is what this makes invisible: that the journal is gone, or its end.
 */
export async function settle(generation: Generation): Promise<RecordTold | null> {
  const { batchDirectory, batches, incomplete, log, short, unreadable } = generation
  const logged = batchesIn(log)
  const lost = log.length === 0 && !unreadable && batches.size > 0
  if (!lost && !unreadable)
    await Promise.all(incomplete.filter(id => !logged.includes(id)).map(id => batchDirectory.remove(id)))
  const strays = [...batches.keys()].filter(id => !logged.includes(id)).sort()
  if (strays.length > 0)
    await append(generation, strays.map(batch => entry({ type: batches.get(batch)!.proposed ? 'proposed' : 'accepted', batch })))
  if (short > 0) {
    generation.short = 0
    await writeEnd(generation)
  }
  return lost ? told('journalLost') : short > 0 ? told('journalShort', { count: short }) : null
}

/** Reads what another tab has written since. Returns whether there was anything. */
export async function catchUp(generation: Generation): Promise<boolean> {
  const before = generation.logSize
  const added = await readJournal(generation)
  const gone = await readBatches(generation, batchesIn(added).filter(id => !generation.batches.has(id)))
  generation.problems.push(...gone.map(batch => told('batchGone', { batch })))
  return generation.logSize !== before
}

type Without<T> = T extends LogEntry ? Omit<T, 'id' | 'at'> : never

/** A journal entry of now. */
export function entry(change: Without<LogEntry>): LogEntry {
  return { id: crypto.randomUUID(), at: new Date().toISOString(), ...change }
}

/** Entries of one step (`step`: of that one, with what it holds already), each by whoever it names itself, else by `who`. */
export function entriesOf(changes: readonly Without<LogEntry>[], who: string, step: string | undefined = changes.length > 1 ? crypto.randomUUID() : undefined): LogEntry[] {
  const stamp = { ...step !== undefined && { step }, ...who !== '' && { who } }
  return changes.map(change => ({ ...entry(change), ...stamp, ...'who' in change && { who: change.who } } as LogEntry))
}

/** Appends entries to the journal: all of them or none. Throws rather than write what could not be read. */
export async function append(generation: Generation, entries: readonly LogEntry[]): Promise<void> {
  const lines = entries.map(writeEntry)
  const odd = lines.find(line => parseEntry(line) === null)
  if (odd !== undefined)
    throw new TypeError(`not an entry of the journal: ${odd}`)
  // The leading line break ends a line that damage may have left open.
  generation.logSize = await generation.directory.append(journal, lines.map(line => `\n${line}`).join('').concat('\n'))
  generation.lines += 2 * lines.length
  generation.written += lines.length
  generation.log.push(...entries)
  await writeEnd(generation)
}

/** The entries are on disk: a failure here is no failure of theirs, and the next change tries again. */
async function writeEnd({ directory, written }: Generation): Promise<void> {
  await directory.write(journalEnd, `${written} ${await sha256(new TextEncoder().encode(String(written)))}`).catch(() => {})
}

async function shortOf({ directory, written }: Generation): Promise<number> {
  const [lines = '', sum] = (await (await directory.open(journalEnd))?.text() ?? '').split(' ')
  return sum === await sha256(new TextEncoder().encode(lines)) ? Math.max(0, Number(lines) - written) : 0
}

/** The sums that were kept of batches, by batch. */
export function sumsIn(log: readonly LogEntry[]): Map<string, BatchSums> {
  return new Map(log.flatMap(entry => namesBatch(entry) && entry.sums ? [[entry.batch, entry.sums] as const] : []))
}

/** Whether an entry is the one that a batch was kept by. */
export function namesBatch(entry: LogEntry): entry is Extract<LogEntry, { type: 'accepted' | 'proposed' }> {
  return entry.type === 'accepted' || entry.type === 'proposed'
}

function batchesIn(log: readonly LogEntry[]): string[] {
  return log.filter(namesBatch).map(({ batch }) => batch)
}

async function readJournal(generation: Generation): Promise<LogEntry[]> {
  const file = await generation.directory.open(journal)
  if (!file || file.size === generation.logSize)
    return []
  const lines = (await file.slice(generation.logSize).text()).split('\n')
  const read = lines.map((line, at) => ({ number: generation.lines + at + 1, blank: line.trim() === '', entry: parseEntry(line) }))
  const unreadable = read.filter(({ blank, entry }) => !blank && entry === null).map(({ number }) => number)
  generation.unreadable ||= unreadable.length > 0
  if (unreadable.length > 0)
    generation.problems.push(told('journalLines', { count: unreadable.length, lines: unreadable.map(line => told('written', { text: line })) }))
  const added = read.flatMap(({ entry }) => entry ?? [])
  generation.log.push(...added)
  generation.lines += lines.length - 1
  generation.written += read.filter(({ blank }) => !blank).length
  generation.logSize = file.size
  return added
}

/** ISO time a generation was begun, from its name. */
export function begunAt(generation: string): string {
  return new Date(Number.parseInt(generation.slice(1, 10), 36) || 0).toISOString()
}

/** Reads the indexes of batches; returns those that were never completed. */
async function readBatches(generation: Generation, ids: readonly string[]): Promise<string[]> {
  const incomplete: string[] = []
  const sums = sumsIn(generation.log)
  await Promise.all(ids.map(async (id) => {
    try {
      const found = await readBatch(generation.batchDirectory, id, sums.get(id))
      if (!found) {
        incomplete.push(id)
        return
      }
      generation.batches.set(id, found.index)
      const { sources: expected } = found.index.sizes
      if (found.sources < expected)
        generation.problems.push(told('sourcesCut', { batch: id, expected, actual: found.sources }))
    }
    catch (error) {
      generation.problems.push(told('batchDamaged', { batch: id, why: causeOf(error) }))
    }
  }))
  return incomplete
}
