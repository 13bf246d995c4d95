import type { Reader } from './document'
import { isMail } from './detect/mail'
import { isPdf, isPicture } from './detect/page'
import { isCsv, isHtml, isMarkdown, isMime, isOfficeXml } from './detect/text'

/** How one format is told from the content of a file, and what reads it. Where several fit, the first line of the table counts. */
interface FormatDefinition {
  /** Endings of names that decide where content cannot. */
  extensions?: readonly string[]
  /** What the file begins with, as Latin-1 characters. */
  starts?: readonly string[]
  /** Whether the bytes of a file that begins with no mark are this. */
  bytes?: (bytes: Uint8Array) => boolean
  /** Streams of an OLE file by name, and the first four bytes of its root's class, by the program that wrote it. */
  ole?: readonly (string | number)[]
  /** The same OLE file as another format, told by its extension alone: WPS writes the streams of Office. */
  like?: string
  /** Main part of a zip, and what must lie beside it. */
  part?: RegExp
  beside?: string
  /** Type of an OpenDocument file, which may be locked with a password. */
  openDocument?: string
  /** Of text: surely this, whatever the file is called, or likely this, where its extension says nothing. Text is bounded before decoding. */
  text?: { surely?: (text: string, extension: string) => boolean, likely?: (text: string) => boolean }
  /** Whether it holds files and is none itself. */
  container?: true
  /** Loaded when the first file arrives; without one the words say what to do with such a file. */
  read?: () => Promise<Reader>
}

const biff = ['\t\b\x10\0', '\t\b\b\0', '\t\x04\x06\0', '\t\x02\x06\0']
const doc = async (): Promise<Reader> => (await import('./doc/doc')).readDoc
const workbook = (format: 'xlsx' | 'xls' | 'et' | 'ods') => async (): Promise<Reader> => (await import('./workbook')).readWorkbook(format)
const types = '[Content_Types].xml'

/** Every format that is known by its content, one line each: adding one is a reader and a line. */
export const formats = {
  'rar': { starts: ['Rar!\x1A\x07'], container: true, read: async () => (await import('./archive/archive')).readArchive('rar') },
  '7z': { starts: ['7z\xBC\xAF\x27\x1C'], container: true, read: async () => (await import('./archive/archive')).readArchive('7z') },
  'rtf': { starts: ['{\\rtf'], read: async () => (await import('./rtf/rtf')).readRtf },
  'doc': { extensions: ['doc', 'dot'], starts: ['\xDB\xA5-\x00', '\x31\xBE\x00\x00'], ole: ['WordDocument', 0x00020906, 0x00020900], read: doc },
  'wps': { extensions: ['wps', 'wpt'], like: 'doc', read: doc },
  'xls': { extensions: ['xls', 'xlt'], starts: biff, ole: ['Workbook', 'Book', 0x00020820, 0x00020810], read: workbook('xls') },
  'et': { extensions: ['et', 'ett'], like: 'xls', read: workbook('et') },
  'docx': { part: /^word\/document\d*\.xml$/i, beside: types, read: async () => (await import('./docx/docx')).readDocx },
  'xlsx': { part: /^xl\/workbook\.(?:xml|bin)$/i, beside: types, read: workbook('xlsx') },
  'ofd': { part: /^OFD\.xml$/i, read: async () => (await import('./ofd/ofd')).readOfd },
  'ods': { openDocument: 'application/vnd.oasis.opendocument.spreadsheet', read: workbook('ods') },
  'odt': { openDocument: 'application/vnd.oasis.opendocument.text', read: async () => (await import('./odt/odt')).readOdt },
  'zip': { container: true, read: async () => (await import('./zip/zip')).readZip },
  'image': { bytes: isPicture },
  'pdf': { bytes: isPdf, read: async () => (await import('./pdf/pdf')).readPdf },
  'eml': { bytes: isMail, container: true, read: async () => (await import('./mime/eml')).readEml },
  'mht': { text: { surely: isMime }, read: async () => (await import('./mht')).readMht },
  'unknown': { ole: ['PowerPoint Document'], part: /^ppt\/presentation\.xml$/i, beside: types, text: { surely: isOfficeXml } },
  'html': { text: { surely: isHtml }, read: async () => (await import('./html/html')).readHtml },
  'md': { extensions: ['md', 'markdown'], text: { likely: isMarkdown }, read: async () => (await import('./text/markdown')).readMarkdown },
  'csv': { extensions: ['csv', 'tsv'], text: { likely: isCsv }, read: async () => (await import('./text/csv')).readCsv },
  'txt': { text: { likely: () => true }, read: async () => (await import('./text/txt')).readTxt },
} satisfies Record<string, FormatDefinition>

/** File formats by content, not by extension. */
export type Format = keyof typeof formats
/** Those that have a reader. */
type Readable = { [F in Format]: (typeof formats)[F] extends { read: unknown } ? F : never }[Format]

/** The table, in the order in which formats are told. */
export const known = Object.entries(formats) as [Format, FormatDefinition][]

function those(which: (definition: FormatDefinition) => unknown): ReadonlySet<Format> {
  return new Set(known.flatMap(([format, definition]) => which(definition) ? [format] : []))
}

export const textFormats = those(({ text, read }) => text && read)
export const containers = those(({ container }) => container)
export const openDocuments = those(({ openDocument }) => openDocument)

const loaded = new Map<Format, Reader>()

export function isReadable(format: Format): format is Readable {
  return 'read' in formats[format]
}

/** The reader of a format, loaded when its first file arrives. */
export function readerOf(format: Readable): Reader | Promise<Reader> {
  return loaded.get(format) ?? formats[format].read().then((reader) => {
    loaded.set(format, reader)
    return reader
  })
}
