import type { PDFPageProxy } from 'pdfjs-dist'
import type { ReaderNote } from '../document'
import type { PageContent } from './page'
import { noteOf } from '../notes/note'

interface Annotation { subtype?: string, fieldValue?: unknown, rect?: [number, number, number, number], hidden?: boolean }

/** A note when a form's field holds a value that the page does not print: some programs leave printing it to the viewer. */
export async function unprintedFields(page: PDFPageProxy, { glyphs }: PageContent): Promise<ReaderNote[]> {
  const viewport = page.getViewport({ scale: 1 })
  const annotations = await page.getAnnotations() as Annotation[]
  const unprinted = annotations.filter(({ subtype, fieldValue, rect }) => {
    if (subtype !== 'Widget' || typeof fieldValue !== 'string' || fieldValue.trim() === '' || !rect)
      return false
    const [x0, y0, x1, y1] = viewport.convertToViewportRectangle(rect) as [number, number, number, number]
    return !glyphs.some(({ box, text }) => {
      const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
      return text.trim() !== '' && x > Math.min(x0, x1) && x < Math.max(x0, x1) && y > Math.min(y0, y1) && y < Math.max(y0, y1)
    })
  })
  return unprinted.length === 0 ? [] : [noteOf('truncated', 'fieldsUnprinted', { page: page.pageNumber, count: unprinted.length })]
}
