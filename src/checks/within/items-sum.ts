import type { ReportRule } from '../rule'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { cellWords, rowWords } from '../words'
import { compareTotal } from './printed-total'

/** A printed total and the items under it, in forms that list indicators. */
export const itemsSum: ReportRule = {
  id: 'items-sum',
  severity: 'error',
  name: '分项合计',
  explanation: '统计表里分项列出的指标：各分项之和 = 该指标总数（申请渠道、答复类型、复议诉讼结果等）。',
  find: report => sumsIn(report, 'items-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, {
    where: line,
    parts,
    total: total!,
    line: `“${cellWords(total!)}”`,
    part: key => rowWords(splitKey(key).table, splitKey(key).row),
    totalWords: '总数',
    brief: false,
  })),
}
