import type { Rows } from '../mutations/model'
import { describe, expect, it } from 'vitest'
import { toText } from '../../golden/make/text'
import { came, cameFrom, forms, printed, right, said, withRows } from './make'

const styles = ['cells', 'indented', 'apart'] as const
const bytesOf = (text: string): { name: string, bytes: Uint8Array } => ({ name: 'a.txt', bytes: new TextEncoder().encode(text) })
const rowOf = (rows: Rows, key: string): Rows[number] => rows.find(row => row.some(cell => cell.key?.startsWith(key)))!

describe.each(styles)('one cell a line with its pipe: %s', (style) => {
  it.each(forms)('of $applications is read as printed', async (layouts) => {
    for (const look of ['official', 'stacked', 'matrix', 'list', 'typed', 'reheaded'])
      expect(said(await came(printed(layouts, { look }), style)), look).toEqual(right)
  })

  it('a blank between two numbers keeps its place', async () => {
    const report = withRows(printed(), 'applications', (rows) => {
      rowOf(rows, 'applications.granted').find(({ key }) => key?.endsWith('.research'))!.text = ''
      return rows
    })
    expect((await came(report, style)).silent).toEqual([])
  })

  it.each(['person', 'publicInterest', 'total'])('a row that lost its %s is asked', async (column) => {
    const report = withRows(printed(), 'applications', rows => rows.map(row => row.filter(({ key }) => key !== `applications.granted.${column}`)))
    const { status, silent, doubted } = await came(report, style)
    expect({ status, silent }).toEqual({ status: 'review', silent: [] })
    expect(doubted).toContain('applications.granted.business')
  })

  it('a row that lost a number, beside a cell with two, is asked', async () => {
    const report = withRows(printed(), 'applications', (rows) => {
      const row = rowOf(rows, 'applications.granted')
      row.find(({ key }) => key?.endsWith('.research'))!.text = ''
      const total = row.find(({ key }) => key?.endsWith('.total'))!
      total.says = 'unsure'
      total.text = total.text.replace(/(.)$/, ' $1')
      return rows
    })
    expect(await came(report, style)).toMatchObject({ status: 'review', silent: [] })
  })

  it('headings in another order are asked', async () => {
    const report = withRows(printed(), 'applications', rows => rows.map(row => row.map(cell => ({ ...cell, text: { 自然人: '总计', 总计: '自然人' }[cell.text] ?? cell.text }))))
    expect((await came(report, style)).status).toBe('review')
  })

  it('a row without its name is asked', async () => {
    const report = withRows(printed(), 'applications', (rows) => {
      rowOf(rows, 'applications.denied.enforcementFile').find(({ key }) => key === undefined)!.text = ''
      return rows
    })
    expect(await came(report, style)).toMatchObject({ status: 'review', silent: [] })
  })
})

describe('pipes as other copies have them', () => {
  it('before the cells, or around them', async () => {
    const report = printed()
    const text = toText(report.parts, 'lines').replace(/\n\n/g, '\n')
    const [head, ...tables] = text.split(/(?=^[二三四五]、[主收政存])/m)
    const mapped = (of: (line: string) => string): string => [head, ...tables.map(part => part.split('\n').map((line, at) => at === 0 || line === '' || part.startsWith('五') ? line : of(line)).join('\n'))].join('')
    expect(said(await cameFrom(bytesOf(mapped(line => `| ${line}`)), report))).toEqual(right)
    expect(said(await cameFrom(bytesOf(mapped(line => `| ${line} |`)), report))).toEqual(right)
    expect(said(await cameFrom(bytesOf(mapped(line => `${line} ｜`)), report))).toEqual(right)
  })

  it('rows of a table of pipes that print one cell are no such table', async () => {
    expect(said(await came(printed(), 'pipes'))).toEqual(right)
  })
})
