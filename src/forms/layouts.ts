import type { CellKey, CellUnit, ColumnDefinition, FormDefinition, Layout, LayoutDefinition, RowDefinition, TableDefinition, TableName } from './definition'
import { forms } from './registry'

/** A layout with the form it belongs to. */
export interface PlacedLayout {
  form: FormDefinition
  layout: LayoutDefinition
}

/** Every layout of every form, the newest first. */
export const layouts: readonly PlacedLayout[] = forms.flatMap(form => form.layouts.map(layout => ({ form, layout })))

/** Every table any form prints, in the order a report prints them. */
export const tableNames: readonly TableName[] = [...new Set(layouts.flatMap(({ layout }) => layout.tables.map(({ key }) => key)))]

const byId = new Map(layouts.map(placed => [placed.layout.id, placed]))
const tables = new Map(layouts.flatMap(({ layout }) => layout.tables.map(table => [`${layout.id} ${table.key}`, table] as const)))

/** The layout of an id; undefined for one this version does not know. */
export function layoutOf(id: Layout | null | undefined): PlacedLayout | undefined {
  return id === null || id === undefined ? undefined : byId.get(id)
}

/** A table as a layout prints it; undefined where it prints none. */
export function tableOf(name: TableName, layout: Layout): TableDefinition | undefined {
  return tables.get(`${layout} ${name}`)
}

/** Layouts that print a table, the newest first. */
export function layoutsOf(name: TableName): Layout[] {
  return layouts.filter(({ layout }) => layout.tables.some(({ key }) => key === name)).map(({ layout }) => layout.id)
}

/** The columns of a row of a table. */
export function columnsOf(row: RowDefinition, table: Pick<TableDefinition, 'columns'>): readonly ColumnDefinition[] {
  return row.columns ?? table.columns
}

interface KeyParts { readonly table: TableName, readonly row: string, readonly column: string }

function partsOf(key: CellKey): KeyParts {
  const parts = key.split('.')
  return { table: parts[0]!, row: parts.slice(1, -1).join('.'), column: parts.at(-1)! }
}

function cellsOf(table: TableDefinition): CellKey[] {
  return table.rows.flatMap(row => columnsOf(row, table).map(column => `${table.key}.${row.key}.${column.key}`))
}

const cells = new Map([...tables].map(([name, table]) => [name, cellsOf(table)]))
const split = new Map([...cells.values()].flat().map(key => [key, partsOf(key)]))

/** The table a key is of, its row and its column; the row of `applications.denied.stateSecret.person` is `denied.stateSecret`. */
export function splitKey(key: CellKey): KeyParts {
  return split.get(key) ?? partsOf(key)
}

/** Every cell of a table in a layout, in printed order; none where the layout has no such table, or there is no layout. */
export function formCells(table: TableName, layout: Layout | null | undefined): CellKey[] {
  return [...cells.get(`${layout} ${table}`) ?? []]
}

/** Every cell of every form, table by table, those of the newest layout first. */
export const formKeys: readonly CellKey[] = [...new Set(tableNames.flatMap(table => layoutsOf(table).flatMap(layout => formCells(table, layout))))]

/** The rows of a table in all its layouts, in printed order: an older row stands before the next one the newer layouts print too. */
export function mergedRows(name: TableName): RowDefinition[] {
  const merged: RowDefinition[] = []
  for (const layout of layoutsOf(name)) {
    const table = tableOf(name, layout)!
    const known = new Set(merged.map(({ key }) => key))
    let before = merged.length
    for (const row of [...table.rows].reverse()) {
      const at = merged.findIndex(({ key }) => key === row.key)
      if (known.has(row.key))
        before = at
      else
        merged.splice(before, 0, row)
    }
  }
  return merged
}

const units = new Map<CellKey, CellUnit>([...layouts].reverse().flatMap(({ layout }) => layout.tables.flatMap(table => table.rows.flatMap(row =>
  columnsOf(row, table).map(column => [`${table.key}.${row.key}.${column.key}`, column.unit ?? row.unit ?? 'count'] as const)))))

/** What a cell counts. */
export function unitOf(key: CellKey): CellUnit {
  return units.get(key) ?? 'count'
}

/** Whether a cell may hold a decimal: money, in 万元 where the form does not say 元; every other cell is a count. */
export function isMoney(key: CellKey): boolean {
  return unitOf(key) === '万元' || unitOf(key) === '元'
}

/** Whether a cell may be negative: 本年增/减. */
export function isChange(key: CellKey): boolean {
  return unitOf(key) === 'change'
}
