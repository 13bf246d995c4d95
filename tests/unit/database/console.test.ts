import type { ConsoleFault, Projection, SqlConsole } from '@/database'
import type { Engine } from '@/database/connection'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { ConsoleError, encodeSegment, forbiddenWord, mostRows } from '@/database'
import { startEngineNode } from '@/database/blocking'
import { createConsole } from '@/database/console'
import { agency, segmentsOf, sketch } from './support'

const wasm = createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')
const years = [2021, 2022, 2023]
const reports = years.map(year => sketch({ year, cells: { 'applications.received.total': year - 2000 } }))
const filled: Projection = {
  agencies: [agency('甲局')],
  reports: reports.map(({ projected }) => projected),
  segments: segmentsOf(encodeSegment(reports.map(({ report }) => report))),
  corrections: [],
}

let engine: Engine
let console_: SqlConsole
let before: string | undefined

beforeAll(async () => {
  engine = await startEngineNode(wasm)
  console_ = createConsole(async () => engine, async () => filled)
}, 120_000)
afterAll(() => console_.close())

async function faultOf(sql: string): Promise<ConsoleError> {
  const error = await console_.run(sql).then(() => null, (cause: unknown) => cause)
  expect(error, sql).toBeInstanceOf(ConsoleError)
  return error as ConsoleError
}

/** Everything an engine holds and how it is set, read past the console. */
async function everything(): Promise<string> {
  const connection = await engine.connect()
  try {
    const read = async (sql: string) => (await connection.read(sql)).flatMap(batch => Array.from({ length: batch.numRows }, (_, at) => JSON.stringify(batch.get(at))))
    const tables = (await read('SELECT table_name AS t FROM duckdb_tables() ORDER BY ALL')).map(line => (JSON.parse(line) as { t: string }).t)
    return [
      ...await read('SELECT database_name, schema_name, table_name FROM duckdb_tables() ORDER BY ALL'),
      ...await read('SELECT database_name, view_name FROM duckdb_views() WHERE NOT internal ORDER BY ALL'),
      ...await read('SELECT database_name, function_name FROM duckdb_functions() WHERE NOT internal ORDER BY ALL'),
      ...await read('SELECT database_name, type_name FROM duckdb_types() WHERE NOT internal ORDER BY ALL'),
      ...await read('SELECT database_name, path FROM duckdb_databases() ORDER BY ALL'),
      ...await read('SELECT extension_name FROM duckdb_extensions() WHERE loaded ORDER BY ALL'),
      ...await read('SELECT name, value FROM duckdb_settings() ORDER BY ALL'),
      ...(await Promise.all(tables.map(table => read(`SELECT '${table}' AS t, count(*) AS n, bit_xor(hash(x)) AS h FROM ${table} AS x`)))).flat(),
    ].join('\n')
  }
  finally {
    await connection.close()
  }
}

/** Only what grows with the square of its input takes so long, in ms. */
const hanging = 20_000

describe('console', () => {
  it('answers a SELECT in the order asked for', async () => {
    const { columns, rows, more } = await console_.run('SELECT year AS 年度, applications_received_total AS 新收 FROM report_wide ORDER BY year DESC;')
    expect(columns).toEqual([{ name: '年度', type: 'INTEGER', kind: 'number' }, { name: '新收', type: 'DOUBLE', kind: 'number' }])
    expect(rows).toEqual([[2023, 23], [2022, 22], [2021, 21]])
    expect(more).toBe(false)
  })

  it('sees the macros and every other form of asking', async () => {
    for (const sql of [
      'FROM agency',
      'TABLE agency',
      'VALUES (1), (2)',
      'WITH a AS (SELECT 1 AS x) SELECT x FROM a',
      'DESCRIBE report_wide',
      'SHOW TABLES',
      'SUMMARIZE agency',
      'SELECT 1 -- a comment; DROP TABLE agency',
      'SELECT 1 /* /* */ ; DROP TABLE agency; */',
      '/* ; */ SELECT \';\' AS "a;b" ; ;',
      'SELECT count(*) FROM reports_counted(\'corrected\', \'unit\', 0, 9999, \'\', \'\', \'\')',
      'PIVOT report_wide ON year IN (2021, 2022) USING sum(applications_received_total)',
    ])
      expect((await console_.run(sql)).rows.length, sql).toBeGreaterThan(0)
  })

  it('gives each kind of value as what it is', async () => {
    const { columns, rows } = await console_.run(`
      SELECT 1::HUGEINT AS h, 1.25::DECIMAL(9, 2) AS d, true AS b, NULL AS n, 'x' AS s, DATE '2024-02-29' AS day, [1, 2] AS l, {'a': 1, 'b': 'x'} AS r, 7 AS "a""b", 8 AS "a""b", INTERVAL 3 DAY AS i`)
    expect(rows).toEqual([[1, 1.25, true, null, 'x', '2024-02-29', '[1, 2]', '{\'a\': 1, \'b\': x}', 7, 8, '3 days']])
    expect(columns.map(({ kind }) => kind)).toEqual(['number', 'number', 'boolean', 'text', 'text', 'text', 'text', 'text', 'number', 'number', 'text'].map((kind, at) => at === 3 ? columns[3]!.kind : kind))
    expect(new Set(columns.map(({ name }) => name)).size).toBe(columns.length)
  })

  it('stops at the most rows it gives, and says that there are more', async () => {
    const all = await console_.run(`SELECT * FROM range(${mostRows})`)
    expect([all.rows.length, all.more]).toEqual([mostRows, false])
    const cut = await console_.run(`SELECT * FROM range(${mostRows + 1}) AS t(n) ORDER BY n DESC`)
    expect([cut.rows.length, cut.more, cut.rows[0]]).toEqual([mostRows, true, [mostRows]])
  })

  it('reads the record anew once it has changed', async () => {
    const source = vi.fn(async () => ({ ...filled, agencies: [...filled.agencies, agency(`乙局${source.mock.calls.length}`)] }))
    const other = createConsole(() => startEngineNode(wasm), source)
    const names = async () => (await other.run('SELECT name FROM agency ORDER BY code DESC LIMIT 1')).rows[0]![0]
    expect([await names(), await names()]).toEqual(['乙局1', '乙局1'])
    other.invalidate()
    expect(await names()).toBe('乙局2')
    await other.close()
  })

  it.each<[string, ConsoleFault]>([
    ['DROP TABLE agency', 'change'],
    ['  -- harmless\n /* really */ ; drop table agency', 'change'],
    ['DELETE FROM agency', 'change'],
    ['UPDATE agency SET name = \'x\'', 'change'],
    ['INSERT INTO agency (name) VALUES (\'x\') RETURNING *', 'change'],
    ['WITH x AS (INSERT INTO agency (name) VALUES (\'x\') RETURNING *) SELECT * FROM x', 'other'],
    ['WITH x AS (SELECT 1) DELETE FROM agency', 'syntax'],
    ['SELECT * FROM (DELETE FROM agency RETURNING *)', 'syntax'],
    ['TRUNCATE agency', 'change'],
    ['ALTER TABLE agency RENAME TO b', 'change'],
    ['CREATE TABLE t AS SELECT 1', 'change'],
    ['CREATE OR REPLACE TABLE agency AS SELECT 1', 'change'],
    ['CREATE TEMP VIEW agency AS SELECT 1', 'change'],
    ['CREATE OR REPLACE MACRO figure_is_low(figure) AS false', 'change'],
    ['CREATE TYPE mood AS ENUM (\'a\')', 'change'],
    ['COPY agency TO \'agency.csv\'', 'change'],
    ['COPY (SELECT 1) TO \'opfs://x\'', 'change'],
    ['EXPORT DATABASE \'x\'', 'change'],
    ['ATTACH \':memory:\' AS b', 'change'],
    ['DETACH memory', 'change'],
    ['USE system', 'change'],
    ['INSTALL icu', 'change'],
    ['LOAD icu', 'change'],
    ['SET threads = 1', 'change'],
    ['SET VARIABLE a = 1', 'change'],
    ['RESET threads', 'change'],
    ['PRAGMA disable_optimizer', 'change'],
    ['CALL force_checkpoint()', 'change'],
    ['BEGIN', 'change'],
    ['COMMIT', 'change'],
    ['ROLLBACK', 'change'],
    ['PREPARE p AS DROP TABLE agency', 'change'],
    ['EXECUTE p', 'change'],
    ['MERGE INTO agency USING report ON false WHEN NOT MATCHED THEN INSERT DEFAULT VALUES', 'change'],
    ['COMMENT ON TABLE agency IS \'x\'', 'change'],
    ['VACUUM', 'change'],
    ['CHECKPOINT', 'change'],
    ['SELECT 1; DROP TABLE agency', 'several'],
    ['SELECT 1) AS a; DROP TABLE agency; SELECT * FROM (SELECT 1', 'several'],
    ['SELECT 1\n) AS answer; COMMIT; DROP TABLE agency; --', 'syntax'],
    ['SELECT 1) AS a; COMMIT; DELETE FROM agency; BEGIN; SELECT * FROM (SELECT 1', 'several'],
    ['SELECT \'\\\'; DROP TABLE agency; --\'', 'several'],
    ['SELECT $$a$$; DROP TABLE agency', 'several'],
    ['SELECT 1 /* ; DROP TABLE agency', 'syntax'],
    ['SELECT 1 --\r; DROP TABLE agency', 'several'],
    ['SELECT 1\u00A0;\u2028DROP TABLE agency', 'several'],
    ['FROM query(\'DROP TABLE agency\')', 'syntax'],
    ['FROM query(\'SELECT 1; DROP TABLE agency\')', 'syntax'],
    ['FROM query_table(\'agency; DROP TABLE agency\')', 'unknown'],
    ['FROM read_csv(\'/etc/passwd\')', 'outside'],
    ['FROM read_text(\'opfs://record.json\')', 'outside'],
    ['FROM glob(\'*\')', 'outside'],
    ['FROM \'https://example.org/a.parquet\'', 'unknown'],
    ['FROM read_json(\'a.json\')', 'outside'],
    ['SELECT current_date', 'outside'],
    ['SELECT nextval(\'s\')', 'unknown'],
    ['SELECT extension FROM agency', 'unknown'],
    ['SELECT $1', 'other'],
    ['', 'empty'],
    [' ; -- nothing\n/* at all */', 'empty'],
  ])('%j is refused and leaves everything as it was', async (sql, fault) => {
    before ??= await console_.run('FROM agency').then(everything)
    expect([sql, (await faultOf(sql)).fault]).toEqual([sql, fault])
    expect(await everything()).toBe(before)
    expect((await console_.run('SELECT count(*) FROM agency')).rows).toEqual([[1]])
  })

  it('would not change anything even if the bracket failed: the transaction is read-only', async () => {
    const connection = await engine.connect()
    await connection.execute('BEGIN TRANSACTION READ ONLY')
    for (const sql of ['DROP TABLE agency', 'INSERT INTO agency (name) VALUES (\'x\')', 'UPDATE agency SET name = \'x\''])
      await expect(connection.execute(sql), sql).rejects.toThrow(/read-only|aborted/)
    await connection.execute('ROLLBACK')
    await connection.close()
  })

  it('says where it stopped understanding, in the person\'s own lines', async () => {
    expect(await faultOf('SELECT nam FROM agency')).toMatchObject({ fault: 'unknown', at: { line: 1, column: 8 }, detail: expect.stringMatching(/^Binder Error: .*"nam" not found[\s\S]*"name", "[a-z_]+"$/) })
    expect(await faultOf('SELECT *\nFROM agency\nWHERE name = = 1')).toMatchObject({ fault: 'syntax', at: { line: 3, column: 14 } })
    expect(await faultOf('SELECT * FROM agency WHERE')).toMatchObject({ fault: 'syntax', at: { line: 1, column: 27 } })
    const long = `SELECT ${Array.from({ length: 30 }, (_, at) => `code AS column_${at}`).join(', ')}, bogus FROM agency`
    expect((await faultOf(long)).at).toEqual({ line: 1, column: long.indexOf('bogus') + 1 })
    expect((await faultOf('SELECT 1 /* open')).detail).not.toContain('AS answer')
  })
})

describe('the word a statement begins with', () => {
  it.each([
    ['drop table agency', 'DROP'],
    [' ;\n-- SELECT\n/* SELECT */ Pragma version', 'PRAGMA'],
    ['SELECT 1', null],
    ['-- DROP', null],
    ['/* DROP', null],
    ['(DROP)', null],
    ['', null],
  ])('%j', (sql, word) => expect(forbiddenWord(sql)).toBe(word))

  it('is found at once behind any number of comments', () => {
    const began = performance.now()
    expect(forbiddenWord(`${'/**/'.repeat(20_000)}1`)).toBeNull()
    expect(performance.now() - began).toBeLessThan(hanging)
  })
})

describe('a statement that does not stop', () => {
  const empty: Projection = { agencies: [], reports: [], segments: segmentsOf(), corrections: [] }

  function stuckEngine(heeds: boolean) {
    let end: (cause: Error) => void = () => {}
    const closed = vi.fn(async () => {})
    const cancelled = vi.fn(async () => heeds && end(new Error('INTERRUPT Error: Interrupted!')))
    const start = vi.fn(async (): Promise<Engine> => ({
      connect: async () => ({
        execute: async () => {},
        prepare: async () => {},
        insert: async () => {},
        query: async () => [],
        read: () => new Promise((_, reject) => end = reject),
        cancel: async () => void await cancelled(),
        close: async () => {},
      }),
      close: closed,
    }))
    return { start, closed, cancelled }
  }

  it('is cancelled when its time is up, and its engine lives on', async () => {
    const { start, closed, cancelled } = stuckEngine(true)
    const slow = createConsole(start, async () => empty)
    await expect(slow.run('FROM range(1)', { limit: 20 })).rejects.toMatchObject({ fault: 'timeout' })
    expect([cancelled.mock.calls.length, closed.mock.calls.length]).toEqual([1, 0])
  })

  it('loses its engine where it does not heed that; the next statement gets another', async () => {
    const { start, closed } = stuckEngine(false)
    const slow = createConsole(start, async () => empty)
    const stop = new AbortController()
    const answer = slow.run('FROM range(1)', { signal: stop.signal })
    setTimeout(() => stop.abort(), 20)
    await expect(answer).rejects.toMatchObject({ fault: 'cancelled' })
    expect(closed).toHaveBeenCalledTimes(1)
    await expect(slow.run('FROM range(1)', { limit: 20 })).rejects.toMatchObject({ fault: 'timeout' })
    expect(start).toHaveBeenCalledTimes(2)
  })

  it('an engine that does not start is told, and tried again', async () => {
    const start = vi.fn(async (): Promise<Engine> => {
      throw new Error('no wasm')
    })
    const broken = createConsole(start, async () => empty)
    await expect(broken.run('FROM range(1)')).rejects.toMatchObject({ fault: 'engine', detail: 'no wasm' })
    await expect(broken.run('FROM range(1)')).rejects.toMatchObject({ fault: 'engine' })
    expect(start).toHaveBeenCalledTimes(2)
  })
})
