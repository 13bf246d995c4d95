import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

async function cellOf(cell: string): Promise<string> {
  return grids(await documentOf('a.md', `| 规章 | 数 |\n|---|---|\n| 行政许可 | ${cell} |\n`))[0]!.cells.at(-1)!.text
}

describe('marks in the cells of a Markdown table', () => {
  it.each([
    ['447<sup>1</sup>', '447¹'],
    ['447<sub>1</sub>', '447₁'],
    ['447^1^', '447¹'],
    ['447[^1]', '447¹'],
    ['~~44~~7228', '4\u03364\u03367228'],
    ['<del>44</del>7228', '4\u03364\u03367228'],
  ])('%s', async (cell, text) => {
    expect(await cellOf(cell)).toBe(text)
  })

  it.each(['2^10', '447', '甲[^注]'])('%s has none', async (cell) => {
    expect(await cellOf(cell)).toBe(cell)
  })
})
