import type { Twin, Twins } from '../form/places'
import type { Piece } from './lines'
import type { Block, Grid, Picture } from '@/ingest'
import { placeId } from '../form/places'
import { markParagraph } from './lines'

export interface LaidCell {
  text: string
  rowSpan: number
  colSpan: number
  picture: boolean
  twin: Twin | null
}

/** A picture that the file holds: its number, and what it holds of it. */
export interface Held {
  number: number
  bytes: Uint8Array
}

/** A block as it is drawn: our own elements with text in them, nothing of the file's markup. */
export type LaidBlock
  = | { kind: 'paragraph', level: number | null, pieces: Piece[] }
    | { kind: 'picture', alt: string, held: Held | null }
    | { kind: 'table', rows: LaidCell[][] }

/** Paragraphs and tables of a document with the places of cells marked, pictures named where they stand. */
export function layOut(blocks: readonly Block[], pictures: readonly Picture[], twins: Twins): LaidBlock[] {
  const twinAt = (place: Picture['place']): Twin | null => twins.at.get(placeId(place)) ?? null
  const standing = (after: number): LaidBlock[] => pictures.filter(({ afterBlock }) => afterBlock === after).flatMap(({ alt, place, held, bytes }) => {
    const shown = held !== undefined && bytes ? { number: held, bytes } : null
    // Of a cell's picture the cell tells, unless it can be shown.
    return shown || place.at !== 'table' ? [{ kind: 'picture', alt, held: shown }] : []
  })
  return [
    ...standing(-1),
    ...blocks.flatMap((block, index): LaidBlock[] => [
      block.kind === 'paragraph'
        ? { kind: 'paragraph', level: block.level ?? null, pieces: markParagraph(block.text, twinAt(block.place)) }
        : { kind: 'table', rows: layRows(block, twinAt) },
      ...standing(index),
    ]),
  ]
}

function layRows({ rows, columns, cells }: Grid, twinAt: (place: Picture['place']) => Twin | null): LaidCell[][] {
  const laid = Array.from({ length: rows }, (): LaidCell[] => [])
  for (const { text, row, column, rowSpan, colSpan, picture = false, place } of cells)
    laid[row]?.push({ text, rowSpan: Math.min(rowSpan, rows - row), colSpan: Math.max(1, Math.min(colSpan, columns - column)), picture, twin: twinAt(place) })
  return laid
}
