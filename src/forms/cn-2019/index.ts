import type { DueDate, FormDefinition, LayoutDefinition, Successor } from '../definition'
import { applicationCarries, applicationSums, rowSums } from '../sums'
import { appeals } from './appeals'
import { applicantColumns, applications } from './applications'
import { proactive } from './proactive'

/** 《条例》第五十条 and the notices of 2019 and 2021. */
export const dueDates: readonly DueDate[] = [
  { whose: { zh: '各单位、乡镇（街道）', en: 'Units, townships and streets' }, groups: ['unit'], month: 1, day: 31 },
  { whose: { zh: '县级政府、功能区', en: 'Counties and zones' }, groups: ['county'], month: 2, day: 20 },
  { whose: { zh: '设区的市级政府', en: 'Prefectures' }, groups: ['city'], month: 3, day: 10 },
  { whose: { zh: '省级政府、垂直管理单位', en: 'Provinces, and organs that report upward' }, groups: ['province', 'vertical'], month: 3, day: 31 },
]

const layout: LayoutDefinition = { id: '2019', mark: { zh: '2019', en: '2019' }, years: [2019, 2020], tables: [proactive, applications, appeals] }

const relabelled = (key: string): [string, Successor] => [key, { relation: 'relabelled', to: [key] }]

export const cn2019: FormDefinition = {
  id: 'cn-2019',
  name: { zh: '2019 年表样', en: 'Form of 2019' },
  notice: '国办公开办函〔2019〕60号',
  years: [2019, 2020],
  region: null,
  due: dueDates,
  prose: { longestOverview: null, themes: [], fee: false },
  layouts: [layout],
  sums: [...applicationSums(applications), ...rowSums('appeals-sum', appeals)],
  carries: applicationCarries(applications),
  rates: [],
  levels: [...['received', 'granted', 'partlyGranted'].map(row => [`applications.${row}.total`]), ['appeals.review.total'], ['appeals.direct.total', 'appeals.afterReview.total']],
  next: {
    form: 'cn-2021',
    cells: {
      ...Object.fromEntries(['licensing', 'penalties', 'coercion'].map(subject => relabelled(`proactive.${subject}.decisions`))),
      ...Object.fromEntries(applicantColumns.map(({ key }): [string, Successor] => [`applications.other.${key}`, {
        relation: 'same',
        to: ['notCorrected', 'feeUnpaid', 'misc'].map(item => `applications.other.${item}.${key}`),
      }])),
    },
  },
}
