import type { ReportRule } from '../rule'
import { applicationColumns, applicationRowKeys, splitKey } from '@/reports'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

const ends = new Set(['received', 'carriedIn', 'concluded', 'carriedOut'])

/** 本年度办理结果: the items of (一)–(六) add up to (七) 总计, once a column. */
export const outcomesSum: ReportRule = {
  id: 'outcomes-sum',
  severity: 'error',
  name: '办理结果合计',
  explanation: '第三部分每一列：予以公开 + 部分公开 + 不予公开 + 无法提供 + 不予处理 + 其他处理各项之和 =（七）总计。',
  find(report) {
    const layout = report.layouts.applications
    if (layout === null)
      return []
    const rows = applicationRowKeys(layout).filter(row => !ends.has(row))
    return applicationColumns.flatMap(({ key: column }) => compareTotal(report, {
      where: column,
      parts: rows.map(row => `applications.${row}.${column}`),
      total: `applications.concluded.${column}`,
      line: `“${columnWords('applications', column, 'concluded')}”列`,
      part: key => rowWords('applications', splitKey(key).row),
      totalWords: '（七）总计',
      brief: true,
    }))
  },
}
