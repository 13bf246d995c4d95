import type { Run } from './page'
import type { World } from './world'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { tuning } from '../../src/database/connection'
import { columnsOf, previousOf } from './world'

/** What is used of @duckdb/node-api, which is installed beside the bench and not with the app. */
interface Api {
  DuckDBInstance: { create: (path: string, options: Record<string, string>) => Promise<{ connect: () => Promise<Native>, closeSync: () => void }> }
  DuckDBDataChunk: { create: (types: unknown[], rows: number) => Chunk }
  INTEGER: unknown
  DOUBLE: unknown
  VARCHAR: unknown
}
interface Chunk { setColumnValues: (at: number, values: readonly unknown[]) => void }
interface Native {
  run: (sql: string) => Promise<unknown>
  runAndReadAll: (sql: string) => Promise<{ getRowObjectsJS: () => Record<string, unknown>[] }>
  createAppender: (table: string) => Promise<{ appendDataChunk: (chunk: Chunk) => void, closeSync: () => void }>
}

const folder = fileURLToPath(new URL('../native/', import.meta.url))

function api(): Api {
  if (!existsSync(`${folder}node_modules/@duckdb/node-api`))
    execFileSync('npm', ['install', '--prefix', folder, '--no-audit', '--no-fund'], { stdio: 'inherit' })
  return createRequire(`${folder}package.json`)('@duckdb/node-api') as Api
}

type Column = readonly [name: string, type: 'INTEGER' | 'DOUBLE' | 'VARCHAR', values: (from: number, to: number) => readonly unknown[]]

const rowsOfChunk = 2048

async function append({ DuckDBDataChunk, ...types }: Api, connection: Native, table: string, size: number, columns: readonly Column[]): Promise<void> {
  await connection.run(`CREATE TABLE staged (${columns.map(([name, type]) => `${name} ${type}`).join(', ')})`)
  const appender = await connection.createAppender('staged')
  for (let from = 0; from < size; from += rowsOfChunk) {
    const to = Math.min(size, from + rowsOfChunk)
    const chunk = DuckDBDataChunk.create(columns.map(([, type]) => types[type]), to - from)
    columns.forEach(([, , values], at) => chunk.setColumnValues(at, values(from, to)))
    appender.appendDataChunk(chunk)
  }
  appender.closeSync()
  await connection.run(`INSERT INTO ${table} BY NAME SELECT * FROM staged`)
  await connection.run('DROP TABLE staged')
}

/** Native DuckDB over the same tables on one thread: milliseconds of each change, its six statements one after the other. Of the measures it has those asked for. */
export async function runNative(world: World, { made, measured }: Pick<Run, 'made' | 'measured'>, measures: readonly string[]): Promise<number[]> {
  const loaded = api()
  const instance = await loaded.DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  const { regions, types, levels, agencies, reports } = world
  const [schema, ...cubes] = made
  await connection.run(tuning)
  await connection.run(schema!)
  const named = async (table: string, column: string, names: readonly string[]): Promise<void> =>
    append(loaded, connection, table, names.length, [['code', 'INTEGER', (from, to) => Array.from({ length: to - from }, (_, at) => from + at)], [column, 'VARCHAR', (from, to) => names.slice(from, to)]])
  await named('region', 'path', regions)
  await named('department_type', 'key', types)
  await named('agency_level', 'key', levels)
  const ofAgency = (values: ArrayLike<number>): Column[2] => (from, to) => Array.from({ length: to - from }, (_, at) => values[from + at]!)
  await append(loaded, connection, 'agency', agencies.region.length, [
    ['code', 'INTEGER', (from, to) => Array.from({ length: to - from }, (_, at) => from + at)],
    ['id', 'VARCHAR', (from, to) => Array.from({ length: to - from }, (_, at) => `第${from + at + 1}机关`)],
    ['province_code', 'INTEGER', ofAgency(agencies.province)],
    ['city_code', 'INTEGER', ofAgency(agencies.city)],
    ['region_code', 'INTEGER', ofAgency(agencies.region)],
    ['type_code', 'INTEGER', ofAgency(agencies.type)],
    ['level_code', 'INTEGER', ofAgency(agencies.level)],
    ['unit_reports', 'INTEGER', (from, to) => Array.from({ length: to - from }, (_, at) => 7 - agencies.since[from + at]!)],
    ['consolidated_reports', 'INTEGER', (from, to) => Array.from<number>({ length: to - from }).fill(0)],
  ])
  let kept: { from: number, to: number, columns: ReturnType<typeof columnsOf> } | null = null
  const columns = (from: number, to: number): ReturnType<typeof columnsOf> => {
    if (kept?.from !== from || kept.to !== to)
      kept = { from, to, columns: columnsOf(world, from, to) }
    return kept.columns
  }
  const ofOwner = (values: ArrayLike<number>): Column[2] => (from, to) => Array.from(reports.agency.subarray(from, to), agency => values[agency]!)
  const same = (value: number): Column[2] => (from, to) => Array.from<number>({ length: to - from }).fill(value)
  await append(loaded, connection, 'report_wide', reports.agency.length, [
    ['report', 'INTEGER', (from, to) => Array.from({ length: to - from }, (_, at) => from + at)],
    ['agency', 'INTEGER', (from, to) => [...reports.agency.subarray(from, to)]],
    ['year', 'INTEGER', (from, to) => [...reports.year.subarray(from, to)]],
    ['province', 'INTEGER', ofOwner(agencies.province)],
    ['city', 'INTEGER', ofOwner(agencies.city)],
    ['region', 'INTEGER', ofOwner(agencies.region)],
    ['type', 'INTEGER', ofOwner(agencies.type)],
    ['level', 'INTEGER', ofOwner(agencies.level)],
    ['consolidated', 'INTEGER', same(0)],
    ['fictional', 'INTEGER', same(1)],
    ['variant', 'INTEGER', same(0)],
    ['gap_profile', 'INTEGER', (from, to) => [...columns(from, to).form]],
    ['previous', 'INTEGER', (from, to) => previousOf(world, from, to)],
    ['unusable', 'INTEGER', same(0)],
    ...measures.map((column): Column => [column, 'DOUBLE', (from, to) => Array.from(columns(from, to).values.get(column)!, value => Number.isNaN(value) ? null : value)]),
    ...measures.map((column): Column => [`${column}_gaps`, 'INTEGER', (from, to) => Array.from(columns(from, to).gaps.get(column)!, value => value === 255 ? null : value)]),
  ])
  for (const sql of cubes)
    await connection.run(sql)
  const times: number[] = []
  for (const { statements } of measured) {
    const ready = statements.map(({ sql, params }) => sql.replaceAll(/--[^\n]*|\$(\d+)/g, (_, digits?: string) => {
      const value = digits === undefined ? '' : params[Number(digits) - 1]!
      return typeof value === 'string' ? `'${value.replaceAll('\'', '\'\'')}'`.replace(/^''$/, '') : String(value)
    }))
    const start = performance.now()
    for (const sql of ready)
      (await connection.runAndReadAll(sql)).getRowObjectsJS()
    times.push(performance.now() - start)
  }
  instance.closeSync()
  return times
}
