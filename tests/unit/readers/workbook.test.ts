import type { BookType, WorkSheet } from '@e965/xlsx'
import type { Grid, Paragraph, SourceDocument } from '@/readers'
import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it, vi } from 'vitest'
import { readWorkbook } from '../../../src/readers/workbook'
import { readBytes } from './helpers'

type Rows = (string | number | null)[][]

function sheet(rows: Rows, merges: string[] = []): WorkSheet {
  const made = utils.aoa_to_sheet(rows)
  made['!merges'] = merges.map(merge => utils.decode_range(merge))
  return made
}
async function read(sheets: Record<string, WorkSheet>, bookType: BookType = 'xlsx', change: (book: ReturnType<typeof utils.book_new>) => void = () => {}) {
  const book = utils.book_new()
  for (const [name, made] of Object.entries(sheets))
    utils.book_append_sheet(book, made, name)
  change(book)
  const bytes = new Uint8Array(write(book, { type: 'array', bookType }) as ArrayBuffer)
  return await readWorkbook('xlsx')(bytes, { name: `a.${bookType}` }) as SourceDocument[]
}

const rows: Rows = [['洪泽区财政局2023年年报', null, null], ['三、收到和处理情况', null, null], ['项目', '自然人', '总计'], ['新收', 1808595, 0], ['结转', null, '/'], [null, null, null], ['四、复议', null, null]]
const merges = ['A1:C1', 'A2:C2', 'A7:C7']

describe('workbooks', () => {
  for (const type of ['xlsx', 'biff8', 'ods'] as const) {
    it(`reads ${type}: lines as paragraphs, tables as grids, addresses kept`, async () => {
      const [document] = await read({ 年报: sheet(rows, merges) }, type)
      const [title, heading, grid, after] = document!.blocks as [Paragraph, Paragraph, Grid, Paragraph]
      expect([title.text, heading.text, after.text]).toEqual(['洪泽区财政局2023年年报', '三、收到和处理情况', '四、复议'])
      expect(title.place).toEqual({ at: 'sheet', sheet: '年报', address: 'A1' })
      expect(grid.cells.filter(cell => cell.row === 1).map(cell => cell.text)).toEqual(['新收', '1808595', '0'])
      expect(grid.cells.find(cell => cell.text === '/')!.place).toEqual({ at: 'sheet', sheet: '年报', address: 'C5' })
      expect(document!.part).toBeNull()
    })
  }

  it('gives the stored number where the shown one is rounded, the shown one otherwise', async () => {
    const made = sheet([['a', 'b', 'c'], [59237.2449, 1808595, 0.1 + 0.2]])
    Object.assign(made.A2!, { z: '0.00' })
    Object.assign(made.B2!, { z: '#,##0' })
    const [document] = await read({ 一: made })
    expect((document!.blocks[0] as Grid).cells.slice(3).map(cell => cell.text)).toEqual(['59237.2449', '1,808,595', '0.3'])
  })

  it('keeps a label without values inside its table', async () => {
    const [document] = await read({ 一: sheet([['项目', '总计'], ['新收', 3], ['结转'], ['办结', 3]]) })
    const grid = document!.blocks[0] as Grid
    expect(grid.rows).toBe(4)
    expect(grid.cells.find(cell => cell.row === 2 && cell.column === 1)).toMatchObject({ text: '', place: { at: 'sheet', sheet: '一', address: 'B3' } })
  })

  it('lays merges out and keeps blank cells of the sheet', async () => {
    const [document] = await read({ 一: sheet([['三、办理结果', '予以公开', 2], [null, '部分公开', '']], ['A1:A2']) })
    const grid = document!.blocks[0] as Grid
    expect(grid.cells.map(cell => [cell.text, cell.row, cell.column, cell.rowSpan])).toEqual([['三、办理结果', 0, 0, 2], ['予以公开', 0, 1, 1], ['2', 0, 2, 1], ['部分公开', 1, 1, 1], ['', 1, 2, 1]])
  })

  it('gives a document a visible sheet and names the hidden ones', async () => {
    const documents = await read({ 甲局: sheet([['甲', 1]]), 乙局: sheet([['乙', 2]]), 旧: sheet([['旧', 3]]) }, 'xlsx', (book) => {
      book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 0 }, { Hidden: 1 }] }
    })
    expect(documents.map(document => document.part)).toEqual(['甲局', '乙局'])
    expect(documents[0]!.notes).toMatchObject([{ code: 'hidden-skipped', message: expect.stringContaining('旧') }])
  })

  it('never takes a formula without a result for a blank', async () => {
    const made = sheet([['总计', 1]])
    made.B1 = { t: 'z', f: 'SUM(C1:D1)' }
    const [document] = await read({ 一: made })
    const cell = (document!.blocks[0] as Grid | undefined)?.cells.find(cell => cell.column === 1)
    expect(cell?.text).not.toBe('')
  })

  it('bounds a sheet of absurd size', async () => {
    const made = sheet([['a', 1]])
    made.XFD1 = { t: 'n', v: 7 }
    made['!ref'] = 'A1:XFD1'
    const [document] = await read({ 一: made })
    expect((document!.blocks[0] as Grid).columns).toBeLessThanOrEqual(256)
    expect(document!.notes.map(note => note.code)).toEqual(['truncated'])
  })

  it('reads an ods with formats that depend on the value, without a word on the console', async () => {
    const told = vi.spyOn(console, 'error').mockImplementation(() => {})
    const office = new Uint8Array(readFileSync(new URL('../../golden/corpus/ods/matrix-new.ods', import.meta.url)))
    expect(Object.values(unzipSync(office)).map(part => strFromU8(part)).join('')).toContain('<style:map')
    const result = await readBytes('a.ods', office)
    expect(result).toMatchObject({ kind: 'documents', format: 'ods' })
    expect(told).not.toHaveBeenCalled()
    told.mockRestore()
  })
})
