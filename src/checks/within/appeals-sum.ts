import type { ReportRule } from '../rule'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

/** 结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, for review and both court paths. */
export const appealsSum: ReportRule = {
  id: 'appeals-sum',
  severity: 'error',
  name: '复议诉讼合计',
  explanation: '第四部分行政复议、未经复议直接起诉、复议后起诉：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
  find: report => sumsIn(report, 'appeals-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, {
    where: line,
    parts,
    total: total!,
    line: rowWords('appeals', line),
    part: key => columnWords('appeals', splitKey(key).column, line),
    totalWords: '总计',
    brief: false,
  })),
}
