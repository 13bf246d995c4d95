import type { Measured } from './measured'

/**
 * Row types of the questions. Counts are 件 unless said otherwise. `null` is no value (no report, or a zero denominator), never 0.
 * `reports` is the number of reports behind the row; `gaps` the number of blank, marked, unreadable or absent cells that counted as 0 in it; `leftOut` the number of
 * reports that are in neither part of a rate, because a cell of it is a gap.
 */

import type { Layout, TableName } from '@/forms'

/** One year's totals of section 3, all applicants. A year without reports has no row; charts show it as a gap. */
export interface ApplicationsByYear {
  year: number
  received: number | null
  carriedIn: number | null
  handled: number | null
  concluded: number | null
  carriedOut: number | null
  reports: number
  gaps: number
}

/** One year's outcomes in seven groups; the six first add up to `concluded` where the reports do. */
export interface OutcomesByYear {
  year: number
  granted: number | null
  partlyGranted: number | null
  denied: number | null
  unavailable: number | null
  notProcessed: number | null
  other: number | null
  carriedOut: number | null
  concluded: number | null
  /** The same over the reports that may be in shares: all outcomes and the concluded known; and how many reports those are. */
  shared: Record<'granted' | 'partlyGranted' | 'denied' | 'unavailable' | 'notProcessed' | 'other' | 'concluded', number | null>
  sharing: number
  leftOut: number
  reports: number
  gaps: number
}

/** One year and path of section 4. `path`: review, direct, afterReview. */
export interface AppealsByYear {
  year: number
  path: 'review' | 'direct' | 'afterReview'
  upheld: number | null
  overturned: number | null
  otherResult: number | null
  pending: number | null
  total: number | null
  /** The same over the reports that may be in shares: every number of section 4 known; and how many reports those are. */
  shared: Record<'upheld' | 'overturned' | 'otherResult' | 'pending' | 'total', number | null>
  sharing: number
  leftOut: number
  reports: number
  gaps: number
}

/** One cell of the department × year matrix for one metric. */
export interface DepartmentByYear {
  /** Key of the department type. */
  type: string
  year: number
  value: number | null
  /** Denominator of a rate, null for counts. */
  denominator: number | null
  reports: number
  gaps: number
  leftOut: number
}

/** One metric of one year, with its change from the year before over the agencies that reported in both. */
export interface KeyFigure extends Measured {
  metric: string
  year: number
  /** Of all that reported in the year before. */
  previous: number | null
  /** Like for like: 件 for counts, percentage points ×100 undone (0.031 = 3.1 points) for rates; null where it may not be told. */
  change: number | null
  /** What the change is of; null without a year before. */
  pair: LikeForLike | null
  /** Reports of the year before. */
  previousReports: number
}

/** What some reports have in one metric: a count, or a rate with its parts. */
export interface Amounts {
  value: number | null
  /** The count itself, or a rate's numerator. */
  amount: number | null
  /** Of a rate; null for counts. */
  denominator: number | null
  units: number
}

/** One metric in two years over the agencies that reported in both; for a rate those with all its cells in both. */
export interface LikeForLike {
  metric: string
  years: readonly [number, number]
  /** Such agencies. */
  units: number
  first: Amounts
  last: Amounts
  /** `last − first`; null where either has no value or fewer cases stand behind a rate than its rule asks. */
  change: number | null
  lowCount: boolean
  /** Cells that count as 0 in either year. */
  gaps: number
  /** Agencies that reported in both years and are not in it, for a gap in a cell of a rate or a form without the cell. */
  leftOut: number
  /** The agencies that reported in the last year only, and in the first year only, with their numbers. */
  entered: Amounts
  gone: Amounts
  /** Of the agencies in one of the years only, what became of their first and of their last year. */
  standing: readonly [OtherYear, OtherYear]
  fictional: boolean
}

/** Agencies without a report that counts in a year: theirs was received and a person must look, nothing was received, or none is asked of them. */
export interface OtherYear {
  waiting: number
  missing: number
  unasked: number
}

/** The provenance on every chart: N of M units, years a–b. */
export interface Coverage {
  /** Units with at least one report in scope. */
  units: number
  /** Units that should report. */
  expected: number
  /** Years of units whose file was received and waits for a person; they count in no number. */
  waiting?: number
  /** Of `units` those the list of units does not expect in that year: they count all the same. */
  beyond?: number
  reports: number
  firstYear: number | null
  lastYear: number | null
  /** Whether any report in scope is fictional. */
  fictional: boolean
}

/**
 * One metric of one group. `first` and `second` are keys of the dimensions asked for, null for the total over one (always null for a second
 * one not asked for). Keys: a year, a region's path down to the level (shorter where the agency stands above it, empty where it is not known),
 * a department type, a level (empty: not known), an agency's id, a scope.
 */
export interface BreakdownRow extends Measured {
  first: string | null
  second: string | null
  metric: string
  /** Agencies with a report, and agencies that should have one. */
  units: number
  expected: number
  /** As of `Coverage`. */
  beyond?: number
  firstYear: number
  lastYear: number
  fictional: boolean
}

/**
 * One metric of one party in one year, beside its peers. `panel`: over `all` reporters, or over the `same` agencies in every year used.
 * `party` is `kind:key`: agency, type, level, region, `peers:` together, `all:` within the filters.
 */
export interface CompareRow extends Measured {
  panel: 'all' | 'same'
  party: string
  year: number
  metric: string
  /** Agencies of the party with a report in any year used. */
  units: number
  /** Value in the year of reference, and what stands behind it. */
  reference: number | null
  referenceDenominator: number | null
  referenceReports: number
  referenceLow: boolean
  /** Of an agency's rate among its peers' from the highest, where it may be ranked; ties share it. `among` counts those ranked, itself included. */
  rank: number | null
  tied: boolean | null
  among: number | null
  /** Peers of the panel; how many are in the spread, and how many were left out for low counts and for gaps. The rest has no value. */
  peerUnits: number
  peersCounted: number
  peersLow: number
  peersGaps: number
  /** The spread of the peers' own values; of changes: quotients of counts, differences of rates. Quartiles are interpolated. */
  least: number | null
  firstQuartile: number | null
  median: number | null
  thirdQuartile: number | null
  most: number | null
  fictional: boolean
}

/** What one agency has in a metric in two years. `amount` is the count itself, or a rate's numerator; null where nothing is printed. */
export interface Contribution {
  agency: string
  name: string
  firstAmount: number | null
  firstDenominator: number | null
  lastAmount: number | null
  lastDenominator: number | null
  /** Whether it has a report that counts in the year. */
  inFirst: boolean
  inLast: boolean
  firstGaps: number
  lastGaps: number
  /** A gap, or a form without the cell, keeps it out in either year. */
  leftOut: boolean
  fictional: boolean
}

/** One metric of one agency among the highest or lowest, `first` its id; null: the total of all, which alone counts who is compared and who stands apart. */
export interface TopAgency extends BreakdownRow {
  /** Agencies that may be compared. */
  compared: number
  /** Set apart: too few cases; a cell of the formula that is no number, or of a rate one that cannot count as 0; no value at all. */
  low: number
  gapped: number
  missing: number
}

/** One metric of one report; `report` null: their total, with how many there are. */
export interface DrilldownReport {
  report: string | null
  agency: string | null
  name: string | null
  year: number | null
  value: number | null
  /** Of a rate; null for counts. */
  numerator: number | null
  denominator: number | null
  gaps: number
  leftOut: number
  reports: number
  fictional: boolean
}

/** One cell of the form over all reports of a total. Value null: no report prints a number there. */
export interface FormSum {
  /** Key of the cell. */
  cell: string
  value: number | null
  /** Reports that print a number there, and what others print: blank, a mark, something unreadable, nothing where the form has the cell. */
  numbers: number
  blanks: number
  marks: number
  unreadable: number
  absent: number
}

/** One report behind a consolidated form and the layout of each of its tables; null: not found. */
export interface FormReport extends Readonly<Record<`layout_${TableName}`, Layout | null>> {
  report: string
  agency: string
  name: string
  year: number
  scope: 'unit' | 'consolidated'
  fictional: boolean
}

/** A report within the filters that is in no total of theirs. */
export interface FormApart {
  agency: string
  name: string
  scope: 'unit' | 'consolidated'
  /** Why it is in the sum of no level; null: it is in that of another. */
  why: 'vertical' | 'watched' | 'system' | 'unplaced' | null
  /** The place in whose sum it is added. */
  at: string | null
}

/** What one report prints in one cell. */
export interface FormPart {
  cell: string
  report: string
  agency: string
  name: string
  value: number | null
  state: string
  /** The value is a person's correction. */
  corrected: boolean
}

/** An agency whose report is expected and does not count: nothing was received, or a person must look at what was. */
export interface FormMissing {
  agency: string
  name: string
  state: 'missing' | 'waiting'
}
