import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { en, parted, zh } from '../words'
import { addedOnTop, onSum } from './added'
import { isVertical, isWithin, membersOf } from './members'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '垂管计入汇总',
    explanation: '税务、海关、气象等垂直管理单位向上级报送，不计入地方的汇总；汇总年报恰好多出其数的予以指出。',
    sentence: ({ params: { names, sum, printed } }) => `汇总年报比所属各单位之和多出的数，恰好是垂直管理单位${zh.some(parted(names), 5, '个单位')}的数（申请 ${zh.figure(sum)} 件，印的是 ${zh.figure(printed)} 件）；垂管单位不计入地方汇总`,
  },
  'en': {
    name: 'Upward-reporting organ in the sum',
    explanation: 'Organs that report upward (tax, customs, weather service and the like) are in no local sum; a consolidated report that is above the sum of its units by exactly their numbers is pointed out.',
    sentence: ({ params: { names, sum, printed } }) => `The consolidated report is above the sum of its units by exactly the numbers of ${en.listed(parted(names))} (applications ${en.figure(sum)}, printed ${en.figure(printed)}); organs that report upward are in no local sum.`,
  },
}

/** A consolidated report that holds the numbers of an organ of which no local government counts any. */
export const verticalInSum: AcrossRule = {
  id: 'vertical-in-sum',
  severity: 'error',
  words,
  find: placed => placed.filter(({ scope }) => scope === 'consolidated').flatMap((report) => {
    const apart = placed.filter(other => other.year === report.year && isVertical(other) && isWithin(other, report))
    const members = membersOf(report, placed)
    const added = addedOnTop(report, members, [...apart.map(one => [one]), ...apart.length > 1 ? [apart] : []])
    return added === null ? [] : [onSum(report, members, added)]
  }),
}
