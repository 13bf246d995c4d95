import type { PlacedAgency, PlacedReport, Vocabulary } from './dimensions'
import { formKeys, splitKey, tableNames } from '@/forms'
import { governsRegion } from '@/reports'
import { flags, integers, strings, toStream } from './columns'
import { regionPath } from './dimensions'
import { cellStates } from './segment'

/** Arrow IPC streams by table, columns in the order of schema.sql. */
export type Tables = Record<string, Uint8Array>

/** The names of regions, types and levels from the code `from` of each on; tables that gain nothing are left out. */
export function encodeNames({ regions, types, levels }: Pick<Vocabulary, 'regions' | 'types' | 'levels'>, from = { regions: 0, types: 0, levels: 0 }): Tables {
  const names = (list: readonly string[], first: number, column: string): Uint8Array | null =>
    list.length > first ? toStream({ code: integers(list.slice(first).map((_, at) => first + at)), [column]: strings(list.slice(first)) }) : null
  const tables = { region: names(regions.names, from.regions, 'path'), department_type: names(types.names, from.types, 'key'), agency_level: names(levels.names, from.levels, 'key') }
  return Object.fromEntries(Object.entries(tables).flatMap(([table, ipc]) => ipc ? [[table, ipc]] : []))
}

/** What every record has: the cells of the form and their states. */
export function encodeForm(): Tables {
  const keys = formKeys.map(splitKey)
  return {
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

export function encodeAgencies(placed: readonly PlacedAgency[]): Uint8Array {
  const agencies = placed.map(({ agency }) => agency)
  return toStream({
    code: integers(placed.map(({ code }) => code)),
    id: strings(agencies.map(agency => agency.id)),
    name: strings(agencies.map(agency => agency.name)),
    province: strings(agencies.map(agency => agency.region.province)),
    city: strings(agencies.map(agency => agency.region.city)),
    county: strings(agencies.map(agency => agency.region.county)),
    region_path: strings(agencies.map(agency => regionPath(agency.region))),
    province_code: integers(placed.map(({ province }) => province)),
    city_code: integers(placed.map(({ city }) => city)),
    region_code: integers(placed.map(({ region }) => region)),
    type_code: integers(placed.map(({ type }) => type)),
    level_code: integers(placed.map(({ level }) => level)),
    level: strings(agencies.map(agency => agency.level)),
    type: strings(agencies.map(agency => agency.type)),
    fictional: flags(agencies.map(agency => agency.fictional)),
    governs_region: flags(agencies.map(governsRegion)),
    unit_reports: integers(placed.map(({ unit }) => unit)),
    consolidated_reports: integers(placed.map(({ consolidated }) => consolidated)),
  })
}

export function encodeUnitYears(placed: readonly PlacedAgency[]): Uint8Array {
  const years = placed.flatMap(({ years, ...agency }) => years.map(each => ({ ...agency, ...each })))
  const places = (['province', 'city', 'region', 'type', 'level'] as const).map(key => [key, integers(years.map(each => each[key]))])
  return toStream({
    agency: integers(years.map(({ code }) => code)),
    year: integers(years.map(({ year }) => year)),
    previous: integers(years.map(({ previous }) => previous)),
    ...Object.fromEntries(places),
    consolidated: flags(years.map(({ scope }) => scope === 'consolidated')),
    added_at: integers(years.map(({ addedAt }) => addedAt)),
    apart: integers(years.map(({ apart }) => apart)),
    state: strings(years.map(({ state }) => state)),
    due: flags(years.map(({ due }) => due)),
  })
}

export function encodeReportRows(placed: readonly PlacedReport[]): Uint8Array {
  const reports = placed.map(({ report }) => report)
  return toStream({
    code: integers(placed.map(({ code }) => code)),
    id: strings(reports.map(report => report.id)),
    agency: integers(placed.map(({ agency }) => agency)),
    year: integers(reports.map(report => report.year)),
    scope: strings(reports.map(report => report.scope)),
    current: flags(reports.map(report => report.current)),
    fictional: flags(reports.map(report => report.fictional)),
    status: strings(reports.map(report => report.status)),
    ...Object.fromEntries(tableNames.map(table => [`layout_${table}`, strings(reports.map(({ layouts }) => layouts[table] ?? null))])),
    revision: integers(reports.map(report => report.revision)),
  })
}
