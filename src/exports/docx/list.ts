import type { Locale, TableTwin } from '@/figures'
import { layTable } from '../briefing/columns'
import { officeFile } from '../ooxml'

/** A list of the office with what is said about it. */
export interface ListDocument {
  title: string
  paragraphs: readonly string[]
  notes: readonly string[]
  table: TableTwin
  locale: Locale
}

/** A list of the office as a Word document in the look of official documents. */
export async function listDocx({ title, paragraphs, notes, table, locale }: ListDocument): Promise<Blob> {
  const [{ AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun }, { fonts, pages, sizes, styles, tableRooms }, { body, note, tables }] = await Promise.all([import('docx'), import('./official'), import('./parts')])
  const { room, parts } = layTable(table, locale, tableRooms)
  const number = new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ font: fonts.song, size: 28, children: ['— ', PageNumber.CURRENT, ' —'] })] })
  return officeFile(await Packer.toArrayBuffer(new Document({
    title,
    styles,
    sections: [{
      properties: { page: room.lying ? pages.lying : pages.upright },
      footers: { default: new Footer({ children: [number] }) },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240, line: 560, lineRule: 'exact' }, children: [new TextRun({ text: title, font: fonts.title, size: sizes.title })] }),
        ...paragraphs.map(text => body(text)),
        ...tables(table, parts, room.size, locale),
        ...notes.map(text => note(text)),
      ],
    }],
  })), 'docx')
}
