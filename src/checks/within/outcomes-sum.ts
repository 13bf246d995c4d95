import type { ReportRule } from '../rule'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { columnWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

/** 本年度办理结果: the items of (一)–(六) add up to (七) 总计, once a column. */
export const outcomesSum: ReportRule = {
  id: 'outcomes-sum',
  severity: 'error',
  name: '办理结果合计',
  explanation: '第三部分每一列：予以公开 + 部分公开 + 不予公开 + 无法提供 + 不予处理 + 其他处理各项之和 =（七）总计。',
  find: report => sumsIn(report, 'outcomes-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, {
    where: line,
    parts,
    total: total!,
    line: `“${columnWords('applications', line, 'concluded')}”列`,
    part: key => rowWords('applications', splitKey(key).row),
    totalWords: '（七）总计',
    brief: true,
  })),
}
