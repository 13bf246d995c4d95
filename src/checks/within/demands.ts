import type { Found } from '../rule'
import type { ProseDemands } from '@/forms'
import type { Report, SectionKind } from '@/reports'
import { formOf } from '@/forms'
import { unmarked } from '@/reports'

/** What the notice of a report's form wants of its prose; null: nothing, or it was typed into the form and its prose was not asked for. */
export function demandsOf({ layouts, year, typed }: Report): ProseDemands | null {
  return typed ? null : formOf(layouts, year.value)?.prose ?? null
}

/** The prose of one section without marks of notes and white space; null: the section was not found. */
export function proseIn(report: Report, kind: SectionKind): string | null {
  const found = report.sections.filter(section => section.kind === kind)
  return found.length === 0 ? null : found.flatMap(({ paragraphs }) => paragraphs.map(({ text }) => unmarked(text))).join('').replace(/\s+/g, '')
}

/** A finding on the report itself, of no table and cell. */
export function onReport({ id: report }: Report, where: string, params: Found['params'] = {}, numbers: Partial<Pick<Found, 'expected' | 'actual'>> = {}): Found {
  return { where, report, table: null, row: null, column: null, params, cells: [], elsewhere: [], expected: null, actual: null, ...numbers }
}
