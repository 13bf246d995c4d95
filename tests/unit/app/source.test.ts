import type { Place, Report } from '@/reports'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { readReports, viewOf } from '@/ingest'
import { buildSample } from '../../../datasets'
import { fieldOf, placeId, placesOf, proseOf } from '../../../src/app/ui/form/places'
import { layOut } from '../../../src/app/ui/source/layout'
import { markLines } from '../../../src/app/ui/source/lines'
import { columnLetters, layOutSheets } from '../../../src/app/ui/source/sheet'

const cell = (place: Report['cells'][string]['place'], text = '0'): Report['cells'][string] => ({ value: 0, state: 'number', text, place, doubt: null })
const text = (line: number, column: number) => ({ at: 'text', line, column }) as const

describe('places', () => {
  const box = [10, 20.5, 30, 40] as const
  const places = [
    text(1, 12),
    text(11, 2),
    { at: 'table', table: 1, row: 1, column: 12 },
    { at: 'table', table: 11, row: 1, column: 2 },
    { at: 'paragraph', paragraph: 1 },
    { at: 'sheet', sheet: '甲 1', address: 'B2' },
    { at: 'sheet', sheet: '1', address: 'B2' },
    { at: 'page', page: 1, box },
    { at: 'page', page: 1, box: [10, 20.5, 30, 41] },
    { at: 'page', page: 11, box },
  ] as const

  it('of every kind have ids that are equal exactly when they are', () => {
    expect(new Set(places.map(placeId)).size).toBe(places.length)
    expect(placeId({ at: 'page', page: 1, box: [10, 20.5, 30, 40] })).toBe(placeId(places[7]))
  })

  it('lead to all cells read there, and cells to their place', () => {
    const twins = placesOf({ cells: { a: cell(text(3, 1)), b: cell(text(3, 1)), c: cell(text(4, 1)), d: { ...cell(null), state: 'absent' } } })
    expect(twins.all.map(twin => twin.keys)).toEqual([['a', 'b'], ['c']])
    expect(twins.of.get('b')).toBe(twins.at.get(placeId(text(3, 1))))
    expect(twins.of.has('d')).toBe(false)
  })

  it('lead to the paragraph asked for, and to no other', () => {
    const sections = [{ kind: 'overview' as const, heading: '一', paragraphs: [{ text: '甲', place: text(2, 1) }, { text: '乙', place: text(3, 1) }] }]
    expect(placesOf({ cells: {}, sections }).all).toEqual([])
    expect(placesOf({ cells: { a: cell(text(3, 1)) }, sections }, 'overview:1').all.map(({ keys, texts }) => [keys, texts.at(-1)])).toEqual([[['a', 'overview:1'], '乙']])
    expect(placesOf({ cells: {}, sections }, 'overview:2').all).toEqual([])
    expect(placesOf({ cells: {}, sections }, 'agency:1').all).toEqual([])
    expect([proseOf('problems:0'), proseOf('applications.granted.total'), proseOf('agency:0')]).toEqual(['problems', null, null])
  })

  it('lead to every reading of agency, year and scope', () => {
    const reading = (text: string) => ({ value: text, from: 'title' as const, text, place: { at: 'paragraph', paragraph: 2 } as const })
    const twins = placesOf({ cells: {}, agency: { value: '甲局', certain: true, doubt: null, readings: [{ ...reading('甲局'), place: null }, reading('甲局')] } })
    expect(twins.all.map(({ keys }) => keys)).toEqual([['agency:1']])
    expect(fieldOf('agency:1')).toBe('agency')
    expect(fieldOf('applications.received.total')).toBeNull()
    const [block] = layOut([{ kind: 'paragraph', text: '本报告由甲 局编制。', place: { at: 'paragraph', paragraph: 2 } }], [], twins)
    expect(block?.kind === 'paragraph' && block.pieces.map(({ text, twin }) => [text, twin?.id ?? null])).toEqual([['本报告由', null], ['甲 局', 'paragraph 2'], ['编制。', null]])
  })
})

describe('text with its cells marked', () => {
  const mark = (line: string, cells: Report['cells']) => markLines([line], placesOf({ cells }))[0]!.pieces.map(piece => piece.twin ? `[${piece.text}]` : piece.text).join('')

  it('marks just the print of each cell, and a blank where its number would stand', () => {
    expect(mark('新收\t21\t\t3', { a: cell(text(1, 4), '21'), b: { ...cell(text(1, 7), ''), state: 'blank' }, c: cell(text(1, 8), '3') })).toBe('新收\t[21]\t[]\t[3]')
  })

  it('marks a whole run where several cells share a place, and never beyond the next', () => {
    const shared = cell(text(1, 1), '新收')
    expect(mark('新收 21 0  ', { a: shared, b: shared })).toBe('[新收 21 0]  ')
    expect(mark('结果维持  2', { a: cell(text(1, 1), '2') })).toBe('结果维持  [2]')
    expect(mark('2 维持  2', { a: cell(text(1, 2), '7') })).toBe('2[ 维持  2]')
    expect(mark('１２34', { a: cell(text(1, 1), '12'), b: cell(text(1, 3), '34') })).toBe('[１２][34]')
  })

  it('loses no character of the line, whatever the places say', () => {
    const line = '一、\t新收 1 2'
    const cells = { a: cell(text(1, 99), '7'), b: cell(text(1, 4), '新收 1'), c: cell(text(1, 7), '1') }
    expect(markLines([line], placesOf({ cells }))[0]!.pieces.map(piece => piece.text).join('')).toBe(line)
  })
})

describe('a sheet', () => {
  it('names columns as spreadsheets do', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })

  it('puts every cell under its letter and beside its number, merges and gaps filled', () => {
    const at = (address: string) => ({ at: 'sheet', sheet: 'S', address }) as const
    const [{ name, columns, rows } = { name: '', columns: [], rows: [] }] = layOutSheets([
      { kind: 'paragraph', text: '标题', place: at('A1') },
      { kind: 'grid', geometry: 'exact', rows: 2, columns: 3, cells: [
        { text: '项', row: 0, column: 0, rowSpan: 2, colSpan: 1, place: at('A3') },
        { text: '乙', row: 0, column: 2, rowSpan: 1, colSpan: 1, place: at('C3') },
        { text: '1', row: 1, column: 1, rowSpan: 1, colSpan: 2, place: at('B4') },
      ] },
    ], placesOf({ cells: { k: cell(at('B4'), '1') } }))
    expect([name, ...columns]).toEqual(['S', 'A', 'B', 'C'])
    expect(rows.map(({ number, cells }) => [number, ...cells.map(({ column, rowSpan, colSpan, text }) => `${column}:${rowSpan}x${colSpan}:${text}`)])).toEqual([
      [1, '0:1x3:标题'],
      [3, '0:2x1:项', '1:1x1:', '2:1x1:乙'],
      [4, '1:1x2:1'],
    ])
    expect(rows[2]!.cells[0]!.twin?.keys).toEqual(['k'])
  })
})

/** Text drawn at each marked place of a file. */
async function drawn(report: Report, bytes: Uint8Array): Promise<Map<string, string>> {
  const { name, charset, part } = report.source
  const view = await viewOf({ name, bytes, charset, part })
  const twins = placesOf(report)
  const found = view.kind === 'text'
    ? markLines(view.lines, twins).flatMap(line => line.pieces)
    : view.kind === 'sheet'
      ? layOutSheets(view.blocks, twins).flatMap(sheet => sheet.rows).flatMap(row => row.cells)
      : view.kind === 'layout'
        ? layOut(view.blocks, view.pictures, twins).flatMap(block => block.kind === 'table' ? block.rows.flat() : block.kind === 'paragraph' ? block.pieces : [])
        : []
  return new Map(found.flatMap(({ twin, text }) => twin ? [[twin.id, text] as const] : []))
}

const corpus = fileURLToPath(new URL('../../golden/corpus/', import.meta.url))
const drawnFormats = ['txt', 'md', 'csv', 'html', 'mht', 'docx', 'doc', 'xlsx', 'xls', 'ods']

describe('every cell of a file is drawn where it was read', () => {
  const files = [
    ...buildSample().files.filter(({ truth }) => /\.(?:txt|html)$/.test(truth.file)).slice(0, 12).map(({ truth, bytes }) => ({ name: truth.file, bytes: Uint8Array.from(bytes) })),
    ...existsSync(corpus)
      ? drawnFormats.flatMap(format => readdirSync(join(corpus, format)).filter(name => name.endsWith(`.${format}`)).filter((name, index) => index % 9 === 0 || /sheet-a-section-old|list-old-spaces/.test(name)).map(name => ({ name, bytes: new Uint8Array(readFileSync(join(corpus, format, name))) })))
      : [],
  ]
  it.each(files)('$name', async ({ name, bytes }) => {
    const [file] = await readReports({ name, folder: '', bytes: bytes.slice() })
    const reports = file?.reports.map(({ report }) => report) ?? []
    expect(reports).not.toEqual([])
    for (const report of reports) {
      const shown = await drawn(report, bytes)
      const lost = [report.agency, report.year, report.scope].flatMap<{ text: string, place: Place | null }>(claim => claim.readings).filter(({ place }) => place && !shown.has(placeId(place)))
      expect(lost).toEqual([])
      const missing = Object.entries(report.cells).filter(([, { place, text }]) => {
        const there = place && shown.get(placeId(place))
        return place !== null && (there === undefined || there === null || !there.replaceAll(/\s/g, '').includes(text.replaceAll(/\s/g, '')))
      })
      expect(missing).toEqual([])
    }
  })
})

describe('what is drawn of a hostile page', () => {
  it('is text only: no element, attribute or address of the file comes through', async () => {
    const html = '<html><body onload="run()"><script>run()</script><h1 onclick="run()">某局2023年政府信息公开工作年度报告</h1><p>a &lt;img src=x onerror=run()&gt; b</p><a href="javascript:run()">链接</a><table><tr><td onmouseover="run()" style="background:url(http://example.com/x)">1</td><td><iframe src="http://example.com"></iframe>2</td></tr></table></body></html>'
    const view = await viewOf({ name: 'x.html', bytes: new TextEncoder().encode(html), charset: 'utf-8', part: null })
    if (view.kind !== 'layout')
      throw new Error(view.kind)
    const laid = layOut(view.blocks, view.pictures, placesOf({ cells: {} }))
    const values = JSON.stringify(laid)
    expect(values).toContain('<img src=x onerror=run()>')
    expect(values).not.toMatch(/onload|onclick|onmouseover|javascript:|example\.com|"run/)
    expect(new Set(laid.flatMap(block => Object.keys(block)))).toEqual(new Set(['kind', 'level', 'pieces', 'rows']))
  })

  it('says why a file cannot be shown', async () => {
    const view = await viewOf({ name: '空.txt', bytes: new Uint8Array(), charset: null, part: null })
    expect(view).toMatchObject({ kind: 'refused', refusal: { code: 'empty' } })
  })

  it('decodes text in the encoding it was read in', async () => {
    const bytes = Uint8Array.from([0xD0, 0xC2, 0xCA, 0xD5, 0x0A, 0x31])
    expect(await viewOf({ name: 'a.txt', bytes, charset: 'gb18030', part: null })).toMatchObject({ kind: 'text', lines: ['新收', '1'] })
  })
})
