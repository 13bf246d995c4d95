import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { en, zh } from '../words'
import { compareTotal, totalSentence, totalSentenceEn } from './printed-total'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '申请人合计',
    explanation: '第三部分每一行：自然人 + 法人或其他组织五列之和 = 总计。',
    sentence: totalSentence({
      line: ({ row }) => `“${zh.row('applications', row)}”行`,
      part: key => zh.column('applications', splitKey(key).column, splitKey(key).row),
      total: '总计',
      brief: true,
    }),
  },
  'en': {
    name: 'Applicants add up',
    explanation: 'Section 3, each row: natural persons + the five kinds of organisations = total.',
    sentence: totalSentenceEn(({ row }) => `row “${en.row('applications', row)}”`, 'the applicants'),
  },
}

/** 自然人 plus the five kinds of organisation give 总计, once a row. */
export const rowSum: ReportRule = {
  id: 'row-sum',
  severity: 'error',
  words,
  find: report => sumsIn(report, 'row-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, line, parts, total!)),
}
