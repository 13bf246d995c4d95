import type { Block, Picture, ReadResult, SourceDocument } from '../document'
import type { ReadPage } from './page'
import type { Recognizer } from './recognizer'
import type { ScanOptions } from './scan'
import { refusals } from '../refusals'
import { scannedBlocks, scanNote } from './document'
import { startTesseract } from './engine'
import { readScanPage } from './page'
import { openPicture, pictureOf } from './pages'

/** Pictures that are recognised; a report has three. */
const most = 60
/** Smaller pictures (points) are seals and emblems. */
const smallest = { width: 100, height: 60 }
/** With fewer letters than this a document is nothing but its pictures: what they say beside their tables is read too. */
const fewest = 200

type Held = Picture & Required<Pick<Picture, 'held' | 'bytes'>>

function isHeld(picture: Picture): picture is Held {
  return picture.held !== undefined && picture.bytes !== undefined
}

function lettersOf({ blocks }: SourceDocument): number {
  return blocks.reduce((sum, block) => sum + (block.kind === 'paragraph' ? block.text.length : block.cells.reduce((letters, cell) => letters + cell.text.length, 0)), 0)
}

/** What the recognised pictures say, put into the document where they stand. Pictures that follow each other hold a table that goes on from one to the next. */
function spliced(document: SourceDocument, pages: ReadonlyMap<Picture, ReadPage>): SourceDocument {
  const blocks: Block[] = []
  const pictures: Picture[] = []
  for (let index = -1; index < document.blocks.length; index++) {
    if (index >= 0)
      blocks.push(document.blocks[index]!)
    const here = document.pictures.filter(({ afterBlock }) => afterBlock === index)
    const read = here.flatMap(picture => pages.get(picture) ?? [])
    blocks.push(...scannedBlocks(read, place => place.at === 'page' ? { at: 'picture', picture: place.page, box: place.box } : place).blocks)
    pictures.push(...here.filter(picture => !pages.has(picture)).map(({ bytes, ...picture }) => ({ ...picture, afterBlock: blocks.length - 1 })))
  }
  const notes = document.notes.filter(({ code }) => code !== 'picture-held' || pictures.some(({ held }) => held !== undefined))
  return { ...document, blocks, pictures, notes: pages.size > 0 ? [...notes, scanNote([...pages.values()])] : notes }
}

/**
 * Recognises the tables that are pictures in documents read with their pictures, and puts them where the pictures stand; their places are in the pictures.
 * A document that is nothing but pictures is read from them whole. Refused when there is no table in any picture. Only in a page. Rejects when `signal`
 * aborts or the engine cannot be loaded; a picture that cannot be shown stays one.
 */
export async function readPictured(name: string, { format, documents }: Extract<ReadResult, { kind: 'documents' }>, { signal, onProgress, start = startTesseract }: ScanOptions): Promise<ReadResult> {
  const held = documents.map(({ pictures }) => pictures.filter(isHeld))
  const count = Math.min(most, held.flat().length)
  if (count === 0)
    return { kind: 'refused', format, refusal: refusals['no-tables']({ name }) }
  onProgress(0, count, 0)
  let recognizer: Recognizer | null = null
  let done = 0
  let tables = 0
  const results: SourceDocument[] = []
  try {
    const engine = recognizer = await start(signal)
    for (const [at, document] of documents.entries()) {
      const tablesOnly = lettersOf(document) >= fewest
      const pages = new Map<Picture, ReadPage>()
      for (const picture of held[at]!.slice(0, most - done)) {
        const onShare = (share: number): void => onProgress(done + 1, count, (done + share) / count)
        signal.throwIfAborted()
        onShare(0)
        const read = await readPicture(picture, engine, { signal, onShare, tablesOnly })
        if (read && (read.cells > 0 || (!tablesOnly && read.content.glyphs.length > 0)))
          pages.set(picture, read)
        tables += read?.cells ? 1 : 0
        done++
      }
      results.push(spliced(document, pages))
    }
  }
  finally {
    recognizer?.close()
  }
  return tables > 0 ? { kind: 'documents', format, documents: results } : { kind: 'refused', format, refusal: refusals['no-tables']({ name }) }
}

/** A picture as a page numbered as it is; null for what is too small for a table or cannot be shown. */
async function readPicture({ bytes, held }: Held, engine: Recognizer, options: Parameters<typeof readScanPage>[2]): Promise<ReadPage | null> {
  const opened = await openPicture(bytes).catch(() => null)
  if (!opened)
    return null
  try {
    const { width, height } = opened.sizes[0]!
    if (width < smallest.width || height < smallest.height)
      return null
    return await readScanPage({ ...await pictureOf(opened, 1), page: held }, engine, options)
  }
  finally {
    await opened.close()
  }
}
