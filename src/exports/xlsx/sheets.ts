import type { CellStyle, CellValue, SheetChart, WriteSheet } from 'hucre/xlsx'
import type { Block, Briefing, Stamp } from '../briefing/model'
import type { NativeChart } from '../briefing/native'
import type { Spanning } from '../form/spans'
import type { TableColumn, TableTwin, TableValue } from '@/charts'
import { textWidth } from '@/charts'
import { stampLines } from '../briefing/model'
import { nativeOf } from '../briefing/native'
import { numberFormat } from '../briefing/values'
import { placed } from '../form/spans'

const face = 'Microsoft YaHei'
const bold: CellStyle = { font: { name: face, bold: true } }
const heading: CellStyle = { font: { name: face, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF2F7' } }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }

/** A sheet under construction: rows go in from the top, styles by place. */
export interface Draft {
  rows: CellValue[][]
  cells: NonNullable<WriteSheet['cells']>
  merges: NonNullable<WriteSheet['merges']>
  charts: SheetChart[]
}

export function emptyDraft(): Draft {
  return { rows: [], cells: new Map(), merges: [], charts: [] }
}

/** Puts one value in place; text stays text whatever it begins with. */
export function put(draft: Draft, row: number, column: number, value: CellValue, style?: CellStyle): void {
  while (draft.rows.length <= row)
    draft.rows.push([])
  const line = draft.rows[row]!
  while (line.length <= column)
    line.push(null)
  line[column] = value
  if (style)
    draft.cells.set(`${row},${column}`, { style })
}

/** Makes the cells a cell spans one. */
export function merge(draft: Draft, row: number, column: number, { columns, rows }: Spanning): void {
  if (columns > 1 || rows > 1)
    draft.merges.push({ startRow: row, startCol: column, endRow: row + rows - 1, endCol: column + columns - 1 })
}

/** The finished sheet: columns as wide as what they hold, at most `widest` signs. */
export function finish(name: string, draft: Draft, widest = 46): WriteSheet {
  const widths = draft.rows.reduce<number[]>((found, row) => {
    row.forEach((value, at) => found[at] = Math.max(found[at] ?? 6, row.length === 1 ? 0 : Math.min(widest, textWidth(String(value ?? ''), 12) / 6.4 + 2)))
    return found
  }, [])
  return { name, pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, rows: draft.rows, cells: draft.cells, merges: draft.merges, columns: Array.from(widths, width => ({ width: width ?? 10 })), ...(draft.charts.length > 0 && { charts: draft.charts }) }
}

/** Sheet names as Excel takes them: at most 31 signs, none of `[]:*?/\\`, each once. */
export function sheetNames(titles: readonly string[]): string[] {
  const used = new Set<string>()
  return titles.map((title) => {
    const clean = title.replace(/[[\]:*?/\\]/g, ' ').replace(/^'+|'+$/g, '').trim() || 'Sheet'
    let name = clean.slice(0, 31)
    for (let number = 2; used.has(name.toLowerCase()); number++)
      name = `${clean.slice(0, 31 - `(${number})`.length)}(${number})`
    used.add(name.toLowerCase())
    return name
  })
}

/** One block as a sheet: title, 口径, the numbers as numbers, a chart the program draws where it has the kind, reading, remark and stamp. */
export function blockSheet(briefing: Briefing, block: Block, name: string): WriteSheet {
  const draft = emptyDraft()
  put(draft, 0, 0, block.title, { font: { name: face, bold: true, size: 14 } })
  if (block.kind === 'text') {
    block.paragraphs.forEach((text, at) => put(draft, at + 1, 0, text))
    return finish(name, draft, 90)
  }
  if ('subtitle' in block && block.subtitle !== '')
    put(draft, 1, 0, block.subtitle)
  const at = 3
  const below = block.kind === 'form' ? putForm(draft, block, at) : putTable(draft, block.table, at)
  let end = below
  if (block.kind === 'chart')
    end = Math.max(end, putChart(draft, briefing, block, name, at))
  const reading = [...('sentence' in block ? [block.sentence] : []), ...('annotations' in block ? block.annotations : []), block.remark].filter(text => text !== '')
  putLines(draft, end + 1, reading)
  putStamp(draft, briefing, end + 2 + reading.length, block.stamp)
  return finish(name, draft)
}

function putLines(draft: Draft, from: number, lines: readonly string[]): void {
  lines.forEach((line, at) => put(draft, from + at, 0, line))
}

export function putStamp(draft: Draft, briefing: Briefing, from: number, stamp: Stamp): void {
  putLines(draft, from, stampLines(stamp, briefing.locale))
}

function style(value: TableValue, { kind }: TableColumn): CellStyle | undefined {
  return kind === 'text' || kind === 'year' || typeof value !== 'number' ? undefined : { numFmt: numberFormat([value], kind) }
}

/** The table from row `from` on; returns the row after it. */
function putTable(draft: Draft, table: TableTwin, from: number): number {
  table.columns.forEach((column, at) => put(draft, from, at, column.label, heading))
  table.rows.forEach((row, line) => table.columns.forEach((column, at) => put(draft, from + 1 + line, at, row[column.key] ?? null, style(row[column.key] ?? null, column))))
  return from + 1 + table.rows.length
}

function putForm(draft: Draft, block: Extract<Block, { kind: 'form' }>, from: number): number {
  let row = from
  for (const table of block.tables) {
    put(draft, row++, 0, table.title, bold)
    for (const { cell, row: line, column } of placed(table.rows)) {
      put(draft, row + line, column, cell.value ?? (cell.text === '' ? null : cell.text), cell.header ? heading : { alignment: { horizontal: 'right' } })
      merge(draft, row + line, column, cell)
    }
    row += table.rows.length + 1
  }
  return row
}

const letters = (column: number): string => column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** The chart with the numbers it draws, to the right of the table; returns the row after it. */
function putChart(draft: Draft, briefing: Briefing, block: Extract<Block, { kind: 'chart' }>, sheet: string, from: number): number {
  const english = briefing.locale === 'en'
  const native = nativeOf(block, briefing.locale, 960)
  if (!native)
    return from
  const left = block.table.columns.length + 1
  put(draft, from - 1, left, english ? 'Data of the chart' : '图表数据', bold)
  native.series.forEach((series, at) => put(draft, from, left + 1 + at, series.name, heading))
  native.categories.forEach((category, line) => {
    put(draft, from + 1 + line, left, category)
    native.series.forEach((series, at) => put(draft, from + 1 + line, left + 1 + at, series.values[line] ?? null, { numFmt: numberFormat([series.values[line] ?? null], native.unit) }))
  })
  const after = from + 1 + native.categories.length
  draft.charts.push(sheetChart(native, block.title, sheet, { from, left }))
  return Math.max(after, from + 22)
}

function sheetChart(chart: NativeChart, title: string, sheet: string, { from, left }: { from: number, left: number }): SheetChart {
  const range = (column: number): string => `'${sheet.replaceAll('\'', '\'\'')}'!$${letters(column)}$${from + 2}:$${letters(column)}$${from + 1 + chart.categories.length}`
  const right = left + chart.series.length + 2
  return {
    type: chart.kind,
    title,
    altText: title,
    titleFontSize: 14,
    titleFontFamily: face,
    legend: chart.series.length > 1 ? 'top' : false,
    legendFontFamily: face,
    dispBlanksAs: 'gap',
    ...(chart.stacked && { barGrouping: 'stacked' as const, overlap: 100 }),
    axes: { x: { labelFontFamily: face, ...(chart.kind === 'bar' && { reverse: true }) }, y: { labelFontFamily: face, numberFormat: { formatCode: numberFormat(chart.series.flatMap(({ values }) => values), chart.unit) } } },
    series: chart.series.map(({ name, colour }, at) => ({
      name,
      color: colour,
      categories: range(left),
      values: range(left + 1 + at),
      ...(chart.kind === 'line' && { smooth: false, stroke: { width: 2.25 } }),
    })),
    anchor: { from: { row: from, col: right }, to: { row: from + 21, col: right + 9 } },
  }
}
