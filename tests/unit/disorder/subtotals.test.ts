import type { Rows } from '../mutations/model'
import type { Printed } from './make'
import { describe, expect, it } from 'vitest'
import { came, cell, forms, printed, right, said, withRows } from './make'

const styles = ['exact', 'clean', 'docx', 'xlsx', 'tabs', 'pipes', 'lines', 'cells', 'csv'] as const
const groups = ['denied', 'unavailable', 'notProcessed', 'other']

const ofGroup = (rows: Rows, group: string): Rows => rows.filter(row => row.some(({ key }) => key?.startsWith(`applications.${group}.`)) && row.filter(({ key }) => key).length === 7)
const numbers = (row: Rows[number]): number[] => row.filter(({ key }) => key).map(({ text }) => Number(text))
const sums = (rows: Rows): number[] => rows.map(numbers).reduce((sum, row) => sum.map((value, at) => value + row[at]!))

/** Every group with a row behind its items that adds them up. */
function withSubtotals(report: Printed, { name = '小计', off = 0, where = 'behind' as 'behind' | 'before' } = {}): Printed {
  return withRows(report, 'applications', rows => groups.reduce((all, group) => {
    const own = ofGroup(all, group)
    if (own.length < 2)
      return all
    const added = [cell(name), ...sums(own).map((value, at) => cell(String(at === 0 ? value + off : value)))]
    const at = all.indexOf(where === 'behind' ? own.at(-1)! : own[0]!)
    const head = all.indexOf(own[0]!)
    return all.flatMap((row, index) => {
      const stretched = row.map(item => index <= at && item.rowspan > 1 && (index === head || index < head) && index + item.rowspan > at ? { ...item, rowspan: item.rowspan + 1 } : item)
      if (index !== at)
        return [stretched]
      if (where === 'behind')
        return [stretched, added]
      const heads = stretched.filter(({ rowspan }) => rowspan > 1)
      return [[...heads, ...added], stretched.filter(({ rowspan }) => rowspan === 1)]
    })
  }, rows))
}

/** A further column before the total that adds up the organisations. */
function withColumn(report: Printed, { name = '小计', off = 0 } = {}): Printed {
  return withRows(report, 'applications', rows => rows.map((row, at) => {
    if (at < 2)
      return row.map(item => item.text === '申请人情况' || item.text.startsWith('法人') ? { ...item, colspan: item.colspan + 1 } : item)
    if (at === 2)
      return [...row, cell(name)]
    const last = row.findIndex(({ key }) => key?.endsWith('.total'))
    const sum = numbers(row).slice(1, 6).reduce((a, b) => a + b, 0)
    return [...row.slice(0, last), cell(String(at === 3 ? sum + off : sum)), ...row.slice(last)]
  }))
}

describe.each(styles)('小计 in %s', (style) => {
  it.each(forms)('rows behind the items are none of the form: $applications', async (layouts) => {
    expect(said(await came(withSubtotals(printed(layouts)), style))).toEqual(right)
  })

  it('rows before the items are none of the form', async () => {
    expect(said(await came(withSubtotals(printed(), { where: 'before' }), style))).toEqual(right)
  })

  it('a row that adds nothing up is asked', async () => {
    const { status, silent, read } = await came(withSubtotals(printed(), { off: 1 }), style)
    expect({ status, silent }).toEqual({ status: 'review', silent: [] })
    expect(read.report.cells['applications.denied.stateSecret.person']!.doubt).not.toBeNull()
  })

  it('the total of the form, called 小计 as well, is taken where the sums prove it', async () => {
    const renamed = (report: Printed): Printed => withRows(report, 'applications', rows => rows.map(row => row.map(item => ({ ...item, text: item.text === '（七）总计' ? '小计' : item.text }))))
    expect(said(await came(renamed(withSubtotals(printed())), style))).toEqual(right)
  })

  it('without the total of the form the last of them is not taken for it', async () => {
    const report = withRows(withSubtotals(printed()), 'applications', rows => rows.filter(row => !row.some(({ key }) => key?.startsWith('applications.concluded'))))
    expect(await came(report, style)).toMatchObject({ status: 'review', silent: [] })
  })

  it.each(forms)('a column before the total is none of the form: $applications', async (layouts) => {
    expect(said(await came(withColumn(printed(layouts)), style))).toEqual(right)
    expect(said(await came(withColumn(printed(layouts), { name: '合计' }), style))).toEqual(right)
  })

  it('a column that adds nothing up is asked', async () => {
    expect(await came(withColumn(printed(), { off: 1 }), style)).toMatchObject({ status: 'review', silent: [] })
  })
})
