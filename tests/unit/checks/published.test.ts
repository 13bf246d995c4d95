import type { Printed } from './reports'
import type { CellKey, Layout } from '@/reports'
import { describe, expect, it } from 'vitest'
import { checkReport } from '@/checks'
import { applicationColumns, applicationRowKeys, formCells } from '@/reports'
import published from '../../../datasets/published.json'
import { reportOf } from './reports'

function published2report(id: string) {
  const facts = published.find(item => item.id === id)!
  const cells: Record<CellKey, Printed> = {}
  const rows = applicationRowKeys(facts.applications.layout as Layout)
  facts.applications.rows.forEach((row, index) => row.forEach((value, column) => {
    cells[`applications.${rows[index]!}.${applicationColumns[column]!.key}`] = value
  }))
  const appeals = formCells('appeals', '2021')
  facts.appeals.forEach((value, index) => cells[appeals[index]!] = value)
  const proactive = formCells('proactive', facts.proactive.layout as Layout)
  facts.proactive.rows.flat().forEach((value, index) => cells[proactive[index]!] = typeof value === 'string' ? Number.parseInt(value) / 1e4 : value)
  expect(Object.keys(cells)).toHaveLength(proactive.length + appeals.length + rows.length * 7)
  return reportOf({
    agency: facts.agency,
    year: facts.year,
    layouts: { proactive: facts.proactive.layout as Layout, applications: facts.applications.layout as Layout },
    cells,
  })
}

describe('published reports', () => {
  it('finds what 洪泽区 2023 prints wrongly, and nothing else', () => {
    const findings = checkReport(published2report('hongze-2023'))
    expect(findings.map(({ id, severity, expected, actual }) => [id, severity, expected, actual])).toEqual([
      ['appeals-sum:review', 'error', 11, 0],
      ['appeals-sum:afterReview', 'error', 5, 0],
      ['old-layout:applications', 'info', null, null],
    ])
    expect(findings[0]!.message).toBe('四、政府信息公开行政复议、行政诉讼情况，行政复议：结果维持 10 + 结果纠正 1 + 其他结果 0 + 尚未审结 0 = 11，而总计印的是 0，相差 11')
  })

  it.each(['zhanhe-gxj-2023', 'suqian-2023', 'hangzhou-2025'])('finds nothing in %s', (id) => {
    expect(checkReport(published2report(id))).toEqual([])
  })

  it('names the blanks of 上海市人民政府办公厅 2019, one finding a table, and adds up no blank total', () => {
    const findings = checkReport(published2report('shanghai-office-2019'))
    expect(findings.map(({ id, severity, cells }) => [id, severity, cells.length])).toEqual([
      ['incomplete:applications', 'warning', 126],
      ['incomplete:appeals', 'warning', 9],
    ])
    expect(findings[0]!.message).toContain('“科研机构”整列')
    expect(findings[1]!.message).toContain('“行政诉讼（复议后起诉）”整行')
  })
})
