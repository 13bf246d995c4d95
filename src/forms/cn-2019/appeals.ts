import type { TableDefinition } from '../definition'

export const appeals: TableDefinition = {
  key: 'appeals',
  kind: 'results',
  title: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: '4. Administrative reviews and lawsuits', short: { zh: '四、政府信息公开行政复议、行政诉讼情况', en: 'Section 4' } },
  required: true,
  headings: { litigation: { zh: '行政诉讼', en: 'Lawsuits' } },
  rows: [
    { key: 'review', label: { zh: '行政复议', en: 'Administrative review' } },
    { key: 'direct', label: { zh: '未经复议直接起诉', en: 'Court, directly', short: { zh: '行政诉讼（未经复议直接起诉）', en: 'Court, directly' } } },
    { key: 'afterReview', label: { zh: '复议后起诉', en: 'Court, after review', short: { zh: '行政诉讼（复议后起诉）', en: 'Court, after review' } } },
  ],
  columns: [
    { key: 'upheld', label: { zh: '结果维持', en: 'Upheld' } },
    { key: 'overturned', label: { zh: '结果纠正', en: 'Overturned' } },
    { key: 'otherResult', label: { zh: '其他结果', en: 'Other result' } },
    { key: 'pending', label: { zh: '尚未审结', en: 'Pending' } },
    { key: 'total', label: { zh: '总计', en: 'Total' } },
  ],
}
