import type { Agency, Region } from '@/reports'
import type { WorkspaceState } from '@/workspace'

export type ProjectedReport = Pick<
  WorkspaceState['reports'][number],
  'id' | 'agency' | 'year' | 'scope' | 'fictional' | 'status' | 'layouts' | 'revision' | 'current'
>

/** A report with its place in the order of the tables. */
export interface PlacedReport {
  report: ProjectedReport
  /** Code of its agency, null when nobody knows the agency. */
  agency: number | null
  province: number
  type: number
  /** Whether it counts in totals: current, with agency and year. */
  counts: boolean
}

export interface Dimensions {
  agencies: readonly Agency[]
  provinces: readonly string[]
  types: readonly string[]
  /** In the order (year, province, type, agency), those that count nowhere last; a report's code is its index. */
  reports: readonly PlacedReport[]
}

/** `江苏省/淮安市/洪泽区`, or null for an agency of no region (national, or not known). */
export function regionPath({ province, city, county }: Region): string | null {
  return [province, city, county].filter(name => name !== null).join('/') || null
}

/** Whether an agency speaks for its whole region, so that its consolidated report contains those of the region's other agencies. */
export function governsRegion({ name, region }: Agency): boolean {
  return [region.province, region.city, region.county].includes(name) || /[省市区县旗州盟](?:人民)?政府(?:办公室|办公厅|办)?$/.test(name)
}

/** Codes of agencies, provinces and types, and the reports in table order. */
export function dimensionsOf(known: readonly Agency[], reports: readonly ProjectedReport[]): Dimensions {
  const agencies = [...known, ...unregistered(known, reports)]
  const provinces = [...new Set(agencies.map(agency => agency.region.province ?? ''))]
  const types = [...new Set(agencies.map(agency => agency.type))]
  const provinceCode = new Map(provinces.map((name, code) => [name, code]))
  const typeCode = new Map(types.map((key, code) => [key, code]))
  const codes = new Map(agencies.map((agency, code) => [agency.id, code]))
  const placed = reports.map((report): PlacedReport => {
    const code = report.agency === null ? undefined : codes.get(report.agency)
    const agency = code === undefined ? undefined : agencies[code]
    return {
      report,
      agency: code ?? null,
      province: agency ? provinceCode.get(agency.region.province ?? '')! : 0,
      type: agency ? typeCode.get(agency.type)! : 0,
      counts: report.current && report.year !== null && code !== undefined,
    }
  })
  placed.sort((a, b) => Number(b.counts) - Number(a.counts)
    || (a.report.year ?? 0) - (b.report.year ?? 0) || a.province - b.province || a.type - b.type || (a.agency ?? 0) - (b.agency ?? 0))
  return { agencies, provinces, types, reports: placed }
}

/** Agencies that reports name and the registry lacks: they count all the same, in no region and of no known type. */
function unregistered(known: readonly Agency[], reports: readonly ProjectedReport[]): Agency[] {
  const registered = new Set(known.map(agency => agency.id))
  const missing = new Set(reports.flatMap(({ agency }) => agency !== null && !registered.has(agency) ? [agency] : []))
  return [...missing].map(id => ({
    id,
    name: id,
    aliases: [],
    region: { code: null, province: null, city: null, county: null },
    level: null,
    type: 'other',
    fictional: reports.some(report => report.agency === id && report.fictional),
    guessed: { region: null, level: null, type: null },
  }))
}
