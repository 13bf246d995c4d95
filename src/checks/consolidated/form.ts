import type { CellKey, Layout, Layouts } from '@/forms'
import { cellsMeaning, formCells, layouts, tableNames } from '@/forms'

/** What reports print in one cell: the sum of their numbers, null when none prints one, and how many print what. */
export interface CellCounts {
  value: number | null
  numbers: number
  blanks: number
  marks: number
  unreadable: number
  absent: number
}

export interface ConsolidatedCell extends CellCounts {
  /** The reports' cells it adds up: its own, and those of other forms that together are the same. */
  keys: CellKey[]
  /** Reports whose table is of the other form and has no such cell. */
  otherForm: number
  /** Reports in which the table was not found. */
  noTable: number
}

export interface ConsolidatedForm {
  layout: Layout
  cells: Record<CellKey, ConsolidatedCell>
  /** Cells of the other form that reports print and this one has no place for, in printed order: told apart, never joined. */
  apart: CellKey[]
  reports: number
}

const none: CellCounts = { value: null, numbers: 0, blanks: 0, marks: 0, unreadable: 0, absent: 0 }

/** Sums of cells over reports as the official form of `layout`. A cell that only the other form has is listed apart. */
export function consolidate(sums: readonly ({ cell: CellKey } & CellCounts)[], reports: readonly Layouts[], layout: Layout): ConsolidatedForm {
  const at = new Map(sums.map(sum => [sum.cell, sum]))
  const printed = (key: CellKey): number => {
    const { numbers, blanks, marks, unreadable, absent } = at.get(key) ?? none
    return numbers + blanks + marks + unreadable + absent
  }
  const cells: Record<CellKey, ConsolidatedCell> = {}
  const covered = new Set<CellKey>()
  for (const table of tableNames) {
    const found = reports.filter(report => report[table])
    for (const key of formCells(table, layout)) {
      const keys = cellsMeaning(key, layout)
      keys.forEach(each => covered.add(each))
      const counts = keys.map(each => at.get(each) ?? none)
      const sum = (field: keyof CellCounts): number => counts.reduce((total, count) => total + (count[field] ?? 0), 0)
      const values = counts.flatMap(({ value }) => value ?? [])
      cells[key] = {
        value: values.length === 0 ? null : values.reduce((total, value) => total + value, 0),
        numbers: sum('numbers'),
        blanks: sum('blanks'),
        marks: sum('marks'),
        unreadable: sum('unreadable'),
        absent: sum('absent'),
        keys,
        otherForm: keys.length > 1 ? 0 : Math.max(0, found.length - printed(key)),
        noTable: reports.length - found.length,
      }
    }
  }
  const others = new Set(tableNames.flatMap(table => layouts.flatMap(({ layout: { id } }) => id === layout ? [] : formCells(table, id))))
  const apart = [...others].filter(key => !covered.has(key) && printed(key) > 0)
  return { layout, cells, apart, reports: reports.length }
}
