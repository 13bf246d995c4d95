import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { onReport } from './demands'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '统计期限',
    explanation: '正文写明的统计期限应是报告年度的 1 月 1 日至 12 月 31 日；没有写统计期限的不提示。',
    sentence: ({ params: { said, year } }) => `正文写的统计期限是“${said}”，而 ${year} 年度年报的统计期限应是 ${year} 年 1 月 1 日至 12 月 31 日`,
  },
  'en': {
    name: 'Period of the numbers',
    explanation: 'The period a report states for its numbers is 1 January to 31 December of the report year; a report that states none is not pointed out.',
    sentence: ({ params: { said, year } }) => `The text states the period “${said ?? ''}”; that of a report is 1 January to 31 December of its year${year ? `, ${year}` : ''}.`,
  },
}

/** The stated period is the report year, whole. One right statement is enough: another may speak of something else. */
export const period: ReportRule = {
  id: 'period',
  severity: 'warning',
  words,
  find(report) {
    const year = report.year.value
    const stated = report.stated?.periods ?? []
    if (year === null || stated.length === 0 || stated.some(({ from, to }) => from === `${year}-01-01` && to === `${year}-12-31`))
      return []
    return [onReport(report, 'period', { said: stated[0]!.text, year })]
  },
}
