import type { Connection } from './connection'
import type { Dimensions, ProjectedReport } from './dimensions'
import type { Correction } from '@/reports'
import type { WorkspaceState } from '@/workspace'
import { splitKey } from '@/reports'
import { flags, integers, strings, toStream } from './columns'
import { dimensionsOf, governsRegion, regionPath } from './dimensions'
import { QueryError } from './error'
import { formKeys } from './measures'
import schema from './schema.sql?raw'
import { cellStates, decodeSegments } from './segment'
import { encodeReports } from './wide'

/** What the projection is made of; a `WorkspaceState` fits, with the bytes of `Workspace.segments()`. */
export interface Projection extends Pick<WorkspaceState, 'agencies' | 'corrections'> {
  reports: readonly ProjectedReport[]
  segments: readonly Uint8Array[]
}

/** Reports encoded at a time, so that the thread is never held for long. */
const chunk = 500

/** Builds all tables of schema.sql anew in one transaction: other connections see all of it or nothing. Throws `QueryError`. */
export async function project(connection: Connection, { agencies, reports, segments, corrections }: Projection): Promise<void> {
  await connection.execute('BEGIN TRANSACTION')
  try {
    await connection.execute(schema)
    const dimensions = dimensionsOf(agencies, reports)
    for (const [table, ipc] of Object.entries(encodeDimensions(dimensions)))
      await connection.insert(table, ipc)
    const stored = decodeSegments(segments)
    const byReport = groupByReport(corrections)
    for (let first = 0; first < dimensions.reports.length; first += chunk) {
      const { cell, wide } = encodeReports(dimensions.reports.slice(first, first + chunk), first, stored, byReport)
      await connection.insert('cell', cell)
      await connection.insert('report_wide', wide)
    }
    await connection.execute('COMMIT')
  }
  catch (cause) {
    await connection.execute('ROLLBACK').catch(() => {})
    throw new QueryError('BEGIN TRANSACTION; -- schema.sql', [], cause)
  }
}

function groupByReport(corrections: readonly Correction[]): Map<string, Correction[]> {
  const found = new Map<string, Correction[]>()
  for (const correction of corrections)
    found.set(correction.report, [...found.get(correction.report) ?? [], correction])
  return found
}

/** The small tables, columns in the order of schema.sql. */
function encodeDimensions({ agencies, provinces, types, reports }: Dimensions): Record<string, Uint8Array> {
  const count = (scope: string): number[] => {
    const counts = agencies.map(() => 0)
    for (const { report, agency, counts: counted } of reports) {
      if (counted && report.scope === scope)
        counts[agency!]! += 1
    }
    return counts
  }
  const all = reports.map(({ report }) => report)
  const keys = formKeys.map(splitKey)
  return {
    agency: toStream({
      code: integers(agencies.map((_, code) => code)),
      id: strings(agencies.map(agency => agency.id)),
      name: strings(agencies.map(agency => agency.name)),
      province: strings(agencies.map(agency => agency.region.province)),
      city: strings(agencies.map(agency => agency.region.city)),
      county: strings(agencies.map(agency => agency.region.county)),
      region_path: strings(agencies.map(agency => regionPath(agency.region))),
      level: strings(agencies.map(agency => agency.level)),
      type: strings(agencies.map(agency => agency.type)),
      fictional: flags(agencies.map(agency => agency.fictional)),
      governs_region: flags(agencies.map(governsRegion)),
      unit_reports: integers(count('unit')),
      consolidated_reports: integers(count('consolidated')),
    }),
    report: toStream({
      code: integers(all.map((_, code) => code)),
      id: strings(all.map(report => report.id)),
      agency: integers(reports.map(({ agency }) => agency)),
      year: integers(all.map(report => report.year)),
      scope: strings(all.map(report => report.scope)),
      current: flags(all.map(report => report.current)),
      fictional: flags(all.map(report => report.fictional)),
      status: strings(all.map(report => report.status)),
      layout_proactive: strings(all.map(report => report.layouts.proactive)),
      layout_applications: strings(all.map(report => report.layouts.applications)),
      layout_appeals: strings(all.map(report => report.layouts.appeals)),
      revision: integers(all.map(report => report.revision)),
    }),
    province: toStream({ code: integers(provinces.map((_, code) => code)), name: strings(provinces.map(name => name || null)) }),
    department_type: toStream({ code: integers(types.map((_, code) => code)), key: strings(types) }),
    form_cell: toStream({
      code: integers(keys.map((_, code) => code)),
      key: strings(formKeys),
      form_table: strings(keys.map(key => key.table)),
      form_row: strings(keys.map(key => key.row)),
      form_column: strings(keys.map(key => key.column)),
    }),
    cell_state: toStream({ code: integers(cellStates.map((_, code) => code)), name: strings(cellStates) }),
  }
}
