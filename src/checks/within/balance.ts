import type { ReportRule } from '../rule'
import { sumsIn } from '../identities'
import { blanksNote, numberAt, sumOf } from '../sums'
import { columnWords, exact, figure, tableWords } from '../words'

/** 第一项加第二项之和，等于第三项加第四项之和 (the form's own note), once a column. */
export const balance: ReportRule = {
  id: 'balance',
  severity: 'error',
  name: '收办平衡',
  explanation: '第三部分每一列：本年新收 + 上年结转 = 办理结果总计 + 结转下年度继续办理。',
  find: report => sumsIn(report, 'balance').flatMap(({ line: column, parts, total }) => {
    const cells = [...parts, ...total]
    const left = sumOf(report, parts)
    const right = sumOf(report, total)
    const values = cells.map(cell => numberAt(report, cell))
    if (left === null || right === null || values[0] === null || values[2] === null || exact(left.value - right.value) === 0)
      return []
    const [received, carriedIn, concluded, carriedOut] = values.map(value => figure(value ?? 0))
    const words = columnWords('applications', column, 'received')
    return [{
      where: column,
      report: report.id,
      table: 'applications',
      row: null,
      column,
      message: `${tableWords('applications')}，“${words}”列：本年新收 ${received} + 上年结转 ${carriedIn} = ${figure(left.value)}，而办理结果总计 ${concluded} + 结转下年度 ${carriedOut} = ${figure(right.value)}，相差 ${figure(Math.abs(left.value - right.value))}${blanksNote(left.blanks + right.blanks)}`,
      params: { column: words, received: values[0]!, carriedIn: values[1]!, concluded: values[2]!, carriedOut: values[3]!, left: exact(left.value), right: exact(right.value) },
      cells,
      elsewhere: [],
      expected: exact(left.value),
      actual: exact(right.value),
    }]
  }),
}
