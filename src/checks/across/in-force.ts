import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { carriesIn } from '../identities'
import { en, zh } from '../words'
import { consecutive } from './series'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '现行有效衔接',
    explanation: '规章、行政规范性文件：上一年度现行有效 + 本年制发 − 本年废止 = 本年度现行有效（两年的表样都有这几项时比较）。',
    sentence: ({ table, row, params: { lastYear, last, issued, repealed, printed }, expected, actual }) =>
      `${zh.table(table)}，${zh.row('proactive', row)}：${lastYear} 年度现行有效 ${zh.figure(last)} + 本年制发 ${zh.figure(issued)} − 本年废止 ${zh.figure(repealed)} = ${zh.figure(expected)}，而现行有效印的是 ${zh.figure(printed ?? actual)}${zh.difference(expected, actual)}`,
  },
  'en': {
    name: 'In force, year to year',
    explanation: 'Regulations and normative documents: in force last year + issued − repealed = in force this year (both years in the 2021 form).',
    sentence: ({ table, row, params: { last, issued, repealed, printed }, expected, actual }) =>
      `${en.table(table)}, ${en.row('proactive', row)}: in force last year ${en.figure(last)} + issued ${en.figure(issued)} − repealed ${en.figure(repealed)} = ${en.figure(expected)}, but ${en.figure(printed ?? actual)} is printed as in force${en.difference(expected, actual)}.`,
  },
}

/** 现行有效 grows by what is issued and shrinks by what is repealed; both years must use a form that asks for it. */
export const inForce: AcrossRule = {
  id: 'in-force',
  severity: 'warning',
  words,
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
      params: { lastYear: before.year, last, issued, repealed, printed },
      cells,
      elsewhere: [{ report: before.report, cell: from }],
      expected,
      actual: printed,
    }]
  })),
}
