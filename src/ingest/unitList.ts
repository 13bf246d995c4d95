import type { Block, Refusal, SourceDocument, SourceFile } from '@/readers'
import type { UnitList } from '@/reports'
import { read, refusals } from '@/readers'
import { listIn } from '@/reports'

/** A list of units, or why there is none in the file. */
export type ReadList = { list: UnitList, name: string } | { refusal: Refusal }

/** Looks for a list of units in a file: its largest one. Never throws for what a file holds. */
export async function unitListOf(file: Pick<SourceFile, 'name' | 'bytes'>): Promise<ReadList> {
  const { name } = file
  const result = await read({ ...file, folder: '' })
  if (result.kind !== 'documents')
    return { refusal: result.kind === 'refused' ? result.refusal : refusals['not-a-list']({ name }) }
  const list = listAmong(result.documents)
  return list ? { list, name } : { refusal: refusals['not-a-list']({ name }) }
}

/** The largest list of units in these documents; null where there is none. */
export function listAmong(documents: readonly SourceDocument[]): UnitList | null {
  const lists = documents.flatMap(({ blocks }) => [...blocks.flatMap(block => block.kind === 'grid' ? [rowsOf(block)] : []), linesOf(blocks)]).flatMap(rows => listIn(rows) ?? [])
  return lists.sort((a, b) => b.units.length - a.units.length)[0] ?? null
}

function rowsOf(block: Extract<Block, { kind: 'grid' }>): string[][] {
  const rows = Array.from({ length: block.rows }, () => Array.from({ length: block.columns }, () => ''))
  for (const { row, column, text } of block.cells)
    rows[row]![column] = text
  return rows
}

function linesOf(blocks: readonly Block[]): string[][] {
  return blocks.flatMap(block => block.kind === 'paragraph' ? block.text.split('\n').map(line => line.split('\t')) : [])
}
