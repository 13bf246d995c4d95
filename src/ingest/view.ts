import type { Block, Picture, Refusal } from '@/readers'
import { read, refusals, sniff } from '@/readers'
import { gather } from '@/tables'

/** A kept file to be looked at, with what was settled when it was read. */
export interface ViewedFile {
  name: string
  bytes: Uint8Array
  /** Encoding it was read in, null for formats that have none. */
  charset: string | null
  /** Part of the file (a sheet) that is looked at; null when it is one document. */
  part: string | null
}

/** A file as it can be shown. Nothing of its markup is in it, only text with places. */
export type SourceView
  /** The text itself, one string a line; `cut` lines further on are left out. */
  = | { kind: 'text', lines: string[], cut: number }
    /** Paragraphs and tables as laid out (Word, web pages), pictures with their bytes where the file holds them; `cut` blocks are left out. */
    | { kind: 'layout', blocks: Block[], pictures: Picture[], cut: number }
    /** Sheets of one report or separated values: blocks whose places are addresses or lines. */
    | { kind: 'sheet', blocks: Block[], cut: number }
    /** Pages to be drawn by `openSourcePages`. */
    | { kind: 'pages' }
    | { kind: 'refused', refusal: Refusal }

/** More than a person looks through; a report has some hundreds of lines and some hundred blocks. */
const mostLines = 20_000
const mostBlocks = 5000

const sheets = new Set(['xlsx', 'xls', 'et', 'ods', 'csv'])

/** Reads `file` again for looking at it. Never throws for what a file holds. */
export async function viewOf({ name, bytes, charset, part }: ViewedFile): Promise<SourceView> {
  const format = sniff(bytes, name)
  if (format === 'pdf' || format === 'image')
    return { kind: 'pages' }
  const result = await read({ name, folder: '', bytes }, { pictures: true, ...(charset !== null && { charset }) })
  if (result.kind === 'refused')
    return { kind: 'refused', refusal: result.refusal }
  const documents = result.kind === 'documents' ? gather(result.documents) : []
  const document = documents.find(each => each.part === part) ?? documents[0]
  if (!document)
    return { kind: 'refused', refusal: refusals.empty({ name }) }
  const { blocks, pictures } = document
  if (sheets.has(document.format))
    return { kind: 'sheet', blocks: blocks.slice(0, mostBlocks), cut: Math.max(0, blocks.length - mostBlocks) }
  const isText = (document.format === 'txt' || document.format === 'md') && blocks.every(block => (block.kind === 'paragraph' ? [block] : block.cells).every(({ place }) => place.at === 'text'))
  if (!isText)
    return { kind: 'layout', blocks: blocks.slice(0, mostBlocks), pictures, cut: Math.max(0, blocks.length - mostBlocks) }
  const lines = new TextDecoder(document.charset ?? 'utf-8').decode(bytes).split(/\r\n|\n|\r/)
  return { kind: 'text', lines: lines.slice(0, mostLines), cut: Math.max(0, lines.length - mostLines) }
}
