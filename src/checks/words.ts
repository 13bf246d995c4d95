import type { Value } from './finding'
import type { CellKey, TableName } from '@/forms'
import { cellWords, columnWords, rowWords, tableWords } from '@/forms'

/** A sum of decimals without the dust of binary fractions: money is printed with at most six decimals. */
export function exact(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 6 })

/** What Chinese sentences are made of. */
export const zh = {
  table: (table: TableName | null): string => table === null ? '全文' : tableWords(table),
  row: (table: TableName | null, row: string | null): string => rowWords(table ?? '', row ?? ''),
  column: (table: TableName | null, column: string | null, row: string): string => columnWords(table ?? '', column ?? '', row),
  cell: (key: CellKey | undefined): string => key === undefined ? '' : cellWords(key),
  /** A number as the office prints it: no exponent, at most six decimals, none that floating point made up. */
  figure: (value: Value | undefined): string => typeof value === 'number' ? String(exact(value)) : value ?? '—',
  /** `甲、乙、丙等 7 处`: the first `most` of `items`, with how many there are when some are left out. */
  some: (items: readonly string[], most: number, unit: string, count = items.length): string => count <= most ? items.join('、') : `${items.slice(0, most).join('、')}等 ${count} ${unit}`,
  difference: (a: number | null, b: number | null): string => a === null || b === null ? '' : `，相差 ${exact(Math.abs(a - b))}`,
  /** What is said of the parts of a sum that are 0: of all of them, and of those left out. */
  partsNone: '各项合计 = 0',
  partsRest: '（其余各项为 0）',
  partsOpen: '（其余各项为 0 或空白）',
  /** `三、…，办理结果：予以公开 1 = 1，而总计印的是 2`. */
  against: (table: string, line: string, equation: string, total: string, printed: string): string => `${table}，${line}：${equation}，而${total}印的是 ${printed}`,
  /** What is said where blanks were counted as 0. */
  blanks: (blanks: Value | undefined): string => typeof blanks === 'number' && blanks > 0 ? `（其中 ${blanks} 格空白或划线，按 0 计）` : '',
}

/** What English sentences are made of. */
export const en = {
  /** `Section 3`; findings on no table speak of the report. */
  table: (table: TableName | null): string => table === null ? 'The report' : tableWords(table, 'en'),
  row: (table: TableName | null, row: string | null): string => rowWords(table ?? '', row ?? '', 'en'),
  column: (table: TableName | null, column: string | null): string => columnWords(table ?? '', column ?? '', '', 'en'),
  cell: (key: CellKey | undefined): string => key === undefined ? '' : cellWords(key, 'en'),
  figure: (value: Value | undefined): string => typeof value === 'number' ? number.format(value).replace('-', '−') : value ?? '—',
  /** `6 cells`, `1 cell`. */
  counted: (value: Value | undefined, one: string): string => `${en.figure(value)} ${one}${value === 1 ? '' : 's'}`,
  /** `; the difference is 3`. */
  difference: (a: number | null, b: number | null): string => a === null || b === null ? '' : `; the difference is ${en.figure(exact(Math.abs(a - b)))}`,
  blanks: (blanks: Value | undefined): string => typeof blanks === 'number' && blanks > 0 ? ` (${en.counted(blanks, 'blank or marked cell')} counted as 0)` : '',
  /** `a, b, c and 4 more`. */
  listed: (items: readonly string[], most = 4, count = items.length): string => count <= most ? items.join(', ') : `${items.slice(0, most).join(', ')} and ${count - most} more`,
}

/** Names or years that a finding keeps joined by 、. */
export const parted = (value: Value | undefined): string[] => String(value ?? '').split('、').filter(part => part !== '')

/** The first `most` of a list as values of a finding, and how many there are: `said1`, `said2`, `saids`. */
export function listParams(name: string, items: readonly (string | number)[], most: number): Record<string, Value> {
  return { ...Object.fromEntries(items.slice(0, most).map((item, index) => [`${name}${index + 1}`, item])), [`${name}s`]: items.length }
}

/** The list that `listParams` kept. */
export function listIn(params: Readonly<Record<string, Value>>, name: string): string[] {
  const items: string[] = []
  for (let item = params[`${name}1`]; item !== undefined && item !== null; item = params[`${name}${items.length + 1}`])
    items.push(String(item))
  return items
}
