import type { Answered } from '../../../src/app/features/briefing/blocks/snapshot'
import type { KeptBriefing, ViewEntry } from '../../../src/app/state/briefing'
import { describe, expect, it } from 'vitest'
import { checksumOf } from '@/exports'
import { blockOf, readSnapshot, sound, takeSnapshot } from '../../../src/app/features/briefing/blocks/snapshot'
import { templates, viewsOf } from '../../../src/app/features/briefing/blocks/templates'
import { sources } from '../../../src/app/shell/sources'
import { briefingsOf, moved, overridden, savedOf, viewEntry } from '../../../src/app/state/briefing'
import { provenance, blocks as samples } from '../exports/briefing'

const view = { page: 'explore', figure: 'explore', query: { by: 'type', years: '2019-2025' } }
const entry: ViewEntry = { id: 'a', kind: 'view', view, title: '', remark: '请核对', frozen: null }
const briefing: KeptBriefing = {
  id: 'b',
  title: '年度简报',
  subtitle: '2025 年',
  organisation: '办公室',
  date: '2026年3月31日',
  over: { years: [2020, 2021], region: '江苏省' },
  blocks: [entry, { id: 't', kind: 'text', title: '说明', text: '一\n\n二' }],
  at: '2026-03-31T00:00:00Z',
}

describe('a briefing in the record', () => {
  it('comes back as it was kept', () => {
    const item = { ...structuredClone(savedOf(briefing)), at: briefing.at }
    expect(briefingsOf([item])).toEqual([briefing])
  })

  it('leaves out blocks it cannot read and what is no briefing, and keeps the rest', () => {
    const item = { ...savedOf(briefing), at: briefing.at }
    const body = { ...item.body as object, over: { years: [2020, 'x'] }, blocks: [null, { id: 'x', kind: 'view', view: { page: 1 } }, { id: 'y', kind: 'film' }, entry] }
    expect(briefingsOf([{ ...item, body }, { ...item, kind: 'view' }, { ...item, body: null }])).toEqual([{ ...briefing, blocks: [entry], over: { years: null, region: null } }])
  })

  it('moves a block to any place and loses none', () => {
    const list = [...'abcd']
    for (let from = 0; from < 4; from++) {
      for (let to = 0; to < 4; to++) {
        const next = moved(list, from, to)
        expect(next[to]).toBe(list[from])
        expect(next.toSorted()).toEqual(list)
        expect(next.filter(each => each !== list[from])).toEqual(list.filter(each => each !== list[from]))
      }
    }
  })
})

describe('what holds for the whole briefing', () => {
  it('replaces years and region of a block and nothing else', () => {
    expect(overridden(view, { years: null, region: null })).toEqual(view)
    expect(overridden(view, briefing.over).query).toEqual({ by: 'type', years: '2020-2021', region: ['江苏省'] })
  })

  it('gives the consolidated form its last year only', () => {
    expect(overridden({ page: 'consolidated', figure: 'form', query: { years: '2025-2025' } }, briefing.over).query.years).toBe('2021-2021')
  })
})

describe('a block as exports take it', () => {
  const { kind: _, remark: __, annotations, ...chart } = samples.columns
  const shown: Answered = { ...chart, notes: annotations, subject: ['2019—2022'] }

  it('keeps the title a person gave, else the figure\'s own', () => {
    expect(blockOf(entry, shown)).toMatchObject({ kind: 'chart', title: samples.columns.title, remark: '请核对', annotations, provenance })
    expect(blockOf({ ...entry, title: '我的标题' }, shown)!.title).toBe('我的标题')
    expect(blockOf(entry, null)).toBeNull()
    expect(blockOf(briefing.blocks[1]!, null)).toEqual({ kind: 'text', title: '说明', paragraphs: ['一', '二'] })
  })

  it('is the kind its figure is', () => {
    expect(blockOf(entry, { ...shown, model: null })!.kind).toBe('table')
    expect(blockOf(entry, { ...shown, items: samples.figures.items })!.kind).toBe('figures')
    expect(blockOf(entry, { ...shown, form: samples.form.tables })!.kind).toBe('form')
  })

  it('frozen, survives the record with its numbers, provenance and drawing', () => {
    const frozen = takeSnapshot(shown, view, 'zh-CN', new Date('2026-03-31T00:00:00Z'))
    const back = readSnapshot(JSON.parse(JSON.stringify(frozen)))!
    expect(back).toMatchObject({ frozenAt: '2026-03-31T00:00:00.000Z', view, provenance, title: shown.title })
    // As it stands before a reload: what is undefined is there.
    expect(readSnapshot({ ...frozen, form: undefined })).toEqual(back)
    expect(back.table.rows).toEqual(shown.table.rows)
    expect(back.drawing!.svg).toContain('1,234')
    expect(back.drawing!.height).toBeGreaterThan(100)
    const { provenance: stamp, ...former } = frozen
    expect(readSnapshot({ ...former, stamp })).toEqual(frozen)
    for (const wrong of [null, 'x', {}, { ...frozen, view: null }, { ...frozen, table: {} }, { ...frozen, provenance: {} }])
      expect(readSnapshot(wrong)).toBeNull()
  })

  it('frozen, keeps its chart for office programs, and is shown only while its numbers are those of its checksum', async () => {
    const checksum = await checksumOf({ table: shown.table, subject: shown.subject })
    const frozen = takeSnapshot({ ...shown, provenance: { ...provenance, checksum } }, view, 'zh-CN', new Date())
    const back = readSnapshot(JSON.parse(JSON.stringify(frozen)))!
    expect(back.native).toMatchObject({ kind: 'column', categories: ['2019', '2020', '2021', '2022'], unit: 'count' })
    expect(back.native!.series.find(({ name }) => name === '新收')!.values).toEqual([1234, 1235, null, 1236])
    expect(await sound(back)).toBe(true)
    const row = { ...back.table.rows[0]!, received: 9 }
    expect(await sound({ ...back, table: { ...back.table, rows: [row, ...back.table.rows.slice(1)] } })).toBe(false)
    const [first, ...rest] = back.native!.series
    expect(await sound({ ...back, native: { ...back.native!, series: [{ ...first!, values: [9, ...first!.values.slice(1)] }, ...rest] } })).toBe(false)
    const { native: _, subject: __, ...old } = back
    expect(readSnapshot(old)).toEqual(old)
    expect(await sound(old)).toBe(true)
  })
})

describe('templates', () => {
  it.each(templates)('%s holds figures of pages that draw them, each under the years and group chosen', (template) => {
    const views = viewsOf(template, { first: 2019, year: 2024, region: '江苏省', type: 'police', agency: null })
    expect(views.length).toBeGreaterThanOrEqual(5)
    for (const each of views) {
      expect(Object.keys(sources)).toContain(each.page)
      expect(each.query).toMatchObject({ region: '江苏省', type: 'police', years: expect.stringMatching(/-2024$/) })
      expect(each.query).not.toHaveProperty('agency')
    }
    expect(new Set(views.map(each => JSON.stringify(each))).size).toBe(views.length)
    for (const form of views.filter(({ page }) => page === 'consolidated'))
      expect(form.query.years).toBe('2024-2024')
    expect(viewEntry(views[0]!)).toMatchObject({ kind: 'view', title: '', remark: '', frozen: null })
  })
})
