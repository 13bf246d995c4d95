import type { Connection } from '../../src/database/connection'
import type { Change } from './changes'
import type { TakenUp } from './correction'
import type { Param } from '@/database'
import { createCoordinator } from '@/database'
import { ask } from '@/metrics'
import { startEngine } from '../../src/database/connect'
import { createQuery } from '../../src/database/query'
import { agenciesOf, namesOf } from '../../src/metrics/names'
import { changesOf } from './changes'
import { correct } from './correction'
import { fill } from './fill'
import { worldOf } from './world'

/** The questions of the six linked charts, in the order the page asks them. */
function questions({ metric, level, filters }: Change) {
  return [
    ['breakdown', filters.years, { metrics: [metric], by: 'year', and: null, period: 'all' }],
    ['breakdown', filters.types, { metrics: [metric], by: 'type', and: null, period: 'all' }],
    ['breakdown', filters.regions, { metrics: [metric], by: level, and: null, period: 'all' }],
    ['breakdown', filters.outcomes, { whole: 'outcomes', by: 'type', and: null, period: 'all' }],
    ['breakdown', filters.applicants, { whole: 'applicants', by: 'type', and: null, period: 'all' }],
    ['top-agencies', filters.agencies, { metric, period: 'all', end: 'highest', limit: 50 }],
  ] as const
}

/** One change of filters: time until the last of the six has its answer, statements sent, and what came. */
export interface Measured {
  what: string
  ms: number
  statements: { sql: string, params: readonly Param[] }[]
  /** The totals of the six answers, to be held against another computation. */
  totals: (number | null)[]
}

export interface Run {
  filled: number
  /** Statements that made the tables, for another engine. */
  made: string[]
  measured: Measured[]
}

async function run(size: number, count: number): Promise<Run> {
  const world = worldOf(size)
  const engine = await startEngine()
  const writer = await engine.connect()
  const made: string[] = []
  const watched: Connection = { ...writer, execute: (sql) => {
    made.push(sql)
    return writer.execute(sql)
  } }
  const began = performance.now()
  await fill(watched, world)
  const filled = performance.now() - began
  const query = createQuery(await engine.connect(), await engine.connect())
  const statements: Measured['statements'] = []
  const coordinator = createCoordinator((sql, params = [], options) => {
    statements.push({ sql, params })
    return query(sql, params, options)
  })
  const measured: Measured[] = []
  for (const change of changesOf(world, count)) {
    const asked = questions(change)
    // The page asks them once, and again only when a report comes or is corrected.
    await Promise.all([namesOf(coordinator.query()), agenciesOf(coordinator.query())])
    statements.length = 0
    const start = performance.now()
    const answers = await Promise.all(asked.map(([question, filters, extra], at) => question === 'breakdown'
      ? ask(coordinator.query(`view ${at}`), question, filters, extra)
      : ask(coordinator.query(`view ${at}`), question, filters, extra)))
    const ms = performance.now() - start
    // Another change of the same filters is no answer from memory.
    coordinator.invalidate()
    measured.push({
      what: change.what,
      ms,
      statements: statements.splice(0),
      totals: answers.map(rows => rows.find(({ first }) => first === null)?.value ?? null),
    })
  }
  await engine.close()
  return { filled, made, measured }
}

declare global {
  interface Window {
    runScale: typeof run
    runCorrections: (size: number, count: number) => Promise<TakenUp[]>
  }
}
window.runScale = run
window.runCorrections = async (size, count) => correct(await startEngine(), size, count)
