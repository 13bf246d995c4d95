/** What the official form prints beside its tables. It is a Chinese document in every language of the page. */

/** The title line of the blank form: what stands in brackets is to be replaced. */
export const blankTitle = '（单位全称）（年度）年政府信息公开工作年度报告'

/** Headings of the report's sections of prose. */
export const headings = {
  overview: '一、总体情况',
  problems: '五、存在的主要问题及改进情况',
  others: '六、其他需要报告的事项',
} as const

/** Amounts are in 万元 here; an older form prints no unit beside 采购总金额, and a reader could not know it. */
export const amountUnit = '（单位：万元）'

export const sheets = { report: '年报', total: '汇总', about: '说明' } as const
export const unitColumns = ['工作表', '单位', '来源'] as const
export const apartHeading = '另一版式年报中、本版式没有的栏目（单列，不并入上表）'
export const faces = { text: '宋体', heading: '黑体' } as const
