import type { Draft } from '../draft'
import type { Random } from '../random'
import { randomOf } from '../random'
import { flaws, means, measures, remedies, topics } from './topics'

/** Prose of sections 1, 5 and 6 as paragraphs. */
export interface Prose {
  overview: string[]
  problems: string[]
  others: string[]
}

type Sentence = (random: Random, self: string, topic: string) => string

const openings: Sentence[] = [
  (random, self, topic) => `${self}全年围绕${topic}安排公开工作，先后用到${random.some(means, 3).join('、')}，${random.pick(measures)}与${random.pick(measures)}同步推进。`,
  (random, self, topic) => `这一年${self}把${topic}列为重点，年初定方案、年中做检查、年末看成效，${random.some(measures, 3).join('、')}等做法坚持下来。`,
  (random, self, topic) => `按照年度要点，${self}在${topic}方面梳理公开事项${random.whole(12, 96)}项，落实${random.some(measures, 2).join('和')}，由${random.pick(means)}统一对外。`,
  (random, self, topic) => `${self}结合实际，把${topic}的全过程信息放到${random.pick(means)}和${random.pick(means)}上，群众随时可查，并以${random.pick(measures)}保证准确。`,
]
const publicity: Sentence[] = [
  (random, _, topic) => `主动公开方面，发布${topic}类信息${random.whole(20, 900)}条，其中${random.pick(means)}占多数，${random.pick(measures)}贯穿始终。`,
  (random, self, topic) => `在${topic}上做到应公开尽公开，${self}通过${random.some(means, 2).join('、')}发布消息${random.whole(15, 640)}条，图解${random.whole(2, 30)}篇。`,
  (random, _, topic) => `围绕${topic}推出专题${random.whole(1, 6)}个，${random.pick(means)}阅读量稳步上升，${random.pick(measures)}、${random.pick(measures)}均有记录可查。`,
  (random, self, topic) => `${topic}信息按季度集中更新，${self}安排${random.pick(measures)}，并用${random.pick(means)}作补充说明，来电咨询随之减少。`,
]
const management: Sentence[] = [
  (random, self) => `信息管理上，${self}修订了${random.some(measures, 2).join('与')}两项制度，${random.pick(measures)}由分管负责人签字把关，${random.pick(means)}内容每${random.pick(['周', '旬', '月', '季'])}复核。`,
  (random, _, topic) => `对存量信息逐条过筛，${topic}相关旧闻归档，${random.pick(measures)}、${random.pick(measures)}形成闭环，${random.pick(means)}链接全部可用。`,
  (random, self, topic) => `${self}把${random.pick(measures)}做细做实，${topic}资料一事一档，${random.pick(means)}与${random.pick(means)}口径保持一致。`,
  (random, self) => `平台建设侧重实用，${random.pick(means)}改版后检索更快，${self}同时关停了长期不更新的账号，${random.some(measures, 2).join('、')}照常进行。`,
]
const supervision: Sentence[] = [
  (random, self, topic) => `监督保障方面，${self}举办培训${random.whole(1, 6)}场，主题是${topic}和${random.pick(measures)}，${random.pick(means)}收集到的意见均有回音。`,
  (random, _, topic) => `考核时把${topic}公开情况计入科室评分，${random.pick(measures)}不达标的限期整改，本年未发生责任追究。`,
  (random, self) => `${self}邀请服务对象评议，走访点多设在${random.pick(means)}附近，意见集中在${random.pick(flaws)}，已列入下一步安排，并以${random.pick(measures)}跟踪。`,
]
const problemSentences: Sentence[] = [
  (random, _, topic) => `在${topic}工作中，${random.pick(flaws)}，${random.pick(flaws)}的情形也还存在，${random.pick(means)}的作用没有充分发挥。`,
  (random, self) => `对照群众期待，${self}认为${random.some(flaws, 2).join('、')}是眼下的短板，主要原因是${random.pick(measures)}落实不到底。`,
  (random, _, topic) => `回看全年，${topic}栏目${random.pick(flaws)}，${random.pick(measures)}与${random.pick(measures)}之间配合不畅。`,
]
const remedySentences: Sentence[] = [
  (random, self, topic) => `下一步，${self}将${random.some(remedies, 2).join('，')}，先从${topic}做起，再推广到其他业务。`,
  (random, _, topic) => `改进上，一是${random.pick(remedies)}，二是${random.pick(remedies)}，三是以${random.pick(measures)}检验${topic}的公开效果。`,
  (random, self) => `${self}计划用半年时间${random.pick(remedies)}，配合${random.pick(means)}，把${random.pick(measures)}固定为日常动作。`,
]
const otherSentences: Sentence[] = [
  (_, self) => `${self}本年没有收取信息处理费。`,
  () => '依照信息处理费管理规定，本年收取信息处理费0元。',
  (random, _, topic) => `未收取信息处理费。${topic}等重点任务已按要点完成，${random.pick(measures)}情况另行备查。`,
]

function write(pool: readonly Sentence[], count: number, random: Random, draft: Draft): string[] {
  const unit = draft.issuer.unit
  const topicsHere = topics[unit?.topic ?? 'office']!
  return random.some(pool, count).map(sentence => sentence(random, unit?.self ?? '市区两级', random.pick(topicsHere)))
}

/** One clause on each of the issuer's topics: what makes its text its own. */
function byTopic(draft: Draft, random: Random, clause: (topic: string) => string): string {
  const here = topics[draft.issuer.unit?.topic ?? 'office']!
  return `${random.some(here, here.length).map(clause).join('，')}。`
}

/** What section 1 says of the applications, with the numbers the table prints; nothing when a number is missing. */
function account(draft: Draft, random: Random): string {
  const [received, carriedIn, concluded, carriedOut] = ['received', 'carriedIn', 'concluded', 'carriedOut'].map(row => draft.cells.get(`applications.${row}.total`))
  if (![received, carriedIn, concluded, carriedOut].every(value => typeof value === 'number'))
    return '依申请公开的办理情况见第三部分。'
  const who = draft.issuer.scope === 'consolidated' ? (draft.issuer.region.includes('/') ? '全区各级行政机关' : '全市各级行政机关') : ''
  if (received === 0 && carriedIn === 0)
    return `依申请公开方面，本年未收到政府信息公开申请。`
  return random.pick([
    `依申请公开方面，${who}本年收到政府信息公开申请${received}件，上年结转${carriedIn}件，办结${concluded}件，结转下年度${carriedOut}件。`,
    `${who}全年共收到政府信息公开申请${received}件，均依法登记，办结${concluded}件。`,
    `依申请公开渠道畅通，${who}${draft.year}年新收政府信息公开申请${received}件，结转下年度继续办理${carriedOut}件。`,
  ])
}

/** Issuers whose numbers might be a whole region's: their reports say that they are not. */
const regional = new Set(['office', 'zone'])

/** The prose of a draft, from its issuer, year and printed cells. Every sentence is ours; none is taken from a published report. */
export function writeProse(draft: Draft): Prose {
  const random = randomOf(`prose|${draft.issuer.name}|${draft.year}`)
  const consolidated = draft.issuer.scope === 'consolidated'
  const region = draft.issuer.region.split('/').at(-1)!
  const scope = consolidated
    ? `本报告汇总${region}各${draft.issuer.region.includes('/') ? '部门、镇和街道' : '区、各部门'}的数据，反映全${region.endsWith('区') ? '区' : '市'}情况。`
    : regional.has(draft.issuer.unit!.topic) ? '数据为本机关自身，不含其他部门和单位。' : ''
  return {
    overview: [
      `本报告为虚构示例，单位、地名与数字均不对应任何真实机关。${scope}所列数据的统计期限为${draft.periodYear}年1月1日至${draft.periodYear}年12月31日。`,
      write(openings, 2, random, draft).join(''),
      write(publicity, 2, random, draft).join('') + byTopic(draft, random, topic => `${topic}靠${random.pick(means)}${random.pick(['传到基层', '讲清楚', '随时可查', '集中展示', '按月更新'])}`),
      account(draft, random),
      [...write(management, 2, random, draft), ...write(supervision, 2, random, draft)].join(''),
    ],
    problems: [
      write(problemSentences, 3, random, draft).join('') + byTopic(draft, random, topic => `${topic}${random.pick(['上看', '方面', '一项', '栏目', '环节'])}${random.pick(flaws)}`),
      write(remedySentences, 3, random, draft).join('') + byTopic(draft, random, topic => `${topic}要${random.pick(remedies)}`),
    ],
    others: write(otherSentences, 1, random, draft),
  }
}
