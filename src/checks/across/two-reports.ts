import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { differingCells, isSamePublished } from '@/reports'
import { grouped } from '../grouped'
import { en, zh } from '../words'

function compare(report: PlacedFacts, others: readonly PlacedFacts[]): Found[] {
  const [other] = others
  if (!other)
    return []
  const cells = differingCells(report, other)
  const first = cells.find(cell => cell === 'applications.received.total') ?? cells[0]
  const [own, theirs] = first === undefined ? [] : [report.facts.numbers[first], other.facts.numbers[first]]
  return [{
    where: 'report',
    report: report.report,
    table: null,
    row: null,
    column: null,
    params: { year: report.year, reports: others.length + 1, differing: cells.length, cell: first ?? null, own: own ?? null, other: theirs ?? null },
    cells,
    elsewhere: others.map(each => ({ report: each.report, cell: first ?? null })),
    expected: null,
    actual: null,
  }]
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '两份年报不同',
    explanation: '同一单位、同一年度、同一口径收到内容不同的年报时，由人选定用哪一份：先前已计入的继续计入，同批收到的都不计入，直到选定。内容相同的不算两份。',
    sentence: ({ params: { reports, year, differing, cell, own, other } }) => {
      const where = typeof cell !== 'string'
        ? '数字相同，空白、符号或表样不同'
        : `${differing} 格的数不同，如${zh.cell(cell)}：这份 ${zh.figure(own ?? '没有数字')}，另一份 ${zh.figure(other ?? '没有数字')}`
      return `同一单位 ${year} 年度有 ${reports} 份不同的年报，还没有选定用哪一份：${where}。请打开各份核对，在要用的那份上点“用这一份”`
    },
  },
  'en': {
    name: 'Two differing reports',
    explanation: 'When reports of one agency, year and scope differ, a person says which is used: one that counted before goes on counting, of those that came together none does until then. Equal contents are one report.',
    sentence: ({ params: { reports, year, differing, cell, own, other } }) => {
      const where = typeof cell !== 'string'
        ? 'the numbers agree, blanks, marks or the form differ'
        : `${en.counted(differing, 'cell')} with other numbers, such as ${en.cell(cell)}: ${en.figure(own ?? 'none')} here, ${en.figure(other ?? 'none')} in the other`
      return `There are ${en.counted(reports, 'differing report')} of this agency for ${year ?? 'the year'}, and nobody has said which is used: ${where}. Open each, and choose “Use this one” on the one to use.`
    },
  },
}

/** Of the reports given, those of one agency, year and scope that do not publish the same; which of them counts is for a person to say. */
export const twoReports: AcrossRule = {
  id: 'two-reports',
  severity: 'warning',
  words,
  find: placed => [...grouped(placed, ({ agency, year, scope }) => `${agency}|${year}|${scope}`).values()]
    .flatMap(reports => reports.flatMap(report => compare(report, reports.filter(other => other !== report && !isSamePublished(report, other))))),
}
