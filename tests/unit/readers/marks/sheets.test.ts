import type { GridCell } from '@/readers'
import { utils, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

const namespace = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const styles = `<styleSheet ${namespace}><fonts><font/></fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf numFmtId="0" fontId="0" fillId="0"/></cellXfs>
  <dxfs><dxf><font><color rgb="FFFFFFFF"/></font></dxf><dxf><font><b/></font></dxf><dxf><numFmt numFmtId="164" formatCode=";;;"/></dxf><dxf><font><strike/></font></dxf></dxfs></styleSheet>`

/** The sheet of these rows and what stands behind them, as an xlsx; cells are answered by address. */
async function sheetOf(rows: string, behind = '', parts: Record<string, string> = {}, before = ''): Promise<Map<string, GridCell>> {
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet([['行', 1]]), '表')
  const files = unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
  const changed: Record<string, string> = { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': `<worksheet ${namespace} xmlns:r="r"><dimension ref="A1:D9"/>${before}<sheetData>${rows}</sheetData>${behind}</worksheet>`, ...parts }
  const bytes = zipSync({ ...files, ...Object.fromEntries(Object.entries(changed).map(([path, xml]) => [path, strToU8(xml)])) })
  return new Map(grids(await documentOf('a.xlsx', bytes))[0]!.cells.map(cell => [cell.place.at === 'sheet' ? cell.place.address : '', cell]))
}

const label = (row: number): string => `<c r="A${row}" t="inlineStr"><is><t>行</t></is></c>`
const rowsOf = (cells: readonly string[]): string => cells.map((cell, at) => `<row r="${at + 1}">${label(at + 1)}${cell}</row>`).join('')

describe('what a workbook shows and stores apart', () => {
  it.each([
    ['#REF!', '<c r="B1" t="e"><f>A9+1</f><v>#REF!</v></c>'],
    ['#DIV/0!', '<c r="B1" t="e"><v>#DIV/0!</v></c>'],
  ])('an error keeps its print: %s', async (text, cell) => {
    expect((await sheetOf(rowsOf([cell]))).get('B1')!.text).toBe(text)
  })

  it('a formula whose result was never stored, or stored empty, is no blank', async () => {
    const cells = await sheetOf(rowsOf(['<c r="B1"><f>A9+1</f></c>', '<c r="B2"><f>A9+1</f><v></v></c>', '<c r="B3" t="str"><f>A9&amp;""</f><v>5</v></c>']))
    expect(cells.get('B1')!.text).toBe('#公式')
    expect(cells.get('B2')!.text).toBe('#公式')
    expect(cells.get('B3')!.text).toBe('5')
  })

  it('a format chosen by a condition that hides, whitens or strikes makes its cells doubtful', async () => {
    const format = (ref: string, dxf: number, more = ''): string => `<conditionalFormatting sqref="${ref}"><cfRule type="cellIs" dxfId="${dxf}" priority="1" operator="equal"${more}><formula>447</formula></cfRule></conditionalFormatting>`
    const cells = await sheetOf(rowsOf([1, 2, 3, 4, 5].map(row => `<c r="B${row}"><v>447</v></c>`)), format('B1:C1', 0) + format('B2', 1) + format('B3 D3', 2) + format('B4', 3))
    expect([1, 2, 3, 4, 5].map(row => cells.get(`B${row}`)!.unsure)).toEqual([true, undefined, true, true, undefined])
  })

  it('bars and icons without the number make their cells doubtful', async () => {
    const rule = (ref: string, kind: string, show: string): string => `<conditionalFormatting sqref="${ref}"><cfRule type="${kind}" priority="1"><${kind} ${show}><cfvo type="min"/><cfvo type="max"/><color rgb="FF00FF00"/></${kind}></cfRule></conditionalFormatting>`
    const cells = await sheetOf(rowsOf([1, 2].map(row => `<c r="B${row}"><v>447</v></c>`)), rule('B1', 'dataBar', 'showValue="0"') + rule('B2', 'dataBar', ''))
    expect([1, 2].map(row => cells.get(`B${row}`)!.unsure)).toEqual([true, undefined])
  })

  it('numbers beneath a merged cell are told of it', async () => {
    const cells = await sheetOf('<row r="1"><c r="A1" t="inlineStr"><is><t>行</t></is></c><c r="B1"><v>5</v></c><c r="C1"><v>44</v></c><c r="D1"><v>9</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>列</t></is></c><c r="B2"><v>1</v></c><c r="C2"><v>2</v></c><c r="D2"><v>3</v></c></row>', '<mergeCells count="1"><mergeCell ref="B1:C1"/></mergeCells>')
    expect(cells.get('B1')).toMatchObject({ text: '5', colSpan: 2, hidden: '44' })
    expect(cells.get('D1')!.hidden).toBeUndefined()
  })

  it('a sheet set to hide its zeros hides them', async () => {
    const cells = await sheetOf(rowsOf(['<c r="B1"><v>0</v></c>', '<c r="B2"><v>5</v></c>']), '', {}, '<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>')
    expect(cells.get('B1')).toMatchObject({ text: '', hidden: '0' })
    expect(cells.get('B2')).toMatchObject({ text: '5' })
    expect(cells.get('B2')!.hidden).toBeUndefined()
  })

  it('a filter that hides rows, and columns of no width, are told', async () => {
    const cells = await sheetOf(`<row r="1" hidden="1">${label(1)}<c r="B1"><v>1</v></c></row><row r="2" ht="0" customHeight="1">${label(2)}<c r="B2"><v>2</v></c></row><row r="3">${label(3)}<c r="B3"><v>3</v></c><c r="C3"><v>4</v></c></row>`, '<autoFilter ref="A1:C3"/>', {}, '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>')
    expect(['B1', 'B2', 'B3', 'C3'].map(address => cells.get(address)!.folded)).toEqual([true, true, undefined, true])
  })

  it('a comment is no part of its cell, and a picture over digits is told', async () => {
    const comments = { 'xl/comments1.xml': `<comments ${namespace}><authors><author>a</author></authors><commentList><comment ref="B1" authorId="0"><text><r><t>9</t></r></text></comment></commentList></comments>`, 'xl/worksheets/_rels/sheet1.xml.rels': '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>' }
    expect((await sheetOf(rowsOf(['<c r="B1"><v>5</v></c>']), '', comments)).get('B1')).toMatchObject({ text: '5' })
  })

  it('boxes and pictures of a drawing make the cells below them doubtful', async () => {
    const at = (column: number, row: number): string => `<xdr:col>${column}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>0</xdr:rowOff>`
    const drawing = `<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:twoCellAnchor><xdr:from>${at(1, 0)}</xdr:from><xdr:to>${at(2, 1)}</xdr:to><xdr:sp><xdr:txBody><a:p><a:r><a:t>8</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>`
    const relation = (type: string, target: string): string => `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`
    const cells = await sheetOf(rowsOf(['<c r="B1"><v>44</v></c>', '<c r="B2"><v>5</v></c>', '<c r="B3"><v>6</v></c>']), '<drawing r:id="r1"/>', { 'xl/drawings/drawing1.xml': drawing, 'xl/worksheets/_rels/sheet1.xml.rels': relation('drawing', '../drawings/drawing1.xml') })
    expect(['B1', 'B3'].map(address => cells.get(address)!.unsure)).toEqual([true, undefined])
  })
})

describe('number formats', () => {
  async function shownAs(z: string, v: number, type: 'xlsx' | 'biff8'): Promise<Partial<GridCell>> {
    const book = utils.book_new()
    const made = utils.aoa_to_sheet([['行', 1], ['行', 2]])
    made.B2 = { t: 'n', v, z }
    utils.book_append_sheet(book, made, '表')
    const name = type === 'xlsx' ? 'a.xlsx' : 'a.xls'
    const { text, hidden, shown, unsure } = grids(await documentOf(name, new Uint8Array(write(book, { type: 'array', bookType: type }) as ArrayBuffer)))[0]!.cells.find(({ row, column }) => row === 1 && column === 1)!
    return Object.fromEntries(Object.entries({ text, hidden, shown, unsure }).filter(([, value]) => value))
  }

  it.each([
    ['yyyy/m/d', 45291],
    ['m"月"d"日"', 45291],
    ['h:mm', 0.5],
    ['0,', 447228],
    ['0.0,,"百万"', 447228000],
    ['#" "??/??', 0.5],
  ])('%s never gives another number than is shown in silence', async (format, value) => {
    for (const type of ['xlsx', 'biff8'] as const) {
      const cell = await shownAs(format, value, type)
      expect(cell.shown !== undefined || cell.hidden !== undefined || cell.unsure === true || !/^-?[\d.,]+$/.test(cell.text ?? '')).toBe(true)
    }
  })

  it.each([['0%', 0.447, '45%'], ['0.0%', 0.447, '44.7%']])('%s keeps its sign', async (format, value, text) => {
    expect((await shownAs(format, value, 'xlsx')).text).toBe(text)
  })
})
