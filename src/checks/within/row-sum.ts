import type { ReportRule } from '../rule'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

/** 自然人 plus the five kinds of organisation give 总计, once a row. */
export const rowSum: ReportRule = {
  id: 'row-sum',
  severity: 'error',
  name: '申请人合计',
  explanation: '第三部分每一行：自然人 + 法人或其他组织五列之和 = 总计。',
  find: report => sumsIn(report, 'row-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, {
    where: line,
    parts,
    total: total!,
    line: `“${rowWords('applications', line)}”行`,
    part: key => columnWords('applications', splitKey(key).column, line),
    totalWords: '总计',
    brief: true,
  })),
}
