import { expect, it } from 'vitest'
import { checkReport, likelyCause } from '@/checks'
import { reportOf } from './reports'

function causeOf(cells: Record<string, number>, rule: string): string | null {
  const report = reportOf({ cells })
  const numbers = Object.fromEntries(Object.entries(report.cells).flatMap(([key, { value }]) => value === null ? [] : [[key, value]]))
  return likelyCause(checkReport(report).find(finding => finding.rule === rule)!, numbers, 'zh-CN')
}

it.each([
  [{ 'appeals.review.upheld': 2, 'appeals.review.otherResult': 1, 'appeals.review.total': 0 }, 'appeals-sum', '总计可能没有填'],
  [{ 'applications.received.person': 13, 'applications.received.business': 3, 'applications.received.total': 13 }, 'row-sum', '可能漏加“本年新收·商业企业”3'],
  [{ 'applications.received.person': 13, 'applications.received.business': 3, 'applications.received.total': 19 }, 'row-sum', '“本年新收·商业企业”3 可能加了两次'],
  [{ 'applications.received.person': 43, 'applications.received.total': 34 }, 'row-sum', '可能是两位数字写颠倒了'],
  [{ 'applications.received.person': 123, 'applications.received.total': 12 }, 'row-sum', '可能多写或少写了一位'],
  [{ 'applications.received.person': 50, 'applications.received.total': 12 }, 'row-sum', null],
])('%o', (cells, rule, cause) => {
  expect(causeOf(cells, rule)).toBe(cause)
})
