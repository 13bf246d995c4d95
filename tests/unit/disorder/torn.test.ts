import type { Cell, Rows } from '../mutations/model'
import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { came, forms, printed, right, said, withRows } from './make'

const cells = ['exact', 'clean', 'docx', 'xlsx', 'pipes', 'csv', 'md', 'tabs', 'cells'] as const
const text = ['lines', 'spaces', 'indented', 'apart'] as const
const [of2021, of2019] = forms

/** Section 2 with its headings in `order`, numbers with them, and cut behind their third letter where `isTorn`. */
function reordered(report: Printed, order: readonly number[], isTorn: boolean): Printed {
  return withRows(report, 'proactive', (rows) => {
    let wide = false
    return rows.flatMap((row): Rows => {
      const [label, ...rest] = row
      if (label!.text === '信息内容')
        wide = rest.length === order.length
      if (!wide || rest.length !== order.length)
        return [row]
      const moved = order.map(at => ({ ...rest[at]!, colspan: 1 }))
      if (label!.text !== '信息内容' || !isTorn)
        return [[label!, ...moved]]
      const half = (from: number, to?: number): Cell[] => moved.map(cell => ({ ...cell, text: cell.text.slice(from, to) }))
      return [[{ ...label!, rowspan: 2 }, ...half(0, 3)], half(3)]
    })
  })
}

describe.each([...cells, ...text])('headings of section 2 in %s', (style) => {
  it.each([[1, 0, 2], [2, 1, 0], [0, 2, 1], [2, 0, 1]])('in another order are asked or read by their words, torn or not: %i %i %i', async (...order) => {
    for (const layouts of [of2021, of2019]) {
      for (const isTorn of [false, true]) {
        const { silent, wrong } = await came(reordered(printed(layouts!), order, isTorn), style)
        expect({ silent }, `${layouts!.proactive} ${isTorn} ${wrong.join()}`).toEqual({ silent: [] })
      }
    }
  })

  it('called as the form calls none of them are asked', async () => {
    const names: Record<string, string> = { 本年制发件数: '今年印发', 本年废止件数: '今年失效', 现行有效件数: '继续执行', 信息内容: '事项' }
    const report = withRows(printed(of2021), 'proactive', rows => rows.map(row => row.map(cell => ({ ...cell, text: names[cell.text] ?? cell.text }))))
    expect(await came(report, style)).toMatchObject({ status: 'review', silent: [] })
  })
})

describe.each(cells.filter(style => style !== 'tabs' && style !== 'cells'))('headings of section 2 over two rows in %s', (style) => {
  it('in the order of the form are read', async () => {
    expect(said(await came(reordered(printed(of2021), [0, 1, 2], true), style))).toEqual(right)
  })
})
