import type { Finding, ReportFacts } from '@/checks'
import type { PlaceableReport } from '@/ingest'
import type { Agency, UnitYear } from '@/reports'

/** What `findAcross` reads of a report, its facts apart. */
export type Header = Omit<PlaceableReport, 'facts'>

export interface AcrossRequest {
  facts: (readonly [string, ReportFacts])[]
  /** Null: only facts, the question follows. */
  question: { agencies: readonly Agency[], reports: Header[], unitYears: readonly UnitYear[] } | null
}

export type AcrossAnswer = Finding[]
