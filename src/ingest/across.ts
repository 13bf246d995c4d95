import type { Finding, PlacedFacts } from '@/checks'
import type { Agency, UnitYear } from '@/reports'
import type { StoredReport } from '@/workspace'
import { checkAcross } from '@/checks'
import { dueGroupOf, regionPath, standardDue } from '@/reports'

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
    due: standardDue(year)[dueGroupOf(agency)],
    vertical: agency.listing ? agency.listing.role === 'vertical' : dueGroupOf(agency) === 'vertical',
    facts,
  }
}

/** What `findAcross` reads of a report. */
export type PlaceableReport = Pick<StoredReport, 'id' | 'agency' | 'year' | 'scope' | 'current' | 'rivals' | 'layouts' | 'facts'>

/** Findings of the rules across reports, over the reports that count, and those that nobody has chosen between. */
export function findAcross({ reports, agencies: known, unitYears }: { reports: readonly PlaceableReport[], agencies: readonly Agency[], unitYears: readonly UnitYear[] }): Finding[] {
  const agencies = new Map(known.map(agency => [agency.id, agency]))
  const placed = (some: (report: PlaceableReport) => boolean): PlacedFacts[] => reports.flatMap((report) => {
    const agency = agencies.get(report.agency ?? '')
    return some(report) && report.year !== null && agency ? [place({ ...report, year: report.year }, agency)] : []
  })
  return checkAcross(placed(({ current }) => current), placed(({ rivals }) => rivals.length > 0), new Set(unitYears.filter(({ state }) => state === 'waiting').map(({ agency, year }) => `${agency}|${year}`)))
}
