import type { ColumnDefinition, TableDefinition } from '../definition'
import { decisionAliases, subjects, proactive as the2019Table } from '../cn-2019/proactive'

const documents: readonly ColumnDefinition[] = [
  { key: 'issued', label: { zh: '本年制发件数', en: 'Issued this year', aliases: ['本年度制发件数', '制发件数', '本年制发数', '本年制发数量', '本年制定件数'] } },
  { key: 'repealed', label: { zh: '本年废止件数', en: 'Repealed this year', aliases: ['本年度废止件数', '废止件数', '本年废止数', '本年废止数量'] } },
  { key: 'inForce', label: { zh: '现行有效件数', en: 'In force', aliases: ['现行有效数', '现行有效数量', '现有效件数', '现行有效'] } },
]
const decisions: readonly ColumnDefinition[] = [{ key: 'decisions', label: { zh: '本年处理决定数量', en: 'Decisions', aliases: decisionAliases } }]
const amount: readonly ColumnDefinition[] = [{ key: 'amount', unit: '万元', label: {
  zh: '本年收费金额（单位：万元）',
  en: 'Amount (10,000 yuan)',
  aliases: ['本年收费金额万元', '本年收费金额', '收费金额', '收费金额单位万元', '本年收费金额单位元', '本年收费金额元', '本年度收费金额'],
} }]

export const proactive: TableDefinition = {
  ...the2019Table,
  rows: [
    { ...subjects.regulations, columns: documents },
    { ...subjects.normativeDocuments, columns: documents },
    { ...subjects.licensing, columns: decisions },
    { ...subjects.penalties, columns: decisions },
    { ...subjects.coercion, columns: decisions },
    { ...subjects.fees, columns: amount },
  ],
}
