import type { Finding, PlacedFacts } from '@/checks'
import type { Agency } from '@/reports'
import type { StoredReport, WorkspaceState } from '@/workspace'
import { checkAcross } from '@/checks'
import { regionPath } from '@/reports'

/** What the rules across reports need to know of one report. */
export function place({ id, year, scope, layouts, facts }: Pick<StoredReport, 'id' | 'scope' | 'layouts' | 'facts'> & { year: number }, agency: Agency): PlacedFacts {
  return {
    report: id,
    agency: agency.id,
    agencyName: agency.name,
    year,
    scope,
    region: regionPath(agency.region),
    type: agency.type,
    layouts,
    facts,
  }
}

/** Findings of the rules across reports, over the current report of each agency and year. */
export function findAcross(state: Pick<WorkspaceState, 'reports' | 'agencies'>): Finding[] {
  const agencies = new Map(state.agencies.map(agency => [agency.id, agency]))
  return checkAcross(state.reports.flatMap((report) => {
    const agency = agencies.get(report.agency ?? '')
    return report.current && report.year !== null && agency ? [place({ ...report, year: report.year }, agency)] : []
  }))
}
