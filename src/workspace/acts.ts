import type { Campaign, JudgedNumbers } from './office'
import type { RecordTold } from './words'
import type { FindingState } from '@/checks'
import type { Agency, Correction } from '@/reports'

/** A person's last word on a thing: what they put into a field (undefined: took back), said of a finding, chose, saved (null: took away). */
export interface Side {
  who: string
  /** ISO time. */
  at: string
  after?: Correction['after']
  /** Why they corrected. */
  reason?: string
  verdict?: { state: FindingState, reason: string }
  chosen?: string
  unit?: Agency | null
  campaign?: Campaign
  saved?: string | null
  taken?: boolean
}

/** Two persons' different last words on one thing. */
export interface Conflict {
  id: string
  kind: 'correction' | 'verdict' | 'choice' | 'unit' | 'campaign' | 'saved' | 'reading'
  /** The report it is about, and of it the field, or the finding. */
  report: string | null
  part: string | null
  mine: Side
  theirs: Side
}

/** What a person says at once: agencies saved, fields corrected, findings judged; with the import `group`, where it belongs to one. */
export interface Settled {
  agencies?: readonly Agency[]
  corrections?: readonly Omit<Correction, 'when'>[]
  verdicts?: readonly { report: string, finding: string, state: FindingState, reason: string, numbers?: JudgedNumbers }[]
  group?: string
}

/** What a step is about, to be told apart in a list of many. */
export type StepKind = 'files' | 'corrections' | 'verdicts' | 'choices' | 'units' | 'campaigns' | 'saved'

/** One word of a step on one thing: the thing, the word and, of a correction, what stood there before. */
export type StepWord = Pick<Conflict, 'kind' | 'report' | 'part'> & { side: Side, before?: Correction['before'] }

/** One of the things a step is about. */
export interface StepPart {
  kind: StepKind
  word: StepWord | null
  /** The report, the unit or the file that it is about, where there is no word on it. */
  report: string | null
  unit: string | null
  name: string | null
  undone: boolean
}

/** Something done to the record at once: undone as a whole, whenever. */
export interface Step {
  id: string
  /** ISO time. */
  at: string
  who: string
  kind: StepKind
  label: RecordTold
  /** What it is about, in the order it was written. */
  parts: readonly StepPart[]
  /** Why, as whoever did it put it; `''`: they did not say. */
  reason: string
  undone: boolean
  /** Ids of later steps that stand on what this one brought. */
  dependents: readonly string[]
}
