import type { Block, Picture, Reader, ReaderNote, SourceDocument } from '../document'
import { decode } from '../charset'
import { htmlBlocks } from '../html/html'
import { scripted, struckOut } from '../marks'
import { paragraph, piece } from './pieces'
import { readLines, splitLines } from './txt'

const heading = /^ {0,3}(#{1,6})[ \t]*([^#\s].*)$/
const image = /!\[([^\]]*)\]\([^)]*\)/g
const entities: Record<string, string> = { nbsp: '\u00A0', amp: '&', lt: '<', gt: '>', quot: '"', ensp: '\u2002', emsp: '\u2003' }

/** Markdown: `#` headings with their level, pipe tables, HTML tables as converters write them; all else as plain text, without its marks. */
export const readMarkdown: Reader = (bytes, file) => {
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, decoded: file.decoded })
  const document: SourceDocument = { format: 'md', charset, part: null, title: null, metadata: [], blocks: [], pictures: [], notes }
  const lines = splitLines(text)
  let plain: string[] = []
  let plainFrom = 0
  const flush = (next: number): void => {
    addPlain(document, plain, plainFrom)
    plain = []
    plainFrom = next
  }
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const marked = heading.exec(line)
    const tableEnd = /^\s*<(?:table|html|body|div)[\s>]/i.test(line) ? htmlEnd(lines, at) : -1
    if (marked) {
      flush(at + 1)
      const start = line.length - line.replace(/^[ #\t]*/, '').length
      document.blocks.push({ ...paragraph(piece(clean(marked[2]!.replace(/#+\s*$/, '')), at + 1, start)), level: marked[1]!.length })
    }
    else if (tableEnd >= 0) {
      flush(tableEnd + 1)
      addHtml(document, lines.slice(at, tableEnd + 1).join('\n'), at + 1, file.name)
      at = tableEnd
    }
    else {
      plain.push(/^\s*(?:`{3}|~{3})/.test(line) ? '' : line)
    }
  }
  flush(lines.length)
  return [document]
}

/** Last line of the HTML table that starts on line `at`; −1 when it never ends. */
function htmlEnd(lines: readonly string[], at: number): number {
  const end = lines.findIndex((line, index) => index >= at && /<\/table>\s*(?:<\/(?:div|body|html)>\s*)*$/i.test(line))
  return end >= 0 && lines.slice(at, end + 1).some(line => /<table/i.test(line)) ? end : -1
}

function addPlain(document: SourceDocument, lines: readonly string[], first: number): void {
  const read = readLines(lines.map(line => line.replace(/^\s*>+ ?/, '').replace(/^(\s*)[-*+] (?=\D{2})/, '$1')), first + 1)
  const notes: ReaderNote[] = read.notes
  for (const block of read.blocks) {
    if (block.kind === 'grid') {
      for (const cell of block.cells) {
        if (hasImage(cell.text))
          cell.picture = true
        for (const alt of altsOf(cell.text))
          document.pictures.push({ afterBlock: document.blocks.length, alt, place: cell.place })
        cell.text = clean(cell.text)
      }
      document.blocks.push(block)
      continue
    }
    const text = clean(block.text)
    if (text !== '')
      document.blocks.push({ ...block, text })
    for (const alt of altsOf(block.text))
      document.pictures.push({ afterBlock: document.blocks.length - 1, alt, place: block.place })
  }
  document.notes.push(...notes)
}

/** An HTML table in the text; its places are the cells of the table, counted through the document. */
function addHtml(document: SourceDocument, html: string, line: number, name: string): void {
  const before = document.blocks.filter(block => block.kind === 'grid' && block.geometry === 'exact').length
  const { blocks, pictures, notes } = htmlBlocks(html, name)
  const placed = (block: Block): Block => block.kind === 'paragraph'
    ? { ...block, place: { at: 'text', line, column: 1 } }
    : { ...block, cells: block.cells.map(cell => ({ ...cell, place: cell.place.at === 'table' ? { ...cell.place, table: cell.place.table + before } : cell.place })) }
  const moved = (picture: Picture): Picture => ({ ...picture, afterBlock: picture.afterBlock + document.blocks.length })
  document.pictures.push(...pictures.map(moved))
  document.blocks.push(...blocks.map(placed))
  document.notes.push(...notes)
}

function hasImage(text: string): boolean {
  return text.includes('![') && text.match(image) !== null
}

function altsOf(text: string): string[] {
  return text.includes('![') ? [...text.matchAll(image)].map(match => match[1]!) : []
}

/** Text as a Markdown page prints it: without emphasis, images, escapes and entities; `<br>` is a line break. */
function clean(text: string): string {
  if (!/[*_`\\&<![~^]/.test(text))
    return text
  return text
    .replace(image, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/~~(?=\S)([^~]*\S)~~|<(s|del|strike)>([^<]*)<\/\2>/gi, (_, waved: string | undefined, _tag, within: string) => struckOut(waved ?? within))
    .replace(/<(su[bp])>([^<]*)<\/\1>/gi, (_, tag: string, within: string) => scripted(within, tag.toLowerCase() === 'sup' ? 1 : -1))
    .replace(/(?<=\d)\^(\d{1,2})\^|\[\^(\d{1,2})\]/g, (_, raised: string | undefined, note: string) => scripted(raised ?? note, 1))
    .replace(/(?<![\w*])(\*{1,3}|_{2,3})(?=\S)(.*?\S)\1(?![\w*])/g, '$2')
    .replace(/`([^`]+)`/g, '$1')
    .replace(/\[([^\]]+)\]\((?:https?:|[/.#])[^)]*\)/g, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|~>])/g, '$1')
    .replace(/&(nbsp|amp|lt|gt|quot|ensp|emsp);/g, (_, name: string) => entities[name]!)
    .trim()
}
