import type { PlacedFacts } from '../facts'
import type { AcrossRule, Found } from '../rule'
import { differingCells, isSamePublished } from '@/reports'
import { grouped } from '../grouped'
import { cellWords, figure } from '../words'

const shown = (value: number | undefined): string => value === undefined ? '没有数字' : figure(value)

function compare(report: PlacedFacts, others: readonly PlacedFacts[]): Found[] {
  const [other] = others
  if (!other)
    return []
  const cells = differingCells(report, other)
  const first = cells.find(cell => cell === 'applications.received.total') ?? cells[0]
  const [own, theirs] = first === undefined ? [] : [report.facts.numbers[first], other.facts.numbers[first]]
  const where = first === undefined
    ? '数字相同，空白、符号或表样不同'
    : `${cells.length} 格的数不同，如${cellWords(first)}：这份 ${shown(own)}，另一份 ${shown(theirs)}`
  return [{
    where: 'report',
    report: report.report,
    table: null,
    row: null,
    column: null,
    message: `同一单位 ${report.year} 年度有 ${others.length + 1} 份不同的年报，还没有选定用哪一份：${where}。请打开各份核对，在要用的那份上点“用这一份”`,
    params: { year: report.year, reports: others.length + 1, differing: cells.length, cell: first ?? null, own: own ?? null, other: theirs ?? null },
    cells,
    elsewhere: others.map(each => ({ report: each.report, cell: first ?? null })),
    expected: null,
    actual: null,
  }]
}

/** Of the reports given, those of one agency, year and scope that do not publish the same; which of them counts is for a person to say. */
export const twoReports: AcrossRule = {
  id: 'two-reports',
  severity: 'warning',
  name: '两份年报不同',
  explanation: '同一单位、同一年度、同一口径收到内容不同的年报时，由人选定用哪一份：先前已计入的继续计入，同批收到的都不计入，直到选定。内容相同的不算两份。',
  find: placed => [...grouped(placed, ({ agency, year, scope }) => `${agency}|${year}|${scope}`).values()]
    .flatMap(reports => reports.flatMap(report => compare(report, reports.filter(other => other !== report && !isSamePublished(report, other))))),
}
