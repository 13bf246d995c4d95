import type { GridCell } from '@/readers'
import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

/** marks.docx and marks.fods were written by hand; LibreOffice made marks.doc, marks.rtf, marks.odt and marks.pdf of the one, marks.ods, marks.xls and marks.xlsx of the other. */
function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../fixtures/${name}`, import.meta.url)))
}

type Answered = Pick<GridCell, 'text' | 'hidden' | 'folded'>
const shown = ({ text, hidden, folded }: GridCell): Answered => ({ text, ...(hidden && { hidden }), ...(folded && { folded }) })

/** What stands right of each label. */
function rowsOf(cells: readonly GridCell[]): Record<string, Answered> {
  return Object.fromEntries(cells.filter(({ column }) => column === 0).map(label => [label.text, shown(cells.find(({ row, column }) => row === label.row && column === 1)!)]))
}

const word = {
  'raised': { text: '447228¹' },
  'lowered': { text: '447228₁' },
  'moved': { text: '447228¹' },
  'moved alike': { text: '447228' },
  'struck': { text: '4\u03364\u0336447228' },
  'struck twice': { text: '4\u03364\u0336447228' },
  'all struck': { text: '4\u03364\u0336' },
  'hidden': { text: '447228', hidden: '44' },
  'white': { text: '447228', hidden: '44' },
  'white on dark': { text: '447228' },
  'by style': { text: '447228¹' },
  '规章¹': { text: '12' },
  'plain': { text: '447228' },
}
const sheet = {
  'raised': { text: '447228¹' },
  'lowered': { text: '447228₁' },
  'struck': { text: '4\u03364\u0336447228' },
  'white run': { text: '447228', hidden: '44' },
  'all struck': { text: '4\u03364\u03367\u0336' },
  'all white': { text: '', hidden: '447' },
  'white on dark': { text: '447' },
  '规章¹': { text: '12' },
  'plain': { text: '447228' },
  'folded': { text: '447', folded: true },
  'last': { text: '9' },
}

describe('marked runs of office files', () => {
  it.each(['docx', 'doc', 'rtf', 'odt'])('raised, struck-out and hidden runs of a %s are no digits of the number', async (type) => {
    const document = await documentOf(`a.${type}`, fixture(`marks.${type}`))
    expect(rowsOf(grids(document)[0]!.cells)).toEqual(word)
    expect(document.blocks[0]).toMatchObject({ text: '共受理3119¹件' })
  })

  it.each(['xlsx', 'xls', 'ods'])('raised, struck-out, white and folded cells of a %s are told', async (type) => {
    const document = await documentOf(`a.${type}`, fixture(`marks.${type}`))
    expect(rowsOf(grids(document)[0]!.cells)).toMatchObject(sheet)
  })

  it('raised digits and lines through them are told in a PDF', async () => {
    const { blocks } = await documentOf('a.pdf', fixture('marks.pdf'))
    const lines = blocks.flatMap(block => block.kind === 'paragraph' ? [block.text] : [])
    for (const [label, { text }] of Object.entries(word))
      expect(lines).toContain(`${label} ${text}`)
  })
})

describe('marked cells of a docx', () => {
  async function cellOf(content: string): Promise<GridCell> {
    const xml = `<w:document xmlns:w="w" xmlns:m="m" xmlns:w14="w14"><w:body><w:tbl><w:tr><w:tc><w:p>${content}</w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
    return grids(await documentOf('a.docx', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8(xml) })))[0]!.cells[0]!
  }
  const after = '<w:r><w:t>447228</w:t></w:r>'

  it('raised and lowered digits of a formula are notes, those of a fraction doubted', async () => {
    const formula = (kind: string, above: string): string => `<m:oMath><m:${kind}><m:e><m:r><m:t>447228</m:t></m:r></m:e><m:${above}><m:r><m:t>1</m:t></m:r></m:${above}></m:${kind}></m:oMath>`
    expect(await cellOf(formula('sSup', 'sup'))).toMatchObject({ text: '447228¹' })
    expect(await cellOf(formula('sSub', 'sub'))).toMatchObject({ text: '447228₁' })
    expect(await cellOf(formula('f', 'den'))).toMatchObject({ unsure: true })
  })

  it.each([
    ['no size', '<w:sz w:val="0"/>'],
    ['half a point', '<w:sz w:val="1"/>'],
    ['the colour of paper', '<w:color w:val="auto" w:themeColor="background1"/>'],
    ['no filling', '<w14:textFill><w14:noFill/></w14:textFill>'],
    ['a white filling', '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/></w14:solidFill></w14:textFill>'],
    ['a highlight of its colour', '<w:color w:val="FF0000"/><w:highlight w:val="red"/>'],
  ])('digits of %s are hidden', async (_, properties) => {
    expect(await cellOf(`<w:r><w:rPr>${properties}</w:rPr><w:t>44</w:t></w:r>${after}`)).toMatchObject({ text: '447228', hidden: '44' })
  })

  it('an outline of nothing hides nothing', async () => {
    const cell = await cellOf(`<w:r><w:rPr><w14:textOutline><w14:noFill/></w14:textOutline></w:rPr><w:t>44</w:t></w:r>${after}`)
    expect(cell).toMatchObject({ text: '44447228' })
    expect(cell.unsure).toBeUndefined()
  })

  it.each([
    ['black behind automatic letters', `<w:r><w:rPr><w:highlight w:val="black"/></w:rPr><w:t>44</w:t></w:r>${after}`],
    ['a field that sets type', `${after}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> E</w:instrText></w:r><w:r><w:instrText>Q \\s\\up5(1)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`],
  ])('%s makes the cell doubtful', async (_, content) => {
    expect(await cellOf(content)).toMatchObject({ unsure: true })
  })
})

describe('marked cells of a workbook', () => {
  const styles = `<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts><numFmt numFmtId="164" formatCode=";;;"/></numFmts><fonts>${['', '<vertAlign val="superscript"/>', '<strike/>', '<color rgb="FFFFFFFF"/>', '<sz val="1"/>', '<strike val="0"/>'].map(font => `<font>${font}</font>`).join('')}</fonts>
    <fills><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FF203864"/></patternFill></fill></fills>
    <cellXfs>${[0, 1, 2, 3, 4, 5].map(font => `<xf numFmtId="0" fontId="${font}" fillId="0"/>`).join('')}<xf numFmtId="0" fontId="3" fillId="1"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs></styleSheet>`

  async function cellsOf(rows: string, columns = ''): Promise<Answered[]> {
    const book = utils.book_new()
    utils.book_append_sheet(book, utils.aoa_to_sheet([['行', 1]]), '表')
    const files = unzipSync(new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer))
    const changed = { 'xl/styles.xml': styles, 'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C9"/>${columns}<sheetData>${rows}</sheetData></worksheet>` }
    const bytes = zipSync({ ...files, ...Object.fromEntries(Object.entries(changed).map(([path, xml]) => [path, strToU8(xml)])) })
    return grids(await documentOf('a.xlsx', bytes))[0]!.cells.filter(({ column }) => column === 1).map(shown)
  }
  const row = (at: number, cell: string, more = ''): string => `<row r="${at}"${more}><c r="A${at}" t="inlineStr"><is><t>行</t></is></c>${cell}</row>`

  it('a whole cell in superscript, struck out, white, tiny or without a number format', async () => {
    const cells = [1, 2, 3, 4, 5, 6, 7].map(style => row(style, `<c r="B${style}" s="${style}"><v>447</v></c>`)).join('')
    expect(await cellsOf(cells)).toEqual([{ text: '⁴⁴⁷' }, { text: '4\u03364\u03367\u0336' }, { text: '', hidden: '447' }, { text: '', hidden: '447' }, { text: '447' }, { text: '447' }, { text: '', hidden: '447' }])
  })

  it('runs of a cell’s own string take nothing from the cell once they say anything', async () => {
    const runs = '<c r="B1" s="2" t="inlineStr"><is><r><t>44</t></r><r><rPr><b/></rPr><t>447228</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>1</t></r></is></c>'
    expect(await cellsOf(row(1, runs))).toEqual([{ text: '4\u03364\u0336447228¹' }])
  })

  it.each([
    ['0,', 447228000, { text: '447228000', shown: '447228' }],
    ['"44"0', 7, { text: '7', shown: '447' }],
    ['0"1"', 447228, { text: '447228', shown: '4472281' }],
    ['0\\1', 447228, { text: '447228', shown: '4472281' }],
    ['0;0', -5, { text: '-5', shown: '5' }],
    ['"/"', 447228, { text: '/', hidden: '447228' }],
    ['[White]0', 447, { text: '447', unsure: true }],
    ['[White]0;0', -447, { text: '-447', shown: '447' }],
    ['#,##0.0', 1234.56, { text: '1234.56' }],
    ['0"件"', 5, { text: '5件' }],
    ['#,##0.00"万元"', 12, { text: '12.00万元' }],
    ['_ * #,##0_ ;_ * "-"_ ;_ * "-"_ ', 0, { text: '-' }],
  ])('a number in the format %s is told where it shows another', async (z, v, cell) => {
    const book = utils.book_new()
    const made = utils.aoa_to_sheet([['行', 1], ['行', 2]])
    made.B2 = { t: 'n', v, z }
    utils.book_append_sheet(book, made, '表')
    for (const type of ['xlsx', 'biff8'] as const) {
      const bytes = new Uint8Array(write(book, { type: 'array', bookType: type }) as ArrayBuffer)
      const { text, hidden, shown, unsure } = grids(await documentOf(type === 'xlsx' ? 'a.xlsx' : 'a.xls', bytes))[0]!.cells.find(({ row, column }) => row === 1 && column === 1)!
      expect(Object.fromEntries(Object.entries({ text, hidden, shown, unsure }).filter(([, value]) => value))).toEqual(cell)
    }
  })

  it('hidden rows and columns keep their numbers, told', async () => {
    expect(await cellsOf(row(1, '<c r="B1"><v>1</v></c>') + row(2, '<c r="B2"><v>2</v></c>', ' hidden="1"'))).toEqual([{ text: '1' }, { text: '2', folded: true }])
    expect(await cellsOf(row(1, '<c r="B1"><v>1</v></c><c r="C1"><v>5</v></c>'), '<cols><col min="2" max="2" width="9" hidden="1"/></cols>')).toEqual([{ text: '1', folded: true }])
  })
})
