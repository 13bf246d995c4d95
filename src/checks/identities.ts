import type { CarryDefinition, Layouts, SumDefinition } from '@/forms'
import { carriesOf, sumsOf, tableNames } from '@/forms'

function inTables<T>(layouts: Layouts, of: (table: string, layout: string) => readonly T[]): T[] {
  return tableNames.flatMap((table) => {
    const layout = layouts[table]
    return layout ? [...of(table, layout)] : []
  })
}

/** The sums of one rule that must hold in a report, by the layouts its tables have. */
export function sumsIn({ layouts }: { layouts: Layouts }, rule: string): SumDefinition[] {
  return inTables(layouts, (table, layout) => sumsOf(table, layout, rule))
}

/** What one rule says a report takes over from the one of the year before. */
export function carriesIn({ layouts }: { layouts: Layouts }, rule: string): CarryDefinition[] {
  return inTables(layouts, (table, layout) => carriesOf(table, layout, rule))
}
