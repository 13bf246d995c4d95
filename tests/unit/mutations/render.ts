import type { Draft } from '../../golden/make/figures'
import type { Piece } from '../../golden/make/story'
import type { Part } from './model'
import type { Block, SourceDocument, SourceFile } from '@/readers'
import iconv from 'iconv-lite'
import { toHtml } from '../../golden/make/html'
import { placed } from '../../golden/make/shapes'
import { toWorkbook } from '../../golden/make/sheets'
import { toCsv, toMarkdown, toText } from '../../golden/make/text'
import { toDocx } from '../../golden/make/word'
import { asDocx, asHtml, asRead, asText, asXlsx } from './marked'

export const styles = ['exact', 'tabs', 'pipes', 'lines', 'spaces', 'cells', 'indented', 'apart', 'md', 'csv', 'clean', 'word', 'site', 'xlsx', 'docx'] as const
export type Style = typeof styles[number]

/** The document as a reader of exact tables gives it. */
export function documentOf(parts: readonly Part[]): SourceDocument {
  let table = 0
  const blocks = parts.map((part, index): Block => {
    if (part.kind !== 'table')
      return { kind: 'paragraph', text: part.text, place: { at: 'paragraph', paragraph: index + 1 } }
    table++
    const all = placed(part.cells)
    return {
      kind: 'grid',
      geometry: 'exact',
      rows: part.cells.length,
      columns: Math.max(1, ...all.map(({ cell, column }) => column + cell.colspan)),
      cells: all.map(({ cell, row, column }) => ({ ...asRead(cell.text), row, column, rowSpan: Math.min(cell.rowspan, part.cells.length - row), colSpan: cell.colspan, place: { at: 'table', table, row: row + 1, column: column + 1 } })),
    }
  })
  return { format: 'docx', charset: null, part: null, title: null, metadata: [], blocks, pictures: [], notes: [] }
}

export const encodings = ['utf-8', 'utf-8 with BOM', 'gb18030', 'gb18030 declared utf-8', 'utf-16le', 'utf-8 with CRLF'] as const
export type Encoding = typeof encodings[number]

function encoded(text: string, encoding: Encoding): Uint8Array {
  if (encoding.startsWith('gb18030'))
    return new Uint8Array(iconv.encode(text, 'gb18030'))
  if (encoding === 'utf-16le')
    return new Uint8Array(iconv.encode(text, 'utf-16le', { addBOM: true }))
  return new Uint8Array(iconv.encode(encoding.endsWith('CRLF') ? text.replace(/\r?\n/g, '\r\n') : text, 'utf-8', { addBOM: encoding.endsWith('BOM') }))
}

/** The document as a file in `style`, its text in `encoding` where the style is text. */
export async function fileOf(parts: readonly Part[], draft: Draft, style: Exclude<Style, 'exact'>, encoding: Encoding): Promise<SourceFile> {
  const pieces: Piece[] = parts.map(part => part)
  const text = (name: string, content: string): SourceFile => ({ name, folder: '', bytes: encoded(name.endsWith('.html') ? asHtml(content) : asText(content), encoding) })
  switch (style) {
    case 'xlsx':
      return { name: 'a.xlsx', folder: '', bytes: asXlsx(toWorkbook([['Sheet1', pieces]], 'xlsx')) }
    case 'docx':
      return { name: 'a.docx', folder: '', bytes: asDocx(await toDocx(pieces, { numbered: false, nested: false })) }
    case 'md':
      return text('a.md', toMarkdown(pieces))
    case 'csv':
      return text('a.csv', toCsv(pieces))
    case 'clean':
    case 'word':
    case 'site':
      return text('a.html', toHtml(draft, pieces, style, { charset: encoding === 'gb18030' ? 'gb2312' : encoding === 'utf-16le' ? 'utf-16' : 'utf-8' }))
    default:
      return text('a.txt', toText(pieces, style))
  }
}
