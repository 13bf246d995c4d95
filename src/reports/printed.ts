import type { CellKey, Layout, RowDefinition, TableDefinition, TableName, Words } from '@/forms'
import { columnsOf, layoutOf, tableOf } from '@/forms'

/** A heading cell of the printed form. `text` is what the form prints, `gloss` its English; null where it is a citation. */
export interface HeadCell {
  kind: 'head'
  key: string
  text: string
  gloss: string | null
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

const head = (key: string, { zh, en }: { zh: string, en: string | null }, scope: HeadCell['scope'], more: Partial<HeadCell> = {}): HeadCell => ({ kind: 'head', key, text: zh, gloss: en, scope, ...more })

/** A heading of the table's arrangement, by its name. */
const named = ({ headings }: TableDefinition, name: string): Words => headings?.[name] ?? { zh: name, en: name }

/** One group of rows an item of 《条例》第二十条, each under its own column heads (four columns in all). */
function subjectsModel(table: TableDefinition): FormModel {
  const articles = [...new Set(table.rows.map(row => row.article))]
  const bodies = articles.map((article): FormRow[] => {
    const rows = table.rows.filter(row => row.article === article)
    const measures = columnsOf(rows[0]!, table)
    const wide = (index: number): number => index === measures.length - 1 ? 4 - measures.length : 1
    return [
      [head(`article.${article}`, { zh: article ?? '', en: null }, 'rowgroup', { colSpan: 4 })],
      [
        head('content', named(table, 'content'), 'col', { stick: 0 }),
        ...measures.map(({ key, label }, index) => head(`measure.${key}`, label, 'col', { colSpan: wide(index) })),
      ],
      ...rows.map((row): FormRow => [
        head(`subject.${row.key}`, row.label, 'row', { stick: 0 }),
        ...columnsOf(row, table).map((column, index): ValueCell => ({ kind: 'value', key: `${table.key}.${row.key}.${column.key}`, colSpan: wide(index) })),
      ]),
    ]
  })
  return { table: table.key, head: [], bodies }
}

/** Three label columns (第几项, （一）—（七）, items) and seven of numbers. */
function outcomesModel(table: TableDefinition): FormModel {
  const { key: name, rows, columns, groups = [] } = table
  const organisations = columns.slice(1, -1)
  const first = rows.findIndex(row => row.key === 'granted')
  const last = rows.findIndex(row => row.key === 'concluded')
  const body = rows.map((row, index): FormRow => {
    const values = columns.map((column): ValueCell => ({ kind: 'value', key: `${name}.${row.key}.${column.key}` }))
    const { label } = row
    if (index < first || index > last)
      return [head(`row.${row.key}`, label, 'row', { colSpan: 3, stick: 0 }), ...values]
    const results = index === first ? [head('results', named(table, 'results'), 'rowgroup', { rowSpan: last - first + 1, stick: 0, upright: true })] : []
    const group = groups.find(candidate => candidate.key === row.group && row.key !== row.group)
    if (!group)
      return [...results, head(`row.${row.key}`, label, 'row', { colSpan: 2, stick: 1 }), ...values]
    const items = rows.filter(candidate => candidate.group === row.group && candidate.key !== row.group)
    const opening = items[0] === row ? [head(`group.${group.key}`, group.label, 'rowgroup', { rowSpan: items.length, stick: 1 })] : []
    return [...results, ...opening, head(`row.${row.key}`, label, 'row', { stick: 2 }), ...values]
  })
  return {
    table: name,
    head: [
      [head('identity', named(table, 'identity'), 'col', { colSpan: 3, rowSpan: 3, stick: 0 }), head('applicants', named(table, 'applicants'), 'colgroup', { colSpan: 7 })],
      [
        head(`column.${columns[0]!.key}`, columns[0]!.label, 'col', { rowSpan: 2 }),
        head('organisations', named(table, 'organisations'), 'colgroup', { colSpan: 5 }),
        head(`column.${columns.at(-1)!.key}`, columns.at(-1)!.label, 'col', { rowSpan: 2 }),
      ],
      organisations.map(column => head(`column.${column.key}`, column.label, 'col')),
    ],
    bodies: [body],
  }
}

/** One row of fifteen under three heading rows. */
function resultsModel(table: TableDefinition): FormModel {
  const { key: name, rows, columns } = table
  const [review, ...courts] = rows
  const results = (path: string, more: Partial<HeadCell> = {}): HeadCell[] => columns.map(({ key, label }) => head(`result.${path}.${key}`, label, 'col', more))
  return {
    table: name,
    head: [
      [head(`path.${review!.key}`, review!.label, 'colgroup', { colSpan: 5 }), head('litigation', named(table, 'litigation'), 'colgroup', { colSpan: 10 })],
      [
        ...results(review!.key, { rowSpan: 2 }),
        ...courts.map(({ key, label }) => head(`path.${key}`, label, 'colgroup', { colSpan: 5 })),
      ],
      courts.flatMap(({ key }) => results(key)),
    ],
    bodies: [[rows.flatMap(path => columns.map((result): ValueCell => ({ kind: 'value', key: `${name}.${path.key}.${result.key}` })))]],
  }
}

/** One row an indicator: its name, its unit, its numbers. */
function listModel(table: TableDefinition): FormModel {
  const { key: name, rows, columns } = table
  const unit = (row: RowDefinition): string => row.unit === '元' ? '万元' : row.printedUnit ?? ''
  return {
    table: name,
    head: [[
      head('content', named(table, 'name'), 'col', { stick: 0 }),
      head('unit', named(table, 'unit'), 'col'),
      ...columns.map(({ key, label }) => head(`column.${key}`, label, 'col')),
    ]],
    bodies: [rows.map((row): FormRow => [
      head(`row.${row.key}`, row.label, 'row', { stick: 0 }),
      head(`unit.${row.key}`, { zh: unit(row), en: null }, 'row'),
      ...columns.map((column): ValueCell => ({ kind: 'value', key: `${name}.${row.key}.${column.key}` })),
    ])],
  }
}

const arrangements: Record<TableDefinition['kind'], (table: TableDefinition) => FormModel> = { subjects: subjectsModel, outcomes: outcomesModel, results: resultsModel, list: listModel }

const models = new Map<string, FormModel>()

/** A table as a layout prints it; null where the layout has no such table. */
export function printedTable(name: TableName, layout: Layout): FormModel | null {
  const table = tableOf(name, layout)
  if (!table)
    return null
  const id = `${layout} ${name}`
  const made = models.get(id) ?? arrangements[table.kind](table)
  models.set(id, made)
  return made
}

/** The tables of a layout, in printed order. */
export function printedForm(layout: Layout): FormModel[] {
  return (layoutOf(layout)?.layout.tables ?? []).flatMap(({ key }) => printedTable(key, layout) ?? [])
}
