import type { Json } from './spoiled'
import type { Finding } from '@/checks'
import type { Report } from '@/reports'
import type { Workspace } from '@/workspace'
import { afterEach, describe, expect, it } from 'vitest'
import { openWorkspace, parseReport, sectionsIn } from '@/workspace'
import { recheckPacked } from '../../../src/ingest/recheck'
import { readReport } from './make'
import { stored } from './memory'
import before from './record-v1.json'
import { spoiled } from './spoiled'

const open: Workspace[] = []
afterEach(() => open.splice(0).forEach(workspace => workspace.close()))

async function start(files: Record<string, string>): Promise<Workspace> {
  const workspace = await openWorkspace(stored(files).root)
  open.push(workspace)
  return workspace
}

const told = { word: 'said', params: { text: '甲', number: 1, inner: { word: 'said', params: {} }, several: [{ word: 'said', params: {} }] } }
const places = {
  text: { at: 'text', line: 1, column: 2 },
  table: { at: 'table', table: 1, row: 2, column: 3 },
  paragraph: { at: 'paragraph', paragraph: 4 },
  sheet: { at: 'sheet', sheet: '表一', address: 'B2' },
  page: { at: 'page', page: 1, box: [1, 2, 3, 4] },
  picture: { at: 'picture', picture: 1, box: [1, 2, 3, 4] },
}
const field = (value: string | number) => ({ value, certain: false, readings: [{ value, from: 'title', text: '年报', place: places.paragraph }], doubt: '不一致', told, assumed: '区政府' })
/** A report with every field that one can have. */
const whole = {
  id: 'r',
  source: { hash: 'h', name: '甲.txt', folder: '', format: 'txt', charset: 'utf-8', part: '表一' },
  title: '年报',
  agency: field('甲局'),
  year: field(2023),
  scope: field('unit'),
  fictional: true,
  layouts: { proactive: '2021' },
  cells: Object.fromEntries(Object.entries(places).map(([at, place]) => [at, { value: 1, state: 'number', text: '1', place, doubt: { code: 'layout', message: '存疑', told } }])),
  sections: [{ kind: 'overview', heading: '一、总体情况', paragraphs: [{ text: '文', place: places.text }] }],
  pictured: ['appeals'],
  notes: [{ code: 'ocr', message: '识别', told }],
  typed: { who: '李', when: '2026-01-01T00:00:00Z', from: { name: '甲.pdf', hash: 'p' } },
} satisfies Json
const may = {
  missing: /(?:^|\.)told$|assumed$|^typed$|params\.\w+$|^layouts\.\w+$|^cells\.\w+$/,
  null: /^(?:title|source\.charset|source\.part|layouts\.\w+|typed\.from)$|^(?:agency|year|scope)\.(?:value|doubt)$|^cells\.\w+\.(?:value|place|doubt)$|readings\.0\.place$/,
  other: /params\.(?:inner|several)$/,
}

describe('the body of a kept report', () => {
  it('is no report with any field missing, null or of another type', () => {
    expect(parseReport(JSON.stringify(whole))).toEqual(whole)
    const variants = [...spoiled(whole, may)]
    expect(variants.length).toBeGreaterThan(350)
    expect(variants.filter(({ value }) => parseReport(JSON.stringify(value))).map(({ name }) => name)).toEqual([])
    for (const odd of ['', 'null', '[]', '{}', '{"id"', JSON.stringify({ ...whole, sections: [{ ...whole.sections[0], kind: 'chorus' }] }), JSON.stringify({ ...whole, cells: { a: { ...whole.cells.text, place: { at: 'toString' } } } })])
      expect(parseReport(odd)).toBeNull()
  })

  it('is one with what a later version adds, and without what an earlier one did not have', () => {
    expect(parseReport(JSON.stringify({ ...whole, mood: 'good', cells: { a: { ...whole.cells.text, colour: 'red' } } }))).toMatchObject({ mood: 'good', cells: { a: { colour: 'red' } } })
    const { report } = readReport('h', '甲.txt')
    expect(parseReport(JSON.stringify(report))).toEqual(report)
  })

  it('gives its sections where they are such', () => {
    const variants = [...spoiled(whole.sections, { missing: /^$/, null: /^$/, other: /^$/ })]
    for (const { name, value } of variants)
      expect(() => sectionsIn(JSON.stringify({ id: 'r', cells: {}, sections: value, pictured: [] })), name).toThrow()
    expect(sectionsIn(JSON.stringify(whole))).toEqual(whole.sections)
  })

  it('opens where an earlier version wrote it, and is told as damaged where its cells are none, though nothing sums it', async () => {
    const workspace = await start(before)
    const { reports } = workspace.state
    expect(reports.length).toBeGreaterThan(0)
    for (const { id } of reports)
      expect(Object.keys((await workspace.report(id)).cells).length).toBeGreaterThan(0)
    const crafted = Object.fromEntries(Object.entries(before).map(([path, text]) => [path, text.replaceAll('"value":1,"state"', '"value":"","state"')])) as Record<string, string>
    for (const [path, text] of Object.entries(crafted).filter(([path]) => path.endsWith('index.json'))) {
      const bytes = new TextEncoder().encode(crafted[path.replace('index.json', 'reports.bin')]).length
      const index = JSON.parse(text) as { reports: { length: number }[], sizes: { reports: number } }
      index.sizes.reports = index.reports[0]!.length = bytes
      crafted[path] = JSON.stringify(index)
    }
    const spoilt = await start(crafted)
    expect(spoilt.state.reports).toHaveLength(reports.length)
    for (const { id } of spoilt.state.reports)
      await expect(spoilt.report(id)).rejects.toMatchObject({ code: 'damaged' })
    for (const packed of await spoilt.packed())
      expect(await recheckPacked(packed, new Map(packed.reports.map(({ id }) => [id, [] as Finding[]])))).toEqual(new Map<Report['id'], Finding[]>())
  })
})
