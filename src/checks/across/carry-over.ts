import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { carriesIn } from '../identities'
import { en, zh } from '../words'
import { consecutive } from './series'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '结转衔接',
    explanation: '第三部分每一列：本单位上一年度年报的“结转下年度继续办理”= 本年度年报的“上年结转”。',
    sentence: ({ table, column, params: { lastYear, carriedOut, carriedIn }, expected, actual }) =>
      `${zh.table(table)}，“${zh.column('applications', column, 'carriedIn')}”列：${lastYear} 年度结转下年度 ${zh.figure(carriedOut ?? expected)}，而 ${Number(lastYear) + 1} 年度上年结转印的是 ${zh.figure(carriedIn ?? actual)}${zh.difference(expected, actual)}`,
  },
  'en': {
    name: 'Carried over',
    explanation: 'Section 3, each column: what the agency’s report of last year carried out = what this year’s carried in.',
    sentence: ({ table, column, params: { lastYear, carriedOut, carriedIn }, expected, actual }) =>
      `${en.table(table)}, column “${en.column('applications', column ?? 'total')}”: ${en.figure(carriedOut ?? expected)} carried out of ${lastYear ?? 'the year before'}, but ${en.figure(carriedIn ?? actual)} printed as carried in${en.difference(expected, actual)}.`,
  },
}

/** What was carried out of last year is what was carried into this one, once a column. */
export const carryOver: AcrossRule = {
  id: 'carry-over',
  severity: 'error',
  words,
  find: placed => consecutive(placed).flatMap(({ before, after }) => carriesIn(after, 'carry-over').flatMap(({ line: column, from, to }) => {
    const out = before.facts.numbers[from]
    const into = after.facts.numbers[to]
    if (out === undefined || into === undefined || out === into)
      return []
    return [{
      where: column,
      report: after.report,
      table: 'applications' as const,
      row: 'carriedIn',
      column,
      params: { lastYear: before.year, carriedOut: out, carriedIn: into },
      cells: [to],
      elsewhere: [{ report: before.report, cell: from }],
      expected: out,
      actual: into,
    }]
  })),
}
