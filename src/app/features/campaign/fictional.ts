import type { Agency } from '@/reports'
import type { StoredReport } from '@/workspace'

/** A report that calls itself fictional and bears the name of a unit on the list: it is kept apart, and is no report of that unit. */
export interface Namesake {
  unit: Agency
  report: StoredReport
}

/** The namesakes of listed units in a year. */
export function namesakesIn(year: number, listed: readonly Agency[], reports: readonly StoredReport[], nameOf: (report: StoredReport) => string | null): Namesake[] {
  const units = new Map(listed.filter(({ fictional }) => !fictional).flatMap(unit => [unit.name, ...unit.aliases].map(name => [name, unit] as const)))
  return reports.flatMap((report) => {
    const unit = report.fictional && (report.year ?? report.read.year) === year && report.version !== 'copy' && report.version !== 'replaced' ? units.get(nameOf(report) ?? '') : undefined
    return unit && unit.id !== report.agency ? [{ unit, report }] : []
  })
}
