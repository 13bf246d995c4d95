import type { Amount, StoredFile, StoredReport } from './record'
import type { RecordTold, Word } from './words'
import type { Finding, ReportFacts } from '@/checks'
import type { Agency, Listing, Region } from '@/reports'
import * as v from 'valibot'
import { namesWholeForm } from '@/forms'
import { Fault } from './errors'
import { told } from './words'

/**
 * The record on disk (version 1), under one directory of the origin's private file system:
 *
 *     record.json                       `RecordPointer`: which generation counts, and which are kept beside it
 *     <generation>/journal.ndjson       one `LogEntry` (entries.ts) a line, in order; only ever appended to
 *     <generation>/batches/<id>/sources.bin   bytes of the files of one import, one after the other
 *                              /reports.bin   each report as JSON, one after the other
 *                              /segment.bin   the projection's own encoding
 *                              /index.json    `BatchIndex`; written last, a batch without it never happened
 *
 * A generation is one life of the record: emptying and restoring start another, and undo goes back. Packing an import into four
 * files makes its cost that of its bytes and not of its number of files. Nothing on disk is believed: each structure passes a schema
 * below, which lets through what a later version has added to it.
 */
export const version = 1

/** Of an index of readings that wait for a person: one that an app which does not know of them leaves alone, and so never counts. */
export const proposalVersion = 2

export interface RecordPointer {
  format: 'nianbao'
  version: number
  generation: string
  /** Whether this generation has held anything: if so and it is empty, it was lost. Records of before do not say. */
  filled?: boolean
  /** Generations that gave way to another and are kept until a person frees them, oldest first. */
  former?: Former[]
  /** Damage met on opening that left no other trace, told until a person has read it. */
  damage?: Damage[]
  /** The last backup of each generation: when it was made, and how many entries the journal then held. Records of before have none. */
  backups?: { generation: string, at: string, mark: number }[]
  /** Of a backup: what was spoiled when it was made (hashes of sources, ids of reports, paths), so that the rest can come back. */
  spoiled?: string[]
}

/** Damage that was met: in the language of the record, and as it is said in any. */
export interface Damage {
  at: string
  message: string
  /** Damage met by an earlier version has none. */
  told?: RecordTold
}

/** A generation that gave way: to which one, why, when, and how many entries that one's journal then held. */
export interface Former extends Amount {
  generation: string
  successor: string
  move: 'restored' | 'joined' | 'emptied' | 'returned'
  at: string
  mark: number
  /** How many parts of it could not be read then. */
  problems?: number
}

/** Bytes of one entry within a packed file. */
export interface Extent {
  offset: number
  length: number
}

/** A report as read: what `StoredReport` needs that corrections and other batches do not decide. */
export interface ReportHeader extends Extent, Omit<StoredReport, 'batch' | 'agency' | 'year' | 'scope' | 'revision' | 'version' | 'current' | 'rivals' | 'chosen'> {
  /** SHA-256 of its bytes; batches of before have none. */
  sum?: string
}

export interface BatchIndex {
  version: number
  id: string
  at: string
  /** Whether its readings are those of a newer reader, which count only once a person takes them. */
  proposed?: true
  files: Omit<StoredFile, 'batch' | 'came' | 'latest'>[]
  reports: ReportHeader[]
  /** Agencies the reports were resolved to when they came. */
  agencies: Agency[]
  /** Files whose bytes this batch holds; the others came with an earlier one. */
  sources: Record<string, Extent>
  /** Bytes of the packed files, to tell a batch that was cut off. */
  sizes: { sources: number, reports: number, segment: number }
}

/** SHA-256 of the files of a batch, which tell of any byte that changed; its index has those of its reports, and its sources are named by theirs. */
export interface BatchSums {
  index: string
  segment: string
}

export const time = v.pipe(v.string(), v.check(at => !Number.isNaN(Date.parse(at))))
export const name = v.pipe(v.string(), v.nonEmpty())
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
export const maybe = v.nullable(v.string())
export const value = v.union([v.string(), v.pipe(v.number(), v.finite()), v.null()])
const extent = { offset: count, length: count }
export const sum = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))
/** Generations and batches are directories of these names. */
const generation = v.pipe(v.string(), v.regex(/^g\w+$/))
export const batchId = v.pipe(v.string(), v.regex(/^[\w-]{1,60}$/))
/** Long lists of numbers, tested without a schema for each. */
const numbers = (empty: boolean) => v.custom<number[]>(list => Array.isArray(list) && list.every(each => Number.isFinite(each) || (empty && each === null)))
export const scope = v.picklist(['unit', 'consolidated'])

export const year = v.pipe(v.number(), v.integer(), v.minValue(1990), v.maxValue(2100))
const listing: v.GenericSchema<unknown, Listing> = v.looseObject({
  role: v.picklist(['due', 'vertical', 'watched']),
  code: maybe,
  parent: maybe,
  order: v.pipe(v.number(), v.finite()),
  from: v.nullable(year),
  to: v.nullable(year),
  exempt: v.array(v.looseObject({ year, reason: v.string() })),
  contact: v.nullable(v.looseObject({ name: v.string(), phone: v.string() })),
})
export const agency: v.GenericSchema<unknown, Agency> = v.looseObject({
  id: name,
  name,
  aliases: v.array(v.string()),
  region: v.looseObject({ code: maybe, province: maybe, city: maybe, county: maybe } satisfies Record<keyof Region, typeof maybe>),
  level: v.nullable(v.picklist(['national', 'province', 'city', 'county', 'township'])),
  type: v.string(),
  fictional: v.boolean(),
  guessed: v.looseObject({ region: maybe, level: maybe, type: maybe }),
  former: v.optional(v.array(v.looseObject({ name, until: maybe }))),
  listing: v.optional(v.nullable(listing)),
})

export const number = v.nullable(v.pipe(v.number(), v.finite()))
const file = { hash: name, name: v.string(), folder: v.string(), format: v.string() }
const finding: v.GenericSchema<unknown, Finding> = v.looseObject({
  id: name,
  rule: name as v.GenericSchema<unknown, Finding['rule']>,
  severity: v.picklist(['error', 'warning', 'info']),
  report: name,
  table: maybe,
  row: maybe,
  column: maybe,
  message: v.string(),
  params: v.record(v.string(), value),
  cells: v.array(v.string()),
  elsewhere: v.array(v.looseObject({ report: name, cell: maybe })),
  expected: number,
  actual: number,
})
const status = v.picklist(['accepted', 'review'])
const packedReport: v.GenericSchema<unknown, PackedReport> = v.looseObject({
  ...extent,
  sum: v.optional(sum),
  id: name,
  file: v.looseObject({ ...file, part: maybe }),
  title: maybe,
  status,
  read: v.looseObject({
    agency: maybe,
    agencyId: maybe,
    agencyCertain: v.boolean(),
    year: v.nullable(year),
    yearCertain: v.boolean(),
    scope: v.nullable(scope),
    scopeCertain: v.boolean(),
  }),
  fictional: v.boolean(),
  /** By table; a layout may be one a later version knows. */
  layouts: v.pipe(v.record(v.string(), v.nullable(v.string())), v.check(layouts => namesWholeForm(layouts))),
  facts: v.looseObject({ numbers: numbers(true), shingles: v.record(v.string(), numbers(false)), published: v.optional(v.string()) }),
  findings: v.array(finding),
  rules: v.optional(count, 0),
})
const packedIndex: v.GenericSchema<unknown, PackedIndex> = v.pipe(
  v.looseObject({
    version: v.pipe(count, v.maxValue(proposalVersion)),
    id: batchId,
    at: time,
    proposed: v.optional(v.literal(true)),
    files: v.array(v.looseObject({
      ...file,
      status: v.picklist(['accepted', 'review', 'rejected']),
      refusal: v.nullable(v.looseObject({ code: name, reason: v.string(), params: v.record(v.string(), v.union([v.string(), v.number()])) })),
      size: count,
      reports: v.array(name),
      reader: v.optional(count, 0),
    })),
    reports: v.array(packedReport),
    agencies: v.array(agency),
    sources: v.record(v.string(), v.looseObject(extent)),
    sizes: v.looseObject({ sources: count, reports: count, segment: count }),
    keys: v.array(v.string()),
  }),
  v.check(index => (index.version === proposalVersion) === (index.proposed ?? false)),
  v.check(({ reports, sources, sizes }) => within(reports, sizes.reports) && within(Object.values(sources), sizes.sources)),
)

/** Whether what an index says in several places is the same in all: no file without its reports, no report without its file and agency. */
function agrees({ files, reports, agencies, sources }: Pick<BatchIndex, 'files' | 'agencies' | 'sources'> & { reports: readonly Pick<ReportHeader, 'id' | 'file' | 'read'>[] }): boolean {
  const fileOf = new Map(files.flatMap(({ hash, reports }) => reports.map(id => [id, hash] as const)))
  const hashes = new Set(files.map(({ hash }) => hash))
  const known = new Set(agencies.map(({ id }) => id))
  const named = files.reduce((sum, file) => sum + file.reports.length, 0)
  return hashes.size === files.length && fileOf.size === named && named === reports.length && new Set(reports.map(({ id }) => id)).size === named
    && reports.every(({ id, file, read }) => fileOf.get(id) === file.hash && (read.agencyId === null || known.has(read.agencyId)))
    && Object.keys(sources).every(hash => hashes.has(hash))
}

function within(extents: readonly Extent[], size: number): boolean {
  return extents.every(({ offset, length }) => offset + length <= size)
}

const amount = { units: count, reports: count, files: count, corrections: count }
export const recordTold: v.GenericSchema<unknown, RecordTold> = v.looseObject({
  word: name as v.GenericSchema<unknown, Word>,
  params: v.record(v.string(), v.union([v.string(), v.number(), v.lazy(() => recordTold), v.array(v.lazy(() => recordTold))])),
})
const pointer: v.GenericSchema<unknown, RecordPointer> = v.looseObject({
  format: v.literal('nianbao'),
  version: count,
  generation,
  filled: v.optional(v.boolean()),
  former: v.optional(v.array(v.looseObject({
    ...amount,
    generation,
    successor: generation,
    move: v.picklist(['restored', 'joined', 'emptied', 'returned']),
    at: time,
    mark: count,
    problems: v.optional(count),
  }))),
  damage: v.optional(v.array(v.looseObject({ at: time, message: v.string(), told: v.optional(recordTold) }))),
  backups: v.optional(v.array(v.looseObject({ generation, at: time, mark: count }))),
  spoiled: v.optional(v.array(name)),
})

/** What `text` holds, or null where it is not of this shape. */
export function parse<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    const { success, output } = v.safeParse(schema, JSON.parse(text), { abortEarly: true })
    return success ? output : null
  }
  catch {
    return null
  }
}

/** `record.json`, or null when it is none. One of a later format need only say so. */
export function parsePointer(text: string): RecordPointer | { version: number, generation: null } | null {
  const later = parse(v.looseObject({ format: v.literal('nianbao'), version: v.pipe(count, v.minValue(version + 1)) }), text)
  return later ? { version: later.version, generation: null } : parse(pointer, text)
}

interface PackedFacts extends Omit<ReportFacts, 'numbers'> {
  /** In the order of `PackedIndex.keys`; null: not a number in this report. */
  numbers: (number | null)[]
}
type PackedReport = Omit<ReportHeader, 'facts'> & { facts: PackedFacts }
type PackedIndex = Omit<BatchIndex, 'reports'> & { keys: string[], reports: PackedReport[] }

/** `index` as JSON, cell keys written once for all reports: 20 times smaller for the 200 numbers of a report. Throws rather than write what could not be read. */
export function packIndex(index: BatchIndex): string {
  const keys = [...new Set(index.reports.flatMap(report => Object.keys(report.facts.numbers)))]
  const reports = index.reports.map(report => ({
    ...report,
    facts: { ...report.facts, numbers: keys.map(key => report.facts.numbers[key] ?? null) },
  }))
  const text = JSON.stringify({ ...index, keys, reports } satisfies PackedIndex)
  unpackIndex(text)
  return text
}

/** Reverses `packIndex`. Throws a `Fault` when the text is not an index, or one of a later format. */
export function unpackIndex(text: string): BatchIndex {
  const found = parse(packedIndex, text)
  if (!found) {
    const later = parse(v.looseObject({ version: v.pipe(count, v.minValue(proposalVersion + 1)) }), text)
    throw new Fault(later ? told('indexNewer', { version: later.version }) : told('indexUnreadable'))
  }
  if (!agrees(found))
    throw new Fault(told('indexContradicts'))
  const { keys, reports, ...index } = found
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

/** Findings of newer rules on reports read before, by `reportKey`; made again from the reports whenever it is not as it was written. */
export interface Rechecked {
  rules: number
  findings: Record<string, Finding[]>
}

const rechecked: v.GenericSchema<unknown, Rechecked> = v.looseObject({ rules: count, findings: v.record(v.string(), v.array(finding)) })

export const parseRechecked = (text: string): Rechecked | null => parse(rechecked, text)

/** Name of a report as it was read in one batch. */
export const reportKey = (batch: string, report: string): string => `${batch} ${report}`
