import type { Report, ReportCell, ReportSection } from '@/reports'
import * as v from 'valibot'
import { maybe, name, parse, recordTold, scope } from './format'

type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
const isText = (value: unknown): value is string => typeof value === 'string'
const isNumber = (value: unknown): value is number => typeof value === 'number'

const states: ReadonlySet<unknown> = new Set<ReportCell['state']>(['number', 'blank', 'mark', 'unreadable', 'absent'])
const kinds: ReadonlySet<unknown> = new Set<ReportSection['kind']>(['overview', 'proactive', 'applications', 'appeals', 'problems', 'others'])

/** Fields of a place beside `at`: some numbers, some texts, a box. */
const places = {
  text: [isNumber, 'line', 'column'],
  table: [isNumber, 'table', 'row', 'column'],
  paragraph: [isNumber, 'paragraph'],
  sheet: [isText, 'sheet', 'address'],
  page: [isNumber, 'page'],
  picture: [isNumber, 'picture'],
} as const satisfies Record<NonNullable<ReportCell['place']>['at'], readonly [(value: unknown) => boolean, ...string[]]>

function isPlace(place: unknown): boolean {
  if (!isObject(place) || !isText(place.at) || !Object.hasOwn(places, place.at))
    return false
  const [is, ...fields] = places[place.at as keyof typeof places]
  const { at, box } = place
  return fields.every(field => is(place[field])) && ((at !== 'page' && at !== 'picture') || (Array.isArray(box) && box.length === 4 && box.every(isNumber)))
}

const doubtCode = v.looseObject({ code: name, message: v.string(), told: v.optional(recordTold) })

function isCell(cell: unknown): boolean {
  return isObject(cell) && (cell.value === null || isNumber(cell.value)) && states.has(cell.state) && isText(cell.text)
    && (cell.place === null || isPlace(cell.place)) && (cell.doubt === null || v.is(doubtCode, cell.doubt))
}

function isSection(section: unknown): boolean {
  return isObject(section) && kinds.has(section.kind) && isText(section.heading) && Array.isArray(section.paragraphs)
    && section.paragraphs.every(paragraph => isObject(paragraph) && isText(paragraph.text) && isPlace(paragraph.place))
}

/** The two hundred cells and the prose are tested without a schema for each: measured, that costs less than 0.1 ms a report where a schema costs 0.8. */
const cells = v.custom<Report['cells']>(value => isObject(value) && Object.values(value).every(isCell))
const sections = v.custom<ReportSection[]>(value => Array.isArray(value) && value.every(isSection))
const place = v.nullable(v.custom<NonNullable<ReportCell['place']>>(isPlace))

function extracted<T>(value: v.GenericSchema<unknown, T>) {
  return v.looseObject({
    value: v.nullable(value),
    certain: v.boolean(),
    readings: v.array(v.looseObject({ value, from: v.string(), text: v.string(), place })),
    doubt: maybe,
    told: v.optional(recordTold),
    assumed: v.optional(v.string()),
  })
}

const report = v.looseObject({
  id: name,
  source: v.looseObject({ hash: name, name: v.string(), folder: v.string(), format: v.string(), charset: maybe, part: maybe }),
  title: maybe,
  agency: extracted(v.string()),
  year: extracted(v.pipe(v.number(), v.finite())),
  scope: extracted(scope),
  fictional: v.boolean(),
  layouts: v.record(v.string(), maybe),
  cells,
  sections,
  pictured: v.array(v.string()),
  stated: v.optional(v.looseObject({
    periods: v.array(v.looseObject({ from: v.string(), to: v.string(), text: v.string(), place })),
    published: v.array(v.looseObject({ date: v.string(), text: v.string(), place })),
  })),
  notes: v.array(v.looseObject({ code: v.string(), message: v.string(), told: v.optional(recordTold) })),
  typed: v.optional(v.looseObject({ who: v.string(), when: v.string(), from: v.nullable(v.looseObject({ name: v.string(), hash: v.string() })) })),
}) as unknown as v.GenericSchema<unknown, Report>

/** The report that `json` holds, or null where it is none. What a later version has added to one passes. */
export const parseReport = (json: string): Report | null => parse(report, json)

/** Neither can stand within a text: quotes are escaped there. */
const [opening, closing] = [',"sections":[', '],"pictured":[']

/** The sections of a report as it was kept. Of its JSON only they are parsed: the cells before them are three quarters of it. Throws when it is no report. */
export function sectionsIn(json: string): ReportSection[] {
  const start = json.indexOf(opening)
  const end = json.indexOf(closing, start)
  const found = start < 0 || end < 0
    ? parse(v.looseObject({ sections }), json)?.sections
    : parse(sections, json.slice(start + opening.length - 1, end + 1))
  if (!found)
    throw new TypeError('no report')
  return found
}
