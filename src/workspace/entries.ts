import type { BatchSums } from './format'
import type { Campaign, Delivery, JudgedNumbers, SentPoint } from './office'
import type { Saved } from './record'
import type { FindingState } from '@/checks'
import type { Layout } from '@/forms'
import type { Agency, Correction, DueGroup } from '@/reports'
import * as v from 'valibot'
import { layoutOf } from '@/forms'
import { agency, batchId, count, maybe, name, number, parse, scope, sum, time, value, year } from './format'
import { deliveries } from './office'

/**
 * One line of the journal. `step` is shared by entries written at once, which are undone together (those of before have none: an import's share its group);
 * `who` did it, where a name was set.
 */
export type LogEntry = { id: string, at: string, step?: string, who?: string } & (
  /** `sums`: SHA-256 of the batch's files; entries of before they were kept have none. */
  | { type: 'accepted', batch: string, group?: string, sums?: BatchSums }
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
  /** This version of the reader makes of these files what is kept. */
  | { type: 'reread', reader: number, files: string[] }
  /** A newer reader makes of the files of this batch something else than is kept. */
  | { type: 'proposed', batch: string, sums?: BatchSums }
  /** A person's word on readings of a proposed batch: taken, they stand in place of what was read before. */
  | { type: 'decided', batch: string, files: string[], taken: boolean }
  | { type: 'agencyRemoved', agency: string }
  /** Two agencies are one: what was `from`'s is `into`'s, and so are its names. */
  | { type: 'merged', from: string, into: string }
  /** These two are not one, however alike their names. */
  | { type: 'distinct', agencies: string[] }
  | { type: 'campaign', campaign: Campaign }
  /** Sent back to its unit for these points, each with the numbers it was about. */
  | { type: 'sentBack', report: string, due: string | null, points: SentPoint[], note: string }
  /** How the letters on these reports went to their units, and on which day. */
  | { type: 'delivered', reports: string[], how: Delivery, on: string }
  /** Units were reminded of what is missing. */
  | { type: 'chased', year: number, agencies: string[], how: string }
  | { type: 'undone', entries: string[] }
)

/** What a correction may put into a field: an agency's id, a year, a scope; into a cell a number. */
const fits: Record<string, (after: Correction['after']) => boolean> = {
  agency: after => after === null || typeof after === 'string',
  year: after => after === null || Number.isInteger(after),
  scope: after => after === null || v.is(scope, after),
}
const correction: v.GenericSchema<unknown, Correction> = v.pipe(
  v.looseObject({ report: name, field: name, before: value, after: value, reason: v.string(), who: v.string(), when: time, asRead: v.optional(v.literal(true)) }),
  v.check(({ field, after }) => Object.hasOwn(fits, field) ? fits[field]!(after) : Number.isFinite(Number(after))),
)

const keysOf = <T extends string>(all: Record<T, true>): T[] => Object.keys(all) as T[]
const verdict = v.picklist(keysOf<FindingState>({ open: true, confirmed: true, dismissed: true, fixed: true }))
const kind = v.picklist(keysOf<Saved['kind']>({ view: true, annotation: true, query: true, briefing: true, frozen: true, geography: true, draft: true }))
const judgedNumbers: v.GenericSchema<unknown, JudgedNumbers> = v.looseObject({ expected: number, actual: number, cells: v.record(v.string(), number) })
const day = v.pipe(v.string(), v.isoDate())
const campaign: v.GenericSchema<unknown, Campaign> = v.looseObject({
  year,
  due: v.object({ unit: day, county: day, city: day, province: day, vertical: day } satisfies Record<DueGroup, typeof day>),
  office: v.string(),
  contact: v.looseObject({ name: v.string(), phone: v.string() }),
  letter: maybe,
  closed: v.nullable(time),
  sent: v.optional(v.looseObject({
    layout: v.custom<Layout>(id => typeof id === 'string' && layoutOf(id) !== undefined),
    scope: v.optional(v.string()),
    cells: v.record(v.string(), number),
    reports: v.array(v.looseObject({ report: name, agency: name, name: v.string() })),
  })),
})
const stamped = { id: name, at: time, step: v.optional(name), who: v.optional(v.string()) }
const sums = v.optional(v.looseObject({ index: sum, segment: sum }))
const logEntry: v.GenericSchema<unknown, LogEntry> = v.variant('type', [
  v.looseObject({ ...stamped, type: v.literal('accepted'), batch: batchId, group: v.optional(name), sums }),
  v.looseObject({ ...stamped, type: v.literal('corrected'), correction }),
  v.looseObject({ ...stamped, type: v.literal('uncorrected'), report: name, field: name }),
  v.looseObject({ ...stamped, type: v.literal('agency'), agency }),
  v.looseObject({ ...stamped, type: v.literal('judged'), report: name, finding: name, state: verdict, reason: v.string(), numbers: v.optional(judgedNumbers) }),
  v.looseObject({ ...stamped, type: v.literal('chosen'), report: name, over: v.array(name), who: v.string() }),
  v.looseObject({ ...stamped, type: v.literal('saved'), item: v.looseObject({ id: name, kind, name: v.string(), body: v.unknown() }) }),
  v.looseObject({ ...stamped, type: v.literal('discarded'), item: name }),
  v.looseObject({ ...stamped, type: v.literal('removed'), files: v.array(name) }),
  v.looseObject({ ...stamped, type: v.literal('reread'), reader: count, files: v.array(name) }),
  v.looseObject({ ...stamped, type: v.literal('proposed'), batch: batchId, sums }),
  v.looseObject({ ...stamped, type: v.literal('decided'), batch: batchId, files: v.array(name), taken: v.boolean() }),
  v.looseObject({ ...stamped, type: v.literal('agencyRemoved'), agency: name }),
  v.looseObject({ ...stamped, type: v.literal('merged'), from: name, into: name }),
  v.looseObject({ ...stamped, type: v.literal('distinct'), agencies: v.array(name) }),
  v.looseObject({ ...stamped, type: v.literal('campaign'), campaign }),
  v.looseObject({ ...stamped, type: v.literal('sentBack'), report: name, due: v.nullable(day), points: v.array(v.looseObject({ finding: name, numbers: v.nullable(judgedNumbers) })), note: v.string() }),
  v.looseObject({ ...stamped, type: v.literal('delivered'), reports: v.array(name), how: v.picklist(deliveries), on: day }),
  v.looseObject({ ...stamped, type: v.literal('chased'), year, agencies: v.array(name), how: v.string() }),
  v.looseObject({ ...stamped, type: v.literal('undone'), entries: v.array(name) }),
])

const crcs = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++)
    crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1
  return crc
})

/** CRC-32 of a text, eight hex digits. */
function crcOf(text: string): string {
  const crc = new TextEncoder().encode(text).reduce((crc, byte) => crcs[(crc ^ byte) & 0xFF]! ^ (crc >>> 8), 0xFFFFFFFF)
  return (~crc >>> 0).toString(16).padStart(8, '0')
}

const checked = /,"crc":"([\da-f]{8})"\}$/

/** An entry as a line of the journal, which tells of any byte of it that changes. */
export function writeEntry(entry: LogEntry): string {
  const text = JSON.stringify(entry)
  return `${text.slice(0, -1)},"crc":"${crcOf(text)}"}`
}

/** One line of the journal, or null when it is none, or not the one that was written. Lines of before have no CRC. */
export function parseEntry(line: string): LogEntry | null {
  const [end, crc] = checked.exec(line) ?? []
  const text = end === undefined ? line : `${line.slice(0, -end.length)}}`
  return crc !== undefined && crcOf(text) !== crc ? null : parse(logEntry, text)
}

/** Entries that no person made, or that only take others back. */
export const unasked: ReadonlySet<LogEntry['type']> = new Set(['undone', 'reread', 'proposed'])

/** Ids of the entries that were taken back. An `undone` that was itself taken back takes nothing back. */
export function undoneIn(log: readonly LogEntry[]): Set<string> {
  const undone = new Set<string>()
  for (const entry of log.toReversed()) {
    if (entry.type === 'undone' && !undone.has(entry.id))
      entry.entries.forEach(id => undone.add(id))
  }
  return undone
}
