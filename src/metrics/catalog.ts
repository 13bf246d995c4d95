import type { Metric } from './metric'
import { columnOf, ownRates } from '@/forms'
import { count, rate } from './metric'
import { shareOf, wholes } from './parts'
import { shares } from './shares'

const received = 'applications_received_total'
const carriedIn = 'applications_carried_in_total'
const granted = 'applications_granted_total'
const partlyGranted = 'applications_partly_granted_total'
const concluded = 'applications_concluded_total'
const carriedOut = 'applications_carried_out_total'
const disputes = ['appeals_review_total', 'appeals_direct_total', 'appeals_after_review_total']

const applications: Metric[] = [
  count('received', { name: '新收', nameEn: 'Received', formula: '本年新收申请（总计栏）之和', formulaEn: 'Sum of applications received this year (total column)' }, [received]),
  count('carriedIn', { name: '上年结转', nameEn: 'Carried in', formula: '上年结转申请（总计栏）之和', formulaEn: 'Sum of applications carried in from last year (total column)' }, [carriedIn]),
  count('handled', { name: '受理合计', nameEn: 'Handled', formula: '新收 + 上年结转', formulaEn: 'Received + carried in' }, [received, carriedIn]),
  count('concluded', { name: '办结', nameEn: 'Concluded', formula: '本年度办理结果总计（总计栏）之和', formulaEn: 'Sum of concluded applications (total column)' }, [concluded]),
  count('carriedOut', { name: '结转下年', nameEn: 'Carried out', formula: '结转下年度继续办理（总计栏）之和', formulaEn: 'Sum of applications carried out to next year (total column)' }, [carriedOut]),
  count('granted', { name: '予以公开', nameEn: 'Granted', formula: '予以公开（总计栏）之和', formulaEn: 'Sum of granted (total column)' }, [granted]),
  count('partlyGranted', { name: '部分公开', nameEn: 'Partly granted', formula: '部分公开（总计栏）之和', formulaEn: 'Sum of partly granted (total column)' }, [partlyGranted]),
  rate('disclosureRate', 'outcomes', { name: '公开率', nameEn: 'Disclosure rate', formula: '（予以公开 + 部分公开）÷ 办结', formulaEn: '(Granted + partly granted) ÷ concluded' }, [granted, partlyGranted], [concluded], { variants: ['disclosureRate.grantedOnly', 'disclosureRate.overHandled'] }),
  rate('disclosureRate.grantedOnly', 'outcomes', { name: '公开率（仅予以公开）', nameEn: 'Disclosure rate (granted only)', formula: '予以公开 ÷ 办结', formulaEn: 'Granted ÷ concluded' }, [granted], [concluded], { variantOf: 'disclosureRate' }),
  rate('disclosureRate.overHandled', 'disclosedOfHandled', { name: '公开率（占受理）', nameEn: 'Disclosure rate (over handled)', formula: '（予以公开 + 部分公开）÷（新收 + 上年结转）', formulaEn: '(Granted + partly granted) ÷ (received + carried in)' }, [granted, partlyGranted], [received, carriedIn], { variantOf: 'disclosureRate' }),
  rate('deniedRate', 'outcomes', { name: '不予公开率', nameEn: 'Denied rate', formula: '不予公开各项之和 ÷ 办结', formulaEn: 'Σ denied ÷ concluded' }, ['outcomes_denied'], [concluded]),
  rate('unavailableRate', 'outcomes', { name: '无法提供率', nameEn: 'Unavailable rate', formula: '无法提供各项之和 ÷ 办结', formulaEn: 'Σ unavailable ÷ concluded' }, ['outcomes_unavailable'], [concluded]),
  rate('notProcessedRate', 'outcomes', { name: '不予处理率', nameEn: 'Not processed rate', formula: '不予处理各项之和 ÷ 办结', formulaEn: 'Σ not processed ÷ concluded' }, ['outcomes_not_processed'], [concluded]),
  rate('otherRate', 'outcomes', { name: '其他处理率', nameEn: 'Other outcomes rate', formula: '其他处理（2019 版一行，2021 版三项之和）÷ 办结', formulaEn: 'Other outcomes (one row in the 2019 form, three items in the 2021 form) ÷ concluded' }, ['outcomes_other'], [concluded]),
  rate('carryOutRate', 'carriedOut', { name: '结转率', nameEn: 'Carry-out rate', formula: '结转下年 ÷（新收 + 上年结转）', formulaEn: 'Carried out ÷ (received + carried in)' }, [carriedOut], [received, carriedIn]),
  rate('personShare', 'applicants.person', { name: '自然人占比', nameEn: 'Share of natural persons', formula: '新收（自然人）÷ 新收（总计）', formulaEn: 'Received from natural persons ÷ received' }, ['applications_received_person'], [received]),
]

const appeals: Metric[] = [
  count('reviewCount', { name: '复议量', nameEn: 'Administrative reviews', formula: '行政复议总计之和', formulaEn: 'Sum of administrative reviews (total)' }, ['appeals_review_total']),
  count('litigationCount', { name: '诉讼量', nameEn: 'Court cases', formula: '未经复议直接起诉总计 + 复议后起诉总计', formulaEn: 'Direct court cases + court cases after review (totals)' }, ['appeals_direct_total', 'appeals_after_review_total']),
  rate('disputeRate', 'disputes', { name: '争议率', nameEn: 'Dispute rate', formula: '（复议量 + 诉讼量）÷ 办结', formulaEn: '(Reviews + court cases) ÷ concluded' }, disputes, [concluded]),
  rate('reviewOverturnRate', 'reviewsOverturned', { name: '复议纠错率', nameEn: 'Review overturn rate', formula: '复议结果纠正 ÷（复议总计 − 尚未审结）', formulaEn: 'Reviews overturned ÷ (reviews − pending)' }, ['appeals_review_overturned'], ['appeals_review_total', '-appeals_review_pending'], { variants: ['reviewOverturnRate.overTotal'] }),
  rate('reviewOverturnRate.overTotal', 'reviews.overturned', { name: '复议纠错率（占总计）', nameEn: 'Review overturn rate (over all)', formula: '复议结果纠正 ÷ 复议总计', formulaEn: 'Reviews overturned ÷ all reviews' }, ['appeals_review_overturned'], ['appeals_review_total'], { variantOf: 'reviewOverturnRate' }),
  rate('litigationOverturnRate', 'lawsuitsOverturned', { name: '诉讼纠错率', nameEn: 'Litigation overturn rate', formula: '两类诉讼结果纠正之和 ÷（两类诉讼总计之和 − 尚未审结之和）', formulaEn: 'Σ overturned ÷ Σ (total − pending) over both court paths' }, ['appeals_direct_overturned', 'appeals_after_review_overturned'], ['appeals_direct_total', 'appeals_after_review_total', '-appeals_direct_pending', '-appeals_after_review_pending']),
]

const documents = 'proactive_normative_documents'
const proactive: Metric[] = [
  count('normativeInForce', { name: '现行有效规范性文件', nameEn: 'Normative documents in force', formula: '行政规范性文件现行有效件数之和', formulaEn: 'Sum of normative documents in force' }, [`${documents}_in_force`]),
  count('normativeNet', { name: '规范性文件净增', nameEn: 'Net new normative documents', formula: '行政规范性文件本年制发 − 本年废止', formulaEn: 'Normative documents issued − repealed' }, [`${documents}_issued`, `-${documents}_repealed`]),
  count('licensing', { name: '行政许可', nameEn: 'Licensing decisions', formula: '行政许可处理决定数量之和', formulaEn: 'Sum of licensing decisions' }, ['proactive_licensing_decisions']),
  count('penalties', { name: '行政处罚', nameEn: 'Penalty decisions', formula: '行政处罚处理决定数量之和', formulaEn: 'Sum of penalty decisions' }, ['proactive_penalties_decisions']),
  count('coercion', { name: '行政强制', nameEn: 'Coercion decisions', formula: '行政强制处理决定数量之和', formulaEn: 'Sum of coercion decisions' }, ['proactive_coercion_decisions']),
  count('fees', { name: '行政事业性收费', nameEn: 'Administrative fees', formula: '行政事业性收费本年收费金额之和（万元）', formulaEn: 'Sum of administrative fees (10,000 yuan)' }, ['proactive_fees_amount'], { unit: 'money' }),
]

const coverage: Metric = {
  ...rate('coverage', null, { name: '报送率', nameEn: 'Coverage', formula: '年报已收的单位 ÷ 应报送单位；待看的已收到、尚未计入', formulaEn: 'Agencies with an accepted report ÷ agencies expected; a report that waits has come and is not counted yet' }, [], []),
  numerator: 'agencies',
  denominator: 'agencies',
  lowBelow: null,
}

/** Shares of older forms, each of its own cells: never in one line with those of newer ones. */
const former = ownRates.map(({ key, name, formula }) => rate(key, key, { name: name.zh, nameEn: name.en, formula: formula.zh, formulaEn: formula.en }, [columnOf(`${key}.numerator`)], [columnOf(`${key}.denominator`)]))

/** Every metric of the house, in the order a page lists them. */
export const metrics: readonly Metric[] = [...applications, ...appeals, ...proactive, coverage, ...shares, ...former]

/** Each part of a whole as a metric: the one of the house with the same formula, where there is one. */
const parts = wholes.flatMap(whole => whole.parts).map(part => [part.key, metrics.find(metric => sameFormula(metric, part)) ?? shareOf(part)] as const)
const byKey = new Map([...parts, ...metrics.map(metric => [metric.key, metric] as const)])

function sameFormula(one: Metric, other: Metric): boolean {
  return JSON.stringify([one.numerator, one.denominator]) === JSON.stringify([other.numerator, other.denominator])
}

/** The metric of a key, or that of a part of a whole. Throws `RangeError` on a key nobody defined. */
export function metricOf(key: string): Metric {
  const metric = byKey.get(key)
  if (!metric)
    throw new RangeError(`no metric ${key}`)
  return metric
}
