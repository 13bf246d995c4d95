import type { FileChild } from 'docx'
import type { ValueAt } from './layout'
import type { Layout } from '@/reports'
import { officeFile } from '../ooxml'
import { headings } from './labels'
import { formTablesOf } from './layout'

export interface FormDocument {
  title: string
  layout: Layout
  at: ValueAt
  /** What must be known to read the numbers: scope, coverage, 原报 or 更正, what was blank, what does not reconcile. */
  notes: readonly string[]
  /** The sections of prose too, empty, with their headings: a report to be written. */
  whole: boolean
}

/** The official form as a Word document, ready to be pasted into a report or to be filled in. */
export async function formDocx({ title, layout, at, notes, whole }: FormDocument): Promise<Blob> {
  const [{ AlignmentType, Document, Footer, HeadingLevel, Packer, PageNumber, Paragraph, TextRun }, official, parts] = await Promise.all([import('docx'), import('../docx/official'), import('../docx/parts')])
  const heading = (text: string) => new Paragraph({ heading: HeadingLevel.HEADING_1, text })
  const room = (): FileChild[] => [parts.body(''), parts.body('')]
  const children: FileChild[] = [
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240, line: 560, lineRule: 'exact' }, children: [new TextRun({ text: title, font: official.fonts.title, size: official.sizes.title })] }),
    ...(whole ? [heading(headings.overview), ...room()] : []),
    ...formTablesOf(layout, at).flatMap(({ title, rows }) => [heading(title), ...parts.formTable(rows)]),
    ...(whole ? [heading(headings.problems), ...room(), heading(headings.others), ...room()] : []),
    ...notes.map(text => parts.note(text)),
  ]
  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: official.fonts.song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })] })
  return officeFile(await Packer.toArrayBuffer(new Document({
    title,
    styles: official.styles,
    sections: [{ properties: { page: official.pages.upright }, footers: { default: new Footer({ children: [number] }) }, children }],
  })), 'docx')
}
