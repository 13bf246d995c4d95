import type { Draft } from './figures'
import type { Table } from '../../../datasets/render/grid'
import type { TableName } from '@/reports'
import { cutAt, emptied, filled, listed, matrix, overlong, reheaded, splitHeader, stacked } from './shapes'

/** How a report looks: its titles, headings, labels, digits, and what became of its tables. */
export interface Look {
  name: string
  title: 'plain' | 'spaced' | 'degree' | 'two'
  headings: 'official' | 'older' | 'restarted' | 'missing'
  /** Headings get their ordinals from the word processor, where it can. */
  numbered: boolean
  digits: 'plain' | 'grouped' | 'full-width'
  /** A line before each table, or null. */
  caption: string | null
  /** A line between the pieces of a cut table, or null. */
  between: string | null
  joined: boolean
  /** Tables stand inside a cell of a table that lays out the page. */
  nested: boolean
  long: boolean
  label: (text: string) => string
  tables: (table: TableName, model: Table, draft: Draft) => Table[]
}

const plain: Omit<Look, 'name'> = {
  title: 'plain',
  headings: 'official',
  numbered: false,
  digits: 'plain',
  caption: null,
  between: null,
  joined: false,
  nested: false,
  long: false,
  label: text => text,
  tables: (_, model) => [model],
}

/** Labels as offices type them: half-width brackets, spaces, line breaks inside words, slips of the pen. */
function typed(text: string): string {
  const slips: Record<string, string> = {
    '2.其他法律行政法规禁止公开': '2.其他法律行政止公开',
    '5.属于三类内部事务信息': '5.属于三类内容事务信息',
    '5.要求行政机关确认或重新出具已获取信息': '5.要求行政机关确认或重 新出具已获取信息',
    '社会公益组织': '社会\n公益\n组织',
    '法律服务机构': '法律\n服务\n机构',
    '四、结转下年度继续办理': '四、结转下一年度继续办理',
    '3.危及“三安全一稳定”': '3.危及"三安全一稳定"',
  }
  return (slips[text] ?? text).replace(/^（(.)）/, '($1) ').replaceAll('（', '(').replaceAll('）', ')').replace(/^(\d)\.(?=\D)/, '$1、')
}

const appealsOnly = (shape: (model: Table) => Table[]): Look['tables'] => (table, model) => table === 'appeals' ? shape(model) : [model]

export const looks: readonly Look[] = [
  { ...plain, name: 'official' },
  { ...plain, name: 'split-header', title: 'spaced', tables: (table, model) => [splitHeader(table, model)] },
  { ...plain, name: 'stacked', headings: 'older', digits: 'grouped', tables: appealsOnly(stacked) },
  { ...plain, name: 'one-table', joined: true },
  { ...plain, name: 'cut', digits: 'grouped', tables: (table, model) => table === 'applications' ? cutAt(model, 12, 3) : [model] },
  { ...plain, name: 'cut-plain', between: '— 3 —', tables: (table, model) => table === 'applications' ? cutAt(model, 15, 0) : table === 'proactive' ? cutAt(model, 5, 0) : [model] },
  { ...plain, name: 'nested', title: 'two', nested: true },
  { ...plain, name: 'unmerged', caption: '单位：件', tables: (_, model) => [emptied(model)] },
  { ...plain, name: 'repeated', digits: 'grouped', tables: (_, model) => [filled(model)] },
  { ...plain, name: 'typed', title: 'degree', digits: 'full-width', label: typed },
  { ...plain, name: 'trailing', numbered: true, tables: (_, model) => [overlong(model)] },
  { ...plain, name: 'matrix', numbered: true, headings: 'older', tables: appealsOnly(matrix), label: text => text === '总计' ? '合计' : text },
  { ...plain, name: 'list', headings: 'restarted', tables: appealsOnly(listed) },
  { ...plain, name: 'reheaded', headings: 'missing', tables: (table, model) => table === 'applications' ? [reheaded(model, 3, [9, 18])] : [model] },
  { ...plain, name: 'long', long: true, digits: 'grouped' },
]

export function lookOf(name: string): Look {
  const look = looks.find(look => look.name === name)
  if (!look)
    throw new Error(`no look ${name}`)
  return look
}
