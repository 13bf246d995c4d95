import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { came, forms, printed, right, said, withRows, withTexts } from './make'

const styles = ['exact', 'clean', 'word', 'docx', 'xlsx', 'pipes', 'csv', 'md', 'cells', 'lines'] as const
const shapes = ['official', 'stacked', 'matrix', 'list'] as const
const paths = ['行政复议', '未经复议直接起诉', '复议后起诉']
const keys = ['review', 'direct', 'afterReview']
const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const resultKeys = ['upheld', 'overturned', 'otherResult', 'pending', 'total']

/** Section 4 whose `from` are called `to`; where `order` is given, its nth name stands for the nth key of it. */
function called(report: Printed, from: readonly string[], to: readonly string[], meant: ReadonlyMap<string, string> = new Map()): Printed {
  const renamed = withTexts(report, 'appeals', Object.fromEntries(from.map((name, at) => [name, to[at]!])))
  return withRows(renamed, 'appeals', rows => rows.map(row => row.map(cell => ({ ...cell, ...(cell.key && { key: cell.key.split('.').map(part => meant.get(part) ?? part).join('.') }) }))))
}

const permuted = (names: readonly string[], order: readonly number[]): Map<string, string> => new Map(names.map((name, at) => [name, names[order[at]!]!]))
const orders = [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]

describe.each(styles)('names of section 4 in %s', (style) => {
  it.each(orders)('three paths in another order, by names that are clear, are read by them or asked: %i %i %i', async (...order) => {
    const names = ['行政复议', '直接诉讼', '复议后诉讼']
    for (const look of shapes) {
      const report = called(printed(forms[0], { look }), paths, order.map(at => names[at]!), permuted(keys, order))
      expect((await came(report, style)).silent, look).toEqual([])
    }
  })

  it.each(orders)('three paths by names that the form does not have are asked: %i %i %i', async (...order) => {
    const names = ['申请复议', '直诉', '不服复议的诉']
    for (const look of shapes) {
      const { status, silent } = await came(called(printed(forms[0], { look }), paths, order.map(at => names[at]!), permuted(keys, order)), style)
      expect({ status, silent }, look).toEqual({ status: 'review', silent: [] })
    }
  })

  it.each([['结果纠正', '支持申请人', '结果维持', '支持机关'], ['结果维持', '支持申请人', '其他结果', '其他的'], ['总计', '件数之和', '尚未审结', '在办']])('results %s and %s by other names, exchanged, are asked', async (one, name, other, otherName) => {
    const meant = new Map([[one, other], [other, one]].map(([a, b]) => [resultKeys[results.indexOf(a!)]!, resultKeys[results.indexOf(b!)]!]))
    for (const look of ['official', 'stacked', 'matrix'] as const) {
      const { status, silent } = await came(called(printed(forms[0], { look }), [other, one], [name, otherName], meant), style)
      expect({ status, silent }, look).toEqual({ status: 'review', silent: [] })
    }
  })

  it('the paths of the form by clear names in its own order are read', async () => {
    for (const look of ['official', 'stacked', 'matrix', 'list'] as const)
      expect(said(await came(called(printed(forms[0], { look }), paths, ['行政复议', '直接诉讼', '复议后诉讼']), style)), look).toEqual(right)
    expect(said(await came(called(printed(), paths, ['行政复议', '直接提起诉讼', '行政复议后起诉']), style))).toEqual(right)
  })

  it('a note among the rows takes nothing from them', async () => {
    const noted = withRows(printed(forms[0], { look: 'matrix' }), 'appeals', ([head, ...rows]) => [head!, [{ text: '注：数据截至12月31日', colspan: 6, rowspan: 1 }], ...rows])
    expect(said(await came(noted, style))).toEqual(right)
  })
})
