import type { PlaceableReport } from '@/ingest'
import type { Finding, ReportFacts } from '@/checks'
import type { Agency, UnitYear } from '@/reports'
import '../../older'
import { expose } from 'comlink'
import { findAcross } from '@/ingest'

/** What `findAcross` reads of a report, its facts apart. */
export type Header = Omit<PlaceableReport, 'facts'>

export interface AcrossQuestion {
  agencies: readonly Agency[]
  reports: readonly Header[]
  unitYears: readonly UnitYear[]
}

/** Facts sent so far, by report id; another reading of a file sends its own. */
const facts = new Map<string, ReportFacts>()

const across = {
  know(sent: readonly (readonly [string, ReportFacts])[]): void {
    sent.forEach(([id, of]) => facts.set(id, of))
  },
  find({ agencies, reports, unitYears }: AcrossQuestion): Finding[] {
    return findAcross({ agencies, unitYears, reports: reports.map(report => ({ ...report, facts: facts.get(report.id)! })) })
  },
}

export type AcrossWorker = typeof across

expose(across)
