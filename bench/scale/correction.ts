import type { Engine } from '../../src/database/connection'
import type { Projection } from '@/database'
import type { Layout, Layouts } from '@/forms'
import type { Agency, Correction, Report } from '@/reports'
import { createCoordinator, encodeSegment } from '@/database'
import { ask, noFilters } from '@/metrics'
import { formCells, tableNames } from '@/reports'
import { createDatabase } from '../../src/database/database'
import { chance, firstYear, worldOf } from './world'

/** Reports of one batch, as an import of files in groups makes them. */
const batchSize = 500

/** One correction taken up: milliseconds until the tables have it, and until a number asked for is the new one. */
export interface TakenUp {
  projected: number
  answered: number
}

/** A record of `size` reports, cell by cell. */
function recordOf(size: number): Pick<Projection, 'agencies' | 'reports' | 'segments'> {
  const { regions, types, agencies, reports } = worldOf(size)
  const known = Array.from(agencies.region, (region, code): Agency => {
    const [province = null, city = null, county = null] = regions[region]!.split('/')
    return { id: `a${code}`, name: `第${code + 1}机关`, aliases: [], region: { code: null, province, city, county }, level: 'county', type: types[agencies.type[code]!]!, fictional: true, guessed: { region: null, level: null, type: null } }
  })
  const projected = Array.from(reports.agency, (agency, row): Projection['reports'][number] => {
    const year = reports.year[row]!
    const layout: Layout = year < 2021 ? '2019' : '2021'
    return { id: `r${row}`, batch: `b${Math.floor(row / batchSize)}`, agency: `a${agency}`, year, scope: 'unit', fictional: true, status: 'accepted', layouts: { proactive: layout, applications: layout, appeals: layout }, revision: 1, current: true }
  })
  const segments = new Map<string, Uint8Array>()
  for (let from = 0; from < size; from += batchSize) {
    const batch = projected.slice(from, from + batchSize).map(({ id, layouts }, at): Pick<Report, 'id' | 'cells'> => ({ id, cells: cellsOf(layouts, from + at) }))
    segments.set(`b${from / batchSize}`, encodeSegment(batch as Report[]))
  }
  return {
    agencies: known,
    reports: projected,
    segments: async batches => [...batches].map(batch => ({ batch, bytes: segments.get(batch)!.slice() })),
  }
}

function cellsOf(layouts: Layouts, row: number): Report['cells'] {
  const keys = tableNames.flatMap(table => formCells(table, layouts[table]!))
  return Object.fromEntries(keys.map((key, at) => [key, { value: Math.floor(chance(row, at) * 40), state: 'number', text: '', place: null, doubt: null }]))
}

/** Corrections one after the other in a record of `size` reports. */
export async function correct(engine: Engine, size: number, count: number): Promise<TakenUp[]> {
  const database = await createDatabase(engine)
  const record = recordOf(size)
  const field = 'applications.received.total'
  const corrections: Correction[] = []
  await database.project({ ...record, corrections })
  const coordinator = createCoordinator(database.query)
  const year = firstYear + 4
  const received = async (): Promise<number> => {
    const rows = await ask(coordinator.query(), 'breakdown', { ...noFilters, years: [year, year] }, { metrics: ['received'], by: 'type', and: null, period: 'all' })
    return rows.find(({ first }) => first === null)!.value!
  }
  const own = record.reports.filter(report => report.year === year)
  let before = await received()
  const times: TakenUp[] = []
  for (let at = 0; at < count; at++) {
    const report = own[Math.floor(chance(at, 50) * own.length)]!
    corrections.push({ report: report.id, field, before: null, after: 1_000_000 * (at + 1), reason: '核对原件', who: '王芳', when: '' })
    const start = performance.now()
    await database.project({ ...record, corrections: [...corrections] })
    const projected = performance.now() - start
    coordinator.invalidate()
    const after = await received()
    times.push({ projected, answered: performance.now() - start })
    if (after - before < 900_000)
      throw new Error(`${size} reports, correction ${at}: ${before}, then ${after}`)
    before = after
  }
  await database.close()
  return times
}
