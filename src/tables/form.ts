/**
 * The official form as one table: every cell's key, in the order the form prints it, in both layouts.
 * Source: 国办公开办函〔2021〕30号 (layout 2021) and 国办公开办函〔2019〕60号 (layout 2019). Code, SQL and exports share these keys.
 */

export type TableName = 'proactive' | 'applications' | 'appeals'
export type Layout = '2019' | '2021'

/** `applications.received.person`, `appeals.review.upheld`, `proactive.fees.amount`. */
export type CellKey = string

export const tableNames: readonly TableName[] = ['proactive', 'applications', 'appeals']

/** Rows of section 3 in printed order; a row's `layouts` says which form prints it. `other` is the 2019 single row. */
export const applicationRows = [
  { key: 'received', label: '一、本年新收政府信息公开申请数量', group: null },
  { key: 'carriedIn', label: '二、上年结转政府信息公开申请数量', group: null },
  { key: 'granted', label: '（一）予以公开', group: null },
  { key: 'partlyGranted', label: '（二）部分公开（区分处理的，只计这一情形，不计其他情形）', group: null },
  { key: 'denied.stateSecret', label: '1.属于国家秘密', group: 'denied' },
  { key: 'denied.forbiddenByLaw', label: '2.其他法律行政法规禁止公开', group: 'denied' },
  { key: 'denied.publicSecurity', label: '3.危及“三安全一稳定”', group: 'denied' },
  { key: 'denied.thirdPartyRights', label: '4.保护第三方合法权益', group: 'denied' },
  { key: 'denied.internalAffairs', label: '5.属于三类内部事务信息', group: 'denied' },
  { key: 'denied.deliberative', label: '6.属于四类过程性信息', group: 'denied' },
  { key: 'denied.enforcementFile', label: '7.属于行政执法案卷', group: 'denied' },
  { key: 'denied.administrativeInquiry', label: '8.属于行政查询事项', group: 'denied' },
  { key: 'unavailable.notHeld', label: '1.本机关不掌握相关政府信息', group: 'unavailable' },
  { key: 'unavailable.needsCreation', label: '2.没有现成信息需要另行制作', group: 'unavailable' },
  { key: 'unavailable.stillUnclear', label: '3.补正后申请内容仍不明确', group: 'unavailable' },
  { key: 'notProcessed.petition', label: '1.信访举报投诉类申请', group: 'notProcessed' },
  { key: 'notProcessed.repeated', label: '2.重复申请', group: 'notProcessed' },
  { key: 'notProcessed.publication', label: '3.要求提供公开出版物', group: 'notProcessed' },
  { key: 'notProcessed.excessive', label: '4.无正当理由大量反复申请', group: 'notProcessed' },
  { key: 'notProcessed.reconfirmation', label: '5.要求行政机关确认或重新出具已获取信息', group: 'notProcessed' },
  { key: 'other.notCorrected', label: '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请', group: 'other', layout: '2021' },
  { key: 'other.feeUnpaid', label: '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请', group: 'other', layout: '2021' },
  { key: 'other.misc', label: '3.其他', group: 'other', layout: '2021' },
  { key: 'other', label: '（六）其他处理', group: 'other', layout: '2019' },
  { key: 'concluded', label: '（七）总计', group: null },
  { key: 'carriedOut', label: '四、结转下年度继续办理', group: null },
] as const satisfies readonly { key: string, label: string, group: string | null, layout?: Layout }[]

export const applicationColumns = [
  { key: 'person', label: '自然人' },
  { key: 'business', label: '商业企业' },
  { key: 'research', label: '科研机构' },
  { key: 'publicInterest', label: '社会公益组织' },
  { key: 'legalService', label: '法律服务机构' },
  { key: 'otherOrganisation', label: '其他' },
  { key: 'total', label: '总计' },
] as const

/** Outcome groups of section 3 with the label of their heading cell. */
export const outcomeGroups = [
  { key: 'denied', label: '（三）不予公开' },
  { key: 'unavailable', label: '（四）无法提供' },
  { key: 'notProcessed', label: '（五）不予处理' },
  { key: 'other', label: '（六）其他处理' },
] as const

export const appealPaths = [
  { key: 'review', label: '行政复议' },
  { key: 'direct', label: '未经复议直接起诉' },
  { key: 'afterReview', label: '复议后起诉' },
] as const

export const appealResults = [
  { key: 'upheld', label: '结果维持' },
  { key: 'overturned', label: '结果纠正' },
  { key: 'otherResult', label: '其他结果' },
  { key: 'pending', label: '尚未审结' },
  { key: 'total', label: '总计' },
] as const

const regulationMeasures2021 = [
  { key: 'issued', label: '本年制发件数' },
  { key: 'repealed', label: '本年废止件数' },
  { key: 'inForce', label: '现行有效件数' },
] as const
const regulationMeasures2019 = [
  { key: 'made', label: '本年新制作数量' },
  { key: 'disclosed', label: '本年新公开数量' },
  { key: 'totalDisclosed', label: '对外公开总数量' },
] as const
const decisionMeasures2021 = [{ key: 'decisions', label: '本年处理决定数量' }] as const
const decisionMeasures2019 = [
  { key: 'lastYear', label: '上一年项目数量' },
  { key: 'change', label: '本年增/减' },
  { key: 'decisions', label: '处理决定数量' },
] as const

/** Subjects of section 2 with the measures each layout prints for them; none means the layout lacks the row. `article` is 《条例》第二十条. */
export const proactiveSubjects = [
  { key: 'regulations', label: '规章', article: '第二十条第（一）项', measures: { 2019: regulationMeasures2019, 2021: regulationMeasures2021 } },
  { key: 'normativeDocuments', label: '行政规范性文件', article: '第二十条第（一）项', measures: { 2019: regulationMeasures2019, 2021: regulationMeasures2021 } },
  { key: 'licensing', label: '行政许可', article: '第二十条第（五）项', measures: { 2019: decisionMeasures2019, 2021: decisionMeasures2021 } },
  { key: 'services', label: '其他对外管理服务事项', article: '第二十条第（五）项', measures: { 2019: decisionMeasures2019, 2021: [] } },
  { key: 'penalties', label: '行政处罚', article: '第二十条第（六）项', measures: { 2019: decisionMeasures2019, 2021: decisionMeasures2021 } },
  { key: 'coercion', label: '行政强制', article: '第二十条第（六）项', measures: { 2019: decisionMeasures2019, 2021: decisionMeasures2021 } },
  { key: 'fees', label: '行政事业性收费', article: '第二十条第（八）项', measures: { 2019: [{ key: 'lastYear', label: '上一年项目数量' }, { key: 'change', label: '本年增/减' }], 2021: [{ key: 'amount', label: '本年收费金额（单位：万元）' }] } },
  { key: 'procurement', label: '政府集中采购', article: '第二十条第（九）项', measures: { 2019: [{ key: 'projects', label: '采购项目数量' }, { key: 'amount', label: '采购总金额' }], 2021: [] } },
] as const

/** Keys of the rows of section 3 that `layout` prints, in order. */
export function applicationRowKeys(layout: Layout): string[] {
  return applicationRows.filter(row => !('layout' in row) || row.layout === layout).map(row => row.key)
}

/** Every cell key of `table` in `layout`, in printed order: 175 or 161 for applications, 15 for appeals, 10 or 22 for proactive. */
export function formCells(table: TableName, layout: Layout): CellKey[] {
  if (table === 'applications')
    return applicationRowKeys(layout).flatMap(row => applicationColumns.map(column => `applications.${row}.${column.key}`))
  if (table === 'appeals')
    return appealPaths.flatMap(path => appealResults.map(result => `appeals.${path.key}.${result.key}`))
  return proactiveSubjects.flatMap(subject => subject.measures[layout].map(measure => `proactive.${subject.key}.${measure.key}`))
}

/** Table, row and column of a key; the row of `applications.denied.stateSecret.person` is `denied.stateSecret`. */
export function splitKey(key: CellKey): { table: TableName, row: string, column: string } {
  const parts = key.split('.')
  return { table: parts[0] as TableName, row: parts.slice(1, -1).join('.'), column: parts.at(-1)! }
}

/** Whether a cell may hold a decimal: money is in 万元, every other cell is a count. */
export function isMoney(key: CellKey): boolean {
  return key === 'proactive.fees.amount' || key === 'proactive.procurement.amount'
}

/** Whether a cell may be negative: 本年增/减. */
export function isChange(key: CellKey): boolean {
  return key.endsWith('.change')
}
