import type { ReadResult, SourceFile } from '../document'
import type { PdfPages } from '../pdf/render'
import type { ReadPage } from './page'
import type { Recognizer } from './recognizer'
import { openPages } from '../pdf/render'
import { refusals } from '../refusals'
import { sniff } from '../sniff'
import { scannedDocument } from './document'
import { startTesseract } from './engine'
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

/** Whether a file of this format can be recognised from its pictures. */
export function isScannable(format: string): boolean {
  return format === 'pdf' || format === 'image'
}

/**
 * Recognises a scan (PDF or picture) on this machine: its tables by their ruling lines, cell by cell. What it says is a proposal, and the document carries
 * the note `ocr`. Only in a page. Rejects when `signal` aborts or the engine cannot be loaded; a file that cannot be shown is refused.
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
    recognizer = await start(signal)
    const read: ReadPage[] = []
    for (let number = 1; number <= count; number++) {
      signal.throwIfAborted()
      const onShare = (share: number): void => onProgress(number, count, (number - 1 + share) / count)
      onShare(0)
      read.push(await readScanPage(await pictureOf(pages, number), recognizer, { signal, onShare }))
    }
    const document = scannedDocument(read, format)
    if (pages.sizes.length > mostPages)
      document.notes.push({ code: 'truncated', message: `文件有 ${pages.sizes.length} 页，只识别了前 ${mostPages} 页。` })
    return { kind: 'documents', format, documents: [document] }
  }
  finally {
    recognizer?.close()
    await pages.close()
  }
}
