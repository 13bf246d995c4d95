import type { CellKey, Layouts } from '@/forms'
import type { Report, Scope } from '@/reports'
import { hashOf, shinglesOf } from './shingles'

/** The light part of a report that the rules across reports need; kept with the record so that they run without loading cells and prose. */
export interface ReportFacts {
  /** Numbers only: blank, mark, unreadable and absent cells are left out. */
  numbers: Record<CellKey, number>
  /** Hash of what stands where no number does (blank, mark, …), cell by cell: equal in two reports that leave out the same. None in facts of before it was kept. */
  gaps?: string
  /** Hashes of the shingles of each prose section, for copied prose. */
  shingles: Record<string, number[]>
  /** The earliest day on which the report or its page says that it was published, ISO; none: neither says, or the facts are of before it was kept. */
  published?: string
}

/** A report's facts with the place it has among the others: whose, which year, where. Only current, effective values. */
export interface PlacedFacts {
  /** Report id. */
  report: string
  /** Registry id of the agency. */
  agency: string
  agencyName: string
  year: number
  scope: Scope
  /** Path of the region, from the top: `省/市/县`; a region's units are those whose path it begins. */
  region: string
  /** Department type, the agency's peers. */
  type: string
  layouts: Layouts
  /** By when its report is due by the notice, ISO. */
  due: string
  /** Whether it answers to its superiors alone (垂管) and is in no local sum. */
  vertical: boolean
  facts: ReportFacts
}

/** The facts of one report: its numbers, and the hashed shingles of the prose of sections 1, 5 and 6. */
export function factsOf(report: Report): ReportFacts {
  const numbers: Record<CellKey, number> = {}
  for (const [key, cell] of Object.entries(report.cells)) {
    if (cell.state === 'number' && cell.value !== null)
      numbers[key] = cell.value
  }
  const gaps = Object.entries(report.cells).flatMap(([key, { state }]) => numbers[key] === undefined ? `${key}=${state}` : []).sort().join()
  const prose: Record<string, string> = {}
  for (const section of report.sections) {
    if (section.kind === 'overview' || section.kind === 'problems' || section.kind === 'others')
      prose[section.kind] = (prose[section.kind] ?? '') + section.paragraphs.map(paragraph => paragraph.text).join('\n')
  }
  const published = report.stated?.published.map(({ date }) => date).sort()[0]
  return { ...published !== undefined && { published }, numbers, gaps: hashOf(gaps), shingles: Object.fromEntries(Object.entries(prose).map(([kind, text]) => [kind, shinglesOf(text)])) }
}
