import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { isChange, isMoney, splitKey } from '@/reports'
import { en, zh } from '../words'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '件数为非负整数',
    explanation: '件数必须是 0 或正整数；只有“本年增/减”可以是负数，只有金额可以有小数。',
    sentence: ({ table, cells: [key = ''], params: { printed }, actual }) =>
      `${zh.table(table)}，${zh.cell(key)}：印的是 ${zh.figure(printed ?? actual)}，${Number(actual) < 0 && !isChange(key) ? '是负数' : '不是整数'}；${isMoney(key) ? '金额不应为负' : '件数应为 0 或正整数'}`,
  },
  'en': {
    name: 'Counts are whole',
    explanation: 'Counts are 0 or positive whole numbers; only “change this year” may be negative, only amounts may have decimals.',
    sentence: ({ table, cells: [key = ''], params: { printed }, actual }) =>
      `${en.table(table)}, ${en.cell(key)}: ${en.figure(printed ?? actual)} is printed; ${isMoney(key) ? 'an amount is not negative' : 'a count is 0 or a positive whole number'}.`,
  },
}

/** Counts are whole and not negative; 本年增/减 may be negative, money may have decimals. */
export const wholeNumber: ReportRule = {
  id: 'whole-number',
  severity: 'error',
  words,
  find: report => Object.entries(report.cells).flatMap(([key, { value }]) => {
    if (value === null || ((value >= 0 || isChange(key)) && (Number.isInteger(value) || isMoney(key))))
      return []
    const { table, row, column } = splitKey(key)
    return [{
      where: key,
      report: report.id,
      table,
      row,
      column,
      params: { printed: value },
      cells: [key],
      elsewhere: [],
      expected: null,
      actual: value,
    }]
  }),
}
