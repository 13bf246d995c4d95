import type { Grid, Paragraph, SourceDocument } from '@/readers'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readDocx } from '../../../src/readers/docx/docx'

function docx(body: string, parts: Record<string, string> = {}): Uint8Array {
  return zipSync({
    'word/document.xml': strToU8(`<?xml version="1.0"?><w:document xmlns:w="x" xmlns:mc="m"><w:body>${body}</w:body></w:document>`),
    ...Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])),
  })
}
async function read(body: string, parts?: Record<string, string>) {
  const [document] = await readDocx(docx(body, parts), { name: 'a.docx' }) as SourceDocument[]
  return document!
}
const run = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`
const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${run(text)}</w:p>`
const tc = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const span = (n: number) => `<w:gridSpan w:val="${n}"/>`
const merge = (value?: string) => value ? `<w:vMerge w:val="${value}"/>` : '<w:vMerge/>'

const numbering = `<w:numbering>
  <w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
  <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="（%1.%2）"/></w:lvl></w:abstractNum>
  <w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num>
  <w:num w:numId="4"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="11"/></w:lvlOverride></w:num></w:numbering>`
const list = (id: number, level = 0) => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`

describe('docx', () => {
  it('joins the runs of a paragraph and counts its place', async () => {
    const { blocks } = await read(`<w:p>${run('湛河区工信局 ')}${run('2023')}${run(' 年')}</w:p><w:p/>${p('二')}`)
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '湛河区工信局 2023 年', place: { at: 'paragraph', paragraph: 1 } },
      { kind: 'paragraph', text: '二', place: { at: 'paragraph', paragraph: 3 } },
    ])
  })

  it('prints the automatic numbers Word shows', async () => {
    const { blocks } = await read(
      p('总体情况', list(3)) + p('甲', list(3, 1)) + p('乙', list(3, 1)) + p('主动公开', list(3)) + p('丙', list(3, 1)) + p('其他', list(4)),
      { 'word/numbering.xml': numbering },
    )
    expect(blocks.map(block => (block as Paragraph).text)).toEqual(['一、总体情况', '（一.1）甲', '（一.2）乙', '二、主动公开', '（二.1）丙', '十一、其他'])
  })

  it('takes numbers and levels from inherited styles', async () => {
    const { blocks } = await read(p('收到', '<w:pStyle w:val="b"/>'), {
      'word/numbering.xml': numbering,
      'word/styles.xml': `<w:styles><w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr>${list(3)}</w:pPr></w:style><w:style w:styleId="b"><w:basedOn w:val="a"/></w:style></w:styles>`,
    })
    expect(blocks[0]).toMatchObject({ text: '一、收到', level: 1 })
  })

  it('lays merged cells out on the grid', async () => {
    const { blocks } = await read(`<w:tbl><w:tr>${tc('类', merge('restart'))}${tc('头', span(2))}</w:tr><w:tr>${tc('', merge())}${tc('1')}${tc('')}</w:tr><w:tr>${tc('尾')}${tc('2')}${tc('3')}</w:tr></w:tbl>`)
    const grid = blocks[0] as Grid
    expect([grid.rows, grid.columns]).toEqual([3, 3])
    expect(grid.cells.map(cell => [cell.text, cell.row, cell.column, cell.rowSpan, cell.colSpan])).toEqual([
      ['类', 0, 0, 2, 1],
      ['头', 0, 1, 1, 2],
      ['1', 1, 1, 1, 1],
      ['', 1, 2, 1, 1],
      ['尾', 2, 0, 1, 1],
      ['2', 2, 1, 1, 1],
      ['3', 2, 2, 1, 1],
    ])
    expect(grid.cells[4]!.place).toEqual({ at: 'table', table: 1, row: 3, column: 1 })
  })

  it('leaves out deletions, field codes, fallbacks and hidden text, and says so of hidden text', async () => {
    const { blocks, notes } = await read(`<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins>${run('新')}</w:ins><w:r><w:instrText>PAGE</w:instrText></w:r>
      <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><mc:AlternateContent><mc:Choice>${run('框')}</mc:Choice><mc:Fallback>${run('框')}</mc:Fallback></mc:AlternateContent></w:p>
      <w:tbl><w:tr><w:trPr><w:del/></w:trPr>${tc('9')}</w:tr><w:tr>${tc('8')}</w:tr></w:tbl>`)
    expect((blocks[0] as Paragraph).text).toBe('新框')
    expect((blocks[1] as Grid).cells.map(cell => cell.text)).toEqual(['8'])
    expect(notes.map(note => note.code)).toEqual(['hidden-skipped'])
  })

  it('keeps line breaks in cells, nested tables and text boxes', async () => {
    const { blocks } = await read(`<w:tbl><w:tr><w:tc>${p('社会')}${p('公益')}<w:tbl><w:tr>${tc('内')}</w:tr></w:tbl>${p('')}</w:tc></w:tr></w:tbl>
      <w:p>${run('前')}<w:r><w:txbxContent>${p('框中')}<w:tbl><w:tr>${tc('5')}</w:tr></w:tbl></w:txbxContent></w:r>${run('后')}</w:p>`)
    expect((blocks[0] as Grid).cells[0]!.text).toBe('社会\n公益')
    expect((blocks[1] as Grid).cells[0]!.text).toBe('内')
    expect((blocks[2] as Paragraph).text).toBe('前后')
    expect((blocks[3] as Paragraph).text).toBe('框中')
    expect((blocks[4] as Grid).cells[0]!.text).toBe('5')
  })

  it('reports pictures, alone and in cells', async () => {
    const { pictures, blocks } = await read(`${p('三、收到')}<w:p><w:r><w:drawing><wp:docPr descr="表格"/></w:drawing></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:pict/></w:r></w:p></w:tc></w:tr></w:tbl>`)
    expect(pictures).toEqual([{ afterBlock: 0, alt: '表格', place: { at: 'paragraph', paragraph: 2 } }, { afterBlock: 1, alt: '', place: { at: 'table', table: 1, row: 1, column: 1 } }])
    expect((blocks[1] as Grid).cells[0]).toMatchObject({ text: '', picture: true })
  })

  it('a seal that floats over a cell with its number is no picture of numbers; a small picture, an inline one and a seal over an empty cell are', async () => {
    const shape = (size: number, kind = 'anchor', wide = size) => `<w:r><w:drawing><wp:${kind}><wp:extent cx="${wide}" cy="${size}"/><wp:docPr descr=""/></wp:${kind}></w:drawing></w:r>`
    const cell = (text: string, drawing: string) => `<w:tc><w:p>${text && run(text)}${drawing}</w:p></w:tc>`
    const seal = 1_440_000
    const { blocks } = await read(`<w:tbl><w:tr>${[cell('12', shape(seal)), cell('12', shape(300_000)), cell('12', shape(seal, 'inline')), cell('12', shape(seal, 'anchor', seal * 3)), cell('', shape(seal))].join('')}</w:tr></w:tbl>`)
    expect((blocks[0] as Grid).cells.map(({ picture }) => picture ?? false)).toEqual([false, true, true, true, true])
  })

  it('reads what stands before damage and says so', async () => {
    const [document] = await readDocx(zipSync({ 'word/document.xml': strToU8('<w:document><w:body><w:p><w:r><w:t>好</w:t></w:r></w:p><w:p></w:body>') }), { name: 'a.docx' }) as SourceDocument[]
    expect(document!.blocks).toMatchObject([{ text: '好' }])
    expect(document!.notes.map(note => note.code)).toEqual(['repaired-structure'])
  })
})
