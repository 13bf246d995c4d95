import type { CellKey, Layouts } from '@/forms'
import { tableNames } from '@/forms'

/** What a report publishes, as far as two can be told apart by it. */
export interface Published {
  layouts: Layouts
  facts: {
    numbers: Readonly<Record<CellKey, number>>
    /** Hash of what stands where no number does; undefined: not kept. */
    gaps?: string
  }
}

/** Cells in which two reports print different numbers, or only one of them a number. */
export function differingCells({ facts: { numbers: one } }: Published, { facts: { numbers: other } }: Published): CellKey[] {
  return [...Object.keys(one), ...Object.keys(other).filter(key => one[key] === undefined)].filter(key => one[key] !== other[key])
}

/** Whether two reports publish the same: every number, and what stands where none does. */
export function isSamePublished(one: Published, other: Published): boolean {
  const [left, right] = [one.facts.gaps, other.facts.gaps]
  return (left === undefined || right === undefined || left === right)
    && tableNames.every(table => (one.layouts[table] ?? null) === (other.layouts[table] ?? null))
    && differingCells(one, other).length === 0
}
