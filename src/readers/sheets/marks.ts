import type { SheetMarks } from './cell-mark'
import { strFromU8, unzipSync } from 'fflate'
import { isOle } from '../detect/ole'
import { odsMarks } from './ods'
import { xlsMarks } from './xls'
import { xlsxMarks } from './xlsx'

/** The marked cells, which the library does not tell of; none in most files. What is damaged has none. */
export function marksOf(bytes: Uint8Array, format: string): SheetMarks {
  try {
    if (isOle(bytes))
      return xlsMarks(bytes)
    if (bytes[0] !== 0x50)
      return new Map()
    const part = (name: RegExp): Record<string, string> => Object.fromEntries(Object.entries(unzipSync(bytes, { filter: file => name.test(file.name) })).map(([path, content]) => [path, strFromU8(content)]))
    return format === 'ods' ? odsMarks(part) : xlsxMarks(part)
  }
  catch {
    return new Map()
  }
}
