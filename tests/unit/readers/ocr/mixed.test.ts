import type { ReadPage } from '@/readers/ocr/page'
import type { Box } from '@/readers/pdf/matrix'
import type { Glyph, PageContent } from '@/readers/pdf/page'
import { describe, expect, it } from 'vitest'
import { scannedDocument } from '@/readers/ocr/document'
import { picturesOn, printedPages, withTables } from '@/readers/ocr/mixed'
import { pdf, stream } from '../pdf-writer'

const glyph = (text: string, x: number, y: number): Glyph => ({ text, box: [x, y, x + 10 * text.length, y + 10], size: 10, turn: 0, invisible: false })
const page = (more: Partial<PageContent> = {}): PageContent => ({ page: 1, width: 595, height: 842, glyphs: [], rules: [], images: [], fills: [], slanted: '', ...more })
const text = Array.from({ length: 40 }, (_, i) => glyph('字', 60 + i % 20 * 12, 60 + Math.floor(i / 20) * 20))
const picture: Box = [60, 300, 500, 500]

describe('a page of text with pictures', () => {
  it('is recognised within the pictures that may hold a table, never over printed text', () => {
    expect(picturesOn(page({ glyphs: text, images: [picture, [400, 700, 480, 780]] }))).toEqual([picture])
    expect(picturesOn(page({ glyphs: text, images: [[0, 0, 595, 842]] }))).toEqual([])
    expect(picturesOn(page({ glyphs: text.slice(0, 3), images: [[0, 0, 595, 842]] }))).toBe('whole')
    expect(picturesOn(page({ glyphs: text }))).toEqual([])
  })

  it('does not count the invisible text layer of a scanner as print', async () => {
    const image = stream('x', '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8')
    const layer = `BT 3 Tr /F2 10 Tf 60 600 Td <${'B9AB'.repeat(40)}> Tj ET`
    const [content] = await printedPages(pdf([{ content: `q 595 0 0 842 0 0 cm /I1 Do Q ${layer}`, resources: '/XObject << /I1 20 0 R >>' }], { objects: [image] }), 1)
    expect(content!.glyphs).toEqual([])
    expect(picturesOn(content!)).toBe('whole')
  })

  it('has its table where the picture was; a picture without one stays a picture', () => {
    const xs = [60, 280, 500]
    const ys = [300, 320, 340]
    const found: ReadPage = {
      content: page({
        glyphs: [glyph('予以公开', 80, 305), glyph('7', 380, 305)],
        rules: [...ys.map(at => ({ horizontal: true, at, from: 60, to: 500 })), ...xs.map(at => ({ horizontal: false, at, from: 300, to: 340 }))],
      }),
      skew: 0,
      turns: 0,
      cells: 2,
      unreadable: 0,
    }
    const other: Box = [60, 600, 500, 800]
    const read = withTables(page({ glyphs: text, images: [picture, other] }), [picture, other], found)
    const { blocks, pictures } = scannedDocument([read], 'pdf')
    expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph', 'paragraph', 'grid'])
    expect(blocks[2]).toMatchObject({ rows: 2, columns: 2 })
    expect(pictures.map(({ place }) => place.at === 'page' && place.box)).toEqual([other])
  })
})
