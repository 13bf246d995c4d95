import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { en, parted } from '../words'
import { sourceParams, sourceWords } from './sources'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '单位不一致',
    explanation: '标题、正文、元数据和文件名写的单位应是同一个；简称、省略区县名不算不一致。',
    sentence: ({ params }) => `单位不一致：${sourceWords(params, 'zh-CN', name => `“${name}”`)}`,
  },
  'en': {
    name: 'Agencies disagree',
    explanation: 'Title, text, metadata and file name should mean one agency; short forms and missing place names are no conflict.',
    sentence: ({ params }) => `Title, text, metadata and file name disagree on the agency: ${sourceWords(params, 'en', name => `“${name}”`) || en.listed(parted(params.names).map(name => `“${name}”`))}.`,
  },
}

/** Whether the characters of `short` stand in `long` in that order: 工信局 in 湛河区工业和信息化局, 政府办 in 人民政府办公室. */
function isShortFor(short: string, long: string): boolean {
  let at = 0
  for (const character of long) {
    if (character === short[at])
      at++
  }
  return at === short.length
}

/** Two names that one agency may bear: one is the other shortened, or without its place. */
function mayBeOne(a: string, b: string): boolean {
  return a.length <= b.length ? isShortFor(a, b) : isShortFor(b, a)
}

/** Title, prose, metadata and file name must mean one agency. Short forms and missing place names are no conflict. */
export const agencyConflict: ReportRule = {
  id: 'agency-conflict',
  severity: 'warning',
  words,
  find(report) {
    const { readings, certain } = report.agency
    if (certain || readings.some(({ from }) => from === 'person'))
      return []
    const names = [...new Set(readings.map(({ value }) => value))]
    if (names.every((a, index) => names.slice(index + 1).every(b => mayBeOne(a, b))))
      return []
    return [{
      where: 'agency',
      report: report.id,
      table: null,
      row: null,
      column: null,
      params: { names: names.join('、'), ...sourceParams(readings) },
      cells: [],
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  },
}
