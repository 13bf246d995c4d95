import type { Extracted, Report, ReportCell } from '@/reports'

function claimed<T>({ value, certain, assumed, readings }: Extracted<T>): object {
  return { value, certain, assumed, readings }
}

/**
 * All that was read of a report, as one text: equal where two readings are the same. The sentences that explain a doubt are no part of it, nor the names of
 * the file, which say nothing that was read from it.
 */
export function essenceOf(report: Report): string {
  const { agency, year, scope, title, fictional, layouts, cells, sections, pictured, stated, notes } = report
  const { format, charset, part } = report.source
  return canonical({
    ...{ format, charset, part, title, fictional, layouts, sections, pictured, stated },
    agency: claimed(agency),
    year: claimed(year),
    scope: claimed(scope),
    cells: Object.fromEntries(Object.entries(cells).map(([key, cell]: [string, ReportCell]) => [key, { ...cell, doubt: cell.doubt?.code ?? null }])),
    notes: notes.map(({ code }) => code),
  })
}

/** JSON whose fields stand in the order of their names. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => inner !== null && typeof inner === 'object' && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => a < b ? -1 : 1))
    : inner)
}
