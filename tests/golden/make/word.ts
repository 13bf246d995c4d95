import type { Look } from './looks'
import type { Piece } from './story'
import type { FileChild, IRunOptions, ISectionOptions } from 'docx'
import type { Table as Model } from '../../../datasets/render/grid'
import { AlignmentType, Document, Footer, HeadingLevel, LevelFormat, Packer, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx'

/** A TrueType font: its subsets are small in a PDF. */
const font = 'Droid Sans Fallback'

/** Text as Word keeps it: several runs, a line break where the text has one. */
function runs(text: string, options: IRunOptions = {}): TextRun[] {
  return text.split('\n').flatMap((line, at) => {
    const parts = line.length > 3 ? [line.slice(0, 2), line.slice(2)] : [line]
    return parts.map((part, index) => new TextRun({ ...options, text: part, ...(at > 0 && index === 0 ? { break: 1 } : {}) }))
  })
}

function tableOf(model: Model): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: model.map(row => new TableRow({
      children: row.map(({ text, colspan, rowspan }) => new TableCell({
        columnSpan: colspan,
        rowSpan: rowspan,
        children: [new Paragraph({ alignment: AlignmentType.CENTER, children: runs(text, { size: 16 }) })],
      })),
    })),
  })
}

function childOf(piece: Piece, look: Pick<Look, 'numbered'>): FileChild[] {
  if (piece.kind === 'table')
    return [tableOf(piece.cells), new Paragraph('')]
  if (piece.kind === 'title')
    return [new Paragraph({ alignment: AlignmentType.CENTER, children: runs(piece.text, { bold: true, size: 36 }) })]
  if (piece.kind === 'heading')
    return [new Paragraph({ ...(look.numbered ? { numbering: { reference: 'sections', level: 0 } } : { heading: HeadingLevel.HEADING_1 }), children: runs(piece.text, { bold: true, color: '000000', size: 28 }) })]
  return [new Paragraph({ alignment: piece.kind === 'note' ? AlignmentType.RIGHT : AlignmentType.LEFT, indent: piece.kind === 'text' ? { firstLine: 480 } : undefined, children: runs(piece.text, { size: 24 }) })]
}

/** The report as docx; headings numbered by Word when the look says so. */
export async function toDocx(pieces: readonly Piece[], look: Pick<Look, 'numbered' | 'nested'>, { landscape = false } = {}): Promise<Uint8Array> {
  const children = pieces.flatMap(piece => childOf(piece, look))
  const body: FileChild[] = look.nested
    ? [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [new TableRow({ children: [new TableCell({ children: children as (Paragraph | Table)[] })] })] })]
    : children
  const section: ISectionOptions = {
    properties: { page: { size: { orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { left: 900, right: 900 } } },
    footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] })] })] }) },
    children: body,
  }
  const document = new Document({
    creator: 'golden',
    styles: { default: { document: { run: { font: { ascii: font, eastAsia: font, hAnsi: font } } } } },
    numbering: { config: [{ reference: 'sections', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING, text: '%1、', alignment: AlignmentType.START }] }] },
    sections: [section],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}
