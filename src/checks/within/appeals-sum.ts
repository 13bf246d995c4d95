import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { en, zh } from '../words'
import { compareTotal, totalSentence, totalSentenceEn } from './printed-total'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '复议诉讼合计',
    explanation: '第四部分行政复议、未经复议直接起诉、复议后起诉：结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计。',
    sentence: totalSentence({
      line: ({ row }) => zh.row('appeals', row),
      part: key => zh.column('appeals', splitKey(key).column, splitKey(key).row),
      total: '总计',
      brief: false,
    }),
  },
  'en': {
    name: 'Reviews and lawsuits add up',
    explanation: 'Section 4, review and both court paths: upheld + overturned + other result + pending = total.',
    sentence: totalSentenceEn(({ row }) => en.row('appeals', row), 'the results'),
  },
}

/** 结果维持 + 结果纠正 + 其他结果 + 尚未审结 = 总计, for review and both court paths. */
export const appealsSum: ReportRule = {
  id: 'appeals-sum',
  severity: 'error',
  words,
  find: report => sumsIn(report, 'appeals-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, line, parts, total!)),
}
