import type { ColumnDefinition, RowDefinition, TableDefinition } from '../definition'

function row(key: string, zh: string, en: string, aliases: readonly string[], more: { short?: [zh: string, en: string], group?: string } = {}): RowDefinition {
  return {
    key,
    label: { zh, en, aliases, ...(more.short && { short: { zh: more.short[0], en: more.short[1] } }) },
    ...(more.group && { group: more.group }),
  }
}
const item = (group: string, key: string, zh: string, en: string, aliases: readonly string[]): RowDefinition => row(`${group}.${key}`, zh, en, aliases, { group })

const otherAliases = ['其他处理', '其它处理', '其他处理情形', '其他处理情况']

/** Rows of section 3 before the outcome 其他处理, in printed order: both forms print them alike. */
export const outcomesBeforeOther: readonly RowDefinition[] = [
  row('received', '一、本年新收政府信息公开申请数量', '1. Received this year', ['本年新收政府信息公开申请', '本年新收政府信息公开申请数', '本年新收申请数量', '本年新收申请数', '本年新收申请', '本年新收', '本年度新收政府信息公开申请数量', '新收政府信息公开申请数量', '新收申请数量'], { short: ['本年新收', 'Received this year'] }),
  row('carriedIn', '二、上年结转政府信息公开申请数量', '2. Carried in from last year', ['上年结转政府信息公开申请', '上年结转政府信息公开申请数', '上年结转申请数量', '上年结转申请', '上年结转', '上年度结转政府信息公开申请数量', '上一年结转政府信息公开申请数量', '上一年度结转政府信息公开申请数量', '上年度结转申请数量', '上年度结转'], { short: ['上年结转', 'Carried in from last year'] }),
  row('granted', '（一）予以公开', '(1) Granted', ['予以公开']),
  row('partlyGranted', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', '(2) Partly granted', ['部分公开', '部分公开区分处理的只计这一情况不计其他情形', '部分公开区分处理的只计这一情况不计其他情况', '部分公开区分处理的只计这一情形不计其他情况', '部分公开区分处理的只计这一情形', '部分公开区分处理的只计这一情况', '部分公开区分处理'], { short: ['部分公开', 'Partly granted'] }),
  item('denied', 'stateSecret', '1.属于国家秘密', 'State secret', ['属于国家秘密', '国家秘密', '涉及国家秘密']),
  item('denied', 'forbiddenByLaw', '2.其他法律行政法规禁止公开', 'Forbidden by other law', ['其他法律行政法规禁止公开', '其他法律行政止公开', '其他法律行政法规禁止公开的', '其他法律法规禁止公开', '法律行政法规禁止公开', '其它法律行政法规禁止公开']),
  item('denied', 'publicSecurity', '3.危及“三安全一稳定”', 'Security and stability', ['危及三安全一稳定', '三安全一稳定', '危及三安全稳定']),
  item('denied', 'thirdPartyRights', '4.保护第三方合法权益', 'Third-party rights', ['保护第三方合法权益', '第三方合法权益']),
  item('denied', 'internalAffairs', '5.属于三类内部事务信息', 'Internal affairs', ['属于三类内部事务信息', '属于三类内容事务信息', '三类内部事务信息', '内部事务信息']),
  item('denied', 'deliberative', '6.属于四类过程性信息', 'Deliberative process', ['属于四类过程性信息', '四类过程性信息', '过程性信息']),
  item('denied', 'enforcementFile', '7.属于行政执法案卷', 'Enforcement file', ['属于行政执法案卷', '行政执法案卷', '属于行政执法案卷信息']),
  item('denied', 'administrativeInquiry', '8.属于行政查询事项', 'Administrative inquiry', ['属于行政查询事项', '行政查询事项']),
  item('unavailable', 'notHeld', '1.本机关不掌握相关政府信息', 'Not held', ['本机关不掌握相关政府信息', '本机关不掌握相关信息', '本机关不掌握']),
  item('unavailable', 'needsCreation', '2.没有现成信息需要另行制作', 'Would have to be created', ['没有现成信息需要另行制作', '没有现成信息', '需要另行制作']),
  item('unavailable', 'stillUnclear', '3.补正后申请内容仍不明确', 'Still unclear after correction', ['补正后申请内容仍不明确', '补正后仍不明确', '补正后申请内容不明确']),
  item('notProcessed', 'petition', '1.信访举报投诉类申请', 'Petition or complaint', ['信访举报投诉类申请', '信访举报投诉', '信访投诉举报类申请', '信访举报投诉类']),
  item('notProcessed', 'repeated', '2.重复申请', 'Repeated', ['重复申请']),
  item('notProcessed', 'publication', '3.要求提供公开出版物', 'Published material', ['要求提供公开出版物', '提供公开出版物']),
  item('notProcessed', 'excessive', '4.无正当理由大量反复申请', 'Excessive without reason', ['无正当理由大量反复申请', '大量反复申请']),
  item('notProcessed', 'reconfirmation', '5.要求行政机关确认或重新出具已获取信息', 'Asks to confirm or reissue', ['要求行政机关确认或重新出具已获取信息', '确认或重新出具已获取信息', '要求行政机关确认或者重新出具已获取信息', '要求确认或重新出具已获取信息']),
]

/** 其他处理 in one row: the form of 2019, and later reports that kept it. */
const other = row('other', '（六）其他处理', '(6) Other', otherAliases, { group: 'other', short: ['其他处理', 'Other'] })

/** The rows behind 其他处理. */
export const outcomesAfterOther: readonly RowDefinition[] = [
  row('concluded', '（七）总计', '(7) Total', ['总计', '合计', '小计', '总数', '共计'], { short: ['办理结果总计', 'Concluded in all'] }),
  row('carriedOut', '四、结转下年度继续办理', '4. Carried out to next year', ['结转下年度继续办理', '结转下一年度继续办理', '结转下年继续办理', '结转下年度', '结转下一年度', '结转下年', '结转至下年度继续办理'], { short: ['结转下年度', 'Carried out to next year'] }),
]

export const applicantColumns: readonly ColumnDefinition[] = [
  { key: 'person', label: { zh: '自然人', en: 'Natural persons', aliases: ['公民'] } },
  { key: 'business', label: { zh: '商业企业', en: 'Businesses', aliases: ['企业'] } },
  { key: 'research', label: { zh: '科研机构', en: 'Research bodies' } },
  { key: 'publicInterest', label: { zh: '社会公益组织', en: 'Public-interest bodies', aliases: ['公益组织'] } },
  { key: 'legalService', label: { zh: '法律服务机构', en: 'Legal services', aliases: ['法律服务'] } },
  { key: 'otherOrganisation', label: { zh: '其他', en: 'Other', short: { zh: '其他组织', en: 'Other organisations' }, aliases: ['其它'] } },
  { key: 'total', label: { zh: '总计', en: 'Total', aliases: ['合计', '共计', '小计'] } },
]

export const applications: TableDefinition = {
  key: 'applications',
  kind: 'outcomes',
  title: { zh: '三、收到和处理政府信息公开申请情况', en: '3. Applications received and handled', short: { zh: '三、收到和处理政府信息公开申请情况', en: 'Section 3' } },
  required: true,
  groups: [
    { key: 'denied', label: { zh: '（三）不予公开', en: '(3) Denied', aliases: ['不予公开'] } },
    { key: 'unavailable', label: { zh: '（四）无法提供', en: '(4) Unavailable', aliases: ['无法提供'] } },
    { key: 'notProcessed', label: { zh: '（五）不予处理', en: '(5) Not processed', aliases: ['不予处理'] } },
    { key: 'other', label: { zh: '（六）其他处理', en: '(6) Other', aliases: otherAliases } },
  ],
  headings: {
    identity: { zh: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', en: 'Item 1 + item 2 = item 3 + item 4' },
    applicants: { zh: '申请人情况', en: 'Applicants' },
    organisations: { zh: '法人或其他组织', en: 'Legal persons or other organisations' },
    results: { zh: '三、本年度办理结果', en: '3. Handled this year' },
  },
  rows: [...outcomesBeforeOther, other, ...outcomesAfterOther],
  columns: applicantColumns,
}
