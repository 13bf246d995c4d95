import type { FileChild } from 'docx'
import type { TablePart } from '../briefing/columns'
import type { Block, Briefing, FormCell } from '../briefing/model'
import type { Locale, TableColumn, TableTwin } from '@/figures'
import { AlignmentType, BorderStyle, convertMillimetersToTwip, ImageRun, LineRuleType, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx'
import { shownValue } from '../briefing/values'
import { provenanceLines } from '../provenance'
import { words } from '../words'
import { fonts, room, sizes } from './official'

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = { top: thin, bottom: thin, left: thin, right: thin }
const single = { line: 240, lineRule: LineRuleType.AUTO }

interface CellText { text: string, align: (typeof AlignmentType)[keyof typeof AlignmentType], bold?: boolean, size: number, columns?: number, rows?: number, shaded?: boolean }

function cell({ text, align, bold = false, size, columns = 1, rows = 1, shaded = false }: CellText): TableCell {
  return new TableCell({
    borders,
    columnSpan: columns,
    rowSpan: rows,
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    ...(shaded && { shading: { type: ShadingType.CLEAR, fill: 'EEF2F7', color: 'auto' } }),
    children: [new Paragraph({ alignment: align, spacing: single, children: [new TextRun({ text, bold, size, font: fonts.song })] })],
  })
}

/** A laid table as real ones, `points` the size of type: heading rows repeat on each page, no row is cut by one. */
export function tables(table: TableTwin, parts: readonly TablePart[], points: number, locale: Locale): FileChild[] {
  const size = points * 2
  const align = (column: TableColumn) => column.kind === 'text' ? AlignmentType.LEFT : AlignmentType.RIGHT
  return parts.flatMap(({ columns, widths }) => {
    const twips = widths.map(width => Math.floor(convertMillimetersToTwip(width)))
    return [
      new Table({
        layout: TableLayoutType.FIXED,
        columnWidths: twips,
        width: { size: twips.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
        rows: [
          new TableRow({ tableHeader: true, cantSplit: true, children: columns.map(column => cell({ text: column.label, align: AlignmentType.CENTER, bold: true, size, shaded: true })) }),
          ...table.rows.map(row => new TableRow({ cantSplit: true, children: columns.map(column => cell({ text: shownValue(row[column.key] ?? null, column, locale), align: align(column), size })) })),
        ],
      }),
      new Paragraph({ style: 'Note', text: '' }),
    ]
  })
}

/** One table of the official form with its merged cells, in small type over the whole width. */
export function formTable(rows: readonly (readonly FormCell[])[]): FileChild[] {
  const columns = rows[0]!.reduce((sum, { columns }) => sum + columns, 0)
  const size = columns > 9 || rows.length > 20 ? sizes.form : sizes.table
  const text = (part: FormCell): CellText => ({ text: part.text, align: part.header && part.columns === 1 && part.rows === 1 && part.text.length > 8 ? AlignmentType.LEFT : AlignmentType.CENTER, size, columns: part.columns, rows: part.rows })
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: convertMillimetersToTwip(room.upright), type: WidthType.DXA },
      columnWidths: widthsOf(columns),
      rows: rows.map(row => new TableRow({ cantSplit: true, children: row.map(part => cell(text(part))) })),
    }),
    new Paragraph({ style: 'Note', text: '' }),
  ]
}

/** Section 3 has three columns of labels before its seven of numbers; the others are even. */
function widthsOf(columns: number): number[] {
  const millimetres = columns === 10 ? [14, 18, 50, ...Array.from<number>({ length: 7 }).fill((room.upright - 82) / 7)] : Array.from<number>({ length: columns }).fill(room.upright / columns)
  return millimetres.map(width => Math.floor(convertMillimetersToTwip(width)))
}

export function note(text: string, keepNext = false): Paragraph {
  return new Paragraph({ style: 'Note', text, keepNext })
}

export function body(text: string, keepNext = false): Paragraph {
  return new Paragraph({ style: 'Body', text, keepNext })
}

/** What a provenance says, in one small paragraph, so that it does not outweigh its figure. */
export function provenance(block: Exclude<Block, { kind: 'text' }>, briefing: Briefing): Paragraph {
  return note(provenanceLines(block.provenance, briefing.locale).join(words[briefing.locale].semicolon))
}

/** Millimetres of a chart's height that leave room on its page for title and reading. */
const highest = 180

/** A chart as SVG, with a PNG for programs that draw none. Sizes are px at 96 dpi. */
export function picture(svg: string, png: { bytes: Uint8Array, width: number, height: number }, description: string): Paragraph {
  const pixels = (millimetres: number): number => millimetres / 25.4 * 96
  const scale = Math.min(1, pixels(room.upright) / png.width, pixels(highest) / png.height)
  const transformation = { width: Math.round(png.width * scale), height: Math.round(png.height * scale) }
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: single,
    keepNext: true,
    children: [new ImageRun({ type: 'svg', data: new TextEncoder().encode(svg), fallback: { type: 'png', data: png.bytes }, transformation, altText: { name: description.slice(0, 60), title: description.slice(0, 60), description } })],
  })
}
