import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { en, zh } from '../words'
import { compareTotal, totalSentence, totalSentenceEn } from './printed-total'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '办理结果合计',
    explanation: '第三部分每一列：予以公开 + 部分公开 + 不予公开 + 无法提供 + 不予处理 + 其他处理各项之和 =（七）总计。',
    sentence: totalSentence({
      line: ({ column }) => `“${zh.column('applications', column, 'concluded')}”列`,
      part: key => zh.row('applications', splitKey(key).row),
      total: '（七）总计',
      brief: true,
    }),
  },
  'en': {
    name: 'Outcomes add up',
    explanation: 'Section 3, each column: granted + partly granted + denied + unavailable + not processed + other = total.',
    sentence: totalSentenceEn(({ column }) => `column “${en.column('applications', column ?? 'total')}”`, 'the outcomes'),
  },
}

/** 本年度办理结果: the items of (一)–(六) add up to (七) 总计, once a column. */
export const outcomesSum: ReportRule = {
  id: 'outcomes-sum',
  severity: 'error',
  words,
  find: report => sumsIn(report, 'outcomes-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, line, parts, total!)),
}
