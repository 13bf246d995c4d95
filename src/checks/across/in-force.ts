import type { AcrossRule } from '../rule'
import { carriesIn } from '../identities'
import { figure, rowWords, tableWords } from '../words'
import { consecutive } from './series'

/** 现行有效 grows by what is issued and shrinks by what is repealed; both years must use a form that asks for it. */
export const inForce: AcrossRule = {
  id: 'in-force',
  severity: 'warning',
  name: '现行有效衔接',
  explanation: '规章、行政规范性文件：上一年度现行有效 + 本年制发 − 本年废止 = 本年度现行有效（两年的表样都有这几项时比较）。',
  find: placed => consecutive(placed).flatMap(({ before, after }) => carriesIn(after, 'in-force').flatMap(({ line: subject, from, plus, minus, to }) => {
    const last = before.facts.numbers[from]
    const cells = [...plus, ...minus, to]
    const [issued, repealed, printed] = cells.map(cell => after.facts.numbers[cell])
    if (last === undefined || issued === undefined || repealed === undefined || printed === undefined || last + issued - repealed === printed)
      return []
    const expected = last + issued - repealed
    return [{
      where: subject,
      report: after.report,
      table: 'proactive' as const,
      row: subject,
      column: 'inForce',
      message: `${tableWords('proactive')}，${rowWords('proactive', subject)}：${before.year} 年度现行有效 ${figure(last)} + 本年制发 ${figure(issued)} − 本年废止 ${figure(repealed)} = ${figure(expected)}，而现行有效印的是 ${figure(printed)}，相差 ${figure(Math.abs(expected - printed))}`,
      params: { subject: rowWords('proactive', subject), last, issued, repealed, printed },
      cells,
      elsewhere: [{ report: before.report, cell: from }],
      expected,
      actual: printed,
    }]
  })),
}
