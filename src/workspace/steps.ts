import type { Settled, Step, StepKind, StepPart } from './acts'
import type { LogEntry } from './entries'
import type { BatchIndex } from './format'
import type { Campaign } from './office'
import type { RecordTold } from './words'
import type { Agency, Correction } from '@/reports'
import { unasked, undoneIn } from './entries'
import { wordOf } from './merge'
import { told } from './words'

/** Whether an entry keeps a draft as it grows: that is no step of its own. */
const isDraft = (entry: LogEntry): entry is Extract<LogEntry, { type: 'saved' }> => entry.type === 'saved' && entry.item.kind === 'draft'

/** The step an entry is part of. */
const stepOf = (entry: LogEntry): string => entry.step ?? (entry.type === 'accepted' ? entry.group : undefined) ?? entry.id

/** Entries of `log` by step, in the order the steps began. */
export function entriesByStep(log: readonly LogEntry[]): Map<string, LogEntry[]> {
  const steps = new Map<string, LogEntry[]>()
  for (const entry of log) {
    if (unasked.has(entry.type) || isDraft(entry))
      continue
    const own = steps.get(stepOf(entry))
    if (own)
      own.push(entry)
    else
      steps.set(stepOf(entry), [entry])
  }
  return steps
}

const kinds: Record<Exclude<LogEntry['type'], 'undone' | 'reread' | 'proposed'>, StepKind> = {
  accepted: 'files',
  removed: 'files',
  decided: 'files',
  corrected: 'corrections',
  uncorrected: 'corrections',
  judged: 'verdicts',
  chosen: 'choices',
  agency: 'units',
  agencyRemoved: 'units',
  merged: 'units',
  distinct: 'units',
  campaign: 'campaigns',
  sentBack: 'campaigns',
  delivered: 'campaigns',
  chased: 'campaigns',
  saved: 'saved',
  discarded: 'saved',
}

/** What an entry is about: the thing it has a word on, else each report, unit or file. */
function partsOf(entry: LogEntry, undone: boolean, batches: ReadonlyMap<string, BatchIndex>, names: ReadonlyMap<string, string>): StepPart[] {
  const part = (more: Partial<StepPart>): StepPart => ({ kind: kinds[entry.type as keyof typeof kinds], word: null, report: null, unit: null, name: null, undone, ...more })
  const word = wordOf(entry)
  if (word && entry.type !== 'decided') {
    const { kind, report, part: of, side } = word
    return [part({ word: { kind, report, part: of, side, ...entry.type === 'corrected' && { before: entry.correction.before } } })]
  }
  switch (entry.type) {
    case 'accepted': return batches.get(entry.batch)?.files.map(({ name, reports }) => part({ name, report: reports[0] ?? null })) ?? []
    case 'removed':
    case 'decided': return entry.files.map(hash => part({ name: names.get(hash) ?? hash }))
    case 'sentBack': return [part({ report: entry.report })]
    case 'delivered': return entry.reports.map(report => part({ report }))
    case 'chased':
    case 'distinct': return entry.agencies.map(unit => part({ unit }))
    case 'merged': return [entry.from, entry.into].map(unit => part({ unit }))
    default: return []
  }
}

function reasonOf(entry: LogEntry): string {
  switch (entry.type) {
    case 'corrected': return entry.correction.reason.trim()
    case 'judged': return entry.reason.trim()
    case 'sentBack': return entry.note.trim()
    case 'chased': return entry.how.trim()
    default: return ''
  }
}

/** Everything a person did, oldest first. A step that was partly taken back counts as done. */
export function stepsOf(log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>): Step[] {
  const undone = undoneIn(log)
  const names = new Map(log.filter(isDraft).map(({ item }) => [item.id, item.name]))
  const brought = new Map<string, string>()
  const dependents = new Map<string, Set<string>>()
  /** The step that first made an agency known. */
  const firstIn = new Map<string, string>()
  const steps = [...entriesByStep(log)]
  for (const [step, entries] of steps) {
    for (const entry of entries) {
      const known = entry.type === 'agency' ? [entry.agency] : entry.type === 'accepted' ? batches.get(entry.batch)?.agencies ?? [] : []
      known.forEach(agency => firstIn.has(agency.id) || firstIn.set(agency.id, step))
      for (const thing of concerned(entry, batches)) {
        const origin = brought.get(thing)
        if (origin !== undefined && origin !== step)
          dependents.set(origin, (dependents.get(origin) ?? new Set()).add(step))
      }
      bring(entry, batches, names).forEach(thing => brought.has(thing) || brought.set(thing, step))
    }
  }
  return steps.map(([id, entries]) => ({
    id,
    at: entries[0]!.at,
    who: entries.map(whoDid).find(who => who !== '') ?? '',
    kind: kinds[entries[0]!.type as keyof typeof kinds],
    label: labelOf(entries, batches, names, agency => firstIn.get(agency) === id),
    parts: entries.flatMap(entry => partsOf(entry, undone.has(entry.id), batches, names)),
    reason: entries.map(reasonOf).find(reason => reason !== '') ?? '',
    undone: entries.every(entry => undone.has(entry.id)),
    dependents: [...dependents.get(id) ?? []],
  }))
}

/**
 * Ids to take back so that a step is undone, or, of one that is undone, so that it stands as it last did; `along`: what those took back beside it, to
 * be taken back again. Null: there is no such step.
 */
export function reversalOf(log: readonly LogEntry[], step: string): { entries: string[], along: string[], undone: boolean } | null {
  const own = log.flatMap(entry => !unasked.has(entry.type) && !isDraft(entry) && stepOf(entry) === step ? entry.id : [])
  const undone = undoneIn(log)
  if (own.length === 0)
    return null
  const standing = own.filter(id => !undone.has(id))
  if (standing.length > 0)
    return { entries: standing, along: [], undone: false }
  const all = log.flatMap(entry => entry.type === 'undone' && !undone.has(entry.id) ? [entry] : [])
  const last = new Set(all.findLast(({ entries }) => entries.some(id => own.includes(id)))?.entries.filter(id => own.includes(id)))
  const back = all.filter(({ entries }) => entries.some(id => last.has(id)))
  return { entries: back.map(({ id }) => id), along: [...new Set(back.flatMap(({ entries }) => entries))].filter(id => !last.has(id)), undone: true }
}

function whoDid(entry: LogEntry): string {
  const own = entry.type === 'corrected' ? entry.correction.who : ''
  return own.trim() || (entry.who ?? '').trim()
}

/** Reports, files and agencies an entry is about. */
function concerned(entry: LogEntry, batches: ReadonlyMap<string, BatchIndex>): string[] {
  switch (entry.type) {
    case 'corrected': return [entry.correction.report, ...entry.correction.field === 'agency' && entry.correction.after !== null ? [String(entry.correction.after)] : []]
    case 'uncorrected':
    case 'judged':
    case 'sentBack': return [entry.report]
    case 'chosen': return [entry.report, ...entry.over]
    case 'removed': return entry.files
    case 'decided': return batches.get(entry.batch)?.files.map(({ hash }) => hash) ?? []
    case 'merged': return [entry.from, entry.into]
    case 'delivered': return entry.reports
    case 'distinct':
    case 'chased': return entry.agencies
    case 'agencyRemoved': return [entry.agency]
    case 'discarded': return [entry.item]
    default: return []
  }
}

/** What first came with an entry; names it gives are put into `names`. */
function bring(entry: LogEntry, batches: ReadonlyMap<string, BatchIndex>, names: Map<string, string>): string[] {
  if (entry.type === 'accepted') {
    const batch = batches.get(entry.batch)
    batch?.files.forEach(({ hash, name }) => names.set(hash, name))
    batch?.reports.forEach(({ id, file }) => names.set(id, file.name))
    return [...batch?.files.map(({ hash }) => hash) ?? [], ...batch?.reports.map(({ id }) => id) ?? []]
  }
  if (entry.type === 'agency') {
    names.set(entry.agency.id, entry.agency.name)
    return [entry.agency.id]
  }
  if (entry.type === 'saved') {
    names.set(entry.item.id, entry.item.name)
    return [entry.item.id]
  }
  return []
}

/** Entries that are named one by one, not counted. */
const named: ReadonlySet<LogEntry['type']> = new Set(['chosen', 'merged', 'distinct', 'campaign', 'saved', 'discarded'])

/** What a step is called: what was done of each kind; findings confirmed by sending back are not named apart. */
function labelOf(entries: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>, names: ReadonlyMap<string, string>, isNew: (agency: string) => boolean): RecordTold {
  const types = [...new Set(entries.map(({ type }) => type))]
  const labelled = types.filter(type => type !== 'judged' || !types.includes('sentBack')).map(type => entries.filter(entry => entry.type === type))
  return together(labelled.flatMap(same => named.has(same[0]!.type) ? same.map(entry => labelOfSame([entry], batches, names, isNew)) : labelOfSame(same, batches, names, isNew)))
}

/** Several labels as one. */
export function together(each: readonly RecordTold[]): RecordTold {
  return each.length === 1 ? each[0]! : told('together', { each })
}

function labelOfSame(entries: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>, names: ReadonlyMap<string, string>, isNew: (agency: string) => boolean): RecordTold {
  const [first] = entries as [LogEntry]
  const nameOf = (id: string): string => names.get(id) ?? id
  const count = entries.length
  switch (first.type) {
    case 'accepted': return told('imported', { count: entries.reduce((sum, entry) => sum + (entry.type === 'accepted' ? batches.get(entry.batch)?.files.length ?? 0 : 0), 0) })
    case 'corrected': return correctedLabel(entries.flatMap(entry => entry.type === 'corrected' ? entry.correction : []), nameOf(first.correction.report))
    case 'uncorrected': return told('uncorrected')
    case 'judged': return count > 1 ? told('judgedMany', { count }) : told('judged')
    case 'agency': return together(agenciesLabels(entries.flatMap(entry => entry.type === 'agency' ? entry.agency : []), isNew))
    case 'agencyRemoved': return told('agenciesRemoved', { count })
    case 'merged': return told('agenciesMerged', { from: nameOf(first.from), into: nameOf(first.into) })
    case 'distinct': return told('keptApart', { one: nameOf(first.agencies[0]!), other: nameOf(first.agencies[1]!) })
    case 'campaign': return campaignLabel(first.campaign)
    case 'sentBack': return told('sentBack', { count })
    case 'delivered': return told('delivered', { count: first.reports.length })
    case 'chased': return told('chased', { count: first.agencies.length })
    case 'chosen': return told('chosen', { file: nameOf(first.report) })
    case 'saved': return told('saved', { name: first.item.name })
    case 'discarded': return told('discarded', { name: nameOf(first.item) })
    case 'removed': return told('removed', { count: first.files.length })
    case 'decided': return told(first.taken ? 'rereadTaken' : 'rereadLeft', { count: entries.reduce((sum, entry) => sum + (entry.type === 'decided' ? entry.files.length : 0), 0) })
    default: return told('written', { text: first.type })
  }
}

/** What saving a campaign is called. */
export function campaignLabel({ year, closed }: Campaign): RecordTold {
  return told(closed === null ? 'campaignChanged' : 'campaignClosed', { year })
}

/** What a correction may say of a report as a whole. */
const claimWords: Record<string, 'claimAgency' | 'claimYear' | 'claimScope'> = { agency: 'claimAgency', year: 'claimYear', scope: 'claimScope' }

/** What correcting these is called; `file`: whose they are, where that is told. */
function correctedLabel(all: readonly Pick<Correction, 'asRead' | 'field' | 'report'>[], file?: string): RecordTold {
  const count = all.length
  if (count > 1 && all.every(({ field }) => Object.hasOwn(claimWords, field)))
    return told('claimed', { count: new Set(all.map(({ report }) => report)).size, fields: [...new Set(all.map(({ field }) => field))].map(field => told(claimWords[field]!)) })
  if (all.every(({ asRead }) => asRead))
    return told('checked', { count })
  return count > 1 ? told('correctedMany', { count }) : file === undefined ? told('corrected') : told('correctedIn', { file })
}

/** What saving these is called; `isNew`: those that were not known before. */
function agenciesLabels(all: readonly Agency[], isNew: (agency: string) => boolean): RecordTold[] {
  const [added, changed] = [all.filter(({ id }) => isNew(id)), all.filter(({ id }) => !isNew(id))]
  const labelled = (some: readonly Agency[], many: 'agenciesAdded' | 'agenciesChanged', one: 'agencyAdded' | 'agencyChanged') =>
    some.length === 0 ? [] : some.length > 1 ? told(many, { count: some.length }) : told(one, { agency: some[0]!.name })
  return [labelled(added, 'agenciesAdded', 'agencyAdded'), labelled(changed, 'agenciesChanged', 'agencyChanged')].flat()
}

/** What saying this at once is called. */
export function settledLabel({ agencies = [], corrections = [], verdicts = [] }: Settled, isNew: (agency: string) => boolean): RecordTold {
  return together([...agenciesLabels(agencies, isNew), ...corrections.length > 0 ? [correctedLabel(corrections)] : [], ...verdicts.length > 0 ? [told('judged')] : []])
}

/** How many files came with these entries, if they are those of an import. */
export function importedBy({ log, batches }: { log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex> }, undo: { entries: readonly string[] } | object): number {
  const ids = new Set('entries' in undo ? undo.entries : [])
  return log.reduce((sum, logged) => sum + (logged.type === 'accepted' && ids.has(logged.id) ? batches.get(logged.batch)?.files.length ?? 0 : 0), 0)
}
