import type { ImportedFile } from '@/workspace'
import { toExpected } from './expected'

/** What was read, in the form of an expected file: to be compared with it, and to take its place when it is right. */
export function asExpected(files: readonly ImportedFile[]): string {
  return toExpected(files.flatMap(file => file.reports).map(({ report }) => ({
    agency: report.agency.value ?? '',
    year: report.year.value ?? 0,
    scope: report.scope.value ?? 'unit',
    layouts: { proactive: report.layouts.proactive ?? '2021', applications: report.layouts.applications ?? '2021', appeals: report.layouts.appeals ?? '2021' },
    cells: new Map(Object.entries(report.cells).map(([key, { state, value }]) => [key, state === 'number' ? value : state === 'mark' ? '/' : state === 'unreadable' ? state : null])),
  })))
}
