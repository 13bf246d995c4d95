import type { Saved, StoredFile, StoredReport } from './record'
import type { JudgedNumbers } from './verdicts'
import type { FindingState, ReportFacts } from '@/checks'
import type { Agency, Correction, Report, ReportSection } from '@/reports'

/**
 * The record on disk (version 1), under one directory of the origin's private file system:
 *
 *     record.json                       which generation counts: { format, version, generation }
 *     <generation>/journal.ndjson       one `LogEntry` a line, in order; only ever appended to
 *     <generation>/batches/<id>/sources.bin   bytes of the files of one import, one after the other
 *                              /reports.bin   each report as JSON, one after the other
 *                              /segment.bin   the projection's own encoding
 *                              /index.json    `BatchIndex`; written last, a batch without it never happened
 *
 * A generation is one life of the record: emptying and restoring start another, and undo goes back. Packing an import into four
 * files makes its cost that of its bytes and not of its number of files.
 */
export const version = 1

export interface RecordPointer {
  format: 'nianbao'
  version: number
  generation: string
}

/** Bytes of one entry within a packed file. */
export interface Extent {
  offset: number
  length: number
}

/** A report as read: what `StoredReport` needs that corrections and other batches do not decide. */
export interface ReportHeader extends Extent, Omit<StoredReport, 'batch' | 'agency' | 'year' | 'scope' | 'revision' | 'version' | 'current' | 'rivals' | 'chosen'> {}

export interface BatchIndex {
  version: number
  id: string
  at: string
  files: Omit<StoredFile, 'batch'>[]
  reports: ReportHeader[]
  /** Agencies the reports were resolved to when they came. */
  agencies: Agency[]
  /** Files whose bytes this batch holds; the others came with an earlier one. */
  sources: Record<string, Extent>
  /** Bytes of the packed files, to tell a batch that was cut off. */
  sizes: { sources: number, reports: number, segment: number }
}

export type LogEntry = { id: string, at: string } & (
  | { type: 'accepted', batch: string, group?: string }
  | { type: 'corrected', correction: Correction }
  | { type: 'uncorrected', report: string, field: string }
  | { type: 'agency', agency: Agency }
  /** `numbers`: what the word was said of; entries of before they were kept have none. */
  | { type: 'judged', report: string, finding: string, state: FindingState, reason: string, numbers?: JudgedNumbers }
  /** Of the reports of one unit, year and scope `report` counts, and not those of `over`, which the person saw beside it. */
  | { type: 'chosen', report: string, over: string[], who: string }
  | { type: 'saved', item: Omit<Saved, 'at'> }
  | { type: 'discarded', item: string }
  | { type: 'removed', files: string[] }
  | { type: 'undone', entries: string[] }
)

const entryTypes = new Set<LogEntry['type']>(['accepted', 'corrected', 'uncorrected', 'agency', 'judged', 'chosen', 'saved', 'discarded', 'removed', 'undone'])

/** One line of the journal, or null when it is none. */
export function parseEntry(line: string): LogEntry | null {
  try {
    const entry = JSON.parse(line) as LogEntry
    return typeof entry.id === 'string' && entryTypes.has(entry.type) ? entry : null
  }
  catch {
    return null
  }
}

interface PackedFacts extends Omit<ReportFacts, 'numbers'> {
  /** In the order of `PackedIndex.keys`; null: not a number in this report. */
  numbers: (number | null)[]
}
type PackedIndex = Omit<BatchIndex, 'reports'> & { keys: string[], reports: (Omit<ReportHeader, 'facts'> & { facts: PackedFacts })[] }

/** `index` as JSON, cell keys written once for all reports: 20 times smaller for the 200 numbers of a report. */
export function packIndex(index: BatchIndex): string {
  const keys = [...new Set(index.reports.flatMap(report => Object.keys(report.facts.numbers)))]
  const reports = index.reports.map(report => ({
    ...report,
    facts: { ...report.facts, numbers: keys.map(key => report.facts.numbers[key] ?? null) },
  }))
  return JSON.stringify({ ...index, keys, reports } satisfies PackedIndex)
}

/** Reverses `packIndex`. Throws when the text is not an index. */
export function unpackIndex(text: string): BatchIndex {
  const { keys, reports, ...index } = JSON.parse(text) as PackedIndex
  return {
    ...index,
    reports: reports.map((report) => {
      const numbers: Record<string, number> = {}
      for (let i = 0; i < keys.length; i++) {
        const value = report.facts.numbers[i]
        if (typeof value === 'number')
          numbers[keys[i]!] = value
      }
      return { ...report, facts: { ...report.facts, numbers } }
    }),
  }
}

/** Neither can stand within a text: quotes are escaped there. */
const [opening, closing] = [',"sections":[', '],"pictured":[']

/** The sections of a report as it was kept. Of its JSON only they are parsed: the cells before them are three quarters of it. Throws when it is no report. */
export function sectionsIn(json: string): ReportSection[] {
  const start = json.indexOf(opening)
  const end = json.indexOf(closing, start)
  return start < 0 || end < 0 ? (JSON.parse(json) as Report).sections : JSON.parse(json.slice(start + opening.length - 1, end + 1)) as ReportSection[]
}
