import type { Style } from './render'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { read } from '@/readers'
import { recognize } from '@/tables'
import { expected, publishedTruths, reportOf } from './render'

const zhanhe = new URL('../../published/zhanhe-gxj-2023.txt', import.meta.url)

function cellsOf(document: Parameters<typeof recognize>[0]) {
  const { proactive, applications, appeals } = recognize(document).tables
  return new Map([...proactive!.cells, ...applications!.cells, ...appeals!.cells])
}

describe.each(publishedTruths())('published figures of %s', (_, truth) => {
  const keys = expected(truth)
  const blanks = [...keys.values()].includes(null)

  it.each<Style>(['exact', 'tabbed', 'piped'])('come back exactly from %s', (style) => {
    for (const shape of ['row', 'stacked', 'matrix', 'list'] as const) {
      const cells = cellsOf(reportOf(truth, style, shape))
      expect([...cells.keys()].sort()).toEqual([...keys.keys()].sort())
      for (const [key, figure] of keys) {
        const cell = cells.get(key)!
        const value = figure === '251000元' ? 25.1 : figure
        expect([key, cell.value, cell.state, cell.doubt?.code], `${style} ${shape}`).toEqual([key, value, figure === null ? 'blank' : 'number', undefined])
      }
    }
  })

  it.each<Style>(['perLine', 'spaced'])('come back exactly, or doubted where blanks left no trace, from %s', (style) => {
    for (const shape of ['row', 'stacked', 'matrix', 'list'] as const) {
      const cells = cellsOf(reportOf(truth, style, shape))
      for (const [key, figure] of keys) {
        const cell = cells.get(key)!
        const right = cell.value === (figure === '251000元' ? 25.1 : figure)
        expect([key, right || cell.doubt !== null, blanks || cell.doubt === null], `${style} ${shape} ${JSON.stringify(cell)}`).toEqual([key, true, true])
      }
    }
  })
})

describe('湛河区工信局 2023, pasted text with lost merges', () => {
  it('gives all 200 cells as the number 0 without a doubt', async () => {
    const result = await read({ name: 'zhanhe-gxj-2023.txt', folder: '', bytes: new Uint8Array(readFileSync(zhanhe)) })
    const cells = [...cellsOf(result.kind === 'documents' ? result.documents[0]! : expect.unreachable()).values()]
    expect(cells).toHaveLength(200)
    expect(cells.filter(cell => cell.value !== 0 || cell.state !== 'number' || cell.doubt !== null)).toEqual([])
  })
})
