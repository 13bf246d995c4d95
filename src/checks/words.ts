import type { CellKey, TableName } from '@/reports'
import { appealPaths, appealResults, applicationColumns, applicationRows, outcomeGroups, proactiveSubjects, splitKey } from '@/reports'

/** Tables as the form numbers them. */
export const tableWords: Record<TableName, string> = {
  proactive: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  appeals: '四、政府信息公开行政复议、行政诉讼情况',
}

const shortRows: Record<string, string> = {
  received: '本年新收',
  carriedIn: '上年结转',
  granted: '予以公开',
  partlyGranted: '部分公开',
  other: '其他处理',
  concluded: '办理结果总计',
  carriedOut: '结转下年度',
}

function withoutOrdinal(label: string): string {
  return label.replace(/^(?:（.）|\d\.)/, '')
}

const rowNames = new Map<string, string>(applicationRows.map((row) => {
  const group = outcomeGroups.find(({ key }) => key === row.group)
  const short = shortRows[row.key] ?? withoutOrdinal(row.label)
  return [row.key, group === undefined || row.key === 'other' ? short : `${withoutOrdinal(group.label)}·${short}`]
}))
const columnNames = new Map<string, string>(applicationColumns.map(({ key, label }) => [key, key === 'otherOrganisation' ? '其他组织' : label]))
const pathNames = new Map<string, string>(appealPaths.map(({ key, label }) => [key, key === 'review' ? label : `行政诉讼（${label}）`]))
const resultNames = new Map<string, string>(appealResults.map(({ key, label }) => [key, label]))
const subjectNames = new Map<string, string>(proactiveSubjects.map(({ key, label }) => [key, label]))
const measureNames = new Map<string, string>(proactiveSubjects.flatMap(({ key, measures }) =>
  [...measures[2021], ...measures[2019]].map(measure => [`${key}.${measure.key}`, measure.label])))

/** A row in words: `不予公开·属于国家秘密`, `行政诉讼（复议后起诉）`, `行政许可`. */
export function rowWords(table: TableName, row: string): string {
  return (table === 'applications' ? rowNames : table === 'appeals' ? pathNames : subjectNames).get(row) ?? row
}

/** A column in words: `自然人`, `结果维持`; section 2 needs the row too, its measures differ by subject. */
export function columnWords(table: TableName, column: string, row: string): string {
  if (table === 'proactive')
    return measureNames.get(`${row}.${column}`) ?? column
  return (table === 'applications' ? columnNames : resultNames).get(column) ?? column
}

/** A cell in words: `本年新收·自然人`. */
export function cellWords(key: CellKey): string {
  const { table, row, column } = splitKey(key)
  return `${rowWords(table, row)}·${columnWords(table, column, row)}`
}

/** A number as the office prints it: no exponent, at most six decimals, none that floating point made up. */
export function figure(value: number): string {
  return String(exact(value))
}

/** A sum of decimals without the dust of binary fractions: money is printed with at most six decimals. */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

/** `甲、乙、丙等 7 处`: the first `most` of `items`, with how many there are when some are left out. */
export function some(items: readonly string[], most: number, unit: string): string {
  return items.length <= most ? items.join('、') : `${items.slice(0, most).join('、')}等 ${items.length} ${unit}`
}
