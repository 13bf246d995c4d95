import type { BatchIndex, LogEntry, ReportHeader } from './format'
import type { Batch, Saved, StoredFile, StoredReport, WorkspaceState } from './record'
import type { Arrival, Chosen, Claims } from './versions'
import type { Agency, Correction, Received, Scope } from '@/reports'
import { namedFor, unitYears } from '@/reports'
import { doubts, standingOf } from './standing'
import { holds, verdictKey, verdictsOf } from './verdicts'
import { settleVersions, versionKey } from './versions'

export type DerivedState = Omit<WorkspaceState, 'undoable' | 'problems' | 'told' | 'former'>

/** The state that `log` and the batches it names amount to. Pure: the same record always gives the same state. */
export function derive(log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>): DerivedState {
  const undone = new Set(log.flatMap(entry => entry.type === 'undone' ? entry.entries : []))
  const kept: Batch[] = []
  const accepted = new Set<string>()
  const files = new Map<string, StoredFile>()
  let corrections: Correction[] = []
  const agencies = new Map<string, Agency>()
  const saved = new Map<string, Saved>()
  const judged: Extract<LogEntry, { type: 'judged' }>[] = []
  const chosen: Chosen[] = []
  /** Where in the journal each import began, and each correction of whose report it is, or of which year. */
  const began = new Map<string, number>()
  const claimed = new Map<string, Claim[]>()
  for (const [at, entry] of log.entries()) {
    if (undone.has(entry.id))
      continue
    if (entry.type === 'accepted') {
      const batch = batches.get(entry.batch)
      if (!batch || accepted.has(batch.id))
        continue
      began.set(entry.group ?? batch.id, began.get(entry.group ?? batch.id) ?? at)
      accepted.add(batch.id)
      kept.push({ id: batch.id, group: entry.group ?? batch.id, at: batch.at, files: batch.files.length })
      for (const file of batch.files) {
        files.delete(file.hash)
        files.set(file.hash, { ...file, batch: batch.id })
      }
    }
    else if (entry.type === 'removed') {
      entry.files.forEach(hash => files.delete(hash))
    }
    else if (entry.type === 'corrected') {
      corrections.push(entry.correction)
      claim(claimed, entry.correction.report, { at, field: entry.correction.field, after: entry.correction.after })
    }
    else if (entry.type === 'uncorrected') {
      corrections = corrections.filter(({ report, field }) => report !== entry.report || field !== entry.field)
      claim(claimed, entry.report, { at, field: entry.field, after: undefined })
    }
    else if (entry.type === 'agency') {
      agencies.set(entry.agency.id, entry.agency)
    }
    else if (entry.type === 'judged') {
      judged.push(entry)
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

  const fields = latestFields(corrections)
  const headers = new Map(judged.length === 0 ? [] : [...batches.values()].flatMap(batch => batch.reports.map(header => [header.id, header] as const)))
  const words = verdictsOf(judged, (id) => {
    const header = headers.get(id)
    return header ? { ...header, ...effective(header, fields) } : null
  })
  const reports = placeReports({ kept, files, batches, fields, words, chosen, momentOf: momentsOf(kept, batches, began, claimed) })
  const registered = registry(kept, batches, agencies, reports)
  return {
    batches: kept,
    files: [...files.values()],
    reports,
    agencies: registered,
    unitYears: unitYears(registered, receivedOf(reports, [...files.values()], registered)),
    corrections,
    verdicts: words,
    saved: [...saved.values()],
  }
}

type Fields = ReadonlyMap<string, Partial<Record<string, string | number | null>>>

/** Corrected cells and fields by report; the last word on each counts. */
function latestFields(corrections: readonly Correction[]): Fields {
  const fields = new Map<string, Record<string, string | number | null>>()
  for (const { report, field, after } of corrections)
    fields.set(report, { ...fields.get(report), [field]: after })
  return fields
}

/** Agency, year and scope that count: a person's word, else what the file says with certainty. */
function effective({ id, read }: ReportHeader, fields: Fields): Claims {
  const { agency, year, scope } = fields.get(id) ?? {}
  return {
    agency: agency !== undefined ? agency as string | null : read.agencyCertain ? read.agencyId : null,
    year: year !== undefined ? year as number | null : read.yearCertain ? read.year : null,
    scope: (scope ?? read.scope ?? 'unit') as Scope,
  }
}

interface Claim {
  at: number
  field: string
  /** Undefined: corrections of it were taken back. */
  after: string | number | null | undefined
}

const claims: ReadonlySet<string> = new Set(['agency', 'year', 'scope'])

function claim(claimed: Map<string, Claim[]>, report: string, made: Claim): void {
  if (claims.has(made.field))
    claimed.set(report, [...claimed.get(report) ?? [], made])
}

/** When a report came to be one of its unit, year and scope: with the import that first brought it, or by the correction that put it there. */
function momentsOf(kept: readonly Batch[], batches: ReadonlyMap<string, BatchIndex>, began: ReadonlyMap<string, number>, claimed: ReadonlyMap<string, readonly Claim[]>): (header: ReportHeader) => number {
  const came = new Map<string, number>()
  for (const { id, group } of kept)
    batches.get(id)!.reports.forEach(report => came.has(report.id) || came.set(report.id, began.get(group)!))
  return (header) => {
    let moment = came.get(header.id)!
    let key = versionKey(effective(header, new Map()))
    const fields: Record<string, string | number | null> = {}
    for (const { at, field, after } of claimed.get(header.id) ?? []) {
      if (after === undefined)
        delete fields[field]
      else
        fields[field] = after
      const now = versionKey(effective(header, new Map([[header.id, fields]])))
      if (now !== key)
        [key, moment] = [now, at]
    }
    return moment
  }
}

/** Whether a person has corrected or judged every doubt about a report, and it has an agency and a year. */
function isSettled(report: StoredReport, corrected: Partial<Record<string, unknown>>, words: WorkspaceState['verdicts']): boolean {
  const told = report.findings.filter(({ rule }) => doubts.has(rule))
  return told.length > 0 && report.agency !== null && report.year !== null
    && told.every((finding) => {
      const said = words.get(verdictKey(report, finding.id))
      return standingOf(finding, said && holds(said, finding, report.facts) ? said.state : undefined, field => field in corrected) !== 'open'
    })
}

interface Placing {
  kept: readonly Batch[]
  files: ReadonlyMap<string, StoredFile>
  batches: ReadonlyMap<string, BatchIndex>
  fields: Fields
  words: WorkspaceState['verdicts']
  chosen: readonly Chosen[]
  momentOf: (header: ReportHeader) => number
}

function placeReports({ kept, files, batches, fields, words, chosen, momentOf }: Placing): StoredReport[] {
  const reports: StoredReport[] = []
  const arrivals = new Map<string, Arrival[]>()
  for (const batch of kept) {
    for (const header of batches.get(batch.id)!.reports) {
      if (files.get(header.file.hash)?.batch !== batch.id)
        continue
      const { offset, length, sum, ...rest } = header
      const report: StoredReport = { ...rest, ...effective(header, fields), batch: batch.id, revision: 1, version: 'waiting', current: false, rivals: [], chosen: null }
      if (report.status === 'review' && isSettled(report, fields.get(report.id) ?? {}, words))
        report.status = 'accepted'
      const key = versionKey(report)
      if (key !== null)
        arrivals.set(key, [...arrivals.get(key) ?? [], { report, moment: momentOf(header) }])
      reports.push(report)
    }
  }
  for (const versions of arrivals.values())
    settleVersions(versions.sort((a, b) => a.moment - b.moment), chosen)
  return reports
}

/** Nothing of a unit's: it was not read, or is no report. */
const nothing: ReadonlySet<string> = new Set(['cancelled', 'not-a-report'])

/** What was received for units' years: reports that count or wait, a guess of whose they are taken for it, and files that could not be read but are named for one. */
function receivedOf(reports: readonly StoredReport[], files: readonly StoredFile[], agencies: readonly Agency[]): Received[] {
  const refused = files.filter(({ refusal }) => refusal && !nothing.has(refusal.code))
  const nameOf = refused.length > 0 ? namedFor(agencies) : null
  return [
    ...reports.flatMap(({ agency: known, year: stated, scope, version, current, read }) => {
      const [agency, year] = [known ?? read.agencyId, stated ?? read.year]
      return agency === null || year === null || version === 'replaced' || version === 'copy' ? [] : [{ agency, year, scope, accepted: current }]
    }),
    ...refused.flatMap(({ name }) => {
      const named = nameOf!(name)
      return named ? [{ ...named, scope: null, accepted: false }] : []
    }),
  ]
}

/** Agencies that a person saved or that a report counts under. A later report may add a name it is known by; what a person saved stays as saved. */
function registry(kept: readonly Batch[], batches: ReadonlyMap<string, BatchIndex>, saved: ReadonlyMap<string, Agency>, reports: readonly StoredReport[]): Agency[] {
  const needed = new Set([...saved.keys(), ...reports.map(report => report.agency)])
  const agencies = new Map(saved)
  for (const batch of kept) {
    for (const agency of batches.get(batch.id)!.agencies) {
      const known = agencies.get(agency.id)
      if (!known)
        agencies.set(agency.id, agency)
      else if (!saved.has(agency.id) && agency.aliases.some(alias => !known.aliases.includes(alias)))
        agencies.set(agency.id, { ...known, aliases: [...new Set([...known.aliases, ...agency.aliases])] })
    }
  }
  return [...agencies.values()].filter(agency => needed.has(agency.id))
}
