import type { Dimension } from './dimensions'
import type { Filters } from './filters'
import type { Metric } from './metric'
import type { QuestionId } from './questions'
import { figuresSql } from './metric'
import { agenciesBeside, countedFrom, expectedFrom, presentFrom } from './source'

/** Fills the slots of a statement, `{{name}}`. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (slot, name: string) => slots[name] ?? slot)
}

/** What a question groups the reports by, where its metrics may be told of agencies. */
const groups: Partial<Record<QuestionId, readonly (Dimension & ('year' | 'type'))[]>> = { 'key-figures': ['year'], 'department-by-year': ['type', 'year'] }

/** A statement over the reports that count, by year: `{{counted}}` and what else of source.ts it names. */
export function filled(question: QuestionId, template: string, filters: Filters, metrics: readonly Metric[]): string {
  const columns = groups[question] ?? []
  // The year before the first one shown is told as well.
  const asked = question === 'key-figures' ? { ...filters, years: null } : filters
  const counted = countedFrom(asked, { dimensions: columns })
  const present = presentFrom(asked)
  const expected = expectedFrom(asked)
  const earliest = asked.years === null ? 'present.previous IS NULL' : '(present.previous IS NULL OR present.previous < $3)'
  return fill(template, {
    counted: counted.from,
    count: counted.count,
    figures: figuresSql(metrics, { ...counted.adding, ...agenciesBeside(asked, counted, columns) }),
    present: present.from,
    units: `${present.count} FILTER (${earliest})`,
    expected: expected.from,
    expectedUnits: expected.count,
  })
}
