import type { CheckedBackup } from '../backup'
import type { DerivedState } from '../derive'
import type { BatchIndex, BatchSums, Rechecked } from '../format'
import type { Encoding, StoredReport } from '../record'
import type { TarEntry } from '../tar'
import type { PackageLabel } from './label'
import { sha256 } from '../../sha256'
import { checkBackup } from '../backup'
import { derive } from '../derive'
import { undoneIn, writeEntry } from '../entries'
import { causeOf, WorkspaceError } from '../errors'
import { packIndex, reportKey } from '../format'
import { recheckedText, rechecksFile } from '../rechecked'
import { writeTar } from '../tar'
import { told } from '../words'
import { createContents } from './contents'
import { publishedLog, verdictsIn, withoutContact } from './journal'
import { labelFile } from './label'

interface Publishing {
  label: PackageLabel
  /** The reports of the record as it is shown, with the findings of the newest rules. */
  reports: readonly StoredReport[]
  encode: Encoding
  /** How much is done, 0 to 1. */
  onShare?: (done: number) => void
}

/**
 * The data of a package and its SHA-256, made of a backup of the record, every byte of which is checked: what stands of it, without what was removed or undone,
 * without contacts, letters, notes and what was saved beside the reports; original files and names only where the label says so.
 * Throws `WorkspaceError` when a part of the record is damaged, or when the package would not tell exactly what the record tells.
 */
export async function packageOf(backup: Blob, publishing: Publishing): Promise<{ data: Blob, sum: string }> {
  try {
    const checked = await checkBackup(backup, done => publishing.onShare?.(done / 2))
    const data = writeTar(await published(checked, publishing))
    return { data, sum: await sha256(await data.arrayBuffer()) }
  }
  catch (cause) {
    throw new WorkspaceError('damaged', told('notPublished', { cause: causeOf(cause) }), cause)
  }
}

async function published(checked: CheckedBackup, { label, reports, encode, onShare }: Publishing): Promise<TarEntry[]> {
  const state = derive(checked.log, checked.batches)
  const contents = createContents(checked, label)
  const readings = readingsIn(checked, state)
  const batches = new Map<string, { index: BatchIndex, sums: BatchSums }>()
  const entries: TarEntry[] = []
  for (const [id, hashes] of readings) {
    const content = await contents.take(id, hashes)
    const segment = await encode(content.reports) as Uint8Array<ArrayBuffer>
    const index = { ...content.index, sizes: { ...content.index.sizes, segment: segment.length } }
    const text = new TextEncoder().encode(packIndex(index))
    batches.set(id, { index, sums: { index: await sha256(text), segment: await sha256(segment) } })
    for (const [part, data] of [['sources.bin', content.sources], ['reports.bin', content.packed], ['segment.bin', segment], ['index.json', text]] as const)
      entries.push({ path: `batches/${id}/${part}`, data: new Blob([data]) })
    onShare?.(0.5 + batches.size / readings.size / 2)
  }
  const log = publishedLog({ log: checked.log, state, batches, names: label.names })
  judge(derive(log, new Map([...batches].map(([id, { index }]) => [id, index]))), state)
  return [
    { path: labelFile, data: new Blob([JSON.stringify(label)]) },
    { path: 'journal.ndjson', data: new Blob([log.map(entry => `${writeEntry(entry)}\n`).join('')]) },
    { path: rechecksFile, data: new Blob([await recheckedText(recheckedIn(reports, batches))]) },
    ...entries,
  ]
}

/** The batches of which readings stand, in the order they came, and of which files. A file that was read again keeps its first reading too: when it came says which report counts. */
function readingsIn({ log, batches }: CheckedBackup, { files }: DerivedState): Map<string, Set<string>> {
  const undone = undoneIn(log)
  const standing = new Set(files.map(({ hash }) => hash))
  const readings = new Map<string, Set<string>>()
  for (const entry of log.filter(({ id }) => !undone.has(id))) {
    const hashes = entry.type === 'accepted' ? batches.get(entry.batch)?.files.map(({ hash }) => hash) ?? [] : entry.type === 'decided' && entry.taken ? entry.files : []
    const held = hashes.filter(hash => standing.has(hash))
    if ('batch' in entry && held.length > 0)
      readings.set(entry.batch, new Set([...readings.get(entry.batch) ?? [], ...held]))
  }
  return readings
}

/** What the newest rules find in reports that older ones had checked when they came. */
function recheckedIn(reports: readonly StoredReport[], batches: ReadonlyMap<string, { index: BatchIndex }>): Rechecked {
  const known = new Set([...batches].flatMap(([id, { index }]) => index.reports.map(header => reportKey(id, header.id))))
  const rules = Math.max(0, ...reports.map(report => report.rules))
  const newest = reports.filter(report => report.rules === rules && known.has(reportKey(report.batch, report.id)))
  return { rules, findings: Object.fromEntries(newest.map(report => [reportKey(report.batch, report.id), report.findings])) }
}

/** Throws where what a package tells is not exactly what the record tells. */
function judge(made: DerivedState, record: DerivedState): void {
  const telling = (state: DerivedState): string => {
    const { reports, agencies, unitYears, corrections, checked, campaigns, files, merged, sentBack } = state
    const ids = new Set(reports.map(({ id }) => id))
    return JSON.stringify([
      reports.map(({ facts, findings, chosen, ...report }) => report),
      agencies.map(withoutContact),
      unitYears,
      [...corrections, ...checked].flatMap(({ report, field, after }) => ids.has(report) ? [[report, field, after]] : []),
      campaigns.map(({ year, due, closed, sent }) => ({ year, due, closed, sent })),
      files.map(({ latest, ...file }) => file),
      [...merged],
      sentBack.flatMap(({ report, due }) => ids.has(report) ? [[report, due]] : []),
      verdictsIn(state).map(({ report, finding, said }) => [report, finding, said.state, said.reason, said.numbers]),
    ])
  }
  if (telling(made) !== telling(record))
    throw new TypeError('the package does not tell what the record tells')
}
