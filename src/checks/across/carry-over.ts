import type { AcrossRule } from '../rule'
import { carriesIn } from '../identities'
import { columnWords, figure, tableWords } from '../words'
import { consecutive } from './series'

/** What was carried out of last year is what was carried into this one, once a column. */
export const carryOver: AcrossRule = {
  id: 'carry-over',
  severity: 'error',
  name: '结转衔接',
  explanation: '第三部分每一列：本单位上一年度年报的“结转下年度继续办理”= 本年度年报的“上年结转”。',
  find: placed => consecutive(placed).flatMap(({ before, after }) => carriesIn(after, 'carry-over').flatMap(({ line: column, from, to }) => {
    const out = before.facts.numbers[from]
    const into = after.facts.numbers[to]
    if (out === undefined || into === undefined || out === into)
      return []
    const words = columnWords('applications', column, 'carriedIn')
    return [{
      where: column,
      report: after.report,
      table: 'applications' as const,
      row: 'carriedIn',
      column,
      message: `${tableWords('applications')}，“${words}”列：${before.year} 年度结转下年度 ${figure(out)}，而 ${after.year} 年度上年结转印的是 ${figure(into)}，相差 ${figure(Math.abs(out - into))}`,
      params: { column: words, lastYear: before.year, carriedOut: out, carriedIn: into },
      cells: [to],
      elsewhere: [{ report: before.report, cell: from }],
      expected: out,
      actual: into,
    }]
  })),
}
