import type { RecordBatch } from 'apache-arrow'
import type { Connection } from './connection'
import type { Param, Query } from './types'
import { QueryError } from './error'

/** Prepared statements kept per connection; the oldest goes first. */
const keptStatements = 64

/**
 * A `Query` over one connection; statements queue. One with texts among its parameters is prepared once and executed with them; numbers and the
 * like are written into the statement, which is then planned for just these and at once. `EXECUTE` goes through the engine's cancellable path, which
 * the driver does not offer for its own prepared statements.
 */
export function createQuery(connection: Connection): Query {
  const prepared = new Map<string, string>()
  let serial = 0
  let last: Promise<unknown> = Promise.resolve()

  async function statement(sql: string): Promise<string> {
    const known = prepared.get(sql)
    if (known !== undefined) {
      prepared.delete(sql)
      prepared.set(sql, known)
      return known
    }
    const name = `statement_${serial += 1}`
    await connection.execute(`PREPARE ${name} AS ${sql}`)
    prepared.set(sql, name)
    const oldest = prepared.size > keptStatements ? prepared.entries().next().value : undefined
    if (oldest) {
      prepared.delete(oldest[0])
      await connection.execute(`DEALLOCATE ${oldest[1]}`)
    }
    return name
  }

  async function run<Row>(sql: string, params: readonly Param[], signal: AbortSignal | undefined): Promise<Row[]> {
    signal?.throwIfAborted()
    const cancel = () => void connection.cancel().catch(() => {})
    try {
      const values = params.map(literal)
      const text = params.some(value => typeof value === 'string') ? `EXECUTE ${await statement(sql)}(${values.join(', ')})` : written(sql, values)
      signal?.throwIfAborted()
      signal?.addEventListener('abort', cancel)
      const batches = await connection.read(text)
      signal?.throwIfAborted()
      return rowsOf<Row>(batches)
    }
    catch (cause) {
      signal?.throwIfAborted()
      throw new QueryError(sql, params, cause)
    }
    finally {
      signal?.removeEventListener('abort', cancel)
    }
  }

  return <Row>(sql: string, params: readonly Param[] = [], { signal }: { signal?: AbortSignal } = {}) => {
    const turn = last.then(() => run<Row>(sql, params, signal))
    last = turn.catch(() => {})
    return turn
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
