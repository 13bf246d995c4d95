import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, paragraphs } from './helpers'
import { pdf, text } from './pdf-writer'

/** Rows of text at x positions; each takes `height` points. */
function rows(cells: readonly (readonly (readonly [x: number, words: string])[])[], top = 700, height = 12): string {
  return cells.map((row, i) => row.map(([x, words]) => text(x, top - i * height, words)).join('')).join('')
}
const numbers = (from: number, ...values: (string | null)[]): [number, string][] => values.flatMap((value, i): [number, string][] => value === null ? [] : [[from + i * 50, value]])

describe('tables without ruling lines', () => {
  it('join the lines that a label goes on over, and those of a group beside its rows', async () => {
    const content = rows([
      [[60, '三、本年度办'], [130, '（一）予以公开'], ...numbers(250, '64', '11', '0', '87')],
      [[60, '理结果'], [130, '（二）部分公开（区'], ...numbers(250, '3', null, '0', '3')],
      [[130, '分处理的）']],
      [[130, '1.属于国家秘密'], ...numbers(250, '5', '1', '0', '6')],
      [[130, '2.其他法律行政法']],
      [[130, '规禁止公开'], ...numbers(250, '6', '3', '1', '10')],
    ].map(row => row as [number, string][]))
    const [grid] = grids(await documentOf('a.pdf', pdf([content])))
    expect(grid!.geometry).toBe('ragged')
    expect(matrix(grid!).slice(0, 3)).toEqual([
      ['三、本年度办\n理结果', '（一）予以公开', '64', '11', '0', '87'],
      ['', '（二）部分公开（区\n分处理的）', '3', '', '0', '3'],
      ['', '1.属于国家秘密', '5', '1', '0', '6'],
    ])
  })

  it('part columns that stand near each other, and keep blanks in their column', async () => {
    const content = rows([
      [[60, '（三）不予公开'], [139, '1.属于国家秘密'], ...numbers(250, '5', '1', '0', '6')],
      [[139, '2.其他'], ...numbers(250, null, '3', null, '10')],
    ].map(row => row as [number, string][]))
    const [grid] = grids(await documentOf('a.pdf', pdf([content])))
    expect(matrix(grid!)).toEqual([['（三）不予公开', '1.属于国家秘密', '5', '1', '0', '6'], ['', '2.其他', '', '3', '', '10']])
  })

  it('end at a heading that stands apart, however near the next table is', async () => {
    const content = rows([[[60, '（七）总计'], ...numbers(250, '9', '1', '0')], [[60, '四、结转'], ...numbers(250, '5', '1', '0')]].map(row => row as [number, string][]))
      + text(60, 660, '四、行政复议、行政诉讼情况', { size: 14 })
      + rows([[[60, '维持'], [120, '纠正'], [180, '总计']], [[60, '0'], [120, '1'], [180, '1']]], 640)
    const document = await documentOf('a.pdf', pdf([content]))
    expect(paragraphs(document)).toEqual(['四、行政复议、行政诉讼情况'])
    expect(grids(document).map(matrix)).toEqual([[['（七）总计', '9', '1', '0'], ['四、结转', '5', '1', '0']], [['维持', '纠正', '总计'], ['0', '1', '1']]])
  })
})
