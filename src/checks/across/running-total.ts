import type { AcrossRule } from '../rule'
import { splitKey } from '@/forms'
import { carriesIn } from '../identities'
import { exact, figure, rowWords, tableWords } from '../words'
import { consecutive } from './series'

/** A count kept over all years grows by the count of the year. */
export const runningTotal: AcrossRule = {
  id: 'running-total',
  severity: 'warning',
  name: '累计衔接',
  explanation: '统计表里有历年累计的指标：上一年度历年累计 + 本年度 = 本年度历年累计（累计重新起算的，请核实）。',
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
      message: `${tableWords(table)}，${rowWords(table, row)}：${before.year} 年度历年累计 ${figure(last)} + ${after.year} 年度 ${figure(own)} = ${figure(expected)}，而历年累计印的是 ${figure(printed)}，相差 ${figure(exact(Math.abs(expected - printed)))}`,
      params: { lastYear: before.year, last, own, printed },
      cells: [...plus, to],
      elsewhere: [{ report: before.report, cell: from }],
      expected,
      actual: printed,
    }]
  })),
}
