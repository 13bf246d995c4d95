import type { LogEntry } from './entries'
import type { BatchIndex, Rechecked, ReportHeader } from './format'
import type { Campaign, Chased, SentBack } from './office'
import type { Batch, Proposal, Saved, StoredFile, StoredReport, WorkspaceState } from './record'
import type { Judged } from './verdicts'
import type { Arrival, Chosen, Claims } from './versions'
import type { Agency, Correction, Received, Scope } from '@/reports'
import { namedFor, unitYears } from '@/reports'
import { undoneIn } from './entries'
import { findingStatusOf, holding } from './findingStatus'
import { reportKey } from './format'
import { holds, verdictKey, verdictsOf } from './verdicts'
import { settleVersions, versionKey } from './versions'

export type DerivedState = Omit<WorkspaceState, 'undoable' | 'problems' | 'told' | 'former'>

/**
 * The state that `log` and the batches it names amount to, with the findings of newer rules where they were `rechecked`. Pure: the same record always
 * gives the same state.
 */
export function derive(log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>, rechecked: Rechecked | null = null): DerivedState {
  const undone = undoneIn(log)
  const kept: Batch[] = []
  /** Batches of which readings count, in the order they first did. */
  const held = new Set<string>()
  const proposed = new Map<string, string>()
  const files = new Map<string, StoredFile>()
  let corrections: Correction[] = []
  /** Cells found as they were read; the last word on a cell is either this or a correction. */
  const checked = new Map<string, Correction>()
  const agencies = new Map<string, Agency>()
  const saved = new Map<string, Saved>()
  const judged: Judged[] = []
  const chosen: Chosen[] = []
  const merged = new Map<string, string>()
  let distinct: (readonly string[])[] = []
  const campaigns = new Map<number, Campaign>()
  const sentBack: SentBack[] = []
  const chased: Chased[] = []
  /** Where in the journal each import began, and each correction of whose report it is, or of which year, or other reading of it. */
  const began = new Map<string, number>()
  const claimed = new Map<string, Claim[]>()
  /** Reports as they were last read and taken. */
  const reading = new Map<string, ReportHeader>()
  function read(at: number, header: ReportHeader): void {
    if (reading.has(header.id))
      claim(claimed, header.id, { at, header })
    reading.set(header.id, header)
  }
  for (const [at, entry] of log.entries()) {
    if (undone.has(entry.id))
      continue
    if (entry.type === 'accepted') {
      const batch = batches.get(entry.batch)
      if (!batch || batch.proposed || held.has(batch.id))
        continue
      began.set(entry.group ?? batch.id, began.get(entry.group ?? batch.id) ?? at)
      held.add(batch.id)
      kept.push({ id: batch.id, group: entry.group ?? batch.id, at: batch.at, files: batch.files.length })
      for (const file of batch.files) {
        files.delete(file.hash)
        files.set(file.hash, { ...file, batch: batch.id, came: batch.id, latest: file.reader })
        proposed.delete(file.hash)
      }
      batch.reports.forEach(header => read(at, header))
    }
    else if (entry.type === 'removed') {
      for (const hash of entry.files) {
        files.delete(hash)
        proposed.delete(hash)
      }
    }
    else if (entry.type === 'reread') {
      for (const hash of entry.files) {
        const file = files.get(hash)
        if (file)
          files.set(hash, { ...file, reader: entry.reader, latest: entry.reader })
        proposed.delete(hash)
      }
    }
    else if (entry.type === 'proposed') {
      for (const { hash, reader } of batches.get(entry.batch)?.files ?? []) {
        const file = files.get(hash)
        if (file) {
          files.set(hash, { ...file, latest: reader })
          proposed.set(hash, entry.batch)
        }
      }
    }
    else if (entry.type === 'decided') {
      const batch = batches.get(entry.batch)
      for (const hash of entry.files) {
        const [file, anew] = [files.get(hash), batch?.files.find(file => file.hash === hash)]
        if (!batch || !file || !anew || proposed.get(hash) !== entry.batch)
          continue
        proposed.delete(hash)
        if (entry.taken) {
          began.set(entry.batch, began.get(entry.batch) ?? at)
          held.add(entry.batch)
          files.set(hash, { ...file, ...anew, batch: entry.batch })
          batch.reports.filter(header => header.file.hash === hash).forEach(header => read(at, header))
        }
      }
    }
    else if (entry.type === 'corrected') {
      const { report, field } = entry.correction
      if (isAsRead(entry.correction)) {
        corrections = corrections.filter(other => other.report !== report || other.field !== field)
        checked.set(`${report} ${field}`, entry.correction)
      }
      else {
        checked.delete(`${report} ${field}`)
        corrections.push(entry.correction)
      }
      claim(claimed, entry.correction.report, { at, field: entry.correction.field, after: entry.correction.after })
    }
    else if (entry.type === 'uncorrected') {
      corrections = corrections.filter(({ report, field }) => report !== entry.report || field !== entry.field)
      checked.delete(`${entry.report} ${entry.field}`)
      claim(claimed, entry.report, { at, field: entry.field, after: undefined })
    }
    else if (entry.type === 'agency') {
      agencies.set(entry.agency.id, entry.agency)
    }
    else if (entry.type === 'agencyRemoved') {
      agencies.delete(entry.agency)
    }
    else if (entry.type === 'merged') {
      merged.set(entry.from, entry.into)
    }
    else if (entry.type === 'distinct') {
      distinct = [...distinct, entry.agencies]
    }
    else if (entry.type === 'campaign') {
      campaigns.set(entry.campaign.year, entry.campaign)
    }
    else if (entry.type === 'sentBack') {
      const { report, due, points, note, at, who = '' } = entry
      sentBack.push({ report, due, points, note, at, who, went: null })
    }
    else if (entry.type === 'delivered') {
      const { reports, how, on, who = '' } = entry
      for (const report of reports) {
        const last = sentBack.findLastIndex(sent => sent.report === report)
        if (last >= 0)
          sentBack[last] = { ...sentBack[last]!, went: { how, on, who } }
      }
    }
    else if (entry.type === 'chased') {
      const { year, agencies, how, at, who = '' } = entry
      chased.push({ year, agencies, how, at, who })
    }
    else if (entry.type === 'judged') {
      judged.push({ ...entry, of: reading.get(entry.report) ?? null })
    }
    else if (entry.type === 'chosen') {
      chosen.push(entry)
    }
    else if (entry.type === 'saved') {
      saved.set(entry.item.id, { ...entry.item, at: entry.at })
    }
    else if (entry.type === 'discarded') {
      saved.delete(entry.item)
    }
  }

  const compared = [...checked.values()].filter(({ report, field, after }) => (reading.get(report)?.facts.numbers[field] ?? null) === after)
  const fields = latestFields([...corrections, ...compared])
  const heirOf = heirsIn(merged)
  const stands = (batch: BatchIndex, { file }: Pick<ReportHeader, 'file'>): boolean => files.get(file.hash)?.batch === batch.id
  const words = verdictsOf(judged, (id) => {
    const header = reading.get(id)
    return header ? { ...header, ...effective(header, fields, heirOf) } : null
  })
  const readings = [...held].map(id => batches.get(id)!)
  const groups = new Map(kept.map(({ id, group }) => [id, group]))
  const momentOf = momentsOf(readings, id => began.get(groups.get(id) ?? id)!, claimed, heirOf)
  const reports = placeReports({ readings, stands, fields, heirOf, words, chosen, momentOf, rechecked })
  const registered = registry(readings, agencies, reports, { merged, heirOf })
  const returned = new Set(sentBack.map(({ report }) => report))
  return {
    batches: kept,
    files: [...files.values()],
    reports,
    agencies: registered,
    unitYears: unitYears(registered, receivedOf({ reports, files: [...files.values()], agencies: registered, returned, heirOf }), [...campaigns.keys()].sort((a, b) => a - b)),
    merged: new Map([...merged.keys()].map(id => [id, heirOf(id)])),
    distinct,
    campaigns: [...campaigns.values()].sort((a, b) => a.year - b.year),
    sentBack,
    chased,
    corrections,
    checked: compared,
    verdicts: words,
    saved: [...saved.values()],
    proposals: [...proposed].map(([hash, batch]) => proposalOf(batches.get(batch)!, hash)),
  }
}

function proposalOf(batch: BatchIndex, hash: string): Proposal {
  return { batch: batch.id, file: batch.files.find(file => file.hash === hash)!, reports: batch.reports.filter(({ file }) => file.hash === hash) }
}

type Fields = ReadonlyMap<string, Partial<Record<string, string | number | null>>>

/** What a correction may say of a report as a whole. */
const claims: ReadonlySet<string> = new Set(['agency', 'year', 'scope'])

/** Whether a person found a cell as it was read; before that had a word of its own, it was a correction of a number to itself. */
function isAsRead({ field, before, after, asRead }: Correction): boolean {
  return asRead ?? (!claims.has(field) && typeof after === 'number' && before === after)
}

/** Corrected cells and fields by report; the last word on each counts. */
function latestFields(corrections: readonly Correction[]): Fields {
  const fields = new Map<string, Record<string, string | number | null>>()
  for (const { report, field, after } of corrections)
    fields.set(report, { ...fields.get(report), [field]: after })
  return fields
}

/** Whose an agency's reports are: its own, or those of the one it was merged into. */
type HeirOf = (agency: string) => string

function heirsIn(merged: ReadonlyMap<string, string>): HeirOf {
  return (agency) => {
    const seen = new Set<string>()
    while (merged.has(agency) && !seen.has(agency)) {
      seen.add(agency)
      agency = merged.get(agency)!
    }
    return agency
  }
}

/** Agency, year and scope that count: a person's word, else what the file says with certainty. */
function effective({ id, read }: ReportHeader, fields: Fields, heirOf: HeirOf): Claims {
  const { agency, year, scope } = fields.get(id) ?? {}
  const named = agency !== undefined ? agency as string | null : read.agencyCertain ? read.agencyId : null
  return {
    agency: named === null ? null : heirOf(named),
    year: year !== undefined ? year as number | null : read.yearCertain ? read.year : null,
    scope: (scope ?? read.scope ?? 'unit') as Scope,
  }
}

/** What may put a report elsewhere: a correction of a field (`after` undefined: taken back), or another reading. */
type Claim = { at: number } & ({ field: string, after: string | number | null | undefined } | { header: ReportHeader })

function claim(claimed: Map<string, Claim[]>, report: string, made: Claim): void {
  if ('header' in made || claims.has(made.field))
    claimed.set(report, [...claimed.get(report) ?? [], made])
}

/** When a report came to be one of its unit, year and scope: with the import that first brought it, or by the correction or other reading that put it there. */
function momentsOf(readings: readonly BatchIndex[], beganAt: (batch: string) => number, claimed: ReadonlyMap<string, readonly Claim[]>, heirOf: HeirOf): (header: ReportHeader) => Omit<Arrival, 'report'> {
  const came = new Map<string, Omit<Arrival, 'report'> & { first: ReportHeader }>()
  for (const { id, reports } of readings)
    reports.forEach(first => came.has(first.id) || came.set(first.id, { first, moment: beganAt(id), order: came.size }))
  return ({ id }) => {
    const { first, order } = came.get(id)!
    let { moment } = came.get(id)!
    let header = first
    let key = versionKey(effective(header, new Map(), heirOf))
    const fields: Record<string, string | number | null> = {}
    for (const made of claimed.get(id) ?? []) {
      if ('header' in made)
        header = made.header
      else if (made.after === undefined)
        delete fields[made.field]
      else
        fields[made.field] = made.after
      const now = versionKey(effective(header, new Map([[id, fields]]), heirOf))
      if (now !== key)
        [key, moment] = [now, made.at]
    }
    return { moment, order }
  }
}

/** Whether a person has corrected or judged every doubt its reading had about a report, and it has an agency and a year. */
function isSettled(report: StoredReport, { findings }: ReportHeader, corrected: Partial<Record<string, unknown>>, words: WorkspaceState['verdicts']): boolean {
  const told = holding(findings)
  return told.length > 0 && report.agency !== null && report.year !== null
    && told.every((finding) => {
      const said = words.get(verdictKey(report, finding.id))
      return findingStatusOf(finding, said && holds(said, finding, report.facts) ? said.state : undefined, field => field in corrected) !== 'open'
    })
}

interface Placing {
  readings: readonly BatchIndex[]
  stands: (batch: BatchIndex, header: ReportHeader) => boolean
  fields: Fields
  heirOf: HeirOf
  words: WorkspaceState['verdicts']
  chosen: readonly Chosen[]
  momentOf: (header: ReportHeader) => Omit<Arrival, 'report'>
  rechecked: Rechecked | null
}

function placeReports({ readings, stands, fields, heirOf, words, chosen, momentOf, rechecked }: Placing): StoredReport[] {
  const reports: StoredReport[] = []
  const arrivals = new Map<string, Arrival[]>()
  for (const batch of readings) {
    for (const header of batch.reports) {
      if (!stands(batch, header))
        continue
      const { offset, length, sum, ...rest } = header
      const findings = rechecked && header.rules < rechecked.rules ? rechecked.findings[reportKey(batch.id, header.id)] : undefined
      const checked = findings && { findings, rules: rechecked!.rules }
      const report: StoredReport = { ...rest, ...checked, ...effective(header, fields, heirOf), batch: batch.id, revision: 1, version: 'waiting', current: false, rivals: [], chosen: null }
      if (report.status === 'review' && isSettled(report, header, fields.get(report.id) ?? {}, words))
        report.status = 'accepted'
      const key = versionKey(report)
      if (key !== null)
        arrivals.set(key, [...arrivals.get(key) ?? [], { report, ...momentOf(header) }])
      reports.push(report)
    }
  }
  for (const versions of arrivals.values())
    settleVersions(versions.sort((a, b) => a.moment - b.moment || a.order - b.order), chosen)
  return reports
}

/** Nothing of a unit's: it was not read, or is no report. */
const nothing: ReadonlySet<string> = new Set(['cancelled', 'not-a-report', 'unit-list'])

/** Whether a file was refused that may be a unit's report all the same. */
export function mayBeReport({ refusal }: Pick<StoredFile, 'refusal'>): boolean {
  return refusal !== null && !nothing.has(refusal.code)
}

interface Receiving {
  reports: readonly StoredReport[]
  files: readonly StoredFile[]
  agencies: readonly Agency[]
  /** Ids of reports that were sent back. */
  returned: ReadonlySet<string>
  heirOf: HeirOf
}

/** What was received for units' years: reports that count or wait, a guess of whose they are taken for it, and files that could not be read but are named for one, or lie in a folder that is. */
function receivedOf({ reports, files, agencies, returned, heirOf }: Receiving): Received[] {
  const refused = files.filter(mayBeReport)
  const nameOf = refused.length > 0 ? namedFor(agencies) : null
  return [
    ...reports.flatMap(({ id, agency: known, year: stated, scope, version, current, read }): Received[] => {
      const [guessed, year] = [known ?? read.agencyId, stated ?? read.year]
      if (guessed === null || year === null || version === 'replaced' || version === 'copy')
        return []
      return [{ agency: heirOf(guessed), year, scope, state: returned.has(id) ? 'returned' : current ? 'accepted' : 'waiting' }]
    }),
    ...refused.flatMap(({ name, folder }): Received[] => {
      const named = nameOf!(name) ?? nameOf!(folder.slice(folder.lastIndexOf('/') + 1))
      return named ? [{ ...named, scope: null, state: 'waiting' }] : []
    }),
  ]
}

/**
 * Agencies that a person saved or that a report counts under. A later report may add a name it is known by; what a person saved stays as saved. One that was
 * merged into another leaves its names there.
 */
function registry(readings: readonly BatchIndex[], saved: ReadonlyMap<string, Agency>, reports: readonly StoredReport[], { merged, heirOf }: { merged: ReadonlyMap<string, string>, heirOf: HeirOf }): Agency[] {
  const needed = new Set([...saved.keys(), ...reports.map(report => report.agency)])
  const agencies = new Map(saved)
  for (const batch of readings) {
    for (const agency of batch.agencies) {
      const known = agencies.get(agency.id)
      if (!known)
        agencies.set(agency.id, agency)
      else if (!saved.has(agency.id) && agency.aliases.some(alias => !known.aliases.includes(alias)))
        agencies.set(agency.id, { ...known, aliases: [...new Set([...known.aliases, ...agency.aliases])] })
    }
  }
  for (const id of merged.keys()) {
    const [gone, heir] = [agencies.get(id), agencies.get(heirOf(id))]
    if (gone && heir && gone !== heir)
      agencies.set(heir.id, { ...heir, aliases: [...new Set([...heir.aliases, gone.name, ...gone.aliases])].filter(name => name !== heir.name) })
  }
  return [...agencies.values()].filter(({ id }) => needed.has(id) && heirOf(id) === id)
}
