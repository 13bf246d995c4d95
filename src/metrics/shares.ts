import type { Metric } from './metric'
import { rate } from './metric'

interface Group {
  key: 'denied' | 'unavailable' | 'notProcessed' | 'other'
  column: string
  name: string
  nameEn: string
  items: readonly { key: string, column: string, name: string, nameEn: string }[]
}

/** Rows of the outcome groups (国办公开办函〔2021〕30号, 表三). 其他处理 has rows in the newest form only. */
const groups: readonly Group[] = [
  { key: 'denied', column: 'outcomes_denied', name: '不予公开', nameEn: 'denied', items: [
    { key: 'stateSecret', column: 'applications_denied_state_secret_total', name: '属于国家秘密', nameEn: 'State secret' },
    { key: 'forbiddenByLaw', column: 'applications_denied_forbidden_by_law_total', name: '其他法律行政法规禁止公开', nameEn: 'Forbidden by other law' },
    { key: 'publicSecurity', column: 'applications_denied_public_security_total', name: '危及“三安全一稳定”', nameEn: 'Security and stability' },
    { key: 'thirdPartyRights', column: 'applications_denied_third_party_rights_total', name: '保护第三方合法权益', nameEn: 'Third-party rights' },
    { key: 'internalAffairs', column: 'applications_denied_internal_affairs_total', name: '属于三类内部事务信息', nameEn: 'Internal affairs' },
    { key: 'deliberative', column: 'applications_denied_deliberative_total', name: '属于四类过程性信息', nameEn: 'Deliberative process' },
    { key: 'enforcementFile', column: 'applications_denied_enforcement_file_total', name: '属于行政执法案卷', nameEn: 'Enforcement file' },
    { key: 'administrativeInquiry', column: 'applications_denied_administrative_inquiry_total', name: '属于行政查询事项', nameEn: 'Administrative inquiry' },
  ] },
  { key: 'unavailable', column: 'outcomes_unavailable', name: '无法提供', nameEn: 'unavailable', items: [
    { key: 'notHeld', column: 'applications_unavailable_not_held_total', name: '本机关不掌握相关政府信息', nameEn: 'Not held' },
    { key: 'needsCreation', column: 'applications_unavailable_needs_creation_total', name: '没有现成信息需要另行制作', nameEn: 'Would have to be created' },
    { key: 'stillUnclear', column: 'applications_unavailable_still_unclear_total', name: '补正后申请内容仍不明确', nameEn: 'Still unclear' },
  ] },
  { key: 'notProcessed', column: 'outcomes_not_processed', name: '不予处理', nameEn: 'not processed', items: [
    { key: 'petition', column: 'applications_not_processed_petition_total', name: '信访举报投诉类申请', nameEn: 'Petition or complaint' },
    { key: 'repeated', column: 'applications_not_processed_repeated_total', name: '重复申请', nameEn: 'Repeated' },
    { key: 'publication', column: 'applications_not_processed_publication_total', name: '要求提供公开出版物', nameEn: 'Published material' },
    { key: 'excessive', column: 'applications_not_processed_excessive_total', name: '无正当理由大量反复申请', nameEn: 'Excessive' },
    { key: 'reconfirmation', column: 'applications_not_processed_reconfirmation_total', name: '要求确认或重新出具已获取信息', nameEn: 'Reconfirmation' },
  ] },
  { key: 'other', column: '', name: '其他处理', nameEn: 'other', items: [
    { key: 'notCorrected', column: 'applications_other_not_corrected_total', name: '逾期不补正', nameEn: 'Not corrected in time' },
    { key: 'feeUnpaid', column: 'applications_other_fee_unpaid_total', name: '逾期未缴费', nameEn: 'Fee not paid' },
    { key: 'misc', column: 'applications_other_misc_total', name: '其他', nameEn: 'Other' },
  ] },
]

/** The rows of each outcome group as shares of their group: `share.denied.stateSecret`. */
export const shares: readonly Metric[] = groups.flatMap(group => group.items.map(item => rate(
  `share.${group.key}.${item.key}`,
  group.key,
  { name: item.name, nameEn: item.nameEn, formula: `${item.name} ÷ ${group.name}各项之和`, formulaEn: `${item.nameEn} ÷ Σ ${group.nameEn}` },
  [item.column],
  group.column ? [group.column] : group.items.map(({ column }) => column),
  { isPart: true },
)))
