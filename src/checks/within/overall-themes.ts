import type { ReportRule, RuleWords } from '../rule'
import type { OverviewTheme } from '@/forms'
import type { InEach } from '@/language'
import { en, parted } from '../words'
import { demandsOf, onReport, proseIn } from './demands'

const themes: InEach<Record<OverviewTheme, string>> = {
  'zh-CN': { proactive: '主动公开', applications: '依申请公开', management: '政府信息管理', platforms: '平台建设', supervision: '监督保障' },
  'en': { proactive: 'proactive disclosure', applications: 'disclosure on application', management: 'management of information', platforms: 'platforms', supervision: 'supervision and support' },
}

/** What a text speaks of a theme with: any word that may mean it, so that only a text without all of them is pointed out. */
const touches: Readonly<Record<OverviewTheme, RegExp>> = {
  proactive: /主动|公开(?:了|各类|事项|目录|内容|政府信息|信息)|发布|公示|解读|重点领域/,
  applications: /申请/,
  management: /管理|审核|审查|审校|保密|清理|目录|动态调整|规范性文件|归档|台账|更新/,
  platforms: /平台|网站|网页|网络|上网|专栏|栏目|新媒体|公众号|微博|微信|客户端|公报|公开栏|阅览|查阅点|专区/,
  supervision: /监督|保障|考核|培训|评议|责任|督[查促办导]|检查|领导|机构|制度|机制|专人|人员/,
}

const words: InEach<RuleWords> = {
  'zh-CN': {
    name: '总体情况内容',
    explanation: '第一部分“总体情况”应写到主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面；一个字也没有提到的予以提示。',
    sentence: ({ params }) => `第一部分“总体情况”没有写到${parted(params.untouched).map(theme => themes['zh-CN'][theme as OverviewTheme] ?? theme).join('、')}`,
  },
  'en': {
    name: 'Themes of the overview',
    explanation: 'Section 1 speaks of proactive disclosure, disclosure on application, management of information, platforms, and supervision and support; one it does not touch at all is pointed out.',
    sentence: ({ params }) => `Section 1 does not speak of ${en.listed(parted(params.untouched).map(theme => themes.en[theme as OverviewTheme] ?? theme), 5)}.`,
  },
}

/** Section 1 touches each theme its notice names. */
export const overallThemes: ReportRule = {
  id: 'overall-themes',
  severity: 'info',
  words,
  find(report) {
    const text = proseIn(report, 'overview')
    const untouched = text === null ? [] : (demandsOf(report)?.themes ?? []).filter(theme => !touches[theme].test(text))
    return untouched.length === 0 ? [] : [onReport(report, 'overview', { untouched: untouched.join('、') })]
  },
}
