import type { Layout, Layouts } from '@/forms'
import { currentForm, formOfYear, layoutOf, nationalLayouts, tableNames } from '@/forms'

/** Layouts the reports of a year were read as, those of most reports first. */
function foundIn(reports: readonly Layouts[]): Layout[] {
  const counts = new Map<Layout, number>()
  for (const layout of reports.flatMap(layouts => [...new Set(tableNames.flatMap(table => layouts[table] ?? []))]))
    counts.set(layout, (counts.get(layout) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a).map(([layout]) => layout)
}

/** The layouts a consolidated form of a year can be made in: those of the whole country, and those its reports have. The usual one is that of the form in force. */
export function layoutsFor(year: number | null, reports: readonly Layouts[]): { usual: Layout, all: Layout[] } {
  const found = foundIn(reports)
  const form = year === null ? currentForm : formOfYear(year)
  const usual = form?.layouts[0]!.id ?? found[0] ?? currentForm.layouts[0]!.id
  return { usual, all: [...new Set([...nationalLayouts, ...found])].filter(layout => layoutOf(layout)) }
}
