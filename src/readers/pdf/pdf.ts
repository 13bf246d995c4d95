import type { Reader, ReaderNote } from '../document'
import type { OpenPdf } from './engine'
import { noteOf } from '../notes/note'
import { refusals, Refused } from '../refusals'
import { readPage } from './draw'
import { openPdf } from './engine'
import { unprintedFields } from './fields'
import { isScanned, printedPages } from './layout'

const mostPages = 400

/** PDF with a text layer: ruled tables from their lines, stitched over pages; tables without lines as ragged grids; the rest line by line. */
export const readPdf: Reader = async (bytes, { name }) => {
  const open = await openPdf(bytes).catch((error: Error) => {
    throw new Refused(error.name === 'PasswordException' ? refusals.encrypted({ name }) : refusals.damaged({ name }))
  })
  try {
    const notes: ReaderNote[] = []
    const { pages, layOut } = await readPages(open, notes)
    if (pages.length === 0)
      throw new Refused(refusals.damaged({ name }))
    if (pages.every(page => isScanned(page) || page.glyphs.length === 0))
      throw new Refused(pages.some(isScanned) ? refusals.scan({ name }) : refusals.empty({ name }))
    const info = (await open.document.getMetadata()).info as Record<string, unknown>
    const property = (key: string): string | null => typeof info[key] === 'string' && info[key].trim() !== '' ? info[key].trim() : null
    const content = layOut()
    if (open.document.numPages > mostPages)
      notes.push(noteOf('truncated', 'pagesCut', { pages: open.document.numPages, most: mostPages }))
    return [{
      format: 'pdf',
      charset: null,
      part: null,
      title: property('Title'),
      metadata: ['Author', 'Subject'].flatMap(key => property(key) ? [{ name: key.toLowerCase(), value: property(key)!, place: null }] : []),
      ...content,
      notes,
    }]
  }
  finally {
    await open.document.destroy()
  }
}

/** All pages that can be read; the others are named in `notes`. */
async function readPages(open: OpenPdf, notes: ReaderNote[]): Promise<ReturnType<typeof printedPages>> {
  const printed = printedPages(notes)
  const hasForm = await open.document.getFieldObjects().then(fields => fields !== null, () => false)
  for (let number = 1; number <= Math.min(open.document.numPages, mostPages); number++) {
    const page = await open.document.getPage(number).catch(() => null)
    const content = page && await readPage(page, open)
    if (!page || !content) {
      notes.push(noteOf('truncated', 'pageBroken', { page: number }))
      continue
    }
    if (hasForm)
      notes.push(...await unprintedFields(page, content))
    page.cleanup()
    printed.add(content)
  }
  return printed
}
