import { read, utils } from '@e965/xlsx'
import { describe, expect, it } from 'vitest'
import { briefingXlsx } from '@/exports'
import { sheetNames } from '../../../src/exports/xlsx/sheets'
import { blocks, briefing, opened, provenance, quiet } from './briefing'

const blob = await briefingXlsx(briefing, quiet)
const book = read(new Uint8Array(await blob.arrayBuffer()), { cellNF: true })
const cellsOf = (title: string) => utils.sheet_to_json<(string | number | null)[]>(book.Sheets[title]!, { header: 1, defval: null })

describe('briefing as Excel', () => {
  it('has a sheet a block behind a list of them, numbers as numbers in full precision', () => {
    expect(book.SheetNames).toEqual(['目录', ...briefing.blocks.map(({ title }) => title)])
    const rows = cellsOf(blocks.columns.title)
    const { columns, rows: twin } = blocks.columns.table
    expect(rows[3]!.slice(0, columns.length)).toEqual(columns.map(({ label }) => label))
    expect(rows.slice(4, 4 + twin.length).map(row => row.slice(0, columns.length))).toEqual(twin.map(row => columns.map(({ key }) => row[key] ?? null)))
    expect(rows.flat()).toContain(`口径：${provenance.formula}`)
  })
  it('prints numbers as the page does: shares in %, whole numbers without a point, others with their digits', async () => {
    const { columns, rows } = blocks.stack.table
    const sheet = book.Sheets[blocks.stack.title]!
    const at = columns.findIndex(({ key }) => key === 'at outcomes.granted')
    expect(sheet[utils.encode_cell({ r: 3, c: at })]).toMatchObject({ v: columns[at]!.label })
    expect(columns[at]!.label).toContain('%')
    rows.forEach((row, line) => expect(sheet[utils.encode_cell({ r: 4 + line, c: at })]).toMatchObject({ t: 'n', v: row['at outcomes.granted'], w: `${((row['at outcomes.granted'] as number) * 100).toFixed(1)}%` }))
    const table = { columns: [{ key: 'x', label: '收费（万元）', kind: 'money' as const }, { key: 'points', label: '变化（个百分点）', kind: 'count' as const }], rows: [{ x: 12, points: 3.14 }, { x: 1276.5534, points: -2 }] }
    const money = read(new Uint8Array(await (await briefingXlsx({ ...briefing, blocks: [{ ...blocks.table, table }] }, quiet)).arrayBuffer()), { cellNF: true }).Sheets[blocks.table.title]!
    expect(['A5', 'A6', 'B5', 'B6'].map(place => (money[place] as { w: string }).w)).toEqual(['12', '1,276.5534', '3.14', '-2'])
  })
  it('draws native charts over ranges that hold the same numbers', async () => {
    const { names, text } = await opened(blob)
    const charts = names.filter(name => /^xl\/charts\/chart\d+\.xml$/.test(name)).map(text)
    expect(charts).toHaveLength(3)
    const columns = charts.find(xml => xml.includes(blocks.columns.title))!
    const [, range] = /<c:val>\s*<c:numRef>\s*<c:f>'[^']+'!\$([A-Z]+\$\d+:\$[A-Z]+\$\d+)<\/c:f>/.exec(columns)!
    const cells = utils.sheet_to_json<(number | null)[]>(book.Sheets[blocks.columns.title]!, { header: 1, defval: null, range: range!.replaceAll('$', '') })
    expect(cells.map(([value]) => value)).toEqual([1234, 1235, null, 1236])
    expect(columns).toContain('<a:ea typeface="Microsoft YaHei"/>')
  })
  it('runs no text as a formula', () => {
    const sheet = book.Sheets[blocks.table.title]!
    const texts = Object.values(sheet).filter((cell: { v?: unknown, f?: string }) => typeof cell.v === 'string' && /^[=+@]/.test(cell.v)) as { t: string, f?: string }[]
    expect(texts).toHaveLength(3)
    for (const cell of texts)
      expect(cell).toMatchObject({ t: 's' })
    expect(texts.some(cell => cell.f !== undefined)).toBe(false)
    expect(cellsOf(blocks.table.title).flat()).toContain(-2)
  })
  it('merges the cells of the official form', () => {
    expect(book.Sheets[blocks.form.title]!['!merges']).toContainEqual({ s: { r: 4, c: 0 }, e: { r: 4, c: 1 } })
  })
  it('names sheets as Excel takes them', () => {
    expect(sheetNames(['甲/乙', '甲 乙', '甲:乙', '数'.repeat(40), '数'.repeat(40)])).toEqual(['甲 乙', '甲 乙(2)', '甲 乙(3)', '数'.repeat(31), `${'数'.repeat(28)}(2)`])
  })
})
