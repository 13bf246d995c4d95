import type { Cell } from '../mutations/model'
import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { came, cell, forms, printed, withRows } from './make'

const exact = ['exact', 'clean', 'word', 'docx', 'xlsx'] as const
const text = ['tabs', 'pipes', 'lines', 'cells', 'indented', 'md'] as const

/** Section 4 with one cell over the numbers of each of its rows, or of those `isMerged` says. */
function merged(report: Printed, print: string, isMerged: (nth: number) => boolean = () => true): Printed {
  let nth = -1
  return withRows(report, 'appeals', rows => rows.map((row) => {
    const own = row.filter(({ key }) => key)
    if (own.length === 0 || !isMerged(++nth))
      return row
    return [...row.filter(({ key }) => !key), cell(print, own.length)]
  }))
}

/** A report whose cells of `table` say nothing, or 0. */
function saying({ draft, parts }: Printed, table: string, value: null | 0): Printed {
  const cells = new Map([...draft.cells].map(([key, figure]) => [key, key.startsWith(table) ? value : figure]))
  return { draft: { ...draft, cells }, parts: parts.map(part => part.kind === 'table' && part.table === table ? { ...part, cells: part.cells.map(row => row.map((item): Cell => item)) } : part) }
}

const states = (read: Awaited<ReturnType<typeof came>>['read'], table: string): string[] => [...new Set(Object.entries(read.report.cells).filter(([key]) => key.startsWith(`${table}.`)).map(([, { state, value, doubt }]) => `${state} ${value} ${doubt?.code ?? ''}`))]

describe.each(exact)('one cell over a whole section in %s', (style) => {
  it.each(['official', 'stacked', 'matrix'])('a mark is one in every cell of section 4, %s', async (look) => {
    for (const print of ['无', '/', '—', '不涉及']) {
      const { read, status } = await came(merged(printed(forms[0], { look }), print), style)
      expect({ status, states: states(read, 'appeals') }, print).toEqual({ status: 'accepted', states: ['mark null '] })
    }
  })

  it('0 is 0 in every cell of section 4', async () => {
    const { read, status } = await came(merged(printed(), '0'), style)
    expect({ status, states: states(read, 'appeals') }).toEqual({ status: 'accepted', states: ['number 0 '] })
  })

  it('another number is asked', async () => {
    const { read, status } = await came(merged(printed(), '3'), style)
    expect(status).toBe('review')
    expect(Object.entries(read.report.cells).filter(([key, { value }]) => key.startsWith('appeals') && value !== null).length).toBeLessThan(2)
  })

  it.each(['stacked', 'matrix'])('a mark over one of three rows is asked, %s', async (look) => {
    for (const nth of [0, 1, 2])
      expect((await came(merged(printed(forms[0], { look }), '无', at => at === nth), style)).status).toBe('review')
  })

  it('a mark over some of the columns is asked', async () => {
    const report = withRows(printed(), 'appeals', rows => rows.map(row => row.some(({ key }) => key) ? [cell('无', 5), ...row.slice(5)] : row))
    expect((await came(report, style)).status).toBe('review')
  })

  it.each(forms)('a mark over all of section 3: $applications', async (layouts) => {
    const whole = withRows(printed(layouts), 'applications', (rows) => {
      const first = rows.findIndex(row => row.some(({ key }) => key))
      return rows.map((row, at) => at < first ? row : [...row.filter(({ key }) => !key), ...(at === first ? [cell('无', 7, rows.length - first)] : [])])
    })
    const { read } = await came(saying(whole, 'applications', null), style)
    expect(states(read, 'applications')).toEqual(['mark null '])
  })

  it('a mark over one row of section 3 is asked', async () => {
    const report = withRows(printed(), 'applications', rows => rows.map(row => row.some(({ key }) => key?.startsWith('applications.denied.stateSecret')) ? [...row.filter(({ key }) => !key), cell('无', 7)] : row))
    const { status, silent } = await came(report, style)
    expect({ status, silent }).toEqual({ status: 'review', silent: [] })
  })
})

describe.each(text)('one mark behind all headings of section 4 in %s', (style) => {
  it('stands for every cell', async () => {
    const { read, status } = await came(merged(printed(), '无'), style)
    expect({ status, states: states(read, 'appeals') }).toEqual({ status: 'accepted', states: ['mark null '] })
  })

  it('0 does not: empty cells leave no trace there', async () => {
    const { status, read } = await came(merged(printed(), '0'), style)
    expect(states(read, 'appeals').includes('number 0 ') && status === 'accepted' && states(read, 'appeals').length === 1).toBe(false)
  })
})
