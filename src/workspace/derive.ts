import type { BatchIndex, LogEntry, ReportHeader } from './format'
import type { Batch, Saved, StoredFile, StoredReport, WorkspaceState } from './record'
import type { Agency, Correction, Scope } from '@/reports'
import { doubts, standingOf } from './standing'
import { holds, verdictKey, verdictsOf } from './verdicts'

export type DerivedState = Omit<WorkspaceState, 'undoable' | 'problems'>

/** The state that `log` and the batches it names amount to. Pure: the same record always gives the same state. */
export function derive(log: readonly LogEntry[], batches: ReadonlyMap<string, BatchIndex>): DerivedState {
  const undone = new Set(log.flatMap(entry => entry.type === 'undone' ? entry.entries : []))
  const kept: Batch[] = []
  const files = new Map<string, StoredFile>()
  let corrections: Correction[] = []
  const agencies = new Map<string, Agency>()
  const saved = new Map<string, Saved>()
  const judged: Extract<LogEntry, { type: 'judged' }>[] = []
  for (const entry of log) {
    if (undone.has(entry.id))
      continue
    if (entry.type === 'accepted') {
      const batch = batches.get(entry.batch)
      if (!batch)
        continue
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
    }
    else if (entry.type === 'uncorrected') {
      corrections = corrections.filter(({ report, field }) => report !== entry.report || field !== entry.field)
    }
    else if (entry.type === 'agency') {
      agencies.set(entry.agency.id, entry.agency)
    }
    else if (entry.type === 'judged') {
      judged.push(entry)
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
  const reports = placeReports(kept, files, batches, fields, words)
  return {
    batches: kept,
    files: [...files.values()],
    reports,
    agencies: registry(kept, batches, agencies, reports),
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
function effective(header: ReportHeader, fields: Fields): { agency: string | null, year: number | null, scope: Scope } {
  const { agency, year, scope } = fields.get(header.id) ?? {}
  const { read } = header
  return {
    agency: agency !== undefined ? agency as string | null : read.agencyCertain ? read.agencyId : null,
    year: year !== undefined ? year as number | null : read.yearCertain ? read.year : null,
    scope: (scope ?? read.scope ?? 'unit') as Scope,
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

function placeReports(kept: readonly Batch[], files: ReadonlyMap<string, StoredFile>, batches: ReadonlyMap<string, BatchIndex>, fields: Fields, words: WorkspaceState['verdicts']): StoredReport[] {
  const reports: StoredReport[] = []
  const newest = new Map<string, StoredReport>()
  for (const batch of kept) {
    const headers = batches.get(batch.id)!.reports.filter(header => files.get(header.file.hash)?.batch === batch.id)
    // Of two readings of one (agency, year) that came together, the one read with certainty is the newer.
    headers.sort((a, b) => Number(a.status === 'accepted') - Number(b.status === 'accepted'))
    for (const header of headers) {
      const { offset, length, ...rest } = header
      const report: StoredReport = { ...rest, ...effective(header, fields), batch: batch.id, revision: 1, current: false }
      if (report.status === 'review' && isSettled(report, fields.get(report.id) ?? {}, words))
        report.status = 'accepted'
      if (report.agency !== null && report.year !== null) {
        const key = `${report.agency}|${report.year}`
        const previous = newest.get(key)
        if (previous) {
          previous.current = false
          report.revision = previous.revision + 1
        }
        report.current = true
        newest.set(key, report)
      }
      reports.push(report)
    }
  }
  return reports
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
