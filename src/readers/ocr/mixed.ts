import type { Box } from '../pdf/matrix'
import type { PageContent } from '../pdf/page'
import type { ReadPage } from './page'
import { readPage } from '../pdf/draw'
import { openPdf } from '../pdf/engine'
import { isWhiteOnWhite } from '../pdf/lines'

/** Smaller pictures (points) are seals and emblems. */
const smallest = { width: 100, height: 60 }
/** Fewer letters than this are a page number or a provenance on a scan. */
const fewest = 20
/** With more letters printed over it than this a picture is the background of text. */
const most = 5

/** What is visibly printed as text on the first `count` pages of a PDF; null for a page that cannot be read. */
export async function printedPages(bytes: Uint8Array, count: number): Promise<(PageContent | null)[]> {
  const open = await openPdf(bytes)
  try {
    const pages: (PageContent | null)[] = []
    for (let number = 1; number <= count; number++) {
      const page = await open.document.getPage(number).catch(() => null)
      const content = page && await readPage(page, open)
      pages.push(content && { ...content, glyphs: content.glyphs.filter(glyph => !glyph.invisible && !glyph.covered && !isWhiteOnWhite(glyph, content)) })
    }
    return pages
  }
  finally {
    await open.document.destroy()
  }
}

/** The pictures of a page that may hold a table; `whole` when the page is a scan. Of `printedPages`: a scan's own text layer is left out. */
export function picturesOn({ glyphs, images, width, height }: PageContent): Box[] | 'whole' {
  const large = images.filter(([left, top, right, bottom]) => right - left > smallest.width && bottom - top > smallest.height)
  const covered = large.reduce((sum, [left, top, right, bottom]) => sum + (right - left) * (bottom - top), 0)
  const printed = glyphs.filter(glyph => glyph.text.trim() !== '')
  if (covered > width * height * 0.5 && printed.length < fewest)
    return 'whole'
  return large.filter(([left, top, right, bottom]) => printed.filter(({ box }) => {
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    return x > left && x < right && y > top && y < bottom
  }).length <= most)
}

/** A page of text with the tables found in its pictures; a picture without one stays a picture. */
export function withTables(text: PageContent, pictures: readonly Box[], read: ReadPage): ReadPage {
  const { glyphs, rules, images } = read.content
  const holds = ([left, top, right, bottom]: Box): boolean => rules.some(({ horizontal, at, from, to }) => horizontal
    ? at >= top && at <= bottom && from >= left - 2 && to <= right + 2
    : at >= left && at <= right && from >= top - 2 && to <= bottom + 2)
  const gone = new Set(read.cells > 0 ? pictures.filter(holds) : [])
  return { ...read, content: { ...text, glyphs: [...text.glyphs, ...glyphs], rules: [...text.rules, ...rules], images: [...text.images.filter(image => !gone.has(image)), ...images] } }
}
