import type { ListDocument } from '../docx/list'
import { officeFile } from '../ooxml'
import { listSheet, sheetNames } from './sheets'

/** A list of the office as a workbook of one sheet. */
export async function listXlsx({ title, notes, table }: Omit<ListDocument, 'locale' | 'paragraphs'>): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const [name] = sheetNames([title])
  const written = await writeXlsx({ sheets: [listSheet(name!, title, notes, table)], defaultFont: { name: 'Microsoft YaHei', size: 11 } })
  return officeFile(written, 'xlsx')
}
