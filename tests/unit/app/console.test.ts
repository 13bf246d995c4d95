import type { ConsoleAnswer } from '@/database'
import { createRequire } from 'node:module'
import { beforeAll, describe, expect, it } from 'vitest'
import { startEngineNode } from '@/database/blocking'
import { createConsole } from '@/database/console'
import { measures } from '@/forms'
import { answerTable, drawable, mostDrawn, plainOf } from '../../../src/app/features/console/answer'
import dictionarySql from '../../../src/app/features/console/dictionary.sql?raw'
import { answerView, readAnswer } from '../../../src/app/features/console/spec'
import { examples, forget, readHistory, remember, savedQueries } from '../../../src/app/features/console/statements'
import { overridden } from '../../../src/app/state/briefing'
import { loadMessages } from '../../../src/app/words'

function answer(columns: readonly [name: string, kind: 'number' | 'text' | 'boolean'][], rows: ConsoleAnswer['rows']): ConsoleAnswer {
  return { columns: columns.map(([name, kind]) => ({ name, kind, type: '' })), rows, more: false, took: 1 }
}

describe('an answer as a view', () => {
  it('holds its statement and how it is shown, and reads back as it was written', () => {
    const shown = { sql: 'SELECT 1 AS 新收', column: '新收', as: 'chart' as const }
    expect(readAnswer(answerView(shown).query)).toEqual(shown)
    expect(answerView({ ...shown, column: null, as: 'table' })).toEqual({ page: 'console', figure: 'answer', query: { sql: shown.sql } })
    expect(readAnswer({ sql: ['a'], as: 'pie', column: '' })).toEqual({ sql: '', column: null, as: 'table' })
  })

  it('is what its statement says, whatever holds for a briefing', () => {
    const over = { years: [2023, 2024] as const, region: '江苏省' }
    const view = answerView({ sql: 'SELECT 1', column: null, as: 'table' })
    expect(overridden(view, over)).toEqual(view)
    expect(overridden({ ...view, page: 'explore' }, over).query).toMatchObject({ years: '2023-2024', region: ['江苏省'] })
  })
})

describe('a result', () => {
  const yearly = answer([['年度', 'number'], ['新收', 'number'], ['备注', 'text'], ['公开率', 'number']], [[2021, 34, '=1+1', 45.5], [2023, null, null, 50]])

  it('is a table with every value as it is; years have no separators', () => {
    const table = answerTable(yearly)
    expect(table.columns.map(({ label, kind }) => [label, kind])).toEqual([['年度', 'year'], ['新收', 'plain'], ['备注', 'text'], ['公开率', 'plain']])
    expect(table.rows).toEqual([{ 0: 2021, 1: 34, 2: '=1+1', 3: 45.5 }, { 0: 2023, 1: null, 2: null, 3: 50 }])
    expect(answerTable(answer([['a', 'boolean']], [[true], [null]])).rows).toEqual([{ 0: 'true' }, { 0: null }])
  })

  it('is a chart of its numeric columns over its first; a missing value stays missing', () => {
    expect(drawable(yearly)).toEqual([{ at: 1, name: '新收' }, { at: 3, name: '公开率' }])
    expect(plainOf(yearly, [1, 3])).toEqual({ first: '年度', categories: ['2021', '2023'], years: true, series: [{ name: '新收', values: [34, null] }, { name: '公开率', values: [45.5, 50] }] })
  })

  it('takes years that repeat or are missing for categories', () => {
    expect(plainOf(answer([['y', 'number'], ['n', 'number']], [[2021, 1], [2021, 2]]), [1]).years).toBe(false)
    expect(plainOf(answer([['y', 'number'], ['n', 'number']], [[2021, 1], [null, 2]]), [1])).toMatchObject({ years: false, categories: ['2021', '—'] })
    expect(plainOf(answer([['n', 'number'], ['m', 'number']], [[2021.5, 1]]), [1]).years).toBe(false)
  })

  it('without numbers, or of too many rows, is no chart', () => {
    expect(drawable(answer([['a', 'number'], ['b', 'text']], [[1, 'x']]))).toEqual([])
    expect(drawable(answer([['a', 'text'], ['b', 'number']], Array.from({ length: mostDrawn + 1 }, (_, at) => ['x', at])))).toEqual([])
    expect(drawable(answer([['a', 'text'], ['b', 'number']], []))).toEqual([])
  })
})

describe('statements', () => {
  it('are remembered once each, the latest first, fifty at most', () => {
    const long = Array.from({ length: 60 }, (_, at) => `SELECT ${at}`).reduce<string[]>((history, sql) => remember(history, sql), [])
    expect(long.length).toBe(50)
    expect(remember(long, 'SELECT 30').slice(0, 2)).toEqual(['SELECT 30', 'SELECT 59'])
    expect(forget()).toEqual([])
    expect(readHistory()).toEqual([])
  })

  it('saved are read from the record, and nothing else is', () => {
    const base = { name: 'n', at: '' }
    expect(savedQueries([
      { ...base, id: 'a', kind: 'query', body: { sql: 'SELECT 1' } },
      { ...base, id: 'b', kind: 'query', body: { sql: 1 } },
      { ...base, id: 'c', kind: 'query', body: null },
      { ...base, id: 'd', kind: 'view', body: { sql: 'SELECT 1' } },
    ])).toEqual([{ id: 'a', name: 'n', sql: 'SELECT 1' }])
  })
})

describe('what the page offers', () => {
  let dictionary: ConsoleAnswer
  const run = createConsole(
    () => startEngineNode(createRequire(import.meta.url).resolve('@duckdb/duckdb-wasm/dist/duckdb-eh.wasm')),
    async () => ({ agencies: [], reports: [], corrections: [], segments: async () => [] }),
  ).run

  beforeAll(async () => {
    dictionary = await run(dictionarySql)
  }, 120_000)

  it('examples run and are named in both languages', async () => {
    expect(examples.length).toBeGreaterThan(3)
    for (const language of ['zh-CN', 'en'] as const) {
      const { console } = await loadMessages(language) as { console: { example: Record<string, string> } }
      expect(Object.keys(console.example).sort()).toEqual(examples.map(({ key }) => key).sort())
    }
    for (const { key, sql } of examples)
      expect([key, (await run(sql)).columns.length > 1]).toEqual([key, true])
  })

  it.each(['zh-CN', 'en'] as const)('every table, column and parameter has a meaning in %s', async (language) => {
    const { console } = await loadMessages(language) as { console: { tables: Record<string, string>, columns: Record<string, Record<string, string>>, parameters: Record<string, string> } }
    const measured = new Set(measures.flatMap(({ column }) => [column, `${column}_gaps`]))
    expect(dictionary.rows.length).toBeGreaterThan(200)
    const missing = dictionary.rows.flatMap(([table, , part]) => [
      ...(console.tables[String(table)] ? [] : [String(table)]),
      ...(console.columns[String(table)]?.[String(part)] || console.parameters[String(part)] || measured.has(String(part)) ? [] : [`${table}.${part}`]),
    ])
    expect([...new Set(missing)]).toEqual([])
    const real = new Set(dictionary.rows.map(([table]) => table))
    expect(Object.keys(console.tables).filter(table => !real.has(table))).toEqual([])
  })
})
