import type { Range } from '@e965/xlsx'
import type { Run } from '../marks'

/** How a cell of a sheet is printed where it is not plain: how all of it is, or its runs, where it has several. */
export interface CellMark {
  whole: Omit<Run, 'text'>
  runs: Run[] | null
  /** Its row or column is hidden, as far as the library does not tell. */
  folded?: boolean
}

/** The marked cells of a workbook by the name of their sheet and by address. */
export type SheetMarks = Map<string, Map<string, CellMark>>

/** What may keep cells of a sheet from being seen, beside how they themselves are printed. */
export interface Veil {
  /** Zeros are not shown. */
  noZeros: boolean
  /** Cells that a condition may hide or mark, or that something lies on. */
  unsure: Range[]
}

/** Type of this many points or fewer is not seen. */
export const smallestType = 2

/** Whether a look says anything. */
export function isMarked({ script, shift, struck, hidden }: Omit<Run, 'text'>): boolean {
  return Boolean(script || shift || struck || hidden)
}

/** Whether runs are of more than one look or size. */
export function isRich(runs: readonly Run[]): boolean {
  return runs.some(run => isMarked(run) || run.size !== runs[0]!.size)
}
