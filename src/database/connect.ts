import type { AsyncDuckDB } from '@duckdb/duckdb-wasm'
import type { Connection, Engine } from './connection'
import type { SqlConsole } from './console'
import type { Database } from './database'
import type { Projection } from './projection/project'
import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url'
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url'
import { lockdown, queryConfig } from './connection'
import { createConsole } from './console'
import { createDatabase } from './database'
import { EngineError } from './error'

/** Under a CSP without `'wasm-unsafe-eval'` instantiation never answers, so it is given this long. */
const startLimit = 30_000

/** Opens the in-memory database of this page: the `eh` bundle from our own origin in a worker, nothing from the network. Throws `EngineError`. */
export async function openDatabase(): Promise<Database> {
  return createDatabase(await startEngine())
}

/** A console over a copy of what `source` gives, in an engine of its own that is started by its first statement. */
export function openConsole(source: () => Promise<Projection>): SqlConsole {
  return createConsole(startEngine, source)
}

/** The engine alone: the `eh` bundle in a worker, opened and locked. Throws `EngineError`. */
export async function startEngine(): Promise<Engine> {
  // Only a page loads the driver: under Node its entry point takes every worker thread for its own.
  const { AsyncDuckDB, VoidLogger } = await import('@duckdb/duckdb-wasm')
  const worker = new Worker(new URL(workerUrl, import.meta.url))
  const engine = new AsyncDuckDB(new VoidLogger(), worker)
  try {
    await within(startLimit, worker, program().then(address => engine.instantiate(address)))
    await engine.open({ path: ':memory:', query: queryConfig })
    const first = await engine.connect()
    await first.query(lockdown(new URL('extensions', globalThis.location.href).href))
    await first.close()
  }
  catch (cause) {
    worker.terminate()
    throw cause instanceof EngineError ? cause : new EngineError('files', cause)
  }
  return { connect: () => connect(engine), close: () => engine.terminate() }
}

/** The engine's own address; where the server names its type wrongly, which streaming refuses, one of its bytes under the right type. */
async function program(): Promise<string> {
  const { href } = new URL(wasmUrl, import.meta.url)
  const { ok, status, headers } = await fetch(href, { method: 'HEAD' })
  const unknown = status === 405 || status === 501
  if (unknown || (ok && headers.get('content-type')?.startsWith('application/wasm')))
    return href
  const bytes = ok ? await (await fetch(href)).blob() : new Blob()
  if (await bytes.slice(0, 4).text() !== '\0asm')
    throw new EngineError('absent')
  return URL.createObjectURL(bytes.slice(0, bytes.size, 'application/wasm'))
}

async function connect(engine: AsyncDuckDB): Promise<Connection> {
  const connection = await engine.connect()
  return {
    execute: async (sql) => {
      await connection.query(sql)
    },
    query: async sql => (await connection.query(sql)).batches,
    read: async (sql) => {
      const batches = []
      for await (const batch of await connection.send(sql))
        batches.push(batch)
      return batches
    },
    prepare: async (sql) => {
      await (await connection.prepare(sql)).close()
    },
    insert: (table, ipc) => connection.insertArrowFromIPCStream(ipc, { name: table, create: false }),
    cancel: async () => {
      await connection.cancelSent()
    },
    close: () => connection.close(),
  }
}

async function within<T>(limit: number, worker: Worker, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('late', undefined, limit / 1000)), limit)
    worker.addEventListener('error', event => reject(new EngineError('worker', event.error ?? event.message)), { once: true })
  })
  try {
    return await Promise.race([work, late])
  }
  finally {
    clearTimeout(timer)
  }
}
