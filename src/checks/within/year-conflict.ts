import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import type { Reading, Report } from '@/reports'
import { en, parted } from '../words'
import { sourceParams, sourceWords } from './sources'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '年度不一致',
    explanation: '标题、报告期、正文、元数据和文件名写的年度应一致（文件名可以是公布年度，即报告年度的下一年）。',
    sentence: ({ params }) => `年度不一致：${sourceWords(params, 'zh-CN', year => `${year} 年`)}`,
  },
  'en': {
    name: 'Years disagree',
    explanation: 'Title, period, text, metadata and file name should mean one year (a file name may carry the year of publication, one later).',
    sentence: ({ params }) => `Title, period, text, metadata and file name disagree on the year: ${sourceWords(params, 'en', year => year) || en.listed(parted(params.years))}.`,
  },
}

const strong = new Set<Reading<number>['from']>(['title', 'period'])

/** Folders, file names and metadata often carry the year of publication, the report year + 1. */
const dated = new Set<Reading<number>['from']>(['file', 'folder', 'metadata', 'sheet'])

function readingsThatCount(report: Report): Reading<number>[] {
  const { readings, certain } = report.year
  if (readings.some(({ from }) => from === 'person'))
    return []
  const stated = new Set(readings.filter(({ from }) => !dated.has(from)).map(({ value }) => value))
  return readings.filter(({ from, value }) => strong.has(from) || (!certain && !(dated.has(from) && stated.has(value - 1))))
}

/** Title, period, prose, metadata and file name must mean one year. */
export const yearConflict: ReportRule = {
  id: 'year-conflict',
  severity: 'warning',
  words,
  find(report) {
    const readings = readingsThatCount(report)
    const years = [...new Set(readings.map(({ value }) => value))]
    if (years.length < 2)
      return []
    return [{
      where: 'year',
      report: report.id,
      table: null,
      row: null,
      column: null,
      params: { years: years.join('、'), ...sourceParams(readings) },
      cells: [],
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  },
}
