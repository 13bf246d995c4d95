import type { ReportRule } from '../rule'
import { sourceWords } from './sources'

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
  name: '单位不一致',
  explanation: '标题、正文、元数据和文件名写的单位应是同一个；简称、省略区县名不算不一致。',
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
      message: `单位不一致：${sourceWords(readings, name => `“${name}”`)}`,
      params: { names: names.join('、') },
      cells: [],
      elsewhere: [],
      expected: null,
      actual: null,
    }]
  },
}
