import type { Pool, RunOptions } from './pool'
import type { Language } from '@/language'
import type { Report } from '@/reports'
import type { ImportedFile, StoredFile, Workspace, WorkspaceState } from '@/workspace'
import { SpokenError } from '@/language'
import { reasonOf } from '../reason'
import { createSettler, settleFile } from './agencies'
import { essenceOf } from './essence'
import { refusalIn } from './files'
import { chunk } from './import'
import { createPool } from './pool'
import { readerVersion } from './version'

/** Refusals that say nothing of the file: it was not read to the end this time. */
const unfinished: ReadonlySet<string> = new Set(['cancelled', 'timeout', 'gone', 'too-large', 'internal'])

/** Kept files that no reader of this version has read. What was recognised from pictures stays: a person asked for it, and looked at it. */
export function outdated({ files, reports }: Pick<WorkspaceState, 'files' | 'reports'>): StoredFile[] {
  const older = files.filter(({ latest, size }) => latest < readerVersion && size > 0)
  const recognised = older.length === 0 ? new Set() : new Set(reports.filter(({ findings }) => findings.some(({ params }) => params.code === 'ocr')).map(({ file }) => file.hash))
  return older.filter(({ hash }) => !recognised.has(hash))
}

export interface RereadOptions {
  workspace: Workspace
  /** The projection's encoding of reports: `encodeSegment` of the database. */
  encode: (reports: readonly Report[]) => Uint8Array | Promise<Uint8Array>
  signal: AbortSignal
  onProgress: (progress: { done: number, total: number }) => void
  timeoutMs?: RunOptions['timeoutMs']
  pool?: Pool
}

/** What reading anew came to; files not reached before it was cancelled are in none of them. */
export interface RereadOutcome {
  same: number
  changed: number
  /** Files that were not read to the end; what is kept of them stays, and they are offered again. */
  unread: { name: string, sayWhy: (language: Language) => string }[]
}

/**
 * Reads the outdated files of the record again from their kept bytes, under the limits of an import. What differs from what is kept is proposed, the rest noted as
 * read; nothing that counts is touched. Rejects only when the record cannot be written: what was noted until then stays.
 */
export async function rereadKept({ workspace, encode, pool = createPool(), signal, onProgress, timeoutMs }: RereadOptions): Promise<RereadOutcome> {
  const files = outdated(workspace.state)
  const outcome: RereadOutcome = { same: 0, changed: 0, unread: [] }
  const settle = createSettler(workspace.state.agencies)
  const waiting = new Set(workspace.state.reports.flatMap(({ id, status }) => status === 'review' ? id : []))
  const seen = new Set<string>()
  /** Why the record does not give out the bytes of a file. */
  const withheld = new Map<string, unknown>()
  let same: StoredFile[] = []
  let changed: { file: ImportedFile, batch: string }[] = []
  let [done, bytes, since] = [0, 0, Date.now()]
  let keeping = Promise.resolve()

  async function keep(): Promise<void> {
    if (same.length + changed.length === 0)
      return
    const found = { reader: readerVersion, same, changed: changed.map(({ file, batch }) => ({ file: settleFile(file, settle), batch })) }
    outcome.same += same.length
    outcome.changed += changed.length
    same = []
    changed = []
    bytes = 0
    since = Date.now()
    await workspace.reread(found, await encode(found.changed.flatMap(({ file }) => file.reports.map(({ report }) => report))))
  }

  function flush(): Promise<void> {
    keeping = keeping.then(keep)
    return keeping
  }

  /** What is read of an archive's inside is no kept file's. */
  async function onFile(file: ImportedFile, [at, ...inner]: readonly number[]): Promise<void> {
    const kept = files[at!]!
    if (inner.length > 0)
      return
    seen.add(kept.hash)
    done += 1
    onProgress({ done, total: files.length })
    if (file.refusal && unfinished.has(file.refusal.code)) {
      if (file.refusal.code !== 'cancelled')
        outcome.unread.push({ name: kept.name, sayWhy: whyOf(withheld.get(kept.hash), file.refusal) })
      return
    }
    const clears = file.reports.some(({ report, status }) => status === 'accepted' && waiting.has(report.id))
    if (!clears && await isSame(kept, file, workspace))
      same.push(kept)
    else
      changed.push({ file, batch: kept.batch })
    bytes += file.bytes.length
    if (same.length + changed.length >= chunk.files || bytes >= chunk.bytes || Date.now() - since >= chunk.ms)
      await flush()
  }

  async function bytesOf(hash: string): Promise<ArrayBuffer> {
    try {
      return (await workspace.source(hash)).buffer as ArrayBuffer
    }
    catch (error) {
      withheld.set(hash, error)
      throw error
    }
  }

  onProgress({ done, total: files.length })
  const picked = files.map(({ name, folder, size, hash }) => ({ folder, file: { name, size, lastModified: 0, arrayBuffer: () => bytesOf(hash) } }))
  await pool.run(picked, { signal, timeoutMs, onFile, onProgress: () => {} })
  if (!signal.aborted)
    same.push(...files.filter(({ hash }) => !seen.has(hash)))
  await flush()
  return outcome
}

/** Why a file was not read: what kept its bytes back, else its refusal. */
function whyOf(withheld: unknown, refusal: NonNullable<ImportedFile['refusal']>): (language: Language) => string {
  if (withheld instanceof SpokenError)
    return withheld.sayIn
  return language => withheld === undefined ? refusalIn(refusal, language) : reasonOf(withheld)
}

/** Whether a file comes out as it is kept: the same reports, each with the same in it, or refused for the same reason. What is found in them is a matter of the rules. */
async function isSame(kept: StoredFile, { reports, refusal }: ImportedFile, workspace: Workspace): Promise<boolean> {
  if (kept.refusal?.code !== refusal?.code || kept.reports.length !== reports.length)
    return false
  for (const read of reports) {
    if (!kept.reports.includes(read.report.id))
      return false
    const before = await workspace.report(read.report.id).catch(() => null)
    if (before === null || essenceOf(before) !== essenceOf(read.report))
      return false
  }
  return true
}
