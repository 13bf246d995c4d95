import type { Breakdown, Cell, Group } from './explore/data'
import type { TableTwin } from './table'
import type { Locale } from './types'
import { lookUp } from './explore/data'
import { numbersOf } from './numbers'
import { wordsOf } from './words'

/** `null` sorts by the groups' own order, `name` by the row's name, `total` by the row's total, else by the column of that key. */
export interface PivotSort {
  column: string
  down: boolean
}

export interface Pivot {
  columns: readonly Group[]
  rows: { group: Group, cells: (Cell | undefined)[], total: Cell | undefined }[]
  /** Totals of the columns, and the total of all, made by SQL: of rates ratios of sums. */
  totals: (Cell | undefined)[]
  total: Cell | undefined
  /** Whether rows have a total: parts of a whole and scopes are not added up. */
  totalled: boolean
  /** Whether columns have one. */
  summed: boolean
}

/** Rows × columns of one measure with the totals SQL made, sorted; what has no value comes last either way. */
export function pivotOf(data: Breakdown, sort: PivotSort | null): Pivot {
  const at = lookUp(data)
  const collator = new Intl.Collator('zh')
  const columns = data.second?.groups ?? [{ key: '', name: data.name }]
  const key = (column: Group): string | null => data.second ? column.key : null
  const rows = data.first.groups.map(group => ({
    group,
    cells: columns.map(column => at(group.key, key(column))),
    total: data.second ? at(group.key, null) : undefined,
  }))
  const totals = columns.map(column => at(null, key(column)))
  const place = sort ? columns.findIndex(column => column.key === sort.column) : -1
  const valueOf = (row: typeof rows[number]): number | null => (sort?.column === 'total' ? row.total : row.cells[place])?.value ?? null
  if (sort?.column === 'name') {
    rows.sort((a, b) => (sort.down ? -1 : 1) * (data.first.dimension === 'year' ? Number(a.group.key) - Number(b.group.key) : collator.compare(a.group.name, b.group.name)))
  }
  else if (sort) {
    rows.sort((a, b) => {
      const [one, two] = [valueOf(a), valueOf(b)]
      if (one === null || two === null)
        return one === two ? 0 : one === null ? 1 : -1
      return sort.down ? two - one : one - two
    })
  }
  return {
    columns,
    rows,
    totals,
    total: data.second ? at(null, null) : undefined,
    totalled: data.second !== null && data.second.dimension !== 'part' && rows.some(({ total }) => total !== undefined),
    summed: totals.some(total => total !== undefined),
  }
}

/** The pivot as it is seen, for CSV and copying: unrounded values, null for no value, the totals last. */
export function pivotTable(data: Breakdown, pivot: Pivot, locale: Locale): TableTwin {
  const word = wordsOf(locale)
  const unit = numbersOf(locale).unit(data.unit)
  const label = (name: string): string => locale === 'en' ? `${name} (${unit})` : `${name}（${unit}）`
  const row = (name: string, cells: readonly (Cell | undefined)[], total: Cell | undefined) => ({
    name,
    ...Object.fromEntries(pivot.columns.map(({ key }, index) => [`at ${key}`, cells[index]?.value ?? null])),
    ...(pivot.totalled && { total: total?.value ?? null }),
  })
  return {
    columns: [
      { key: 'name', label: data.first.name, kind: 'text' },
      ...pivot.columns.map(({ key, name }) => ({ key: `at ${key}`, label: label(name), kind: data.unit })),
      ...(pivot.totalled ? [{ key: 'total', label: label(word.together), kind: data.unit }] : []),
    ],
    rows: [
      ...pivot.rows.map(({ group, cells, total }) => row(group.name, cells, total)),
      ...(pivot.summed ? [row(word.together, pivot.totals, pivot.total)] : []),
    ],
  }
}

/** A table for the clipboard: as text with tabs, and as HTML that Word and spreadsheets take; numbers as they are printed. */
export function clipboardTable(table: TableTwin, locale: Locale): { text: string, html: string } {
  const numbers = numbersOf(locale)
  const lines = [
    table.columns.map(({ label }) => label),
    ...table.rows.map(row => table.columns.map(({ key, kind }) => {
      const value = row[key] ?? null
      return typeof value === 'number' && kind !== 'text' && kind !== 'year' ? numbers.value(value, kind) : value === null ? '—' : String(value)
    })),
  ]
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  const cell = (text: string, tag: 'th' | 'td', column: number): string => `<${tag}${column > 0 ? ' align="right"' : ''}>${escape(text)}</${tag}>`
  return {
    text: lines.map(line => line.map(text => text.replace(/[\t\r\n]+/g, ' ')).join('\t')).join('\r\n'),
    html: `<table border="1">${lines.map((line, index) => `<tr>${line.map((text, column) => cell(text, index === 0 || column === 0 ? 'th' : 'td', column)).join('')}</tr>`).join('')}</table>`,
  }
}
