import { readFileSync } from 'node:fs'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { viewOf } from '../../../src/ingest/view'
import { flaggedBy } from '../../golden/judge'
import { documentOf, grids, matrix, paragraphs, readBytes, refusalOf } from './helpers'
import { area, line, ofd, path, table, text } from './ofd-writer'

const rows = [['规章', '5'], ['许可', '1447']]
const mm = 25.4 / 72

function golden(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../../golden/corpus/ofd/${name}`, import.meta.url)))
}

/** The package with one of its parts written otherwise. */
function edited(bytes: Uint8Array, part: string, edit: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes)
  return zipSync({ ...files, [part]: strToU8(edit(strFromU8(files[part]!))) })
}

async function only(bytes: Uint8Array): Promise<(string | null)[][]> {
  return matrix(grids(await documentOf('a.ofd', bytes))[0]!)
}

describe('ofd', () => {
  it.each([
    ['offsets one by one', {}],
    ['offsets as repeats', { by: 'repeats' }],
    ['each character an object', { by: 'glyphs' }],
    ['type scaled down by a matrix', { scaled: 12.5 }],
  ] as const)('ruled tables and lines of text, written as %s', async (_, how) => {
    const put: typeof text = (x, y, words) => text(x, y, words, how)
    const document = await documentOf('a.ofd', ofd([put(60, 20, '云川市教育局2023年报告') + table(rows, { put })], { title: '年报' }))
    expect(paragraphs(document)).toEqual(['云川市教育局2023年报告'])
    expect(matrix(grids(document)[0]!)).toEqual(rows)
    expect(document).toMatchObject({ format: 'ofd', title: '年报', notes: [] })
  })

  it('says where a cell stands: its page and its box in points', async () => {
    const document = await documentOf('a.ofd', ofd([text(20, 40, '第一页'), table(rows)]))
    const { place } = grids(document)[0]!.cells.at(-1)!
    expect(place).toMatchObject({ at: 'page', page: 2 })
    expect(place.at === 'page' && place.box.map(edge => Math.round(edge * mm))).toEqual([44, 38, 68, 46])
  })

  it('what stands on a template, in composed graphics, and on a page whose area begins elsewhere', async () => {
    const lines = table([['', ''], ['', '']])
    const words = table(rows).replaceAll(/<ofd:PathObject.*?<\/ofd:PathObject>/g, '')
    expect(await only(ofd([{ content: words, templated: true }], { template: lines }))).toEqual(rows)
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="30" Width="200" Height="200"><ofd:Content>${table(rows)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
    expect(await only(ofd(['<ofd:CompositeObject ID="31" Boundary="10 5 200 200" ResourceID="30"/>'], { resources: unit }))).toEqual(rows)
    const document = await documentOf('a.ofd', ofd([{ content: table(rows), area: '10 20 190 270' }]))
    const { place } = grids(document)[0]!.cells[0]!
    expect(place.at === 'page' && place.box.map(edge => Math.round(edge * mm))).toEqual([10, 10, 34, 18])
  })

  it('a table goes on over the page', async () => {
    expect(await only(ofd([table(rows, { top: 260 }), table([['处罚', '7']], { top: 20 })]))).toEqual([...rows, ['处罚', '7']])
  })

  it('text written downwards or aslant', async () => {
    const down = (attributes: string): string => `<ofd:TextObject ID="7" Boundary="100 100 10 30" Font="1" Size="4" ${attributes}><ofd:TextCode X="0" Y="4" DeltaY="g 3 4.2">本年新收</ofd:TextCode></ofd:TextObject>`
    expect(paragraphs(await documentOf('a.ofd', ofd([down('')])))).toEqual(['本年新收'])
    expect(paragraphs(await documentOf('a.ofd', ofd([down('ReadDirection="90" CharDirection="90"')])))).toEqual(['本年新收'])
    const slanted = await documentOf('a.ofd', ofd([table(rows) + text(60, 40, '内部资料9', { attributes: 'CTM="0.7 -0.7 0.7 0.7 0 0"' })]))
    expect(matrix(grids(slanted)[0]!)).toEqual(rows)
    expect(slanted.notes).toMatchObject([{ code: 'hidden-skipped' }])
  })

  it('digits that do not say where they stand are read in order, and doubted', async () => {
    for (const offsets of ['', ' DeltaX="0 0 0"']) {
      const document = await documentOf('a.ofd', ofd([`${table([['规章', '']])}<ofd:TextObject ID="7" Boundary="46 32 20 6" Font="1" Size="3.5"><ofd:TextCode X="0" Y="3.5"${offsets}>1147</ofd:TextCode></ofd:TextObject>`]))
      expect(matrix(grids(document)[0]!)).toEqual([['规章', '1147']])
      expect(document.notes).toMatchObject([{ code: 'undecodable' }])
    }
  })

  it('repeats without end are no more than there is text', async () => {
    expect(await only(edited(ofd([table(rows)]), 'Doc_0/Pages/Page_0/Content.xml', xml => xml.replaceAll(/DeltaX="[^"]*"/g, 'DeltaX="g 999999999999 1.75"')))).toEqual([['规章', '5'], ['许可', '1447']])
  })

  it('shows its paragraphs and tables as the source', async () => {
    const view = await viewOf({ name: 'a.ofd', bytes: ofd([table(rows)]), charset: null, part: null })
    expect(view).toMatchObject({ kind: 'layout', blocks: [{ kind: 'grid' }] })
  })
})

describe('marks in the cells of an OFD', () => {
  /** The last cell with more drawn into it: its text begins at 46, its baseline is 43.5, digits are 1.75 wide. */
  async function cellOf(drawn: string, annotations?: string): Promise<{ text: string, hidden?: string }> {
    const document = await documentOf('a.ofd', ofd([{ content: table([['规章', '5'], ['许可', '447']]) + drawn, ...(annotations && { annotations }) }]))
    const { text, hidden } = grids(document)[0]!.cells.at(-1)!
    return { text, ...(hidden && { hidden }) }
  }

  it('a smaller raised or lowered digit is a note', async () => {
    expect(await cellOf(text(51.25, 42.1, '1', { size: 2.1 }))).toEqual({ text: '447¹' })
    expect(await cellOf(text(51.25, 44.4, '1', { size: 2.1 }))).toEqual({ text: '447₁' })
  })

  it('a line through digits strikes them out, also that of an annotation; one under them does not', async () => {
    expect(await cellOf(line(46, 42.3, 49.5, 42.3))).toEqual({ text: '4\u03364\u03367' })
    expect(await cellOf(area(46, 42.2, 3.5, 0.2))).toEqual({ text: '4\u03364\u03367' })
    expect(await cellOf('', line(46, 42.3, 49.5, 42.3))).toEqual({ text: '4\u03364\u03367' })
    expect(await cellOf(line(46, 43.9, 51.25, 43.9))).toEqual({ text: '447' })
    expect(await cellOf('', path(30, 20, 'M 0 0 L 40 0 L 40 30 L 0 30 C'))).toEqual({ text: '447' })
  })

  const white = '<ofd:FillColor Value="255 255 255"/>'
  it.each([
    ['white', text(51.25, 43.5, '1', { elements: white })],
    ['full transparency', text(51.25, 43.5, '1', { attributes: 'Alpha="0"' })],
    ['a transparent colour', text(51.25, 43.5, '1', { elements: '<ofd:FillColor Value="0 0 0" Alpha="0"/>' })],
    ['not being visible', text(51.25, 43.5, '1', { attributes: 'Visible="false"' })],
    ['a block that is not visible', `<ofd:PageBlock ID="6" Visible="false">${text(51.25, 43.5, '1')}</ofd:PageBlock>`],
    ['being neither filled nor stroked', text(51.25, 43.5, '1', { attributes: 'Fill="false"' })],
    ['a tiny size', text(51.25, 43.5, '1', { size: 0.3 })],
  ])('digits hidden by %s are no part of the number, and told', async (_, drawn) => {
    expect(await cellOf(drawn)).toEqual({ text: '447', hidden: '1' })
  })

  it('white by grey, inks and drawing parameters; white on a shade is seen', async () => {
    const resources = '<ofd:ColorSpaces><ofd:ColorSpace ID="40" Type="GRAY"/><ofd:ColorSpace ID="41" Type="CMYK"/></ofd:ColorSpaces><ofd:DrawParams><ofd:DrawParam ID="42" Relative="43"/><ofd:DrawParam ID="43"><ofd:FillColor Value="255 255 255"/></ofd:DrawParam></ofd:DrawParams>'
    for (const look of [{ elements: '<ofd:FillColor ColorSpace="40" Value="255"/>' }, { elements: '<ofd:FillColor ColorSpace="41" Value="0 0 0 0"/>' }, { attributes: 'DrawParam="42"' }]) {
      const hidden = grids(await documentOf('a.ofd', ofd([table([['许可', '447']]) + text(51.25, 35.5, '1', look)], { resources })))[0]!.cells.at(-1)
      expect(hidden).toMatchObject({ text: '447', hidden: '1' })
    }
    expect(await cellOf(area(44.5, 38.5, 23, 7, '0 0 128') + text(51.25, 43.5, '1', { elements: white }))).toEqual({ text: '4471' })
  })

  it.each([
    ['a raised note', (x: number, y: number) => text(x + 1.6, y - 1.2, '1', { size: 1.6 })],
    ['a struck-out digit', (x: number, y: number) => line(x, y - 1, x + 1.4, y - 1)],
    ['a white digit', (x: number, y: number) => text(x + 1.4, y, '1', { size: 2.8, elements: white })],
    ['a transparent digit', (x: number, y: number) => text(x + 1.4, y, '1', { size: 2.8, attributes: 'Alpha="0"' })],
  ])('%s in a cell of a report holds it for review, the cell named', async (_, drawn) => {
    const bytes = golden('official-old.ofd')
    const key = 'applications.received.person'
    const [clean] = await readReports({ name: 'a.ofd', folder: '', bytes })
    const { place } = clean!.reports[0]!.report.cells[key]!
    expect([clean!.status, place?.at]).toEqual(['accepted', 'page'])
    const { page, box } = place as { page: number, box: readonly number[] }
    const xml = strFromU8(unzipSync(bytes)[`Doc_0/Pages/Page_${page - 1}/Content.xml`]!)
    const inside = [...xml.matchAll(/Boundary="([\d.]+) ([\d.]+) ([\d.]+) [\d.]+" Font/g)].map(match => match.slice(1).map(Number)).filter(([x, y]) => x! > box[0]! * mm && x! < box[2]! * mm && y! > box[1]! * mm - 1 && y! < box[3]! * mm)
    const [x, y, width] = inside.at(-1)!
    const marked = edited(bytes, `Doc_0/Pages/Page_${page - 1}/Content.xml`, xml => xml.replace('</ofd:Layer>', `${drawn(x! + width! - 1.4, y! + 2.8)}</ofd:Layer>`))
    const [file] = await readReports({ name: 'a.ofd', folder: '', bytes: marked })
    expect(file!.status).toBe('review')
    expect(flaggedBy(file!.reports[0]!)(key)).toBe(true)
  })
})

describe('an OFD that cannot be read', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, ...Array.from<number>({ length: 40 }).fill(0)])
  const resources = '<ofd:MultiMedias><ofd:MultiMedia ID="50" Type="Image" Format="PNG"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>'
  const picture = '<ofd:ImageObject ID="51" Boundary="0 0 210 297" CTM="210 0 0 297 0 0" ResourceID="50"/>'

  it('a scan is refused as one, its pictures at hand for recognition', async () => {
    const bytes = ofd([picture, picture], { resources, files: { 'Doc_0/Res/scan.png': png } })
    const [file] = await readReports({ name: 'a.ofd', folder: '', bytes })
    expect(file).toMatchObject({ format: 'ofd', status: 'rejected', refusal: { code: 'scan', params: { pictures: 2 } } })
    expect(await refusalOf('a.ofd', ofd([picture]))).toMatchObject({ code: 'scan' })
    const layered = await documentOf('a.ofd', ofd([picture + table(rows.map(row => row.map(words => words.repeat(4)))).replaceAll('<ofd:TextObject', '<ofd:TextObject Visible="false"')], { resources }))
    expect(layered.notes).toMatchObject([{ code: 'scanned-page' }])
  })

  it('a locked one is encrypted, a damaged one damaged, an empty one empty', async () => {
    const plain = ofd([table(rows)])
    expect(await refusalOf('a.ofd', ofd([table(rows)], { files: { 'Doc_0/Encrypt.xml': strToU8('<x/>') } }))).toMatchObject({ code: 'encrypted' })
    const locked = plain.slice()
    const view = new DataView(locked.buffer)
    for (let at = 0; at < locked.length - 4; at++) {
      if (view.getUint32(at, true) === 0x02014B50)
        view.setUint16(at + 8, view.getUint16(at + 8, true) | 1, true)
    }
    expect(await refusalOf('a.ofd', locked)).toMatchObject({ code: 'encrypted' })
    expect(await refusalOf('a.ofd', edited(plain, 'OFD.xml', () => '<x'))).toMatchObject({ code: 'damaged' })
    expect(await refusalOf('a.ofd', ofd(['']))).toMatchObject({ code: 'empty' })
  })

  it('a page cut off is read so far and told; one whose bytes rotted is named', async () => {
    const cut = await documentOf('a.ofd', edited(ofd([table(rows) + text(20, 60, '后文')]), 'Doc_0/Pages/Page_0/Content.xml', xml => xml.slice(0, xml.lastIndexOf('<ofd:TextObject'))))
    expect(matrix(grids(cut)[0]!)).toEqual(rows)
    expect(cut.notes).toMatchObject([{ code: 'truncated' }])
    const stored = zipSync(unzipSync(ofd([table(rows), table(rows)])), { level: 0 })
    stored[strFromU8(stored, true).lastIndexOf('1447')] = 0x39
    const rotten = await documentOf('a.ofd', stored)
    expect(rotten.notes).toMatchObject([{ code: 'truncated', message: expect.stringContaining('第 2 页') }])
  })

  it('composed graphics that hold themselves and bombs end', async () => {
    const own = '<ofd:CompositeObject ID="31" Boundary="0 0 200 200" ResourceID="30"/>'
    const unit = `<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID="30" Width="200" Height="200"><ofd:Content>${own.repeat(30)}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>`
    const endless = await documentOf('a.ofd', ofd([table(rows) + own], { resources: unit }))
    expect(endless.notes).toMatchObject([{ code: 'truncated' }])
    const bomb = ofd([table(rows)], { files: { 'Doc_0/Res/a.bin': new Uint8Array(140 * 1024 * 1024) } })
    expect((await readBytes('a.ofd', bomb))).toMatchObject({ kind: 'refused', refusal: { code: 'bomb' } })
  })
})
