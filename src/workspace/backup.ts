import type { Directory } from './directory'
import type { LogEntry } from './entries'
import type { BatchIndex, Extent, RecordPointer } from './format'
import type { Generation } from './generation'
import type { TarEntry } from './tar'
import type { RecordTold } from './words'
import { sha256 } from '../sha256'
import { indexOf, reportIn } from './batch'
import { parseEntry } from './entries'
import { causeOf, isQuota, WorkspaceError } from './errors'
import { parsePointer, version } from './format'
import { namesBatch, openGeneration, sumsIn } from './generation'
import { newer } from './pointer'
import { readTar, writeTar } from './tar'
import { told } from './words'

const batchFile = /^batches\/([\w-]{1,60})\/(index\.json|(?:sources|reports|segment)\.bin)$/
const looseFile = /^(?:record\.json|SHA256SUMS|journal\.ndjson)$/
/** Bytes read at once to look at the entries in them. */
const windowSize = 2 ** 23

/** A backup every byte of which was checked. */
export interface CheckedBackup {
  entries: readonly TarEntry[]
  log: LogEntry[]
  batches: Map<string, BatchIndex>
  /** What was spoiled when it was made. */
  spoiled: readonly string[]
}

/**
 * The backup is a tar archive of the generation's files under their own names, `record.json` first and last `SHA256SUMS`, the sums of
 * all others as sha256sum writes and checks them. What of the generation cannot be read lies under `damaged/`.
 */
export async function writeBackup(generation: Generation): Promise<Blob> {
  const { batchDirectory, batches, directory, log, name } = generation
  const entries: TarEntry[] = []
  const lines = (await (await directory.open('journal.ndjson'))?.text() ?? '').split('\n').filter(line => line.trim() !== '')
  const reads = lines.map((line) => {
    const entry = parseEntry(line)
    return entry !== null && (!namesBatch(entry) || batches.has(entry.batch))
  })
  for (const [path, wanted] of [['journal.ndjson', true], ['damaged/journal.ndjson', false]] as const) {
    const some = lines.filter((_, at) => reads[at] === wanted)
    if (some.length > 0)
      entries.push({ path, data: new Blob([`${some.join('\n')}\n`]) })
  }
  for (const id of await batchDirectory.names()) {
    const batch = await batchDirectory.directory(id)
    for (const file of (await batch?.names() ?? []).filter(file => batchFile.test(`batches/${id}/${file}`)))
      entries.push({ path: `${batches.has(id) ? '' : 'damaged/'}batches/${id}/${file}`, data: (await batch!.open(file))! })
  }
  const spoiled = (await spoiledIn({ entries, batches, log })).map(({ key }) => key)
  const pointer: RecordPointer = { format: 'nianbao', version, generation: name, ...spoiled.length > 0 && { spoiled } }
  entries.unshift({ path: 'record.json', data: new Blob([JSON.stringify(pointer)]) })
  const sums: string[] = []
  for (const { path, data } of entries)
    sums.push(`${await sha256(await data.arrayBuffer())}  ${path}\n`)
  return writeTar([...entries, { path: 'SHA256SUMS', data: new Blob(sums) }])
}

/** Checks every byte of a backup, every line of its journal and every index; writes nothing. Throws `WorkspaceError` when it is not whole. `onShare`: how much is done, 0 to 1. */
export async function checkBackup(backup: Blob, onShare?: (done: number) => void): Promise<CheckedBackup> {
  const all = await readTar(backup).catch((cause: unknown) => {
    throw broken(told('noBackup'), cause)
  })
  const unknown = all.map(({ path }) => path.replace(/^damaged\//, '')).find(path => !looseFile.test(path) && !batchFile.test(path))
  if (unknown)
    throw broken(told('fileUnknown', { path: unknown }))
  const files = new Map(all.map(({ path, data }) => [path, data]))
  const text = async (path: string): Promise<string> => await files.get(path)?.text() ?? ''
  const pointer = parsePointer(await text('record.json'))
  if (!pointer)
    throw broken(told('noPointer'))
  if (pointer.generation === null)
    throw newer(pointer.version)
  const entries = all.filter(({ path }) => path !== 'SHA256SUMS')
  const sums = new Map((await text('SHA256SUMS')).split('\n').filter(Boolean).map(line => [line.slice(66), line.slice(0, 64)] as const))
  const odd = [...sums.keys()].find(path => path === 'SHA256SUMS' || !files.has(path)) ?? entries.find(({ path }) => !sums.has(path))?.path
  if (odd)
    throw broken(told('sumMissing', { path: odd }))
  if (files.size < all.length)
    throw broken(told('twice'))
  let done = 0
  for (const { path, data } of entries) {
    if (await sha256(await data.arrayBuffer()) !== sums.get(path))
      throw broken(told('fileChanged', { path }))
    done += data.size
    onShare?.(done / backup.size)
  }
  const batches = await indexesIn(files, pointer.spoiled ?? [])
  const log = journalIn(await text('journal.ndjson'), batches)
  for (const [id, { index }] of sumsIn(log)) {
    if (sums.get(`batches/${id}/index.json`) !== index)
      throw broken(told('batchUnusable', { batch: id, why: told('indexChanged') }))
  }
  return { entries, batches, log, spoiled: pointer.spoiled ?? [] }
}

/**
 * Reads every report and source of a checked backup. Throws `WorkspaceError` when one is not what was kept, unless the backup says that it was so
 * when it was made; the answer then says which.
 */
export async function checkContents(checked: CheckedBackup): Promise<RecordTold | null> {
  const spoiled = await spoiledIn(checked)
  const untold = spoiled.find(({ key }) => !checked.spoiled.includes(key))
  if (untold)
    throw broken(told('notAsKept', { what: untold.what }))
  return spoiled.length === 0
    ? null
    : told('spoiledBefore', { count: spoiled.length, what: spoiled.map(({ what }) => what) })
}

/** What of these batches is not as it was kept, each under a name that says it for good and in words. */
async function spoiledIn({ entries, batches, log }: Pick<CheckedBackup, 'entries' | 'batches' | 'log'>): Promise<{ key: string, what: RecordTold }[]> {
  const files = new Map(entries.map(({ path, data }) => [path, data]))
  const sums = sumsIn(log)
  const spoiled: { key: string, what: RecordTold }[] = []
  for (const [id, { reports, sources, files: imported }] of batches) {
    const blob = (part: string): Blob => files.get(`batches/${id}/${part}.bin`) ?? new Blob()
    const segment = sums.get(id)?.segment
    if (segment !== undefined && await sha256(await blob('segment').arrayBuffer()) !== segment)
      spoiled.push({ key: `batches/${id}/segment.bin`, what: told('segmentOf', { batch: id }) })
    await eachIn(blob('reports'), reports, async (bytes, report) => {
      await reportIn(bytes, report).catch(() => spoiled.push({ key: report.id, what: told('readingOf', { file: report.file.name }) }))
    })
    const names = new Map(imported.map(({ hash, name }) => [hash, name]))
    await eachIn(blob('sources'), Object.entries(sources).map(([hash, extent]) => ({ ...extent, hash })), async (bytes, { hash }) => {
      if (await sha256(bytes) !== hash)
        spoiled.push({ key: hash, what: told('sourceOf', { file: names.get(hash) ?? hash }) })
    })
  }
  return spoiled
}

/** Hands over the bytes of each entry of a packed file, in order, of which a few megabytes are held at once. */
async function eachIn<T extends Extent>(packed: Blob, entries: readonly T[], look: (bytes: Uint8Array<ArrayBuffer>, entry: T) => Promise<void>): Promise<void> {
  let start = 0
  let held = new Uint8Array()
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    const { offset, length } = entry
    if (offset < start || offset + length > start + held.length) {
      start = offset
      held = new Uint8Array(await packed.slice(start, start + Math.max(length, windowSize)).arrayBuffer())
    }
    await look(held.subarray(offset - start, offset - start + length), entry)
  }
}

/** `spoiled`: what was not as it was kept when the backup was made, as `spoiledIn` names it. */
async function indexesIn(files: ReadonlyMap<string, Blob>, spoiled: readonly string[]): Promise<Map<string, BatchIndex>> {
  const batches = new Map<string, BatchIndex>()
  for (const id of new Set([...files.keys()].flatMap(path => batchFile.exec(path)?.[1] ?? []))) {
    const size = (part: string): number => files.get(`batches/${id}/${part}.bin`)?.size ?? 0
    try {
      const index = await files.get(`batches/${id}/index.json`)?.text() ?? ''
      batches.set(id, indexOf(id, index, { sources: size('sources'), reports: size('reports'), segment: size('segment') }, (part, { sources }) =>
        part === 'sources' ? Object.keys(sources).some(hash => spoiled.includes(hash)) : spoiled.includes(`batches/${id}/${part}.bin`)))
    }
    catch (cause) {
      throw broken(told('batchUnusable', { batch: id, why: causeOf(cause) }), cause)
    }
  }
  return batches
}

function journalIn(text: string, batches: ReadonlyMap<string, BatchIndex>): LogEntry[] {
  const log = text.split('\n').flatMap((line, at) => {
    if (line.trim() === '')
      return []
    const entry = parseEntry(line)
    if (!entry)
      throw broken(told('lineUnreadable', { line: at + 1 }))
    if (namesBatch(entry) && !batches.has(entry.batch))
      throw broken(told('batchMissing', { batch: entry.batch }))
    return [entry]
  })
  if (log.length === 0 && batches.size > 0)
    throw broken(told('journalEmpty'))
  return log
}

/** Writes a checked backup into `root` as generation `name`, and opens it. On failure the caller removes the generation. */
export async function unpackBackup(root: Directory, name: string, { entries }: CheckedBackup): Promise<Generation> {
  const directory = await root.directory(name, { create: true })
  const batches = await directory.directory('batches', { create: true })
  for (const { path, data } of entries) {
    const [, id, file] = batchFile.exec(path) ?? []
    try {
      if (id && file)
        await (await batches.directory(id, { create: true })).write(file, data)
      else if (path === 'journal.ndjson')
        await directory.write(path, data)
    }
    catch (error) {
      throw isQuota(error) ? new WorkspaceError('quota', told('noRoomForBackup'), error) : error
    }
  }
  return openGeneration(root, name)
}

/** The backup cannot be restored, and why; the record is as it was. */
export function broken(what: RecordTold, cause?: unknown): WorkspaceError {
  return new WorkspaceError('backup', told('backupBroken', { what }), cause)
}
