import type { Rows } from '../mutations/model'
import type { Style } from '../mutations/render'
import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { came, cell, forms, printed, right, said, withRows, withTexts } from './make'

const styles: readonly Style[] = ['exact', 'clean', 'docx', 'xlsx', 'tabs', 'pipes', 'lines', 'cells', 'csv', 'md']
const [of2021, of2019] = forms

/** The headings of section 2 printed over two rows, cut behind their third letter where `isTorn`. */
function torn(report: Printed, isTorn: (text: string) => boolean): Printed {
  return withRows(report, 'proactive', rows => rows.flatMap((row): Rows => {
    if (row[0]!.text !== '信息内容' || !row.some(({ text }) => isTorn(text)))
      return [row]
    const whole = row.map(item => isTorn(item.text) ? item : { ...item, rowspan: 2 })
    return [whole.map(item => isTorn(item.text) ? { ...item, text: item.text.slice(0, 3) } : item), row.filter(item => isTorn(item.text)).map(item => ({ ...cell(item.text.slice(3), item.colspan) }))]
  }))
}

describe.each(styles)('headings with a slip of the pen in %s', (style) => {
  it.each([
    ['本年制发件数', '本年发件'],
    ['本年废止件数', '本年止件数'],
    ['现行有效件数', '现行有效件'],
    ['本年处理决定数量', '本年处理决数量'],
  ])('of 2021: %s as %s', async (from, to) => {
    expect(said(await came(withTexts(printed(of2021), 'proactive', { [from]: to }), style))).toEqual(right)
  })

  it.each([
    ['本年新制作数量', '本年新制数量'],
    ['本年新公开数量', '本年新公开数'],
    ['上一年项目数量', '上一年项数量'],
    ['采购总金额', '采购总额额'],
  ])('of 2019: %s as %s', async (from, to) => {
    expect(said(await came(withTexts(printed(of2019), 'proactive', { [from]: to }), style))).toEqual(right)
  })

  it.each([
    ['结果维持', '结果维特'],
    ['结果纠正', '结果正'],
    ['尚未审结', '尚未审'],
    ['未经复议直接起诉', '未经复议直起诉'],
  ])('of section 4: %s as %s', async (from, to) => {
    expect(said(await came(withTexts(printed(), 'appeals', { [from]: to }), style))).toEqual(right)
  })

  it.each([
    ['two that are near each other', { 本年制发件数: '本年发件', 本年废止件数: '本年止件' }],
    ['one that could be two', { 本年制发件数: '本年件数' }],
    ['one that names another', { 本年制发件数: '本年废止件' }],
    ['two exchanged, one of them misspelt', { 本年制发件数: '本年废止件数', 本年废止件数: '本年制件数' }],
  ])('%s are asked', async (_, changes) => {
    expect((await came(withTexts(printed(of2021), 'proactive', changes as Record<string, string>), style)).status).toBe('review')
  })

  it.each([
    ['another year', { 上一年项目数量: '本一年项目数量' }],
    ['another sum', { 本年新公开数量: '本年总公开数量', 对外公开总数量: '对外公开新数量' }],
  ])('of 2019 that name %s are asked', async (_, changes) => {
    expect((await came(withTexts(printed(of2019), 'proactive', changes as Record<string, string>), style)).status).toBe('review')
  })

  it.each([
    ['two', { 结果维持: '结果特', 结果纠正: '结果正' }],
    ['two exchanged, one of them misspelt', { 结果维持: '结果正', 结果纠正: '结果维持' }],
    ['one that could be two', { 结果维持: '结果' }],
  ])('of section 4: %s are asked', async (_, changes) => {
    expect((await came(withTexts(printed(), 'appeals', changes as Record<string, string>), style)).status).toBe('review')
  })
})

describe.each(['exact', 'clean', 'docx', 'xlsx', 'pipes', 'csv', 'md'] as const)('headings over two rows in %s', (style) => {
  it('of both forms name their columns', async () => {
    expect(said(await came(torn(printed(of2019), text => text.startsWith('本年新')), style))).toEqual(right)
    expect(said(await came(torn(printed(of2021), text => /^(?:本年制|本年废|现行有)/.test(text)), style))).toEqual(right)
  })

  it('exchanged below are asked', async () => {
    const report = torn(printed(of2019), text => text.startsWith('本年新'))
    expect((await came(withTexts(report, 'proactive', { 制作数量: '公开数量', 公开数量: '制作数量' }), style)).status).toBe('review')
  })
})

describe.each(['exact', 'clean', 'tabs', 'pipes', 'xlsx'] as const)('names of rows with a slip of the pen in %s', (style) => {
  it.each([
    ['行政处罚', '行政处'],
    ['行政强制', '行政强治'],
    ['行政事业性收费', '行政事业收费'],
    ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', '1.申人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ])('%s as %s', async (from, to) => {
    const report = withTexts(withTexts(printed(of2021), 'proactive', { [from]: to }), 'applications', { [from]: to })
    expect(said(await came(report, style))).toEqual(right)
  })

  it.each([
    ['one that is as near to another', { 行政强制: '行政处制', 行政处罚: '行政强罚' }],
    ['one that says another year', { '二、上年结转政府信息公开申请数量': '二、本年结转政府信息公开申请数量' }],
  ])('%s is asked, or proven by the sums', async (_, changes) => {
    const report = withTexts(withTexts(printed(of2021), 'proactive', changes as Record<string, string>), 'applications', changes as Record<string, string>)
    const { silent, wrong } = await came(report, style)
    expect({ silent, wrong }).toEqual({ silent: [], wrong: [] })
  })
})
