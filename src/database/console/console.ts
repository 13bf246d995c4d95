import type { Connection, Engine } from '../connection'
import type { Projection } from '../projection/project'
import type { ConsoleColumn } from './statement'
import { departmentTypes } from '@/reports'
import { reasonOf } from '../../reason'
import { strings, toStream } from '../projection/columns'
import { createProjector } from '../projection/project'
import { rowsOf } from '../query'
import { ConsoleError, faultOf } from './error'
import { inside, kindOf, mostRows, selection } from './statement'

export type ConsoleValue = string | number | boolean | null

export interface ConsoleAnswer {
  columns: readonly ConsoleColumn[]
  rows: readonly (readonly ConsoleValue[])[]
  /** Whether there were more rows than `mostRows`. */
  more: boolean
  /** Time the engine took, ms. */
  took: number
}

/**
 * A console over a copy of the projection in an engine of its own: whatever is asked there, the record and the projection that the pages read are out of its
 * reach, and a statement that does not stop is stopped with its engine.
 */
export interface SqlConsole {
  /** The record has changed: the next statement reads a new copy. */
  invalidate: () => void
  /** Runs one SELECT. Rejects with `ConsoleError`: not one, refused, too long (`limit` ms, 10 s at first), cancelled by `signal`. */
  run: (sql: string, options?: { signal?: AbortSignal, limit?: number }) => Promise<ConsoleAnswer>
  close: () => Promise<void>
}

/** A running engine, and what brings its copy up to the record. */
interface Opened {
  engine: Engine
  project: ReturnType<typeof createProjector>
}

/** How long a cancelled statement has to end by itself, ms. */
const grace = 1000

/** `start` starts an engine, `source` gives what its copy is made of; both are first called by the first statement. */
export function createConsole(start: () => Promise<Engine>, source: () => Promise<Projection>): SqlConsole {
  let opened: Promise<Opened> | null = null
  let stale = true
  let last: Promise<unknown> = Promise.resolve()

  async function open(): Promise<Opened> {
    const engine = await start()
    const writer = await engine.connect()
    await writer.execute('CREATE TABLE department_name (key VARCHAR, name VARCHAR, name_en VARCHAR)')
    await writer.insert('department_name', toStream({
      key: strings(departmentTypes.map(({ key }) => key)),
      name: strings(departmentTypes.map(({ name }) => name)),
      name_en: strings(departmentTypes.map(({ nameEn }) => nameEn)),
    }))
    return { engine, project: createProjector(writer) }
  }

  async function ready(): Promise<Engine> {
    try {
      const { engine, project } = await (opened ??= open())
      if (stale) {
        stale = false
        await project(await source())
      }
      return engine
    }
    catch (cause) {
      void kill()
      throw new ConsoleError('engine', reasonOf(cause), null, { cause })
    }
  }

  async function kill(): Promise<void> {
    const dead = opened
    opened = null
    stale = true
    await dead?.then(({ engine }) => engine.close()).catch(() => {})
  }

  /** Waits for `work` until `signal` says to stop; then for a little more, and then the engine goes. */
  async function until<T>(signal: AbortSignal, connection: Connection, work: Promise<T>): Promise<T> {
    let stop = () => {}
    const stopped = new Promise<never>((_, reject) => {
      stop = () => {
        void connection.cancel().catch(() => {})
        const late = setTimeout(() => void kill().then(() => reject(signal.reason)), grace)
        work.catch(() => {}).finally(() => {
          clearTimeout(late)
          reject(signal.reason)
        })
      }
      signal.aborted ? stop() : signal.addEventListener('abort', stop, { once: true })
    })
    try {
      return await Promise.race([work, stopped])
    }
    finally {
      // The time allowed runs on behind a statement that has ended.
      signal.removeEventListener('abort', stop)
    }
  }

  async function answer(connection: Connection, sql: string): Promise<ConsoleAnswer> {
    const began = performance.now()
    await connection.execute('BEGIN TRANSACTION READ ONLY')
    await connection.prepare(inside(sql))
    const described = rowsOf<{ column_name: string, column_type: string }>(await connection.read(`DESCRIBE ${inside(sql)}`))
    const columns = described.map(({ column_name: name, column_type: type }): ConsoleColumn => ({ name, type, kind: kindOf(type) }))
    const statement = inside(sql, selection(columns))
    await connection.prepare(statement)
    const batches = await connection.read(statement)
    const rows: ConsoleValue[][] = []
    for (const batch of batches) {
      const values = columns.map((_, at) => batch.getChildAt(at)!)
      for (let at = 0; at < batch.numRows && rows.length <= mostRows; at++)
        rows.push(values.map(column => column.get(at) as ConsoleValue))
    }
    return { columns, rows: rows.slice(0, mostRows), more: rows.length > mostRows, took: performance.now() - began }
  }

  async function run(sql: string, { signal, limit = 10_000 }: { signal?: AbortSignal, limit?: number }): Promise<ConsoleAnswer> {
    if (sql.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|[\s;]/g, '') === '')
      throw new ConsoleError('empty', '')
    const running = await ready()
    const time = AbortSignal.timeout(limit)
    const stop = signal ? AbortSignal.any([signal, time]) : time
    const connection = await running.connect()
    try {
      stop.throwIfAborted()
      return await until(stop, connection, answer(connection, sql))
    }
    catch (cause) {
      if (stop.aborted)
        throw new ConsoleError(time.aborted && !signal?.aborted ? 'timeout' : 'cancelled', '', null, { cause })
      throw faultOf(cause, sql, inside(sql))
    }
    finally {
      // Of an engine that is gone nothing is left to end.
      if (opened)
        await connection.execute('ROLLBACK').catch(() => {}).then(() => connection.close()).catch(() => {})
    }
  }

  return {
    invalidate: () => void (stale = true),
    run: (sql, options = {}) => {
      const turn = last.then(() => run(sql, options))
      last = turn.catch(() => {})
      return turn
    },
    close: async () => {
      await last
      await kill()
    },
  }
}
