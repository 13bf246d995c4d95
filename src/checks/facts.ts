import type { CellKey } from '@/reports'

/** The light part of a report that the rules across reports need; kept with the record so that they run without loading cells and prose. */
export interface ReportFacts {
  /** Numbers only: blank, mark, unreadable and absent cells are left out. */
  numbers: Record<CellKey, number>
  /** Hashes of the shingles of each prose section, for copied prose. */
  shingles: Record<string, number[]>
}
