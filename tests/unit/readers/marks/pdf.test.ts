import type { PdfFile, PdfPage } from '../pdf-writer'
import type { GridCell } from '@/readers'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'
import { line, pdf, stream, table, text } from '../pdf-writer'

/** The cell right of 许可 in a ruled table, with more drawn into it: x from 124, baseline 740, type of 10 points and digits 5 wide. */
async function cellOf(number: string, drawn: string): Promise<{ text: string, hidden?: string }> {
  const document = await documentOf('a.pdf', pdf([table([['规章', '5'], ['许可', number]]) + drawn]))
  const { text, hidden } = grids(document)[0]!.cells.at(-1)!
  return { text, ...(hidden && { hidden }) }
}

describe('marks in the cells of a PDF', () => {
  it('a smaller raised or lowered digit is a note, another type on the line is none', async () => {
    expect(await cellOf('447', text(139, 744, '1', { size: 6 }))).toEqual({ text: '447¹' })
    expect(await cellOf('447', text(139, 737.5, '1', { size: 6 }))).toEqual({ text: '447₁' })
    expect(await cellOf('447', text(139, 740, '1', { size: 6, state: '3.5 Ts' }))).toEqual({ text: '447¹' })
    expect(await cellOf('447', text(139, 740, '1', { size: 9 }))).toEqual({ text: '4471' })
  })

  it('a line through digits strikes them out and is no border; one under them does not', async () => {
    expect(await cellOf('447', line(124, 743.5, 134, 743.5))).toEqual({ text: '4\u03364\u03367' })
    expect(await cellOf('447', line(124, 738.8, 139, 738.8))).toEqual({ text: '447' })
  })

  it.each([
    ['an invisible mode', text(139, 740, '1', { state: '3 Tr' })],
    ['white', text(139, 740, '1', { state: '1 1 1 rg' })],
    ['a tiny size', text(139, 740, '1', { size: 1 })],
  ])('digits hidden by %s are no part of the number, and told', async (_, drawn) => {
    expect(await cellOf('447', drawn)).toEqual({ text: '447', hidden: '1' })
  })
})

const rectangle = (left: number, bottom: number, width: number, height: number, colour = '1 1 1 rg', state = ''): string => `q ${state} ${colour} ${left} ${bottom} ${width} ${height} re f Q\n`
/** A picture of one pixel over a box, and the resources that name it. */
const picture = (left: number, bottom: number, width: number, height: number): string => `q ${width} 0 0 ${height} ${left} ${bottom} cm /Im1 Do Q\n`
const image = (mask = ''): string => stream('\x80\x80\x80', `/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 ${mask}`)
const mask = (alpha: string): string => stream(alpha, '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8')

type Cell = Partial<Pick<GridCell, 'text' | 'hidden' | 'unsure' | 'picture'>>

/** The same cell of a page with resources, annotations and objects (from 20 on) of its own. */
async function drawnCell(drawn: string, { page = {}, file = {} }: { page?: Partial<PdfPage>, file?: PdfFile } = {}): Promise<Cell> {
  const document = await documentOf('a.pdf', pdf([{ content: table([['规章', '5'], ['许可', '447']]) + drawn, ...page }], file))
  const { text, hidden, unsure } = grids(document)[0]!.cells.at(-1)!
  return { text, ...(hidden && { hidden }), ...(unsure && { unsure }) }
}

describe('what is drawn over the digits of a PDF', () => {
  it.each([
    ['a white area', rectangle(138, 738, 20, 10)],
    ['a coloured area', rectangle(138, 738, 20, 10, '0.8 0.9 1 rg')],
  ])('digits under %s are no part of the number, and told', async (_, over) => {
    expect(await drawnCell(text(139, 740, '1') + over)).toEqual({ text: '447', hidden: '1' })
  })

  it.each([
    ['printed again on it', rectangle(122, 736, 40, 14) + text(124, 740, '448'), { text: '448', hidden: '447' }],
  ])('a number covered and %s is the one seen', async (_, over, cell) => {
    expect(await drawnCell(over)).toEqual(cell)
  })

  it.each([
    ['under the digits', rectangle(122, 736, 40, 14, '0.9 0.9 0.9 rg') + text(124, 740, '447')],
    ['beside them', rectangle(150, 736, 10, 14)],
    ['that is clear', rectangle(122, 736, 40, 14, '1 1 0 rg', '/G1 gs')],
    ['that multiplies', rectangle(122, 736, 40, 14, '1 1 0 rg', '/G2 gs')],
    ['cut off before them', `q 150 736 10 14 re W n ${rectangle(60, 700, 200, 100)} Q\n`],
  ])('an area %s covers nothing', async (_, over) => {
    const resources = '/ExtGState << /G1 << /ca 0.3 >> /G2 << /BM /Multiply >> >>'
    const { text: read } = await drawnCell(over, { page: { resources } })
    expect(read).toMatch(/^447$/)
  })

  it('digits under a picture are not seen, those under a clear one are', async () => {
    const over = text(139, 740, '1') + picture(138, 738, 14, 10)
    const resources = '/XObject << /Im1 20 0 R >>'
    expect(await drawnCell(over, { page: { resources }, file: { objects: [image()] } })).toEqual({ text: '447', hidden: '1' })
    expect(await drawnCell(over, { page: { resources }, file: { objects: [image('/SMask 21 0 R'), mask('\x10')] } })).toEqual({ text: '4471' })
    expect(await drawnCell(picture(120, 734, 40, 20) + text(124, 740, '447'), { page: { resources }, file: { objects: [image()] } })).toEqual({ text: '447' })
  })

  it('digits outside what they are cut to, or outside the page, are not seen', async () => {
    expect(await drawnCell(`q 122 736 16 14 re W n ${text(145, 740, '1')} Q\n`)).toEqual({ text: '447', hidden: '1' })
  })

  it('layers that are switched off print nothing', async () => {
    const file = { objects: ['<< /Type /OCG /Name (A) >>'], catalog: '/OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >>' }
    const page = { resources: '/Properties << /MC0 20 0 R >>' }
    expect(await drawnCell(`/OC /MC0 BDC ${text(139, 740, '1')} ${rectangle(122, 736, 40, 14)} EMC\n`, { page, file })).toEqual({ text: '447', hidden: '1' })
    expect(await drawnCell(`/OC /MC0 BDC ${text(139, 740, '1')} EMC\n`, { page, file: { ...file, catalog: '/OCProperties << /OCGs [20 0 R] /D << /ON [20 0 R] >> >>' } })).toEqual({ text: '4471' })
  })
})

describe('annotations over the digits of a PDF', () => {
  const annotated = (annotation: string, objects: string[] = []): Promise<Cell> => drawnCell('', { page: { entries: '/Annots [20 0 R]' }, file: { objects: [annotation, ...objects] } })
  const appearance = (content: string): string => stream(content, '/Type /XObject /Subtype /Form /BBox [0 0 40 14] /Resources << /Font << /F1 5 0 R >> >>')

  it('strike-outs strike out, with their own looks or without', async () => {
    expect(await annotated('<< /Type /Annot /Subtype /StrikeOut /Rect [124 738 134 750] /QuadPoints [124 750 134 750 124 738 134 738] /C [1 0 0] >>')).toMatchObject({ text: '4\u03364\u03367' })
    expect(await annotated('<< /Type /Annot /Subtype /StrikeOut /Rect [122 736 162 750] /QuadPoints [124 750 134 750 124 738 134 738] /AP << /N 21 0 R >> >>', [appearance('2 7.5 m 12 7.5 l S')])).toMatchObject({ text: '4\u03364\u03367' })
  })

  it('underlines and highlights do nothing', async () => {
    expect(await annotated('<< /Type /Annot /Subtype /Underline /Rect [124 738 139 750] /QuadPoints [124 750 139 750 124 738 139 738] /C [1 0 0] >>')).toEqual({ text: '447' })
    expect(await annotated('<< /Type /Annot /Subtype /Highlight /Rect [124 738 139 750] /QuadPoints [124 750 139 750 124 738 139 738] /C [1 1 0] >>')).toEqual({ text: '447' })
  })

  it('text written over the page makes its cell doubtful, and hides what it covers', async () => {
    const free = (content: string): Promise<Cell> => annotated('<< /Type /Annot /Subtype /FreeText /Rect [122 736 162 750] /DA (/F1 10 Tf 0 g) /Contents (8) /AP << /N 21 0 R >> >>', [appearance(content)])
    expect(await free('BT /F1 10 Tf 17 4 Td <0038> Tj ET')).toMatchObject({ text: '4478', unsure: true })
    expect(await free('1 1 1 rg 0 0 40 14 re f 0 g BT /F1 10 Tf 2 4 Td <0038> Tj ET')).toEqual({ text: '8', hidden: '447', unsure: true })
  })

  it('a hand drawn over digits makes their cell doubtful', async () => {
    expect(await annotated('<< /Type /Annot /Subtype /Ink /Rect [122 736 162 750] /InkList [[124 738 130 748 139 740]] /C [1 0 0] /BS << /W 1 >> >>')).toMatchObject({ text: '447', unsure: true })
  })
})
