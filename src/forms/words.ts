import type { CellKey, ColumnDefinition, Label, Layout, RowDefinition, TableDefinition, TableName, Words } from './definition'
import type { InEach, Language } from '@/language'
import { columnsOf, layoutOf, layouts, layoutsOf, splitKey, tableOf } from './layouts'

const keys: InEach<keyof Words> = { 'zh-CN': 'zh', 'en': 'en' }
const between: InEach<Record<'group' | 'cell', string>> = { 'zh-CN': { group: '·', cell: '·' }, 'en': { group: ': ', cell: ' · ' } }

/** One language of words that have both. */
export function inWords(words: Words, language: Language = 'zh-CN'): string {
  return words[keys[language]]
}

/** Headings without the number the form gives them: `（一）予以公开`, `1.属于国家秘密`, `(1) Granted`. */
const ordinal = /^(?:（.）|\(\d\) ?|\d\. ?)/

/** What a sentence calls a heading. */
function shortOf({ short, ...label }: Label, language: Language): string {
  return short ? inWords(short, language) : inWords(label, language).replace(ordinal, '')
}

interface Found { table: TableDefinition, row: RowDefinition }

function rowsOf(name: TableName, row: string): Found[] {
  return layoutsOf(name).flatMap((layout) => {
    const table = tableOf(name, layout)!
    const found = table.rows.find(({ key }) => key === row)
    return found ? [{ table, row: found }] : []
  })
}

function columnOf(name: TableName, column: string, row: string): ColumnDefinition | undefined {
  const own = rowsOf(name, row).flatMap(({ table, row: found }) => columnsOf(found, table)).findLast(({ key }) => key === column)
  return own ?? layoutsOf(name).flatMap(layout => tableOf(name, layout)!.columns).find(({ key }) => key === column)
}

const titleOf = (name: TableName): Label | undefined => layouts.flatMap(({ layout }) => layout.tables).find(({ key }) => key === name)?.title

/** A table as a sentence calls it: `三、收到和处理政府信息公开申请情况`, `Section 3`. */
export function tableWords(name: TableName, language: Language = 'zh-CN'): string {
  const title = titleOf(name)
  return title ? inWords(title.short ?? title, language) : name
}

/** A table as its section is headed: `三、收到和处理政府信息公开申请情况`, `3. Applications received and handled`. */
export function tableTitle(name: TableName, language: Language = 'zh-CN'): string {
  const title = titleOf(name)
  return title ? inWords(title, language) : name
}

/** What tells a layout from others: `2021`. */
export function layoutMark(layout: Layout, language: Language = 'zh-CN'): string {
  const mark = layoutOf(layout)?.layout.mark
  return mark ? inWords(mark, language) : layout
}

/** A row in words: `不予公开·属于国家秘密`, `行政诉讼（复议后起诉）`, `Denied: State secret`. */
export function rowWords(name: TableName, row: string, language: Language = 'zh-CN'): string {
  const [found] = rowsOf(name, row)
  if (!found)
    return row
  const own = shortOf(found.row.label, language)
  const group = found.row.key === found.row.group ? undefined : found.table.groups?.find(({ key }) => key === found.row.group)
  return group ? `${shortOf(group.label, language)}${between[language].group}${own}` : own
}

/** A column in words: `自然人`, `结果维持`; where rows have columns of their own the row is needed too. */
export function columnWords(name: TableName, column: string, row: string, language: Language = 'zh-CN'): string {
  const found = columnOf(name, column, row) ?? (row === '' ? layoutsOf(name).flatMap(layout => tableOf(name, layout)!.rows.flatMap(each => each.columns ?? [])).find(({ key }) => key === column) : undefined)
  return found ? shortOf(found.label, language) : column
}

/** A cell in words: `本年新收·自然人`, `Received this year · Natural persons`. */
export function cellWords(key: CellKey, language: Language = 'zh-CN'): string {
  const { table, row, column } = splitKey(key)
  return `${rowWords(table, row, language)}${between[language].cell}${columnWords(table, column, row, language)}`
}

/** A cell in the form's own headings, outermost first: `（三）不予公开`, `1.属于国家秘密`, `自然人`. */
export function cellHeadings(key: CellKey, layout: Layout): Words[] {
  const { table: name, row, column } = splitKey(key)
  const table = tableOf(name, layout)
  const own = table?.rows.find(each => each.key === row)
  const found = own && table ? { table, row: own } : rowsOf(name, row)[0]
  if (!found)
    return [row, column].map(text => ({ zh: text, en: text }))
  const group = found.row.key === found.row.group ? undefined : found.table.groups?.find(each => each.key === found.row.group)
  const heading = columnsOf(found.row, found.table).find(each => each.key === column)?.label
  return [...(group ? [group.label] : []), found.row.label, heading ?? { zh: column, en: column }].map(({ zh, en }) => ({ zh, en }))
}

/** A cell in the form's own words: `（三）不予公开 · 1.属于国家秘密 · 自然人`. */
export function cellName(key: CellKey, layout: Layout, language: Language): string {
  return cellHeadings(key, layout).map(words => inWords(words, language)).join(' · ')
}

/** Bare wordings of a heading, its own first. */
export function wordingsOf({ zh, aliases = [] }: Label, bare: (text: string) => string): string[] {
  return [...new Set([bare(zh), ...aliases])]
}
