import type { FileChild } from 'docx'
import type { Letter, LetterLine } from './letter'
import { officeFile } from '../ooxml'
import { pointTable, titleLines } from './letter'

/** Millimetres of the columns of the table: number, part, place, printed, expected, why, perhaps. */
const widths = [10, 20, 33, 15, 15, 38, 25]

/** What a paragraph of an official letter begins with, up to its first full stop: `一、逐条核对。` */
const leadIn = /^[一二三四五六七八九十]+、[^。]{1,20}。/

/** A letter of the office as a Word document in the look of official documents: its table is a real one, no row is cut by a page, the signature never stands alone. */
export async function letterDocx(letter: Letter): Promise<Blob> {
  const [{ AlignmentType, BorderStyle, Document, Footer, Packer, PageNumber, Paragraph, TextRun }, { fonts, pages, sizes, styles }, { tables }] = await Promise.all([import('docx'), import('../docx/official'), import('../docx/parts')])
  const table = pointTable(letter)
  const signature = letter.lines.findIndex(({ kind }) => kind === 'signature')

  const rule = { style: BorderStyle.SINGLE, size: 6, space: 4, color: 'auto' }
  function lead(text: string) {
    const [lead = ''] = leadIn.exec(text) ?? []
    return [...lead === '' ? [] : [new TextRun({ text: lead, font: fonts.heading })], new TextRun(text.slice(lead.length))]
  }
  function written({ kind, text }: LetterLine, at: number): FileChild[] {
    // The lines before the signature stay with it, so that it is never alone on a page.
    const keepNext = signature >= 0 && at >= signature - 2 && at < letter.lines.length - 1
    switch (kind) {
      case 'title': return [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 320, line: 640, lineRule: 'exact' }, children: titleLines(text).map((text, at) => new TextRun({ text, font: fonts.title, size: sizes.title, break: at > 0 ? 1 : 0 })) })]
      case 'salutation': return [new Paragraph({ children: [new TextRun(text)] })]
      case 'points': return tables(table, [{ columns: table.columns, widths }], 9, letter.locale)
      case 'signature': return [new Paragraph({ alignment: AlignmentType.RIGHT, indent: { right: 1280 }, spacing: at === signature ? { before: 560 } : {}, keepNext, children: [new TextRun(text)] })]
      case 'copies': return [new Paragraph({ spacing: { before: 560 }, border: { top: rule, bottom: rule }, children: [new TextRun({ text, size: 28 })] })]
      case 'body': return [new Paragraph({ style: 'Body', keepNext, children: lead(text) })]
    }
  }
  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: fonts.song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })] })
  return officeFile(await Packer.toArrayBuffer(new Document({
    title: letter.lines.find(({ kind }) => kind === 'title')?.text ?? '',
    styles,
    sections: [{ properties: { page: pages.upright }, footers: { default: new Footer({ children: [number] }) }, children: letter.lines.flatMap(written) }],
  })), 'docx')
}
