import type { LogEntry } from './entries'
import type { BatchIndex, Rechecked } from './format'
import type { Counted, WorkspaceState } from './record'
import { derive } from './derive'
import { versionKey } from './versions'

/** Moments looked at, the last ones: a report that was judged hundreds of times has the rest in the journal. */
const mostMoments = 60

/** Which of the reports of one unit, year and scope counted from when on, by the entries that concern them. Oldest first; the same report is not told twice in a row. */
export function countedOver({ reports }: WorkspaceState, log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>, rechecked: Rechecked | null, id: string): Counted[] {
  const stored = reports.find(report => report.id === id)
  const key = stored && versionKey(stored)
  if (!stored || !key)
    return []
  const same = reports.filter(report => versionKey(report) === key)
  const ids = new Set(same.map(report => report.id))
  const hashes = new Set(same.map(({ file }) => file.hash))
  const moments = new Map<string, string>()
  for (const entry of log) {
    // What was done again after an undo is of the same report.
    if (entry.type === 'undone' ? entry.entries.some(undone => moments.has(undone)) : concerns(entry, ids, hashes, batches))
      moments.set(entry.id, entry.at)
  }
  const found: Counted[] = []
  for (const at of [...new Set(moments.values())].sort().slice(-mostMoments)) {
    const report = stateAt(log, batches, rechecked, at).reports.find(each => each.current && versionKey(each) === key)?.id ?? null
    if (found.at(-1)?.report !== report && (report !== null || found.length > 0))
      found.push({ from: at, report })
  }
  return found
}

/** The record as it stood at a moment: what was written by then, and not taken back by then. */
export function stateAt(log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>, rechecked: Rechecked | null, at: string) {
  return derive(log.filter(entry => entry.at <= at), batches, rechecked)
}

function concerns(entry: LogEntry, ids: ReadonlySet<string>, hashes: ReadonlySet<string>, batches: ReadonlyMap<string, BatchIndex>): boolean {
  switch (entry.type) {
    case 'accepted': return batches.get(entry.batch)?.files.some(({ hash }) => hashes.has(hash)) ?? false
    case 'corrected': return ids.has(entry.correction.report)
    case 'uncorrected':
    case 'judged':
    case 'chosen': return ids.has(entry.report)
    case 'removed': return entry.files.some(hash => hashes.has(hash))
    case 'decided': return true
    case 'merged': return true
    default: return false
  }
}
