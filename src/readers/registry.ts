import type { Format, Reader } from './document'

/** Every format that can be read, one line each. */
const registry: Partial<Record<Format, () => Promise<Reader>>> = {
  'txt': async () => (await import('./text/txt')).readTxt,
  'md': async () => (await import('./text/markdown')).readMarkdown,
  'csv': async () => (await import('./text/csv')).readCsv,
  'html': async () => (await import('./html/html')).readHtml,
  'mht': async () => (await import('./mht')).readMht,
  'docx': async () => (await import('./docx/docx')).readDocx,
  'doc': async () => (await import('./doc/doc')).readDoc,
  'wps': async () => (await import('./doc/doc')).readDoc,
  'rtf': async () => (await import('./rtf/rtf')).readRtf,
  'odt': async () => (await import('./odt/odt')).readOdt,
  'xlsx': async () => (await import('./workbook')).readWorkbook('xlsx'),
  'xls': async () => (await import('./workbook')).readWorkbook('xls'),
  'et': async () => (await import('./workbook')).readWorkbook('et'),
  'ods': async () => (await import('./workbook')).readWorkbook('ods'),
  'pdf': async () => (await import('./pdf/pdf')).readPdf,
  'ofd': async () => (await import('./ofd/ofd')).readOfd,
  'zip': async () => (await import('./zip/zip')).readZip,
  'rar': async () => (await import('./archive/archive')).readArchive('rar'),
  'eml': async () => (await import('./mime/eml')).readEml,
  '7z': async () => (await import('./archive/archive')).readArchive('7z'),
}

const loaded = new Map<Format, Reader>()

/** The reader of a format, loaded when its first file arrives; null for what cannot be read. */
export function readerOf(format: Format): Reader | null | Promise<Reader> {
  const load = registry[format]
  return loaded.get(format) ?? load?.().then((reader) => {
    loaded.set(format, reader)
    return reader
  }) ?? null
}

/** Formats that are decoded as text, and are therefore bounded before decoding. */
export const textFormats: ReadonlySet<Format> = new Set(['txt', 'md', 'csv', 'html', 'mht'])
