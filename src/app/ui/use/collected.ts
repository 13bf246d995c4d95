import type { Campaign, StoredReport } from '@/workspace'
import { yearsIn } from '@/reports'

/** The year being collected: the last that is not closed. */
export function openYear(campaigns: readonly Campaign[]): number | null {
  return campaigns.findLast(({ closed }) => closed === null)?.year ?? null
}

/** The collected year that a file's name says while the report in it is of another; null: it does not. */
export function misnamedYear({ file, year, read }: Pick<StoredReport, 'file' | 'year' | 'read'>, campaigns: readonly Campaign[]): number | null {
  const collected = openYear(campaigns)
  const held = year ?? read.year
  return collected !== null && held !== null && held !== collected && yearsIn(file.name, true).includes(collected) ? collected : null
}
