import type { ReportRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { splitKey } from '@/forms'
import { sumsIn } from '../identities'
import { en, zh } from '../words'
import { compareTotal, totalSentence, totalSentenceEn } from './printed-total'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '分项合计',
    explanation: '统计表里分项列出的指标：各分项之和 = 该指标总数（申请渠道、答复类型、复议诉讼结果等）。',
    sentence: totalSentence({
      line: ({ cells }) => `“${zh.cell(cells.at(-1))}”`,
      part: key => zh.row(splitKey(key).table, splitKey(key).row),
      total: '总数',
      brief: false,
    }),
  },
  'en': {
    name: 'Items add up',
    explanation: 'Indicators that a table of statistics breaks down: the items add up to the total (ways to apply, kinds of answer, results of reviews and lawsuits).',
    sentence: totalSentenceEn(({ cells }) => `“${en.cell(cells.at(-1))}”`, 'the items'),
  },
}

/** A printed total and the items under it, in forms that list indicators. */
export const itemsSum: ReportRule = {
  id: 'items-sum',
  severity: 'error',
  words,
  find: report => sumsIn(report, 'items-sum').flatMap(({ line, parts, total: [total] }) => compareTotal(report, line, parts, total!)),
}
