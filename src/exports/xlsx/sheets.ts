import type { CellStyle, CellValue, SheetChart, WriteSheet } from 'hucre/xlsx'
import type { Block, Briefing } from '../briefing/model'
import type { Spanning } from '../form/spans'
import type { NativeChart, TableColumn, TableTwin, TableValue } from '@/figures'
import { nativeOf, textWidth } from '@/figures'
import { chartFormat, numberFormat } from '../briefing/values'
import { placed } from '../form/spans'
import { provenanceLines } from '../provenance'
import { words } from '../words'

const face = 'Microsoft YaHei'
const bold: CellStyle = { font: { name: face, bold: true } }
const heading: CellStyle = { font: { name: face, bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EEF2F7' } }, alignment: { horizontal: 'center', vertical: 'center', wrapText: true } }

/** A sheet under construction: rows go in from the top, styles by place. */
export interface Draft {
  rows: CellValue[][]
  cells: NonNullable<WriteSheet['cells']>
  merges: NonNullable<WriteSheet['merges']>
  charts: SheetChart[]
  /** Rows of running text, which goes on across columns and lines. */
  texts: Set<number>
  /** Points. */
  heights: Map<number, number>
}

export function emptyDraft(): Draft {
  return { rows: [], cells: new Map(), merges: [], charts: [], texts: new Set(), heights: new Map() }
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

/** Puts running text at the beginning of a row. */
export function putText(draft: Draft, row: number, text: string): void {
  put(draft, row, 0, text)
  draft.texts.add(row)
}

const signs = (value: CellValue): number => textWidth(String(value ?? ''), 12) / 6.4
/** Points of a line, signs a line of running text has at least, and a column that holds nothing. */
const [lineHeight, measure, emptyColumn] = [16, 100, 9]

/** Points of a row whose text wraps in so many signs. */
export const wrappedHeight = (text: string, width: number): number => Math.ceil(signs(text) / width * 1.05) * lineHeight

/** Lets long running text wrap over as many columns as make a readable line. */
function wrapTexts(draft: Draft, widths: readonly number[]): void {
  let [columns, width] = [0, 0]
  while (width < measure)
    width += widths[columns++] ?? emptyColumn
  for (const row of draft.texts) {
    const text = String(draft.rows[row]?.[0] ?? '')
    if (signs(text) <= width)
      continue
    merge(draft, row, 0, { columns, rows: 1 })
    draft.cells.set(`${row},0`, { style: { alignment: { wrapText: true, vertical: 'top' } } })
    draft.heights.set(row, wrappedHeight(text, width))
  }
}

/** The finished sheet: columns as wide as what they hold, at most `widest` signs. */
export function finish(name: string, draft: Draft, widest = 46): WriteSheet {
  const widths = draft.rows.reduce<number[]>((found, row) => {
    row.forEach((value, at) => found[at] = Math.max(found[at] ?? 6, row.length === 1 ? 0 : Math.min(widest, signs(value) + 2)))
    return found
  }, [])
  wrapTexts(draft, Array.from(widths, width => width ?? 10))
  return { name, rowDefs: new Map([...draft.heights].map(([row, height]) => [row, { height }])), pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 }, rows: draft.rows, cells: draft.cells, merges: draft.merges, columns: Array.from(widths, width => ({ width: width ?? 10 })), ...(draft.charts.length > 0 && { charts: draft.charts }) }
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

/** A list as a sheet: its title, what must be known of it, and its rows. */
export function listSheet(name: string, title: string, notes: readonly string[], table: TableTwin): WriteSheet {
  const draft = emptyDraft()
  put(draft, 0, 0, title, { font: { name: face, bold: true, size: 14 } })
  notes.forEach((text, at) => putText(draft, 1 + at, text))
  putTable(draft, table, notes.length + 2)
  return finish(name, draft)
}

/** One block as a sheet: title, 口径, the numbers as numbers, a chart the program draws where it has the kind, reading, remark and provenance. */
export function blockSheet(briefing: Briefing, block: Block, name: string): WriteSheet {
  const draft = emptyDraft()
  put(draft, 0, 0, block.title, { font: { name: face, bold: true, size: 14 } })
  if (block.kind === 'text') {
    block.paragraphs.forEach((text, at) => putText(draft, at + 1, text))
    return finish(name, draft, 90)
  }
  if ('subtitle' in block && block.subtitle !== '')
    putText(draft, 1, block.subtitle)
  const from = 3
  const native = block.kind === 'chart' ? nativeOf(block.model, briefing.locale) : null
  const below = block.kind === 'form' ? putForm(draft, block, from) : putTable(draft, block.table, from)
  const reading = [...('sentence' in block ? [block.sentence] : []), ...('annotations' in block ? block.annotations : []), block.remark].filter(text => text !== '')
  const lines = [...reading, '', ...provenanceLines(block.provenance, briefing.locale)]
  const read = Math.max(below, native ? from + rowsOf(native) : 0) + 1
  lines.forEach((line, at) => line !== '' && putText(draft, read + at, line))
  if (block.kind === 'chart' && native)
    putChart(draft, briefing, native, { title: block.title, sheet: name, chart: { row: from, column: block.table.columns.length + 1 }, data: read + lines.length + 2 })
  return finish(name, draft)
}

function style(value: TableValue, { kind }: TableColumn): CellStyle | undefined {
  return kind === 'text' || kind === 'year' || typeof value !== 'number' ? undefined : { numFmt: numberFormat(value, kind) }
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
      put(draft, row + line, column, cell.value ?? (cell.text === '' ? null : cell.text), cell.header ? heading : { alignment: { horizontal: 'right' }, ...(cell.value !== null && { numFmt: numberFormat(cell.value, 'plain') }) })
      merge(draft, row + line, column, cell)
    }
    row += table.rows.length + 1
  }
  return row
}

const letters = (column: number): string => column < 26 ? String.fromCharCode(65 + column) : letters(Math.floor(column / 26) - 1) + letters(column % 26)

/** Rows a chart stands over. */
function rowsOf({ kind, categories }: NativeChart): number {
  return kind === 'bar' ? Math.max(22, categories.length + 4) : 22
}

/** The chart beside the table, and from row `data` on the numbers it draws, below all else. */
function putChart(draft: Draft, { locale }: Briefing, native: NativeChart, { title, sheet, chart, data }: { title: string, sheet: string, chart: { row: number, column: number }, data: number }): void {
  put(draft, data - 1, 0, words[locale].chartData, bold)
  native.series.forEach((series, at) => put(draft, data, 1 + at, series.name, heading))
  native.categories.forEach((category, line) => {
    put(draft, data + 1 + line, 0, category)
    native.series.forEach((series, at) => put(draft, data + 1 + line, 1 + at, series.values[line] ?? null, { numFmt: numberFormat(series.values[line] ?? null, native.unit) }))
  })
  const range = (column: number): string => `'${sheet.replaceAll('\'', '\'\'')}'!$${letters(column)}$${data + 2}:$${letters(column)}$${data + 1 + native.categories.length}`
  draft.charts.push({
    type: native.kind,
    title,
    altText: title,
    titleFontSize: 14,
    titleFontFamily: face,
    legend: native.series.length > 1 ? 'top' : false,
    legendFontFamily: face,
    dispBlanksAs: 'gap',
    ...(native.stacked && { barGrouping: 'stacked' as const, overlap: 100 }),
    axes: { x: { labelFontFamily: face, ...(native.kind === 'bar' && { reverse: true }) }, y: { labelFontFamily: face, numberFormat: { formatCode: chartFormat(native.series.flatMap(({ values }) => values), native.unit) } } },
    series: native.series.map(({ name, colour }, at) => ({
      name,
      color: colour,
      categories: range(0),
      values: range(1 + at),
      ...(native.kind === 'line' && { smooth: false, stroke: { width: 2.25 } }),
    })),
    anchor: { from: { row: chart.row, col: chart.column }, to: { row: chart.row + rowsOf(native) - 1, col: chart.column + 9 } },
  })
}
