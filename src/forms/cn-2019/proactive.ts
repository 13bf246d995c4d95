import type { ColumnDefinition, RowDefinition, TableDefinition } from '../definition'

const documents: readonly ColumnDefinition[] = [
  { key: 'made', label: { zh: '本年新制作数量', en: 'Made this year', aliases: ['本年新制作数', '新制作数量', '本年度新制作数量', '本年制作数量'] } },
  { key: 'disclosed', label: { zh: '本年新公开数量', en: 'Disclosed this year', aliases: ['本年新公开数', '新公开数量', '本年度新公开数量', '本年公开数量'] } },
  { key: 'totalDisclosed', label: { zh: '对外公开总数量', en: 'Disclosed in total', aliases: ['对外公开总数', '对外公开数量', '公开总数量', '对外公开总量'] } },
]
const lastYear: ColumnDefinition = { key: 'lastYear', label: { zh: '上一年项目数量', en: 'Items last year', aliases: ['上年项目数量', '上一年度项目数量', '上年度项目数量', '上一年项目数'] } }
const change: ColumnDefinition = { key: 'change', unit: 'change', label: { zh: '本年增/减', en: 'Change this year', aliases: ['本年增减', '本年度增减', '本年增减数', '本年增减数量', '增减'] } }
const items = [lastYear, change]

/** Both forms head the decisions alike; only the two columns before it tell them apart. */
export const decisionAliases = ['本年处理决定数量', '处理决定数量', '本年处理决定数', '处理决定数', '本年度处理决定数量']
const decisions: readonly ColumnDefinition[] = [...items, { key: 'decisions', label: { zh: '处理决定数量', en: 'Decisions', aliases: decisionAliases } }]

/** Rows of section 2 that both forms print, without their columns. */
export const subjects = {
  regulations: { key: 'regulations', label: { zh: '规章', en: 'Regulations', aliases: ['政府规章'] }, article: '第二十条第（一）项' },
  normativeDocuments: { key: 'normativeDocuments', label: { zh: '行政规范性文件', en: 'Normative documents', aliases: ['规范性文件'] }, article: '第二十条第（一）项' },
  licensing: { key: 'licensing', label: { zh: '行政许可', en: 'Licensing', aliases: ['行政许可事项'] }, article: '第二十条第（五）项' },
  penalties: { key: 'penalties', label: { zh: '行政处罚', en: 'Penalties' }, article: '第二十条第（六）项' },
  coercion: { key: 'coercion', label: { zh: '行政强制', en: 'Coercive measures', aliases: ['行政强制措施'] }, article: '第二十条第（六）项' },
  fees: { key: 'fees', label: { zh: '行政事业性收费', en: 'Administrative fees', aliases: ['行政事业性收费项目'] }, article: '第二十条第（八）项' },
} as const satisfies Record<string, RowDefinition>

export const proactive: TableDefinition = {
  key: 'proactive',
  kind: 'subjects',
  title: { zh: '二、主动公开政府信息情况', en: '2. Information disclosed proactively', short: { zh: '二、主动公开政府信息情况', en: 'Section 2' } },
  required: true,
  headings: { content: { zh: '信息内容', en: 'Content' } },
  rows: [
    { ...subjects.regulations, columns: documents },
    { ...subjects.normativeDocuments, columns: documents },
    { ...subjects.licensing, columns: decisions },
    { key: 'services', label: { zh: '其他对外管理服务事项', en: 'Other external services', aliases: ['其它对外管理服务事项', '对外管理服务事项', '其他对外管理服务'] }, article: '第二十条第（五）项', columns: decisions },
    { ...subjects.penalties, columns: decisions },
    { ...subjects.coercion, columns: decisions },
    { ...subjects.fees, columns: items },
    { key: 'procurement', label: { zh: '政府集中采购', en: 'Government procurement', aliases: ['政府采购', '集中采购'] }, article: '第二十条第（九）项', columns: [
      { key: 'projects', label: { zh: '采购项目数量', en: 'Projects', aliases: ['采购项目数', '本年采购项目数量', '项目采购数量'] } },
      { key: 'amount', unit: '万元', label: { zh: '采购总金额', en: 'Amount (10,000 yuan)', aliases: ['采购总额', '采购金额', '本年采购总金额'] } },
    ] },
  ],
  columns: [],
}
