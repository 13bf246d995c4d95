import type { Agency } from '@/reports'
import { describe, expect, it } from 'vitest'
import { compareList, listIn, resolveAgency } from '@/reports'

const known = (...names: string[]): Agency[] => names.reduce<Agency[]>((all, name) => [...all, resolveAgency(name, all).agency], [])
const table = [
  ['2025年度政府信息公开年报报送单位名单', '', '', '', '', ''],
  ['序号', '单位全称', '简称', '类别', '联系人', '联系电话'],
  ['', '市直部门（4个）', '', '', '', ''],
  ['1', '宿迁市教育局', '教育局、市教育局', '教育', '李敏', '6218'],
  ['2', '市发展改革委', '', '', '王芳', ''],
  ['3', '国家税务总局宿迁市税务局', '税务局', '垂管', '', '6335'],
  ['4', '老年大学', '', '', '', ''],
  ['', '乡镇', '', '', '', ''],
  ['5', '洋河镇人民政府', '洋河镇', '', '', ''],
  ['', '填报说明：联系人变动请告知。', '', '', '', ''],
]

describe('a list of units', () => {
  it('is read by its headings, whatever stands above and between', () => {
    const list = listIn(table)!
    expect(list.columns).toEqual({ name: '单位全称', short: '简称', type: '类别', contact: '联系人', phone: '联系电话' })
    expect(list.units.map(({ name }) => name)).toEqual(['宿迁市教育局', '市发展改革委', '国家税务总局宿迁市税务局', '老年大学', '洋河镇人民政府'])
    expect(list.units[0]).toMatchObject({ short: ['教育局', '市教育局'], contact: { name: '李敏', phone: '6218' }, role: 'due', row: 4 })
    expect(list.units[2]).toMatchObject({ role: 'vertical', contact: { name: '', phone: '6335' } })
    expect(list.passed.map(({ text }) => text)).toEqual(['2025年度政府信息公开年报报送单位名单', '市直部门（4个）', '乡镇', '填报说明：联系人变动请告知。'])
  })

  it('is read by headings that have the look of a unit themselves', () => {
    const list = listIn([['序号', '单位名称', '统一社会信用代码', '联系人', '联系电话'], ['1', '临溪县教育局', '11330000MB0001', '张三', '0570-1'], ['2', '临溪县公安局', '11330000MB0002', '李四', '0570-2']])!
    expect(list.units.map(({ name, code, contact }) => [name, code, contact?.name])).toEqual([['临溪县教育局', '11330000MB0001', '张三'], ['临溪县公安局', '11330000MB0002', '李四']])
    expect(list.columns).toMatchObject({ name: '单位名称', code: '统一社会信用代码', contact: '联系人', phone: '联系电话' })
  })

  it('is read without headings where one column holds names, one a line too', () => {
    expect(listIn([['1.', '甲县教育局'], ['2.', '甲县水利局'], ['3.', '甲县财政局']])!.units.map(({ name }) => name)).toEqual(['甲县教育局', '甲县水利局', '甲县财政局'])
    expect(listIn([['1. 宿迁市教育局'], ['2. 宿迁市水利局']])!.units.map(({ name }) => name)).toEqual(['宿迁市教育局', '宿迁市水利局'])
  })

  it('is none where nothing names a unit', () => {
    expect(listIn([['项目', '金额'], ['会议费', '3']])).toBeNull()
    expect(listIn([['本单位严格落实相关要求，扎实推进政务公开工作。']])).toBeNull()
  })
})

describe('a list beside the registry', () => {
  it('finds units by name, by another way to write it, and new ones, with the place of the list before bare names', () => {
    const registry = known('宿迁市教育局', '宿迁市发展和改革委员会', '宿迁市档案馆')
    const { matches, absent } = compareList(listIn(table)!, registry.map((agency, order) => ({ ...agency, listing: { role: 'due', code: null, parent: null, order, from: null, to: null, exempt: [], contact: null } })), '宿迁市')
    expect(matches.map(({ kind, agency }) => [kind, agency.name])).toEqual([
      ['same', '宿迁市教育局'],
      ['spelled', '宿迁市发展和改革委员会'],
      ['new', '国家税务总局宿迁市税务局'],
      ['new', '宿迁市老年大学'],
      ['new', '宿迁市洋河镇人民政府'],
    ])
    expect(matches[0]!.agency).toMatchObject({ aliases: ['教育局', '市教育局'], listing: { order: 0, contact: { name: '李敏', phone: '6218' } } })
    expect(matches[1]!.agency.aliases).toContain('市发展改革委')
    expect(matches[2]!.agency.listing!.role).toBe('vertical')
    expect(absent.map(({ name }) => name)).toEqual(['宿迁市档案馆'])
  })

  it('asks of a name that may be a known unit’s', () => {
    const list = listIn([['单位名称'], ['综合执法局'], ['水利局']])!
    const { matches } = compareList(list, known('宿迁市城市管理综合执法局'), '宿迁市')
    expect(matches.map(({ kind, candidates }) => [kind, candidates.map(({ name }) => name)])).toEqual([['unsure', ['宿迁市城市管理综合执法局']], ['new', []]])
  })

  it('gives every row another unit, and keeps what the registry knows of one', () => {
    const [own] = known('宿迁市教育局')
    const kept = { ...own!, listing: { role: 'due' as const, code: 'A1', parent: null, order: 9, from: 2019, to: null, exempt: [{ year: 2020, reason: '并入' }], contact: null } }
    const { matches } = compareList(listIn(table)!, [kept], '宿迁市')
    expect(new Set(matches.map(({ agency }) => agency.id)).size).toBe(matches.length)
    expect(matches[0]!.agency.listing).toMatchObject({ code: 'A1', from: 2019, exempt: [{ year: 2020, reason: '并入' }] })
  })
})
