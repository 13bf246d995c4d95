import type { Database, ProjectedReport, Projection } from '@/database'
import type { Agency, CellKey, CellState, Layout, Report, Scope, TableName } from '@/reports'
import { createRequire } from 'node:module'
import { openDatabaseNode } from '@/database/blocking'
import { formCells, tableNames } from '@/reports'

export function openEngine(): Promise<Database> {
  return openDatabaseNode(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm'))
}

/** Segments of one batch, the last reading of a report in force. */
export function segmentsOf(...segments: Uint8Array[]): Projection['segments'] {
  return async () => segments.map(bytes => ({ batch: 'batch', bytes }))
}

/** A report as the tests describe it: cells that are not named are 0 in each table's layout. */
export interface Sketch {
  id?: string
  agency?: string | null
  year?: number | null
  scope?: Scope
  current?: boolean
  fictional?: boolean
  revision?: number
  batch?: string
  layouts?: Partial<Record<TableName, Layout | null>>
  cells?: Record<CellKey, number | Exclude<CellState, 'number'>>
}

export function sketch({ cells = {}, layouts = {}, ...fields }: Sketch): { report: Report, projected: ProjectedReport } {
  const agency = fields.agency === undefined ? '甲局' : fields.agency
  const year = fields.year === undefined ? 2023 : fields.year
  const scope = fields.scope ?? 'unit'
  const id = fields.id ?? `${agency}-${year}-${scope}-${fields.revision ?? 1}`
  const fictional = fields.fictional ?? false
  const all: Record<TableName, Layout | null> = { proactive: '2021', applications: '2021', appeals: '2021', ...layouts }
  const stored: Report['cells'] = {}
  for (const table of tableNames) {
    const layout = all[table]
    for (const key of layout ? formCells(table, layout) : []) {
      const printed = cells[key] ?? 0
      const number = typeof printed === 'number'
      stored[key] = { value: number ? printed : null, state: number ? 'number' : printed, text: '', place: null, doubt: null }
    }
  }
  const claim = <T>(value: T | null) => ({ value, certain: true, readings: [], doubt: null })
  return {
    report: {
      id,
      source: { hash: id, name: `${id}.txt`, folder: '', format: 'txt', charset: null, part: null },
      title: null,
      agency: claim(agency),
      year: claim(year),
      scope: claim(scope),
      fictional,
      layouts: all,
      cells: stored,
      sections: [],
      pictured: [],
      notes: [],
    },
    projected: { id, agency, year, scope, fictional, layouts: all, batch: fields.batch ?? 'batch', status: 'accepted', revision: fields.revision ?? 1, current: fields.current ?? true },
  }
}

export function agency(id: string, path = '江苏省/淮安市/洪泽区', type = 'education'): Agency {
  const [province = null, city = null, county = null] = path === '' ? [] : path.split('/')
  return {
    id,
    name: id,
    aliases: [],
    region: { code: null, province, city, county },
    level: 'county',
    type,
    fictional: false,
    guessed: { region: null, level: null, type: null },
  }
}
