import type { Projection } from '@/database'
import type { Connection, Engine } from '@/database/connection'
import type { Agency, CellKey, Correction, Scope } from '@/reports'
import type { LogEntry } from '@/workspace/entries'
import type { BatchIndex } from '@/workspace/format'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeSegment } from '@/database'
import { startEngineNode } from '@/database/blocking'
import { createDatabase } from '@/database/database'
import { createProjector } from '@/database/projection/project'
import { rowsOf } from '@/database/query'
import { derive } from '@/workspace/derive'
import { agency, sketch } from './support'

const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
let engine: Engine
beforeAll(async () => {
  engine = await startEngineNode(wasm)
}, 120_000)
afterAll(() => engine.close())

const names = ['甲局', '乙局', '丙县人民政府', '丁局', '戊局', '己厅']
const paths = ['江苏省/淮安市/洪泽区', '江苏省/淮安市', '江苏省', '安徽省/合肥市', '']
const fields: CellKey[] = ['applications.received.total', 'applications.granted.total', 'appeals.review.total', 'proactive.fees.amount', 'proactive.regulations.made']

/** What a person or an import does to a record; `which` picks among what is there. */
type Step
  = | { kind: 'accept', files: { agency: string, year: number, scope: Scope, layout: '2019' | '2021', value: number, path: string }[] }
    | { kind: 'correct', which: number, field: CellKey, after: number | null }
    | { kind: 'agency' | 'year' | 'scope', which: number, to: number }
    | { kind: 'uncorrect' | 'remove' | 'undo' | 'judge' | 'replace', which: number }
    | { kind: 'saveAgency', which: number, path: string, type: string }

const which = fc.nat(40)
function accept(minLength: number, maxLength: number): fc.Arbitrary<Step> {
  return fc.record({
    kind: fc.constant('accept' as const),
    files: fc.array(fc.record({
      agency: fc.constantFrom(...names),
      year: fc.integer({ min: 2019, max: 2025 }),
      scope: fc.constantFrom('unit' as const, 'unit' as const, 'consolidated' as const),
      layout: fc.constantFrom('2019' as const, '2021' as const),
      value: fc.nat(90),
      path: fc.constantFrom(...paths),
    }), { minLength, maxLength }),
  })
}
const step: fc.Arbitrary<Step> = fc.oneof(
  accept(1, 2),
  fc.record({ kind: fc.constant('correct' as const), which, field: fc.constantFrom(...fields), after: fc.option(fc.nat(90), { freq: 5 }) }),
  fc.record({ kind: fc.constantFrom('agency' as const, 'year' as const, 'scope' as const), which, to: fc.nat(6) }),
  fc.record({ kind: fc.constantFrom('uncorrect' as const, 'remove' as const, 'undo' as const, 'judge' as const, 'replace' as const), which }),
  fc.record({ kind: fc.constant('saveAgency' as const), which, path: fc.constantFrom(...paths), type: fc.constantFrom('education', 'police', 'health') }),
)

/** A record kept as the workspace keeps it: a journal and batches. */
function record() {
  const log: LogEntry[] = []
  const batches = new Map<string, BatchIndex>()
  const segments = new Map<string, Uint8Array>()
  const registry = new Map<string, Agency>()
  let serial = 0
  const write = (entry: object): void => void log.push({ id: `e${serial += 1}`, at: '', ...entry } as LogEntry)
  const state = () => derive(log, batches)
  const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)]

  function keep(sketches: { id: string, agency: string, year: number, scope: Scope, layout: '2019' | '2021', value: number }[]): void {
    const id = `b${serial += 1}`
    const made = sketches.map(each => ({ ...sketch({ ...each, layouts: { applications: each.layout, proactive: each.layout }, cells: { 'applications.received.total': each.value } }), each }))
    segments.set(id, encodeSegment(made.map(({ report }) => report)))
    batches.set(id, {
      version: 1,
      id,
      at: '',
      files: made.map(({ report }) => ({ hash: report.id, name: report.id, folder: '', format: 'txt', status: 'accepted', refusal: null, size: 1, reports: [report.id], reader: 1 })),
      reports: made.map(({ report, each }) => ({
        offset: 0,
        length: 0,
        id: report.id,
        file: { hash: report.id, name: report.id, folder: '', format: 'txt', part: null },
        title: null,
        status: 'accepted',
        read: { agency: each.agency, agencyId: each.agency, agencyCertain: true, year: each.year, yearCertain: true, scope: each.scope, scopeCertain: true },
        fictional: false,
        layouts: report.layouts,
        facts: { numbers: { 'applications.received.total': each.value }, shingles: {} },
        findings: [],
        rules: 1,
      })),
      agencies: [...new Set(sketches.map(each => each.agency))].map(name => registry.get(name)!),
      sources: {},
      sizes: { sources: 0, reports: 0, segment: 0 },
    })
    write({ type: 'accepted', batch: id })
  }

  function correct(which: number, field: string, after: Correction['after']): void {
    const report = pick(state().reports, which)
    if (report)
      write({ type: 'corrected', correction: { report: report.id, field, before: null, after, reason: '核对原件', who: '王芳', when: '' } })
  }

  function take(step: Step): void {
    switch (step.kind) {
      case 'accept': {
        for (const { agency: name, path } of step.files)
          registry.set(name, registry.get(name) ?? agency(name, path))
        return keep(step.files.map(file => ({ id: `r${serial += 1}`, ...file })))
      }
      case 'replace': {
        const report = pick(state().reports, step.which)
        return report && keep([{ id: report.id, agency: report.read.agencyId!, year: report.read.year!, scope: report.read.scope!, layout: '2021', value: step.which }])
      }
      case 'correct': return correct(step.which, step.field, step.after)
      case 'agency': return correct(step.which, 'agency', step.to === 6 ? null : pick(names, step.to)!)
      case 'year': return correct(step.which, 'year', step.to === 6 ? null : 2019 + step.to)
      case 'scope': return correct(step.which, 'scope', step.to % 2 === 0 ? 'unit' : 'consolidated')
      case 'uncorrect': {
        const correction = pick(state().corrections, step.which)
        return correction && write({ type: 'uncorrected', report: correction.report, field: correction.field })
      }
      case 'remove': {
        const file = pick(state().files, step.which)
        return file && write({ type: 'removed', files: [file.hash] })
      }
      case 'saveAgency': {
        const known = pick(state().agencies, step.which)
        return known && write({ type: 'agency', agency: { ...known, ...agency(known.id, step.path, step.type) } })
      }
      case 'judge': {
        const report = pick(state().reports, step.which)
        return report && write({ type: 'judged', report: report.id, finding: 'f', state: 'dismissed', reason: '已核对' })
      }
      case 'undo': {
        const entry = pick(log, step.which)
        return entry && write({ type: 'undone', entries: [entry.id] })
      }
    }
  }

  const projection = (): Projection => {
    const { agencies, reports, corrections } = state()
    return { agencies, reports, corrections, segments: async wanted => [...wanted].map(batch => ({ batch, bytes: segments.get(batch)! })) }
  }
  return { take, projection }
}

/** Everything in the tables by its name: codes may differ. */
const contents = [
  `SELECT id, name, province, city, county, region_path, p.path, c.path, r.path, t.key, l.key, level, type, fictional, governs_region, unit_reports, consolidated_reports
    FROM agency JOIN region p ON p.code = province_code JOIN region c ON c.code = city_code JOIN region r ON r.code = region_code
      JOIN department_type t ON t.code = type_code JOIN agency_level l ON l.code = level_code`,
  `SELECT report.* EXCLUDE (code, agency), agency.id AS agency_id FROM report LEFT JOIN agency ON agency.code = agency`,
  `SELECT report.id, form_cell.key, value, state, corrected, has_correction FROM cell JOIN report ON report.code = report JOIN form_cell ON form_cell.code = cell.cell`,
  `SELECT report.id, agency.id, p.path, c.path, r.path, t.key, l.key, a.path, w.* EXCLUDE (report, agency, province, city, region, type, level, added_at, gap_profile)
    FROM report_wide w LEFT JOIN region a ON a.code = w.added_at JOIN report ON report.code = w.report JOIN agency ON agency.code = w.agency JOIN region p ON p.code = w.province JOIN region c ON c.code = w.city
      JOIN region r ON r.code = w.region JOIN department_type t ON t.code = w.type JOIN agency_level l ON l.code = w.level`,
  `SELECT p.path, t.key, l.key, w.* EXCLUDE (province, type, level, gap_profile)
    FROM report_cube w JOIN region p ON p.code = w.province JOIN department_type t ON t.code = w.type JOIN agency_level l ON l.code = w.level`,
  `SELECT agency.id, a.path, y.* EXCLUDE (agency, province, city, region, type, level, added_at) FROM unit_year y LEFT JOIN region a ON a.code = y.added_at JOIN agency ON agency.code = y.agency`,
  `SELECT p.path, t.key, l.key, year, previous, consolidated, received, units, waiting, beyond
    FROM unit_year_cube JOIN region p ON p.code = province JOIN department_type t ON t.code = type JOIN agency_level l ON l.code = level`,
]

async function dump(connection: Connection): Promise<unknown[]> {
  const tables = []
  for (const sql of contents)
    tables.push(rowsOf(await connection.read(`SELECT * FROM (${sql}) ORDER BY ALL`)))
  return tables
}

/** A connection that counts how often the tables were built anew. */
function watched(connection: Connection): { connection: Connection, rebuilt: () => number } {
  let count = 0
  return {
    connection: {
      ...connection,
      execute: (sql) => {
        count += sql.includes('CREATE OR REPLACE TABLE agency (') ? 1 : 0
        return connection.execute(sql)
      },
    },
    rebuilt: () => count,
  }
}

describe('a projection kept up with the record', () => {
  it('holds what one built anew holds, after any changes', { timeout: 600_000 }, async () => {
    let rebuilds = 0
    await fc.assert(fc.asyncProperty(accept(14, 18), fc.array(step, { minLength: 3, maxLength: 8 }), async (first, changes) => {
      const { connection, rebuilt } = watched(await engine.connect())
      const kept = createProjector(connection)
      const { take, projection } = record()
      take(first)
      await kept(projection())
      const before = rebuilt()
      for (const change of changes) {
        take(change)
        await kept(projection())
      }
      rebuilds += rebuilt() - before
      const now = await dump(connection)
      await createProjector(connection)(projection())
      expect(now).toEqual(await dump(connection))
      await connection.close()
    }), { numRuns: 15, endOnFailure: true })
    expect(rebuilds).toBe(0)
  })

  it('says whether a row changed: a word on a finding, a saved view and another order of the same agencies change none', async () => {
    const connection = await engine.connect()
    const kept = createProjector(connection)
    const { take, projection } = record()
    take({ kind: 'accept', files: names.flatMap(name => [2022, 2023].map(year => ({ agency: name, year, scope: 'unit' as const, layout: '2021' as const, value: 3, path: '江苏省' }))) })
    expect(await kept(projection())).toBe(true)
    expect(await kept(projection())).toBe(false)
    take({ kind: 'judge', which: 1 })
    expect(await kept(projection())).toBe(false)
    expect(await kept({ ...projection(), agencies: projection().agencies.toReversed() })).toBe(false)
    take({ kind: 'correct', which: 1, field: 'applications.received.total', after: 4 })
    expect(await kept(projection())).toBe(true)
    await connection.close()
  })

  it('reads the segments of changed reports only', async () => {
    const connection = await engine.connect()
    const kept = createProjector(connection)
    const { take, projection } = record()
    const files = names.map(name => ({ agency: name, year: 2022, scope: 'unit' as const, layout: '2021' as const, value: 3, path: '江苏省' }))
    take({ kind: 'accept', files })
    take({ kind: 'accept', files: files.map(file => ({ ...file, year: 2023 })) })
    await kept(projection())
    take({ kind: 'correct', which: 0, field: 'applications.received.total', after: 4 })
    const asked: string[][] = []
    const input = projection()
    await kept({ ...input, segments: async (batches) => {
      asked.push([...batches])
      return input.segments(batches)
    } })
    expect(asked).toEqual([[input.reports[0]!.batch]])
    await connection.close()
  })

  it('leaves no plan behind that was made for what the tables held before', async () => {
    const database = await createDatabase(engine)
    const { take, projection } = record()
    const year = 'SELECT year, count(*)::DOUBLE AS n FROM report_cube JOIN department_type ON code = type WHERE key = $1 GROUP BY year ORDER BY year'
    for (const first of [2024, 2020, 2016]) {
      take({ kind: 'accept', files: names.map((name, at) => ({ agency: name, year: first + at % 2, scope: 'unit' as const, layout: '2021' as const, value: 3, path: '江苏省' })) })
      await database.project(projection())
      const seen = [2024, 2020, 2016].filter(each => each >= first).toReversed().flatMap(each => [{ year: each, n: 1 }, { year: each + 1, n: 1 }])
      expect(await database.query(year, ['education'])).toEqual(seen)
      expect(await database.query(year.replace(' WHERE key = $1', ''))).toEqual(seen)
    }
  })

  it('gives a code to one name only, also when everything is built anew', async () => {
    const { connection, rebuilt } = watched(await engine.connect())
    const kept = createProjector(connection)
    const { take, projection } = record()
    const codes = async (): Promise<Map<string, number>> => new Map(rowsOf<{ name: string, code: number }>(await connection.read(`
      SELECT 'region ' || path AS name, code FROM region UNION ALL SELECT 'type ' || key, code FROM department_type
      UNION ALL SELECT 'level ' || key, code FROM agency_level UNION ALL SELECT 'agency ' || id, code FROM agency`)).map(({ name, code }) => [name, code]))
    let before = new Map<string, number>()
    for (const [year, path, own] of [[2022, '江苏省/淮安市', names], [2023, '安徽省/合肥市', ['庚局', '辛局']], [2024, '四川省', ['壬局']]] as const) {
      take({ kind: 'accept', files: Array.from({ length: 60 }, (_, at) => ({ agency: `${own[at % own.length]!}${at}`, year, scope: 'unit' as const, layout: '2021' as const, value: 3, path })) })
      await kept(projection())
      const now = await codes()
      expect([...before].filter(([name, code]) => now.get(name) !== code)).toEqual([])
      expect(new Set([...now].map(([name, code]) => `${name.split(' ')[0]} ${code}`)).size).toBe(now.size)
      expect(now.size).toBeGreaterThan(before.size)
      before = now
    }
    expect(rebuilt()).toBe(3)
    await connection.close()
  })

  it('starts over after a failure, with the rows it had', async () => {
    const connection = await engine.connect()
    const kept = createProjector(connection)
    const { take, projection } = record()
    take({ kind: 'accept', files: names.map(name => ({ agency: name, year: 2022, scope: 'unit' as const, layout: '2021' as const, value: 3, path: '江苏省' })) })
    await kept(projection())
    const before = await dump(connection)
    take({ kind: 'accept', files: [{ agency: '庚局', year: 2022, scope: 'unit', layout: '2021', value: 3, path: '四川省' }] })
    await expect(kept({ ...projection(), segments: async () => Promise.reject(new Error('gone')) })).rejects.toThrow(/没有完成/)
    expect(await dump(connection)).toEqual(before)
    await kept(projection())
    expect(rowsOf(await connection.read('SELECT count(*)::DOUBLE AS n FROM agency'))).toEqual([{ n: names.length + 1 }])
    await connection.close()
  })
})
