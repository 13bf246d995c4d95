import type { CellKey, Layouts } from '@/forms'
import type { Terms } from '@/metrics'
import { cellsAsked, layoutsAsked, measures } from '@/forms'

const byColumn = new Map(measures.map(measure => [measure.column, measure]))

/** The cells of a report that make a sum of columns, in the order of the formula, by the layout of each of its tables. Where a table was not found, those of the form of its year. */
export function cellsOf(terms: Terms | 'agencies' | null, layouts: Layouts, year: number | null = null): CellKey[] {
  if (terms === null || terms === 'agencies')
    return []
  const asked = layoutsAsked(layouts, year)
  return terms.flatMap((term) => {
    const measure = byColumn.get(term.replace(/^-/, ''))
    return measure ? cellsAsked(measure, asked) : []
  })
}
