import type { Reader, ReaderNote, SourceDocument } from '../document'
import type { Printed, Walked } from './body'
import { decode } from '../charset'
import { noteOf } from '../notes/note'
import { fromDataUrl } from '../pictures'
import { chooseBody } from './body'
import { parsePage } from './parse'
import { stylesIn } from './sheets'
import { walk } from './walk'

/** A web page: the article where it can be told from the page around it, tables on their expanded grids. Nothing is run or fetched. */
export const readHtml: Reader = (bytes, file) => {
  const { text, charset, notes } = decode(bytes, { chosen: file.charset, declared: declaredCharset(file.decoded?.text ?? bytes), decoded: file.decoded })
  const read = htmlBlocks(text, file.name)
  return [{ format: 'html', charset, part: null, ...read, notes: [...notes, ...read.notes] }]
}

/** The encoding a page, decoded or not, names near its start. */
export function declaredCharset(page: string | Uint8Array): string | null {
  const head = typeof page === 'string' ? page.slice(0, 4096) : new TextDecoder('windows-1252').decode(page.subarray(0, 4096))
  return /<meta[^>]{0,200}charset\s*=\s*(?:["']\s*)?([\w-]+)/i.exec(head)?.[1] ?? /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)/i.exec(head)?.[1] ?? null
}

/** How the picture or style sheet at an address of a page is had from the file itself; null when the file does not hold it. */
export type PictureFinder = (address: string) => (() => Uint8Array | null) | null

/** The document of a page's text; `name` is the file's, for a refusal. */
export function htmlBlocks(html: string, name: string, find: PictureFinder = fromDataUrl): Pick<SourceDocument, 'title' | 'metadata' | 'blocks' | 'pictures' | 'notes'> {
  const root = parsePage(html, name)
  const { css, missing } = stylesIn(root, find)
  let walked = walk(root, { css, showHidden: false })
  const revealed = walked.hiddenTables > 0 && !walked.printed.some(({ item }) => item.kind === 'grid')
  if (revealed)
    walked = walk(root, { css, showHidden: true })
  const { blocks, pictures, notes } = number(chooseBody(walked), find)
  return { title: walked.title, metadata: walked.metadata, blocks, pictures, notes: [...pageNotes(walked, revealed), ...styleNote(missing), ...pictureNote(pictures), ...notes] }
}

/** Blocks and pictures with their places: the nth paragraph, the nth table. */
function number(printed: readonly Printed[], find: PictureFinder): Pick<SourceDocument, 'blocks' | 'pictures' | 'notes'> {
  const document: Pick<SourceDocument, 'blocks' | 'pictures' | 'notes'> = { blocks: [], pictures: [], notes: [] }
  let paragraphs = 0
  let tables = 0
  for (const { item, notes } of printed) {
    if (item.kind === 'paragraph') {
      document.blocks.push({ ...item, place: { at: 'paragraph', paragraph: ++paragraphs } })
    }
    else if (item.kind === 'grid') {
      tables++
      for (const cell of item.cells)
        cell.place = { at: 'table', table: tables, row: cell.row + 1, column: cell.column + 1 }
      document.blocks.push(item)
    }
    else {
      const load = item.source === null ? null : find(item.source)
      document.pictures.push({ afterBlock: document.blocks.length - 1, alt: item.alt, place: item.cell?.place ?? { at: 'paragraph', paragraph: Math.max(1, paragraphs) }, ...(load && { load }) })
    }
    for (const note of notes)
      document.notes.push(note.place?.at === 'table' ? { ...note, place: { ...note.place, table: tables } } : note)
  }
  return document
}

function pageNotes({ scripts, hiddenText, hiddenTables }: Walked, revealed: boolean): ReaderNote[] {
  const notes: ReaderNote[] = []
  if (scripts > 0)
    notes.push(noteOf('script-removed', 'scripts', { scripts }))
  if (revealed)
    notes.push(noteOf('hidden-skipped', 'hiddenTablesRead'))
  else if (hiddenText > 0)
    notes.push(noteOf('hidden-skipped', 'hiddenContents', { count: hiddenText, tables: hiddenTables }))
  return notes
}

function styleNote(missing: number): ReaderNote[] {
  return missing > 0 ? [noteOf('styles-elsewhere', 'stylesElsewhere', { count: missing })] : []
}

function pictureNote(pictures: SourceDocument['pictures']): ReaderNote[] {
  const [first] = pictures
  return first ? [noteOf('picture', 'picturesInText', { count: pictures.length }, first.place)] : []
}
