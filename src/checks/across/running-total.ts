import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { splitKey } from '@/forms'
import { carriesIn } from '../identities'
import { en, exact, zh } from '../words'
import { consecutive } from './series'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '累计衔接',
    explanation: '统计表里有历年累计的指标：上一年度历年累计 + 本年度 = 本年度历年累计（累计重新起算的，请核实）。',
    sentence: ({ table, row, params: { lastYear, last, own, printed }, expected, actual }) =>
      `${zh.table(table)}，${zh.row(table, row)}：${lastYear} 年度历年累计 ${zh.figure(last)} + ${Number(lastYear) + 1} 年度 ${zh.figure(own)} = ${zh.figure(expected)}，而历年累计印的是 ${zh.figure(printed ?? actual)}${zh.difference(expected, actual)}`,
  },
  'en': {
    name: 'Counted so far, year to year',
    explanation: 'Indicators counted over all years: last year’s count so far + this year’s = this year’s count so far (a count begun anew should be confirmed).',
    sentence: ({ table, row, params: { lastYear, last, own, printed }, expected, actual }) =>
      `${en.table(table)}, ${en.row(table, row)}: so far by ${lastYear ?? 'the year before'} ${en.figure(last)} + this year ${en.figure(own)} = ${en.figure(expected)}, but ${en.figure(printed ?? actual)} is printed as counted so far${en.difference(expected, actual)}.`,
  },
}

/** A count kept over all years grows by the count of the year. */
export const runningTotal: AcrossRule = {
  id: 'running-total',
  severity: 'warning',
  words,
  find: placed => consecutive(placed).flatMap(({ before, after }) => carriesIn(after, 'running-total').flatMap(({ line, from, plus, to }) => {
    const last = before.facts.numbers[from]
    const added = plus.map(key => after.facts.numbers[key])
    const printed = after.facts.numbers[to]
    if (last === undefined || printed === undefined || added.includes(undefined))
      return []
    const own = exact(added.reduce<number>((sum, value) => sum + value!, 0))
    const expected = exact(last + own)
    if (expected === printed)
      return []
    const { table, row, column } = splitKey(to)
    return [{
      where: line,
      report: after.report,
      table,
      row,
      column,
      params: { lastYear: before.year, last, own, printed },
      cells: [...plus, to],
      elsewhere: [{ report: before.report, cell: from }],
      expected,
      actual: printed,
    }]
  })),
}
