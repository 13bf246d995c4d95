import type { RecordBatch } from 'apache-arrow'
import type { Connection } from './connection'
import type { Param, Query, QueryOptions } from './types'
import { QueryError } from './error'

/** Prepared statements kept per connection; the oldest goes first. */
const keptStatements = 256

/** Statements sent at a time: the engine goes from one to the next without waiting for this thread. */
const abreast = 6

/**
 * A `Query` over two connections of an engine. A statement with texts among its parameters is prepared once and executed with them; numbers and the
 * like are written into the statement, which is then planned for just these and at once. Long statements have `patient` to themselves, one at a time.
 */
export function createQuery(connection: Connection, patient: Connection): Query {
  const prepared = new Map<string, Promise<string>>()
  const waiting: (() => void)[] = []
  let serial = 0
  let sent = 0
  let last: Promise<unknown> = Promise.resolve()

  async function prepare(sql: string): Promise<string> {
    const name = `statement_${serial += 1}`
    await connection.execute(`PREPARE ${name} AS ${sql}`)
    return name
  }

  function statement(sql: string): Promise<string> {
    const name = prepared.get(sql) ?? prepare(sql)
    prepared.delete(sql)
    prepared.set(sql, name)
    name.catch(() => prepared.delete(sql))
    const oldest = prepared.size > keptStatements ? prepared.entries().next().value : undefined
    if (oldest) {
      prepared.delete(oldest[0])
      void oldest[1].then(unused => connection.execute(`DEALLOCATE ${unused}`)).catch(() => {})
    }
    return name
  }

  async function brief(sql: string, params: readonly Param[], signal?: AbortSignal): Promise<RecordBatch[]> {
    if (sent < abreast)
      sent += 1
    else
      await new Promise<void>(resolve => waiting.push(resolve))
    try {
      signal?.throwIfAborted()
      const values = params.map(literal)
      if (params.every(value => typeof value !== 'string'))
        return await connection.query(written(sql, values))
      const name = await statement(sql)
      return await connection.query(`EXECUTE ${name}(${values.join(', ')})`)
    }
    finally {
      const next = waiting.shift()
      if (next)
        next()
      else
        sent -= 1
    }
  }

  async function long(sql: string, params: readonly Param[], signal?: AbortSignal): Promise<RecordBatch[]> {
    signal?.throwIfAborted()
    const cancel = () => void patient.cancel().catch(() => {})
    const values = params.map(literal)
    await patient.execute(`PREPARE long_statement AS ${sql}`)
    try {
      signal?.throwIfAborted()
      signal?.addEventListener('abort', cancel)
      return await patient.read(`EXECUTE long_statement${values.length > 0 ? `(${values.join(', ')})` : ''}`)
    }
    finally {
      signal?.removeEventListener('abort', cancel)
      await patient.execute('DEALLOCATE long_statement').catch(() => {})
    }
  }

  return async <Row>(sql: string, params: readonly Param[] = [], options: QueryOptions = {}) => {
    const { signal } = options
    const turn = options.long ? last.then(() => long(sql, params, signal)) : brief(sql, params, signal)
    if (options.long)
      last = turn.catch(() => {})
    try {
      const batches = await turn
      signal?.throwIfAborted()
      return rowsOf<Row>(batches)
    }
    catch (cause) {
      signal?.throwIfAborted()
      throw new QueryError(sql, params, cause)
    }
  }
}

/** A statement with its parameters in their places; texts, names and comments of its own are left as they are. */
function written(sql: string, values: readonly string[]): string {
  return sql.replaceAll(/'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\$(\d+)/g, (found, digits?: string) => digits === undefined ? found : values[Number(digits) - 1] ?? found)
}

/** A parameter as the engine reads it. DuckDB's strings know one escape, the doubled quote. */
export function literal(value: Param): string {
  if (value === null)
    return 'NULL'
  if (typeof value === 'string') {
    if (value.includes('\0'))
      throw new TypeError('a parameter holds a NUL character')
    return `'${value.replaceAll('\'', '\'\'')}'`
  }
  if (typeof value === 'number' && !Number.isFinite(value))
    throw new TypeError(`a parameter is ${value}`)
  return String(value)
}

/** Rows of Arrow batches as plain objects. */
export function rowsOf<Row>(batches: readonly RecordBatch[]): Row[] {
  const rows: Row[] = []
  for (const batch of batches) {
    const columns = batch.schema.fields.map((field, at) => ({ name: field.name, values: batch.getChildAt(at)! }))
    for (let at = 0; at < batch.numRows; at++)
      rows.push(Object.fromEntries(columns.map(({ name, values }) => [name, values.get(at)])) as Row)
  }
  return rows
}
