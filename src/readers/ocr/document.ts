import type { Block, Picture, Place, ReaderNote, SourceDocument } from '../document'
import type { ReadPage } from './page'
import { noteOf } from '../notes/note'
import { toBlocks } from '../pdf/layout'
import { turnBox } from '../pdf/turn'
import { unrotated } from './raster'

/** Places of a straightened and turned page as they stand on the page itself. */
function leaning(place: Place, pages: ReadonlyMap<number, ReadPage>): Place {
  if (place.at !== 'page')
    return place
  const { skew, turns, content: { width, height } } = pages.get(place.page)!
  const box = turnBox(place.box, (4 - turns) % 4, width, height)
  if (skew === 0)
    return { ...place, box }
  const [left, top, right, bottom] = box
  const [x, y] = unrotated(turns % 2 === 0 ? { width, height } : { width: height, height: width }, skew, (left + right) / 2, (top + bottom) / 2)
  const [halfWidth, halfHeight] = [(right - left) / 2, (bottom - top) / 2]
  return { at: 'page', page: place.page, box: [x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight] }
}

/** Blocks of recognised pages, tables joined over pages, each place as `placed` puts it (on its page unless told otherwise). */
export function scannedBlocks(read: readonly ReadPage[], placed: (place: Place) => Place = place => place): { blocks: Block[], pictures: Picture[] } {
  const pages = new Map(read.map(page => [page.content.page, page]))
  const { blocks, pictures } = toBlocks(read.map(({ content }) => content))
  const back = (place: Place): Place => placed(leaning(place, pages))
  return {
    blocks: blocks.map(block => block.kind === 'paragraph'
      ? { ...block, place: back(block.place) }
      : { ...block, cells: block.cells.map(cell => ({ ...cell, place: back(cell.place) })) }),
    pictures: pictures.map(picture => ({ ...picture, place: back(picture.place) })),
  }
}

/** Names that something was recognised, and how much of it was not. */
export function scanNote(read: readonly ReadPage[]): ReaderNote {
  const cells = read.reduce((sum, page) => sum + page.cells, 0)
  const unreadable = read.reduce((sum, page) => sum + page.unreadable, 0)
  return noteOf('ocr', 'recognized', { cells, unreadable })
}

/** The document that pages of a scan amount to; `notes` always name that it was recognised. */
export function scannedDocument(read: readonly ReadPage[], format: SourceDocument['format']): SourceDocument {
  return { format, charset: null, part: null, title: null, metadata: [], ...scannedBlocks(read), notes: [scanNote(read)] }
}
