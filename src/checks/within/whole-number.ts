import type { ReportRule } from '../rule'
import { isChange, isMoney, splitKey } from '@/reports'
import { cellWords, figure, tableWords } from '../words'

/** What is wrong with `value` in the cell of `key`, or null. */
function fault(key: string, value: number): string | null {
  if (value < 0 && !isChange(key))
    return '是负数'
  return Number.isInteger(value) || isMoney(key) ? null : '不是整数'
}

/** Counts are whole and not negative; 本年增/减 may be negative, money may have decimals. */
export const wholeNumber: ReportRule = {
  id: 'whole-number',
  severity: 'error',
  name: '件数为非负整数',
  explanation: '件数必须是 0 或正整数；只有“本年增/减”可以是负数，只有金额可以有小数。',
  find: report => Object.entries(report.cells).flatMap(([key, { value }]) => {
    const wrong = value === null ? null : fault(key, value)
    if (value === null || wrong === null)
      return []
    const { table, row, column } = splitKey(key)
    return [{
      where: key,
      report: report.id,
      table,
      row,
      column,
      message: `${tableWords(table)}，${cellWords(key)}：印的是 ${figure(value)}，${wrong}；${isMoney(key) ? '金额不应为负' : '件数应为 0 或正整数'}`,
      params: { cell: cellWords(key), printed: value },
      cells: [key],
      elsewhere: [],
      expected: null,
      actual: value,
    }]
  }),
}
