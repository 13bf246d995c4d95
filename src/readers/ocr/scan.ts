import type { ReadResult, SourceFile } from '../document'
import type { PageContent } from '../pdf/page'
import type { PdfPages } from '../pdf/render'
import type { ReadPage } from './page'
import type { Recognizer } from './recognizer'
import { noteOf } from '../notes/note'
import { openPages } from '../pdf/render'
import { refusals } from '../refusals'
import { sniff } from '../sniff'
import { scannedDocument } from './document'
import { startTesseract } from './engine'
import { picturesOn, printedPages, withTables } from './mixed'
import { readScanPage } from './page'
import { openPicture, pictureOf } from './pages'

/** Pages that are recognised; a report has ten. */
const mostPages = 60

export interface ScanOptions {
  signal: AbortSignal
  /** Page being read, from 1 (0 while the engine is loaded), of how many, and how much of all is done, 0 to 1. */
  onProgress: (page: number, pages: number, share: number) => void
  /** Starts the engine; Tesseract unless told otherwise. */
  start?: (signal: AbortSignal) => Promise<Recognizer>
}

/**
 * Recognises a scan (PDF or picture) on this machine: its tables by their ruling lines, cell by cell; of pages that have text, the tables in their pictures.
 * What it says is a proposal, and the document carries the note `ocr`. Without any table it is refused. Only in a page. Rejects when `signal` aborts or the engine cannot be loaded; a file that cannot be shown is refused.
 */
export async function readScan({ name, bytes }: SourceFile, { signal, onProgress, start = startTesseract }: ScanOptions): Promise<ReadResult> {
  const format = sniff(bytes, name)
  let pages: PdfPages
  try {
    pages = await (format === 'pdf' ? openPages(bytes) : openPicture(bytes))
  }
  catch {
    return { kind: 'refused', format, refusal: refusals.damaged({ name }) }
  }
  let recognizer: Recognizer | null = null
  try {
    const count = Math.min(pages.sizes.length, mostPages)
    onProgress(0, count, 0)
    const engine = recognizer = await start(signal)
    const printed = format === 'pdf' ? await printedPages(bytes, count) : []
    const read: ReadPage[] = []
    const readOne = async (number: number, text: PageContent | null): Promise<ReadPage> => {
      const onShare = (share: number): void => onProgress(number, count, (number - 1 + share) / count)
      onShare(0)
      const pictures = text ? picturesOn(text) : 'whole'
      if (!text || pictures === 'whole')
        return readScanPage(await pictureOf(pages, number), engine, { signal, onShare })
      if (pictures.length === 0)
        return { content: text, skew: 0, turns: 0, cells: 0, unreadable: 0 }
      return withTables(text, pictures, await readScanPage(await pictureOf(pages, number), engine, { signal, onShare, within: pictures }))
    }
    for (let number = 1; number <= count; number++) {
      signal.throwIfAborted()
      read.push(await readOne(number, printed[number - 1] ?? null))
    }
    if (read.every(({ cells }) => cells === 0))
      return { kind: 'refused', format, refusal: refusals['no-tables']({ name }) }
    const document = scannedDocument(read, format)
    if (pages.sizes.length > mostPages)
      document.notes.push(noteOf('truncated', 'pagesNotRecognized', { pages: pages.sizes.length, most: mostPages }))
    return { kind: 'documents', format, documents: [document] }
  }
  finally {
    recognizer?.close()
    await pages.close()
  }
}
