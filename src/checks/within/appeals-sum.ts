import type { ReportRule } from '../rule'
import { appealPaths, appealResults, splitKey } from '@/reports'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

const results = appealResults.map(({ key }) => key).filter(key => key !== 'total')

/** 结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, for review and both court paths. */
export const appealsSum: ReportRule = {
  id: 'appeals-sum',
  severity: 'error',
  name: '复议诉讼合计',
  explanation: '第四部分行政复议、未经复议直接起诉、复议后起诉：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
  find: report => report.layouts.appeals === null
    ? []
    : appealPaths.flatMap(({ key: path }) => compareTotal(report, {
        where: path,
        parts: results.map(result => `appeals.${path}.${result}`),
        total: `appeals.${path}.total`,
        line: rowWords('appeals', path),
        part: key => columnWords('appeals', splitKey(key).column, path),
        totalWords: '总计',
        brief: false,
      })),
}
