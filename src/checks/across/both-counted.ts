import type { AcrossRule, RuleWords } from '../rule'
import type { InEach } from '@/language'
import { en, parted, zh } from '../words'
import { addedOnTop, onSum } from './added'
import { isVertical, isWithin, membersOf } from './members'

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '重复汇总',
    explanation: '同一个合计里，一个地区的汇总年报和它所属单位的年报只能取其一；汇总年报恰好多出下级已汇总单位的数的予以指出。',
    sentence: ({ params: { names, sum, printed } }) => `汇总年报比各部分之和多出的数，恰好是${zh.some(parted(names), 5, '个单位')}的数（申请 ${zh.figure(sum)} 件，印的是 ${zh.figure(printed)} 件），而其数已在下级的汇总年报里，重复计入`,
  },
  'en': {
    name: 'Counted twice',
    explanation: 'One sum holds either the consolidated report of a place or those of its units; a consolidated report that is above the sum of its parts by exactly the numbers of units a lower one holds is pointed out.',
    sentence: ({ params: { names, sum, printed } }) => `The consolidated report is above the sum of its parts by exactly the numbers of ${en.listed(parted(names))} (applications ${en.figure(sum)}, printed ${en.figure(printed)}), which a lower consolidated report already holds.`,
  },
}

/** A consolidated report that adds a lower consolidated one and, beside it, the units that one is the sum of. */
export const bothCounted: AcrossRule = {
  id: 'both-counted',
  severity: 'error',
  words,
  find: placed => placed.filter(({ scope }) => scope === 'consolidated').flatMap((report) => {
    const members = membersOf(report, placed)
    const below = members.filter(({ scope }) => scope === 'consolidated')
      .map(part => placed.filter(other => other.year === report.year && !members.includes(other) && !isVertical(other) && isWithin(other, part)))
      .filter(units => units.length > 0)
    const added = addedOnTop(report, members, [...below, ...below.flat().map(unit => [unit]), ...below.length > 1 ? [below.flat()] : []])
    return added === null ? [] : [onSum(report, members, added)]
  }),
}
