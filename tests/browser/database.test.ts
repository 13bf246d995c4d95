import type { Database, Projection } from '@/database'
import type { Agency, Report } from '@/reports'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createCoordinator, encodeSegment, openDatabase } from '@/database'
import { ask, metrics, noFilters } from '@/metrics'
import { formCells, tableNames } from '@/reports'

const layouts: Record<string, string> = { proactive: '2021', applications: '2021', appeals: '2021' }
const keys = tableNames.flatMap(table => formCells(table, layouts[table]))
const none = { value: null, certain: true, readings: [], doubt: null }

/** `agencies` agencies with a report of each of `years`; every cell is 1 but 新收 总计, which is 50. */
function sample(agencies: number, years: readonly number[]): Projection {
  const registry = Array.from({ length: agencies }, (_, at): Agency => ({
    id: `第${at}局`,
    name: `第${at}局`,
    aliases: [],
    region: { code: null, province: `省${at % 7}`, city: `市${at % 29}`, county: `县${at % 101}` },
    level: 'county',
    type: `type${at % 40}`,
    fictional: true,
    guessed: { region: null, level: null, type: null },
  }))
  const cells = Object.fromEntries(keys.map(key => [key, { value: key === 'applications.received.total' ? 50 : 1, state: 'number' as const, text: '', place: null, doubt: null }]))
  const of = registry.flatMap(({ id }) => years.map(year => ({ id: `${id}-${year}`, agency: id, year })))
  const reports = of.map(({ id }): Report => ({
    id,
    source: { hash: id, name: id, folder: '', format: 'txt', charset: null, part: null },
    title: null,
    agency: none,
    year: none,
    scope: none,
    fictional: true,
    layouts,
    cells,
    sections: [],
    pictured: [],
    notes: [],
  }))
  return {
    agencies: registry,
    reports: of.map(row => ({ ...row, batch: 'batch', scope: 'unit', current: true, fictional: true, status: 'accepted', layouts, revision: 1 })),
    segments: async () => [{ batch: 'batch', bytes: encodeSegment(reports) }],
    corrections: [],
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const endless = 'SELECT sum(a.range * b.range + $1) AS n FROM range(1000000) AS a, range(1000000) AS b'
let database: Database

beforeAll(async () => {
  const opening = await timed(async () => database = await openDatabase())
  console.info(`open ${opening.toFixed(0)} ms`)
})
afterAll(() => database.close())

describe('the database in Chromium', () => {
  it('projects 350 and 10,000 reports and answers from them', { timeout: 120_000 }, async () => {
    const [small, large] = [sample(50, [2019, 2020, 2021, 2022, 2023, 2024, 2025]), sample(2000, [2021, 2022, 2023, 2024, 2025])]
    const first = await timed(() => database.project(small))
    const again = await timed(() => database.project(small))
    expect(await ask(database.query, 'coverage', noFilters)).toEqual([{ units: 50, expected: 50, waiting: 0, reports: 350, firstYear: 2019, lastYear: 2025, fictional: true }])
    const big = await timed(() => database.project(large))
    const [row] = await ask(database.query, 'applications-by-year', { ...noFilters, years: [2023, 2023], regions: ['省3'] })
    expect(row).toEqual({ year: 2023, received: 14_300, carriedIn: 286, handled: 14_586, concluded: 286, carriedOut: 286, reports: 286, gaps: 0 })
    expect(await database.query('SELECT count(*) AS n FROM cell')).toEqual([{ n: 2_000_000 }])
    const times: number[] = []
    for (let run = 0; run < 40; run++)
      times.push(await timed(() => ask(database.query, 'key-figures', { ...noFilters, years: [2021, 2021 + run % 5] }, { metrics: metrics.map(({ key }) => key) })))
    const one: number[] = []
    for (let run = 0; run < 40; run++)
      one.push(await timed(() => ask(database.query, 'applications-by-year', { ...noFilters, types: [`type${run}`] })))
    const median = (list: number[]): string => list.toSorted((a, b) => a - b)[list.length >> 1]!.toFixed(1)
    console.info(`project 350: ${first.toFixed(0)} ms, again ${again.toFixed(0)} ms; 10,000: ${big.toFixed(0)} ms; key figures ${median(times)} ms, one question ${median(one)} ms`)
  })

  it('answers readers from the old state while it rebuilds', async () => {
    await database.project(sample(3, [2023]))
    const [rebuild, next] = [sample(400, [2023, 2024]), sample(400, [2024])]
    const rest = { building: true }
    const done = Promise.all([database.project(rebuild), database.project(next)]).then(() => rest.building = false)
    const seen = new Set<number>()
    while (rest.building)
      seen.add((await database.query<{ n: number }>('SELECT count(*) AS n FROM report_wide'))[0]!.n)
    await done
    seen.add((await database.query<{ n: number }>('SELECT count(*) AS n FROM report_wide'))[0]!.n)
    expect([...seen].filter(n => ![3, 800, 400].includes(n))).toEqual([])
    expect(seen).toContain(3)
    expect(seen).toContain(400)
  })

  it('stops a running query, and answers the next', async () => {
    const controller = new AbortController()
    const running = database.query(endless, [1], { signal: controller.signal, long: true })
    const queued = database.query('SELECT $1 AS n', [2], { signal: controller.signal, long: true })
    setTimeout(() => controller.abort(), 150)
    await expect(running).rejects.toMatchObject({ name: 'AbortError' })
    await expect(queued).rejects.toMatchObject({ name: 'AbortError' })
    expect(await database.query('SELECT $1 AS n', [3])).toEqual([{ n: 3 }])
  })

  it('cancels what a newer request of the same place supersedes', async () => {
    const coordinator = createCoordinator(database.query)
    const stale = coordinator.request({ sql: endless, params: [1], key: 'card', long: true })
    const fresh = coordinator.request({ sql: 'SELECT 1 AS n', key: 'card' })
    await expect(stale).rejects.toMatchObject({ name: 'AbortError' })
    expect(await fresh).toEqual([{ n: 1 }])
  })

  it('fetches nothing from the network', () => {
    const foreign = performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin).filter(origin => origin !== location.origin)
    expect(foreign).toEqual([])
  })
})

describe('under the content security policy of index.html', () => {
  it('opens, projects and answers without eval', async () => {
    const policy = document.createElement('meta')
    policy.httpEquiv = 'Content-Security-Policy'
    policy.content = 'script-src \'self\' \'wasm-unsafe-eval\'; worker-src \'self\'; connect-src \'self\' data: blob:'
    document.head.append(policy)
    // eslint-disable-next-line no-new-func -- proves that the policy holds here
    expect(() => new Function('return 1')()).toThrow(EvalError)
    const guarded = await openDatabase()
    try {
      await guarded.project(sample(2, [2024]))
      expect(await ask(guarded.query, 'applications-by-year', noFilters)).toMatchObject([{ year: 2024, reports: 2 }])
    }
    finally {
      await guarded.close()
    }
  })
})
