import type { Block, Grid, ReadResult, SourceDocument } from '@/readers'
import { read } from '@/readers'

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export function readBytes(name: string, bytes: Uint8Array | string, charset?: string): Promise<ReadResult> {
  return read({ name, folder: '', bytes: typeof bytes === 'string' ? utf8(bytes) : bytes }, { charset })
}

/** The only document of a file that can be read. */
export async function documentOf(name: string, bytes: Uint8Array | string, charset?: string): Promise<SourceDocument> {
  const result = await readBytes(name, bytes, charset)
  if (result.kind !== 'documents' || result.documents.length !== 1)
    throw new Error(`${name} gave ${JSON.stringify(result).slice(0, 400)}`)
  return result.documents[0]!
}

export async function refusalOf(name: string, bytes: Uint8Array | string): Promise<{ code: string, reason: string, format: string }> {
  const result = await readBytes(name, bytes)
  if (result.kind !== 'refused')
    throw new Error(`${name} was not refused`)
  return { code: result.refusal.code, reason: result.refusal.reason, format: result.format }
}

export function grids(document: SourceDocument): Grid[] {
  return document.blocks.filter(block => block.kind === 'grid')
}

export function paragraphs(document: SourceDocument): string[] {
  return document.blocks.flatMap(block => block.kind === 'paragraph' ? [block.text] : [])
}

/** Rows of text; positions a span covers, or where no cell is, are null. */
export function matrix(grid: Grid): (string | null)[][] {
  const rows = Array.from({ length: grid.rows }, () => Array.from<string | null>({ length: grid.columns }).fill(null))
  for (const cell of grid.cells)
    rows[cell.row]![cell.column] = cell.text
  return rows
}

export function textOf(blocks: readonly Block[]): string {
  return blocks.map(block => block.kind === 'paragraph' ? block.text : block.cells.map(cell => cell.text).join('')).join('')
}
