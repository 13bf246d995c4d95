import type { ListDocument } from '../docx/list'
import { listSheet, sheetNames } from './sheets'
import { xlsxType } from './xlsx'

/** A list of the office as a workbook of one sheet. */
export async function listXlsx({ title, notes, table }: Omit<ListDocument, 'locale' | 'paragraphs'>): Promise<Blob> {
  const { writeXlsx } = await import('hucre/xlsx')
  const [name] = sheetNames([title])
  const written = await writeXlsx({ sheets: [listSheet(name!, title, notes, table)], defaultFont: { name: 'Microsoft YaHei', size: 11 } })
  return new Blob([new Uint8Array(written)], { type: xlsxType })
}
