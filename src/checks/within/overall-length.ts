import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { currentForm } from '@/forms'
import { en } from '../words'
import { demandsOf, onReport, proseIn } from './demands'

const longest = currentForm.prose?.longestOverview ?? 0

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '总体情况篇幅',
    explanation: `第一部分“总体情况”不超过 ${longest} 字（${currentForm.notice}）；按字符计，不计空格。`,
    sentence: ({ expected, actual }) => `第一部分“总体情况”共 ${actual} 字，通知要求不超过 ${expected} 字，超出 ${Number(actual) - Number(expected)} 字`,
  },
  'en': {
    name: 'Length of the overview',
    explanation: `Section 1 has at most ${longest} characters, spaces not counted (${currentForm.notice}).`,
    sentence: ({ expected, actual }) => `Section 1 has ${en.figure(actual)} characters; the notice allows ${en.figure(expected)}.`,
  },
}

/** Section 1 keeps to the length its notice names. */
export const overallLength: ReportRule = {
  id: 'overall-length',
  severity: 'info',
  words,
  find(report) {
    const most = demandsOf(report)?.longestOverview ?? null
    const length = [...proseIn(report, 'overview') ?? ''].length
    return most === null || length <= most ? [] : [onReport(report, 'overview', {}, { expected: most, actual: length })]
  },
}
