import type { ColumnDefinition, RowDefinition, TableDefinition } from '../definition'

function row(key: string, printedUnit: string, zh: string, en: string, aliases: readonly string[] = [], more: Partial<RowDefinition> = {}): RowDefinition {
  return { key, label: { zh, en, aliases }, printedUnit, ...more }
}

const year: ColumnDefinition = { key: 'year', label: { zh: '本年度', en: 'This year', aliases: ['年度', '本年', '年度数'] } }
const cumulative: ColumnDefinition = { key: 'cumulative', label: { zh: '历年累计', en: 'All years so far', aliases: ['历年累计数', '累计'] } }
const yearEnd: ColumnDefinition = { key: 'cumulative', label: { zh: '年末统计', en: 'At the end of the year', aliases: ['年末统计数', '年末数'] } }

const received = row('received', '条', '受理依申请公开信息总数', 'Applications received', ['受理政府信息依申请公开总数', '受理依申请公开总数', '受理依申请公开政府信息总数', '依申请公开信息总数'])
const inPerson = row('received.inPerson', '条', '其中：1、当面申请数', 'In person', ['当面申请数'])
const answered = row('answered', '条', '对申请的答复总数', 'Applications answered', ['对申请答复总数', '答复总数'])
const granted = row('granted', '条', '其中：1、同意公开答复数', 'Granted', ['同意公开答复数', '同意公开数'])
const partlyGranted = row('partlyGranted', '条', '2、同意部分公开答复数', 'Partly granted', ['同意部分公开答复数', '同意部分公开数'])
const denied = ['否决公开答复数', '不予公开答复数', '否决公开数', '不予公开数']
const review = row('review', '件', '行政复议数', 'Administrative reviews')
const litigation = row('litigation', '件', '行政诉讼数', 'Lawsuits')

const shared = {
  key: 'statistics',
  kind: 'list',
  title: { zh: '政府信息公开情况统计表', en: 'Statistics of disclosure', short: { zh: '政府信息公开情况统计表', en: 'The table of statistics' } },
  required: true,
  headings: { name: { zh: '指标名称', en: 'Indicator' }, unit: { zh: '计量单位', en: 'Unit' } },
} as const

/** The table until 2013: five ways to apply, three kinds of answer. */
export const until2013: TableDefinition = {
  ...shared,
  columns: [year, cumulative],
  rows: [
    row('disclosed', '条', '主动公开信息数', 'Items disclosed', ['主动公开政府信息数', '主动公开信息总数']),
    row('disclosed.website', '条', '其中：1、网站公开', 'On the website', ['网站公开', '网站公开数', '政府网站公开数']),
    row('disclosed.gazette', '条', '2、政府公报公开', 'In the gazette', ['政府公报公开', '政府公报公开数']),
    received,
    inPerson,
    row('received.fax', '条', '2、传真申请数', 'By fax', ['传真申请数']),
    row('received.email', '条', '3、电子邮件申请数', 'By e-mail', ['电子邮件申请数']),
    row('received.online', '条', '4、网上申请数', 'Online', ['网上申请数', '网络申请数']),
    row('received.letter', '条', '5、信函申请数', 'By letter', ['信函申请数']),
    answered,
    granted,
    partlyGranted,
    row('denied', '条', '3、否决公开答复数', 'Denied', denied),
    review,
    litigation,
    row('complaints', '件', '行政申诉、举报数', 'Complaints and reports', ['行政申诉举报数', '申诉举报数']),
  ],
}

const since2014: readonly RowDefinition[] = [
  row('disclosed', '条', '主动公开文件数', 'Documents disclosed', ['主动公开文件总数', '主动公开文件信息数']),
  row('disclosed.website', '条', '其中：1、政府网站公开数', 'On the website', ['政府网站公开数', '政府网站公开', '网站公开数']),
  row('disclosed.gazette', '条', '2、政府公报公开数', 'In the gazette', ['政府公报公开数', '政府公报公开']),
  received,
  inPerson,
  row('received.online', '条', '2、网上申请数', 'Online', ['网上申请数', '网络申请数']),
  row('received.letterOrFax', '条', '3、信函、传真申请数', 'By letter or fax', ['信函传真申请数', '传真信函申请数']),
  answered,
  granted,
  partlyGranted,
  row('denied', '条', '3、不予公开答复数', 'Denied', denied),
  row('otherAnswers', '条', '4、其他类型答复数', 'Answered otherwise', ['其他类型答复数', '其它类型答复数']),
  row('feeReductions', '元', '政府信息公开收费减免金额', 'Fees waived', ['收费减免金额'], { unit: '元', years: [2014, 2015] }),
  row('complaints', '件', '接受行政诉讼、举报数', 'Complaints and reports', ['接受行政申诉举报数', '接受行政诉讼举报数', '行政申诉举报数']),
  review,
  litigation,
]

/** The table of 2014 to 2018: three ways to apply, four kinds of answer; fees waived in the first two years. */
export const from2014: TableDefinition = { ...shared, columns: [year, cumulative], rows: since2014 }

/** The table units filled in: the count at the end of the year alone. */
export const ofUnits: TableDefinition = { ...shared, columns: [yearEnd], rows: since2014 }
