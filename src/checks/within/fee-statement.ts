import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { demandsOf, onReport, proseIn } from './demands'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '信息处理费',
    explanation: '第六部分“其他需要报告的事项”应写明收取信息处理费的情况，没有收取的也要写明。',
    sentence: () => '第六部分“其他需要报告的事项”没有写明收取信息处理费的情况；没有收取的，应写“未收取信息处理费”',
  },
  'en': {
    name: 'Fees for information',
    explanation: 'Section 6 says what was charged for information, also when nothing was.',
    sentence: () => 'Section 6 does not say what was charged for information; when nothing was, it has to say so.',
  },
}

/** What speaks of the fee, whatever it is called. */
const fee = /处理费|收费|费用|收取/

/** Section 6 says what was charged for information. A report without the section is told by the rule of sections. */
export const feeStatement: ReportRule = {
  id: 'fee-statement',
  severity: 'warning',
  words,
  find(report) {
    const text = demandsOf(report)?.fee ? proseIn(report, 'others') : null
    return text === null || fee.test(text) ? [] : [onReport(report, 'others')]
  },
}
