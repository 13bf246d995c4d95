import type { Conflict, Side } from './acts'
import type { CheckedBackup } from './backup'
import type { DerivedState } from './derive'
import type { Directory } from './directory'
import type { LogEntry } from './entries'
import type { Generation } from './generation'
import type { Joined, Joining } from './record'
import { derive } from './derive'
import { undoneIn, writeEntry } from './entries'
import { isQuota, WorkspaceError } from './errors'
import { openGeneration, sumsIn } from './generation'
import { told } from './words'

/** Entries of both journals in one order, which is the same whichever is joined to which: each keeps its own order, and between them time decides. */
export function mergeLogs(one: readonly LogEntry[], other: readonly LogEntry[]): LogEntry[] {
  const merged = new Map<string, LogEntry>()
  for (let i = 0, j = 0; i < one.length || j < other.length;) {
    const [left, right] = [one[i], other[j]]
    const isLeft = !right || (left !== undefined && (left.at < right.at || (left.at === right.at && left.id <= right.id)))
    const next = isLeft ? left! : right
    if (!merged.has(next.id))
      merged.set(next.id, next)
    if (isLeft)
      i++
    else
      j++
  }
  return [...merged.values()]
}

/** The thing an entry has the last word on, and that word. */
type Word = Pick<Conflict, 'kind' | 'report' | 'part'> & { key: string, side: Side, entry: LogEntry }

/** The last word an entry has on a thing; null: it settles nothing, or adds to what is there. */
export function wordOf(entry: LogEntry): Word | null {
  const by = { who: entry.who ?? '', at: entry.at }
  const word = (kind: Conflict['kind'], key: string, said: Omit<Side, 'who' | 'at'>, more: Partial<Word> = {}): Word => ({ kind, key: `${kind} ${key}`, report: null, part: null, side: { ...by, ...said }, entry, ...more })
  const of = (kind: Conflict['kind'], report: string, part: string, said: Omit<Side, 'at'>): Word => ({ ...word(kind, `${report} ${part}`, said, { report, part }) })
  switch (entry.type) {
    case 'corrected': return of('correction', entry.correction.report, entry.correction.field, { who: entry.correction.who || by.who, after: entry.correction.after, reason: entry.correction.reason })
    case 'uncorrected': return of('correction', entry.report, entry.field, by)
    case 'judged': return of('verdict', entry.report, entry.finding, { ...by, verdict: { state: entry.state, reason: entry.reason } })
    case 'chosen': return word('choice', [entry.report, ...entry.over].sort().join(' '), { chosen: entry.report }, { report: entry.report })
    case 'agency': return word('unit', entry.agency.id, { unit: entry.agency }, { part: entry.agency.id })
    case 'agencyRemoved': return word('unit', entry.agency, { unit: null }, { part: entry.agency })
    case 'campaign': return word('campaign', String(entry.campaign.year), { campaign: entry.campaign }, { part: String(entry.campaign.year) })
    case 'saved': return word('saved', entry.item.id, { saved: JSON.stringify([entry.item.name, entry.item.body]) }, { part: entry.item.name })
    case 'discarded': return word('saved', entry.item, { saved: null }, { part: entry.item })
    case 'decided': return word('reading', `${entry.batch} ${entry.files.join(' ')}`, { taken: entry.taken })
    default: return null
  }
}

/** What is said, apart from who said it, when and why. */
const saying = ({ who, at, reason, ...said }: Side): string => JSON.stringify(said)

function lastWords(log: readonly LogEntry[], known: ReadonlySet<string>): Map<string, Word> {
  const undone = undoneIn(log)
  return new Map(log.flatMap((entry) => {
    const word = known.has(entry.id) || undone.has(entry.id) ? null : wordOf(entry)
    return word ? [[word.key, word] as const] : []
  }))
}

/** Things of which both journals hold a last word of their own that differs, with the entries that hold them. */
function conflictsOf(own: readonly LogEntry[], other: readonly LogEntry[]): (Conflict & { entries: Record<'mine' | 'theirs', LogEntry> })[] {
  const ids = (log: readonly LogEntry[]): Set<string> => new Set(log.map(({ id }) => id))
  const theirs = lastWords(other, ids(own))
  return [...lastWords(own, ids(other))].flatMap(([id, { kind, report, part, side, entry }]) => {
    const their = theirs.get(id)
    return their && saying(their.side) !== saying(side) ? [{ id, kind, report, part, mine: side, theirs: their.side, entries: { mine: entry, theirs: their.entry } }] : []
  })
}

/** Whether `own` holds all that `other` says. */
function holdsAll(own: readonly LogEntry[], other: readonly LogEntry[]): boolean {
  const known = new Set(own.map(({ id }) => id))
  return other.every(entry => known.has(entry.id) || (entry.type === 'undone' && entry.entries.length === 0))
}

/** What joining a checked backup to a generation would make of it. Changes nothing. */
export function joiningOf(generation: Pick<Generation, 'log' | 'batches'>, backup: Pick<CheckedBackup, 'log' | 'batches'>, state: DerivedState): Omit<Joining, 'here' | 'theirs'> {
  const theirs = derive(backup.log, backup.batches)
  const together = derive(mergeLogs(generation.log, backup.log), new Map([...backup.batches, ...generation.batches]))
  const conflicts = conflictsOf(generation.log, backup.log).map(({ entries, ...conflict }): Conflict => conflict)
  return {
    nothing: holdsAll(generation.log, backup.log),
    counts: {
      units: compared(state, theirs, ({ agencies }) => agencies.map(({ id }) => id)),
      files: compared(state, theirs, ({ files }) => files.map(({ hash }) => hash)),
      reports: compared(state, theirs, ({ reports }) => reports.map(({ id }) => id)),
      corrections: compared(state, theirs, ({ corrections }) => corrections.map(correction => `${correction.report} ${correction.field}`)),
      verdicts: compared(state, theirs, ({ verdicts }) => [...verdicts.keys()]),
      saved: compared(state, theirs, ({ saved }) => saved.map(({ id }) => id)),
    },
    conflicts,
    before: state.unitYears,
    after: together.unitYears,
    reports: new Map(together.reports.map(report => [report.id, report])),
    agencies: together.agencies,
  }
}

function compared(own: DerivedState, other: DerivedState, keysOf: (state: DerivedState) => string[]): Joined {
  const [mine, theirs] = [new Set(keysOf(own)), new Set(keysOf(other))]
  const both = [...theirs].filter(key => mine.has(key)).length
  return { added: theirs.size - both, both, own: mine.size - both }
}

/** The journal of both with a person's choices as its last words; null: the other holds nothing new. Throws where a conflict is left open, or one batch is two. */
export function joinedLog(own: readonly LogEntry[], other: readonly LogEntry[], choices: ReadonlyMap<string, 'mine' | 'theirs'>, who: string): LogEntry[] | null {
  if (holdsAll(own, other))
    return null
  const sums = sumsIn(own)
  const odd = [...sumsIn(other)].find(([batch, { index }]) => sums.has(batch) && sums.get(batch)!.index !== index)
  if (odd)
    throw new WorkspaceError('backup', told('joinOther', { batch: odd[0] }))
  const step = crypto.randomUUID()
  const at = new Date().toISOString()
  const settled = conflictsOf(own, other).map(({ id, entries }): LogEntry => {
    const choice = choices.get(id)
    if (!choice)
      throw new WorkspaceError('conflict', told('joinOpen'))
    return { ...entries[choice], id: crypto.randomUUID(), at, step, ...who !== '' && { who } }
  })
  return [...mergeLogs(own, other), ...settled]
}

/** Writes both as generation `name` and opens it: batches first, the journal last. On failure the caller removes it. */
export async function writeJoined(root: Directory, name: string, own: Generation, { entries }: CheckedBackup, log: readonly LogEntry[]): Promise<Generation> {
  const directory = await root.directory(name, { create: true })
  const batches = await directory.directory('batches', { create: true })
  const held = await own.batchDirectory.names()
  const put = async (id: string, file: string, data: Blob): Promise<void> => (await batches.directory(id, { create: true })).write(file, data)
  try {
    for (const id of held) {
      const batch = await own.batchDirectory.directory(id)
      for (const file of await batch?.names() ?? [])
        await put(id, file, (await batch!.open(file))!)
    }
    for (const { path, data } of entries) {
      const [folder, id, file] = path.split('/')
      if (folder === 'batches' && !held.includes(id!))
        await put(id!, file!, data)
    }
    await directory.write('journal.ndjson', log.map(entry => `${writeEntry(entry)}\n`).join(''))
  }
  catch (error) {
    throw isQuota(error) ? new WorkspaceError('quota', told('noRoomForBackup'), error) : error
  }
  return openGeneration(root, name)
}
