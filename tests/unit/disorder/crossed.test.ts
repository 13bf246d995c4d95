import { describe, expect, it } from 'vitest'
import { headerOf } from '../../../src/tables/rows/header'

const official = ['自然人', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '总计']
type Lines = Parameters<typeof headerOf>[0]

/** A row of headings of a ruled table, or of a line of text. */
function lines(rows: readonly (readonly string[])[], geometry: 'exact' | 'flow' = 'exact'): Lines {
  return rows.map((words, order) => ({
    geometry,
    order,
    block: 0,
    slots: words.map((text, column) => ({ text, bare: text.replace(/\s/g, ''), kind: text === '' ? 'blank' : 'text', column, span: 1, place: { at: 'text', line: order + 1, column: column * 10 + 1 } })),
  })) as unknown as Lines
}
const changed = (changes: Record<string, string>): string[] => official.map(name => changes[name] ?? name)

describe('headings of section 3', () => {
  it('as the form prints them, or with one slip in its place, are not odd', () => {
    for (const row of [official, changed({ 科研机构: '科研单位' }), changed({ 社会公益组织: '社会公', 法律服务机构: '法律服' })])
      expect(headerOf(lines([row])).odd, row.join()).toBe(false)
  })

  it('that leave open which column is which, are', () => {
    const rows = [
      changed({ 社会公益组织: '律师机构', 法律服务机构: '公益' }),
      changed({ 社会公益组织: '甲类', 法律服务机构: '乙类' }),
      ['自然人', '科研机构', '商业企业', '社会公益组织', '法律服务机构', '其他', '总计'],
      ['自然人', '公司', '研究单位', '慈善', '律所', '别的', '总计'],
    ]
    for (const row of rows)
      expect(headerOf(lines([row])).odd, row.join()).toBe(true)
  })

  it('of text: 自然人 behind the organisations, and torn names in another order', () => {
    expect(headerOf(lines([['法人或其他组织', '自然人', '总计'], ['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他']], 'flow')).odd).toBe(true)
    expect(headerOf(lines([['自然人', '法人或其他组织', '总计'], ['科研', '商业', '社会公益', '法律', '其他'], ['机构', '企业', '组织', '服务机构']], 'flow')).odd).toBe(true)
  })
})
