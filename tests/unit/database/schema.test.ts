import type { Database } from '@/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { QueryError, rateCells } from '@/database'
import { columnOf, formCells, measures, tableNames } from '@/forms'
import { isLow, rateKinds } from '@/metrics'
import { openEngine } from './support'

let database: Database

beforeAll(async () => {
  database = await openEngine()
}, 120_000)
afterAll(() => database.close())

describe('schema.sql and the form', () => {
  it('has one value and one gap column for every measure, in the order they are inserted', async () => {
    const columns = await database.query<{ name: string, type: string }>('SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1 ORDER BY ordinal_position', ['report_wide'])
    expect(columns.slice(16)).toEqual([
      ...measures.map(({ column }) => ({ name: column, type: 'DOUBLE' })),
      ...measures.map(({ column }) => ({ name: `${column}_gaps`, type: 'UTINYINT' })),
    ])
  })

  it('names the rates in the order the metrics know their bits in, each with the cells of its formula', () => {
    expect(rateCells.map(([kind]) => kind)).toEqual(rateKinds)
  })

  it('covers every total of section 3, all of section 4 and all of section 2, in both layouts', () => {
    const keys = new Set(measures.map(({ key }) => key))
    for (const layout of ['2019', '2021'] as const) {
      for (const key of tableNames.flatMap(table => formCells(table, layout))) {
        if (!key.startsWith('applications.') || key.endsWith('.total') || key.startsWith('applications.received.'))
          expect(keys, key).toContain(key)
      }
    }
  })

  it('gives each key a column of its own', () => {
    expect(columnOf('applications.denied.stateSecret.total')).toBe('applications_denied_state_secret_total')
    expect(new Set(measures.map(({ column }) => column)).size).toBe(measures.length)
  })

  it('adds up the same rows as the form groups', () => {
    const other = measures.find(({ key }) => key === 'outcomes.other')
    expect(other?.cells).toEqual({
      2019: ['applications.other.total'],
      2021: ['applications.other.notCorrected.total', 'applications.other.feeUnpaid.total', 'applications.other.misc.total'],
    })
    expect(measures.find(({ key }) => key === 'outcomes.denied')?.cells[2019]).toHaveLength(8)
  })
})

describe('too few cases', () => {
  it('are the same to every statement and to what is computed outside of the engine', async () => {
    const cases = [null, -1, 0, 1, 29, 29.999, 30, 31].flatMap(denominator => [null, 0, 1, 30].map(below => ({ denominator, below })))
    for (const { denominator, below } of cases) {
      const [row] = await database.query<{ one: boolean, other: boolean }>(
        'SELECT rate_is_low($1::DOUBLE, $2::DOUBLE) AS one, figure_is_low({ denominator: $1::DOUBLE, low_below: $2::DOUBLE }) AS other',
        [denominator, below],
      )
      expect([denominator, below, row!.one, row!.other]).toEqual([denominator, below, isLow(denominator, below), isLow(denominator, below)])
    }
  })

  it('is written nowhere else', () => {
    const statements = import.meta.glob<string>('../../../src/**/*.{sql,ts}', { query: '?raw', import: 'default', eager: true })
    const elsewhere = Object.entries(statements).filter(([path, text]) => !/schema\.sql|measured\.ts/.test(path) && /denominator\s*<\s*(?!=)\S/.test(text))
    expect(elsewhere.map(([path]) => path)).toEqual([])
  })
})

describe('a locked engine', () => {
  it.each([
    ['an extension of files', 'SELECT * FROM read_parquet(\'https://example.org/a.parquet\')'],
    ['a file of the network', 'SELECT * FROM read_csv(\'https://example.org/a.csv\')'],
    ['an extension of types', 'SELECT \'{}\'::JSON'],
    ['a locale', 'SELECT 1 ORDER BY \'年\' COLLATE zh'],
  ])('refuses %s at once', async (_, sql) => {
    await expect(database.query(sql)).rejects.toThrow(QueryError)
  })

  it('keeps its settings', async () => {
    const settings = await database.query<{ name: string, value: string }>('SELECT name, value FROM duckdb_settings() WHERE name IN ($1, $2, $3, $4) ORDER BY name', ['autoinstall_known_extensions', 'autoload_known_extensions', 'enable_external_access', 'lock_configuration'])
    expect(settings.map(({ value }) => value)).toEqual(['false', 'false', 'false', 'true'])
  })
})

describe('query', () => {
  it('binds parameters of every type, quotes included', async () => {
    const odd = '淮安\'; DROP TABLE cell; --\\ \x1F " $1'
    const [row] = await database.query<Record<string, unknown>>('SELECT $1 AS text, $2::INTEGER AS number, $3 AS flag, $4::VARCHAR AS nothing, $5::DOUBLE AS money', [odd, -3, true, null, 7730.28])
    expect(row).toEqual({ text: odd, number: -3, flag: true, nothing: null, money: 7730.28 })
  })

  it('answers sums and counts as numbers', async () => {
    const [row] = await database.query<Record<string, unknown>>('SELECT sum(n) AS sum, count(*) AS count, sum(n * 1.5) AS decimal FROM range(1, 4) t(n)')
    expect(row).toEqual({ sum: 6, count: 3, decimal: 9 })
  })

  it('says which SQL failed and why', async () => {
    const error = await database.query('SELECT missing FROM agency WHERE id = $1', ['x']).catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(QueryError)
    expect(error).toMatchObject({ sql: 'SELECT missing FROM agency WHERE id = $1', params: ['x'] })
    expect((error as QueryError).message).toMatch(/missing.*年报和更正均未受影响/s)
    expect((error as QueryError).cause).toBeInstanceOf(Error)
  })

  it('refuses values that no statement can hold', async () => {
    await expect(database.query('SELECT $1::DOUBLE AS n', [Number.NaN])).rejects.toThrow(QueryError)
    await expect(database.query('SELECT $1 AS s', ['a\0b'])).rejects.toThrow(QueryError)
  })

  it('goes on working past the number of statements it keeps', async () => {
    for (let n = 0; n < 260; n++)
      expect(await database.query(`SELECT ${n} || $1 AS text`, ['a'])).toEqual([{ text: `${n}a` }])
    expect(await database.query('SELECT 0 || $1 AS text', ['b'])).toEqual([{ text: '0b' }])
  })

  it('writes numbers into a statement and leaves its texts, names and comments alone', async () => {
    expect(await database.query('SELECT $2 - $1 AS "$1", \'it\'\'s $1\' AS text -- $1\n, $3 AS nothing', [-3, 4, null])).toEqual([{ $1: 7, text: 'it\'s $1', nothing: null }])
  })
})
