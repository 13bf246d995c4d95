import type { CellKey, Layout, TableName } from '@/tables'
import { appealPaths, appealResults, applicationColumns, applicationRows, outcomeGroups, proactiveSubjects } from '@/tables'

/** A heading cell of the printed form. `text` is what the form prints, `key` names its English gloss. */
export interface HeadCell {
  kind: 'head'
  key: string
  text: string
  scope: 'col' | 'row' | 'colgroup' | 'rowgroup'
  rowSpan?: number
  colSpan?: number
  /** Column of the label block it starts in, for the columns that stay in view on a narrow screen. */
  stick?: 0 | 1 | 2
  upright?: boolean
}

export interface ValueCell {
  kind: 'value'
  key: CellKey
  colSpan?: number
}

export type FormRow = (HeadCell | ValueCell)[]

/** A printed form: its heading rows, and groups of body rows. */
export interface FormModel {
  table: TableName
  head: FormRow[]
  bodies: FormRow[][]
}

const head = (key: string, text: string, scope: HeadCell['scope'], more: Partial<HeadCell> = {}): HeadCell => ({ kind: 'head', key, text, scope, ...more })

/** 表一, one group of rows an item of 《条例》第二十条, each under its own column heads (four columns in all). */
export function proactiveModel(layout: Layout): FormModel {
  const articles = [...new Set(proactiveSubjects.map(subject => subject.article))]
  const bodies = articles.flatMap((article) => {
    const subjects = proactiveSubjects.filter(subject => subject.article === article && subject.measures[layout].length > 0)
    const measures: readonly { key: string, label: string }[] = subjects[0]?.measures[layout] ?? []
    if (measures.length === 0)
      return []
    const wide = (index: number): number => index === measures.length - 1 ? 4 - measures.length : 1
    return [[
      [head(`article.${article}`, article, 'rowgroup', { colSpan: 4 })],
      [
        head('content', '信息内容', 'col', { stick: 0 }),
        ...measures.map((measure, index) => head(`measure.${measure.key}`, measure.label, 'col', { colSpan: wide(index) })),
      ],
      ...subjects.map(subject => [
        head(`subject.${subject.key}`, subject.label, 'row', { stick: 0 }),
        ...subject.measures[layout].map((measure, index): ValueCell => ({ kind: 'value', key: `proactive.${subject.key}.${measure.key}`, colSpan: wide(index) })),
      ]),
    ] as FormRow[]]
  })
  return { table: 'proactive', head: [], bodies }
}

/** 表二: three label columns (第几项, （一）—（七）, items) and seven of numbers. */
export function applicationsModel(layout: Layout): FormModel {
  const rows = applicationRows.filter(row => !('layout' in row) || row.layout === layout)
  const organisations = applicationColumns.slice(1, -1)
  const first = rows.findIndex(row => row.key === 'granted')
  const last = rows.findIndex(row => row.key === 'concluded')
  const body = rows.map((row, index): FormRow => {
    const values = applicationColumns.map((column): ValueCell => ({ kind: 'value', key: `applications.${row.key}.${column.key}` }))
    if (index < first || index > last)
      return [head(`row.${row.key}`, row.label, 'row', { colSpan: 3, stick: 0 }), ...values]
    const results = index === first ? [head('results', '三、本年度办理结果', 'rowgroup', { rowSpan: last - first + 1, stick: 0, upright: true })] : []
    const group = outcomeGroups.find(candidate => candidate.key === row.group && row.key !== row.group)
    if (!group)
      return [...results, head(`row.${row.key}`, row.label, 'row', { colSpan: 2, stick: 1 }), ...values]
    const items = rows.filter(candidate => candidate.group === row.group && candidate.key !== row.group)
    const opening = items[0] === row ? [head(`group.${group.key}`, group.label, 'rowgroup', { rowSpan: items.length, stick: 1 })] : []
    return [...results, ...opening, head(`row.${row.key}`, row.label, 'row', { stick: 2 }), ...values]
  })
  return {
    table: 'applications',
    head: [
      [head('identity', '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 'col', { colSpan: 3, rowSpan: 3, stick: 0 }), head('applicants', '申请人情况', 'colgroup', { colSpan: 7 })],
      [
        head('column.person', '自然人', 'col', { rowSpan: 2 }),
        head('organisations', '法人或其他组织', 'colgroup', { colSpan: 5 }),
        head('column.total', '总计', 'col', { rowSpan: 2 }),
      ],
      organisations.map(column => head(`column.${column.key}`, column.label, 'col')),
    ],
    bodies: [body],
  }
}

/** 表三: one row of fifteen under three heading rows, the same in both layouts. */
export function appealsModel(): FormModel {
  const results = (path: string, more: Partial<HeadCell> = {}): HeadCell[] => appealResults.map(result => head(`result.${path}.${result.key}`, result.label, 'col', more))
  return {
    table: 'appeals',
    head: [
      [head('path.review', '行政复议', 'colgroup', { colSpan: 5 }), head('litigation', '行政诉讼', 'colgroup', { colSpan: 10 })],
      [
        ...results('review', { rowSpan: 2 }),
        head('path.direct', '未经复议直接起诉', 'colgroup', { colSpan: 5 }),
        head('path.afterReview', '复议后起诉', 'colgroup', { colSpan: 5 }),
      ],
      [...results('direct'), ...results('afterReview')],
    ],
    bodies: [[appealPaths.flatMap(path => appealResults.map((result): ValueCell => ({ kind: 'value', key: `appeals.${path.key}.${result.key}` })))]],
  }
}
