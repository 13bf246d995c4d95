import type { ReportRule } from '../rule'
import { applicationColumns, applicationRowKeys, splitKey } from '@/reports'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

const applicants = applicationColumns.map(({ key }) => key).filter(key => key !== 'total')

/** 自然人 plus the five kinds of organisation give 总计, once a row. */
export const rowSum: ReportRule = {
  id: 'row-sum',
  severity: 'error',
  name: '申请人合计',
  explanation: '第三部分每一行：自然人 + 法人或其他组织五列之和 = 总计。',
  find(report) {
    const layout = report.layouts.applications
    return layout === null
      ? []
      : applicationRowKeys(layout).flatMap(row => compareTotal(report, {
          where: row,
          parts: applicants.map(column => `applications.${row}.${column}`),
          total: `applications.${row}.total`,
          line: `“${rowWords('applications', row)}”行`,
          part: key => columnWords('applications', splitKey(key).column, row),
          totalWords: '总计',
          brief: true,
        }))
  },
}
