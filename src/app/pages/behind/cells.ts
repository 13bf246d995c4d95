import type { Terms } from '@/metrics'
import type { CellKey, Layout, TableName } from '@/reports'
import { measures } from '@/database'

const byColumn = new Map(measures.map(measure => [measure.column, measure]))

/** The cells of a report that make a sum of columns, in the order of the formula, by the layout of each of its tables. Where a table was not found, those of the newer form. */
export function cellsOf(terms: Terms | 'agencies' | null, layouts: Readonly<Record<TableName, Layout | null>>): CellKey[] {
  if (terms === null || terms === 'agencies')
    return []
  return terms.flatMap((term) => {
    const measure = byColumn.get(term.replace(/^-/, ''))
    return measure ? [...measure.cells[layouts[measure.table] ?? '2021']] : []
  })
}
