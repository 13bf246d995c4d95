import type { Draft, Printed } from '../draft'
import type { CellKey } from '@/reports'

/** All drafts of the city, by issuer and year. */
export type Drafts = Map<string, Draft>

export function draftAt(drafts: Drafts, agency: string, year: number): Draft {
  return drafts.get(`${agency}|${year}`)!
}

/** A fault put into one report on purpose. */
export interface Plan {
  rule: string
  severity: 'error' | 'warning' | 'info'
  agency: string
  year: number
  /** Ids of the findings it must give on that report. */
  findings: string[]
  /** Findings that cannot but follow, here or in another report. */
  consequences?: { agency?: string, year?: number, id: string }[]
  /** What was done, in Chinese. */
  note: string
  /** Changes the printed cells or the document. */
  plant?: (draft: Draft, drafts: Drafts) => void
  /** Changes the prose, after all prose is written. */
  rewrite?: (draft: Draft, drafts: Drafts) => void
  /** The report is not published at all. */
  withheld?: true
}

/** Adds `delta` to the numbers printed in `cells`. */
export function add(delta: number, ...cells: CellKey[]): (draft: Draft) => void {
  return (draft) => {
    for (const cell of cells)
      draft.cells.set(cell, (draft.cells.get(cell) as number) + delta)
  }
}

/** Prints `value` in `cells`. */
export function print(value: Printed, ...cells: CellKey[]): (draft: Draft) => void {
  return draft => cells.forEach(cell => draft.cells.set(cell, value))
}

/** The cell of an applicant column and of the total, in one row of section 3. */
export function both(row: string, column = 'person'): CellKey[] {
  return [`applications.${row}.${column}`, `applications.${row}.total`]
}

export function inTurn(...steps: ((draft: Draft) => void)[]): (draft: Draft) => void {
  return draft => steps.forEach(step => step(draft))
}
