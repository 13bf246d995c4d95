import type { Engine } from './connection'
import type { Database } from './database'
import { createDuckDB, NODE_RUNTIME, VoidLogger } from '@duckdb/duckdb-wasm/blocking'
import { lockdown, queryConfig } from './connection'
import { createDatabase } from './database'

/**
 * The same database in this thread under Node, for tests and benchmarks; never part of the browser's bundle.
 * `wasm` is the path of `@duckdb/duckdb-wasm/dist/duckdb-eh.wasm`.
 */
export async function openDatabaseNode(wasm: string): Promise<Database> {
  return createDatabase(await startEngineNode(wasm))
}

/** The engine alone, opened and locked as in the browser. */
export async function startEngineNode(wasm: string): Promise<Engine> {
  const bundle = { mainModule: wasm, mainWorker: '' }
  const engine = await createDuckDB({ mvp: bundle, eh: bundle }, new VoidLogger(), NODE_RUNTIME)
  await engine.instantiate()
  engine.open({ path: ':memory:', query: queryConfig })
  const first = engine.connect()
  first.query(lockdown('http://localhost/extensions'))
  first.close()
  return {
    connect: async () => {
      const connection = engine.connect()
      return {
        execute: async (sql) => {
          connection.query(sql)
        },
        query: async sql => connection.query(sql).batches,
        read: async sql => connection.query(sql).batches,
        prepare: async sql => connection.prepare(sql).close(),
        insert: async (table, ipc) => connection.insertArrowFromIPCStream(ipc, { name: table, create: false }),
        cancel: async () => {
          connection.cancelSent()
        },
        close: async () => connection.close(),
      }
    },
    close: async () => engine.reset(),
  }
}
