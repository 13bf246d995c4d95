import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { en } from '../words'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '逾期公布',
    explanation: '按报告落款或网页写明的日期，晚于通知规定的期限公布的予以提示（各单位、乡镇 1 月 31 日，县级 2 月 20 日，市级 3 月 10 日，省级和垂管单位 3 月 31 日）；没有写日期的不提示。',
    sentence: ({ params: { published, due, days } }) => `写明的公布日期是 ${published}，晚于期限 ${due}，迟 ${days} 天`,
  },
  'en': {
    name: 'Published late',
    explanation: 'By the date the report or its page states it was published after the day the notice sets for its level (units and townships 31 January, counties 20 February, prefectures 10 March, provinces and organs that report upward 31 March).',
    sentence: ({ params: { published, due, days } }) => published === undefined ? 'It was published after the due date.' : `It was published on ${published} by its own date or the page’s; it was due by ${due}, ${en.counted(days, 'day')} before.`,
  },
}

const dayLength = 24 * 60 * 60 * 1000

/** Published after the due date of its level. The earliest date stated is taken: a page may have moved since. */
export const late: AcrossRule = {
  id: 'late',
  severity: 'info',
  words,
  find: placed => placed.flatMap(({ report, due, facts: { published } }) => published === undefined || published <= due
    ? []
    : [{
        where: 'report',
        report,
        table: null,
        row: null,
        column: null,
        params: { published, due, days: Math.round((Date.parse(published) - Date.parse(due)) / dayLength) },
        cells: [],
        elsewhere: [],
        expected: null,
        actual: null,
      }]),
}
