import type { Metric, RateKind } from './metric'
import { rate } from './metric'
import { shares } from './shares'

/** A whole and the parts it is printed in: outcomes of the concluded, kinds of applicants of the received, reasons of an outcome, results of appeals. */
export interface Whole {
  key: WholeKey
  name: string
  nameEn: string
  formula: string
  formulaEn: string
  /** Each a share of the whole; its numerator is the count of cases. Their keys end in the part's own name. */
  parts: readonly Metric[]
}

export const wholeKeys = ['outcomes', 'applicants', 'denied', 'unavailable', 'notProcessed', 'other', 'reviews', 'lawsuits'] as const
export type WholeKey = typeof wholeKeys[number]

type Part = [key: string, name: string, nameEn: string, terms: string[]]

/** The six outcomes are shares of one set of reports, so that they make 100 %. */
const kindOf = (key: WholeKey, part: string): RateKind => key === 'outcomes' ? key : `${key}.${part}` as RateKind

function whole(key: WholeKey, name: string, nameEn: string, of: { name: string, nameEn: string, terms: string[] }, parts: readonly Part[]): Whole {
  return {
    key,
    name,
    nameEn,
    formula: `各项件数 ÷ ${of.name}`,
    formulaEn: `Cases of each ÷ ${of.nameEn}`,
    parts: parts.map(([part, partName, partNameEn, terms]) => rate(`${key}.${part}`, kindOf(key, part), {
      name: partName,
      nameEn: partNameEn,
      formula: `${partName} ÷ ${of.name}`,
      formulaEn: `${partNameEn} ÷ ${of.nameEn}`,
    }, terms, of.terms)),
  }
}

function reasons(key: 'denied' | 'unavailable' | 'notProcessed' | 'other', name: string, nameEn: string): Whole {
  const parts = shares.filter(share => share.key.startsWith(`share.${key}.`))
  return { key, name, nameEn, formula: `各项件数 ÷ ${name.replace(/(事由|情形)$/, '')}各项之和`, formulaEn: 'Cases of each ÷ their sum', parts }
}

const column = (name: string): string => `applications_${name}_total`
const results = [['upheld', '结果维持', 'Upheld'], ['overturned', '结果纠正', 'Overturned'], ['other_result', '其他结果', 'Other result'], ['pending', '尚未审结', 'Pending']] as const
const camel = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

function appeals(key: 'reviews' | 'lawsuits', names: { whole: string, wholeEn: string, of: string, ofEn: string }, paths: readonly string[]): Whole {
  const terms = (result: string): string[] => paths.map(path => `appeals_${path}_${result}`)
  return whole(key, names.whole, names.wholeEn, { name: names.of, nameEn: names.ofEn, terms: terms('total') }, results.map(([result, name, nameEn]) => [camel(result), name, nameEn, terms(result)]))
}

/** Every whole, in the order a list offers them (国办公开办函〔2021〕30号, 表三、表四). */
export const wholes: readonly Whole[] = [
  whole('outcomes', '办理结果', 'Outcomes', { name: '办结', nameEn: 'concluded', terms: [column('concluded')] }, [
    ['granted', '予以公开', 'Granted', [column('granted')]],
    ['partlyGranted', '部分公开', 'Partly granted', [column('partly_granted')]],
    ['denied', '不予公开', 'Denied', ['outcomes_denied']],
    ['unavailable', '无法提供', 'Unavailable', ['outcomes_unavailable']],
    ['notProcessed', '不予处理', 'Not processed', ['outcomes_not_processed']],
    ['other', '其他处理', 'Other', ['outcomes_other']],
  ]),
  whole('applicants', '新收申请人类型', 'Applicants', { name: '新收', nameEn: 'received', terms: [column('received')] }, [
    ['person', '自然人', 'Natural persons', ['applications_received_person']],
    ['business', '商业企业', 'Businesses', ['applications_received_business']],
    ['research', '科研机构', 'Research bodies', ['applications_received_research']],
    ['publicInterest', '社会公益组织', 'Public-interest bodies', ['applications_received_public_interest']],
    ['legalService', '法律服务机构', 'Legal services', ['applications_received_legal_service']],
    ['otherOrganisation', '其他组织', 'Other organisations', ['applications_received_other_organisation']],
  ]),
  reasons('denied', '不予公开事由', 'Reasons for denial'),
  reasons('unavailable', '无法提供情形', 'Why unavailable'),
  reasons('notProcessed', '不予处理情形', 'Why not processed'),
  reasons('other', '其他处理情形', 'Other outcomes'),
  appeals('reviews', { whole: '复议结果', wholeEn: 'Results of reviews', of: '行政复议总计', ofEn: 'all reviews' }, ['review']),
  appeals('lawsuits', { whole: '诉讼结果', wholeEn: 'Results of lawsuits', of: '两类诉讼总计之和', ofEn: 'all lawsuits' }, ['direct', 'after_review']),
]

const byKey = new Map<string, Whole>(wholes.map(each => [each.key, each]))

/** The whole of a key; undefined for a key nobody defined. */
export function wholeOf(key: string): Whole | undefined {
  return byKey.get(key)
}

/** A part of a whole as a metric of its own, named as what it is: a share. */
export function shareOf(part: Metric): Metric {
  return { ...part, name: `${part.name}占比`, nameEn: `Share of ${part.nameEn.toLowerCase()}` }
}
