import type { AgencyTold } from './agencies/words'
import type { Extracted } from './extracted'
import type { Scope } from './words'
import type { CellKey, Layouts, TableName } from '@/forms'
import type { Told } from '@/language'
import type { CellState, Doubt, Place, SectionKind } from '@/tables'

/** Where a thing stands in its file: the readers' type, handed on. */
export type { Place }

export interface ReportCell {
  value: number | null
  state: CellState
  text: string
  place: Place | null
  doubt: Doubt | null
}

export interface ReportSection {
  kind: SectionKind
  heading: string
  paragraphs: { text: string, place: Place }[]
}

export interface ReportSource {
  /** SHA-256 of the file's bytes, hex. */
  hash: string
  name: string
  folder: string
  format: string
  charset: string | null
  part: string | null
}

/** What a report says of its own dates. */
export interface Stated {
  /** Periods its numbers are said to be of, first and last day, ISO. */
  periods: { from: string, to: string, text: string, place: Place | null }[]
  /** Days on which it, or the page it was taken from, says that it was published, ISO. */
  published: { date: string, text: string, place: Place | null }[]
}

/** One agency's report of one year as published. Never altered after reading; corrections stand beside it. */
export interface Report {
  /** `hash` or `hash#part`: the same file always gives the same id. */
  id: string
  source: ReportSource
  title: string | null
  agency: Extracted<string>
  year: Extracted<number>
  scope: Extracted<Scope>
  /** Marked 虚构 in its title or prose: sample data, shown as such everywhere. */
  fictional: boolean
  layouts: Layouts
  /** Every cell of the form of each table found, in its layout, by key. */
  cells: Record<CellKey, ReportCell>
  sections: ReportSection[]
  /** Tables that are pictures in this file. */
  pictured: TableName[]
  notes: { code: string, message: string, told?: Told }[]
  /** Readings of before have none. */
  stated?: Stated
  /** A person typed it into the form: who (empty: nobody said), when, and the kept file it was typed from. */
  typed?: { who: string, when: string, from: { name: string, hash: string } | null }
}

/** A correction of one cell or field by a person. Raw and corrected values both stay. */
export interface Correction {
  report: string
  /** A cell key, or `agency`, `year`, `scope`. */
  field: string
  before: string | number | null
  after: string | number | null
  reason: string
  who: string
  /** ISO time. */
  when: string
  /** No correction: the person compared it with the original, and it is as it was read (`after`). */
  asRead?: true
}

/** What an administrative division code resolves to; names as the ministry's list has them. */
export interface Region {
  /** Six digits, or null when the list does not know the place. */
  code: string | null
  province: string | null
  city: string | null
  county: string | null
}

export type AgencyLevel = 'national' | 'province' | 'city' | 'county' | 'township'

/** One agency of the registry. Fields guessed by rule say so until a person confirms them. */
export interface Agency {
  /** Stable id: normalised full name. */
  id: string
  name: string
  /** Other names it was seen under. */
  aliases: string[]
  region: Region
  level: AgencyLevel | null
  /** Key of `departmentTypes`. */
  type: string
  fictional: boolean
  /** Which of region, level, type are guesses, and from what, in the language of the record. */
  guessed: { region: string | null, level: string | null, type: string | null }
  /** The same as words and their values, to be said in any language; an agency of an earlier version has none. */
  guesses?: { region?: AgencyTold, level?: AgencyTold, type?: AgencyTold }
  /** Names it had, and until when (an ISO date, or as much of one as is known). They are among its aliases too. */
  former?: { name: string, until: string | null }[]
  /** What the office's list of units says of it; none: it is not on the list. */
  listing?: Listing | null
}

/** A unit as the office that collects the reports lists it. */
export interface Listing {
  /** `due`: its report is collected here. `vertical`: it reports upward (垂管) and is in no local sum. `watched`: looked at, collected by another. */
  role: 'due' | 'vertical' | 'watched'
  /** The office's own code. */
  code: string | null
  /** Id of the unit it stands under. */
  parent: string | null
  /** Its place in the list. */
  order: number
  /** First and last report year it is due in; null: open. */
  from: number | null
  to: number | null
  /** Years in between in which no report is due, and why. */
  exempt: { year: number, reason: string }[]
  contact: { name: string, phone: string } | null
}
