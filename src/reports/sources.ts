import type { Reading } from './report'

/** Where a reading comes from, in the words of the office. */
export const sourceNames: Record<Reading<unknown>['from'], string> = {
  title: '标题',
  period: '统计期限',
  prose: '正文',
  metadata: '页面信息',
  file: '文件名',
  folder: '文件夹',
  heading: '小标题',
  sheet: '工作表名',
  person: '人工填写',
}

/** `标题写“…”` of each reading, for a sentence that lists a disagreement. */
export function listReadings(readings: readonly Reading<string | number>[]): string {
  return readings.map(({ from, value }) => `${sourceNames[from]}写“${value}”`).join('，')
}
