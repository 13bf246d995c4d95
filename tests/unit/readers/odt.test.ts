import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, refusalOf } from './helpers'

const mimetype = 'application/vnd.oasis.opendocument.text'
function odt(body: string, { styles = '', manifest = '' } = {}): Uint8Array {
  return zipSync({
    'mimetype': strToU8(mimetype),
    'content.xml': strToU8(`<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="a"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`),
    'META-INF/manifest.xml': strToU8(`<manifest:manifest>${manifest}</manifest:manifest>`),
  })
}
const p = (text: string, style = ''): string => `<text:p text:style-name="${style}">${text}</text:p>`
const cell = (text: string, attributes = ''): string => `<table:table-cell ${attributes}>${p(text)}</table:table-cell>`
const row = (...cells: string[]): string => `<table:table-row>${cells.join('')}</table:table-row>`
const covered = (count = 1): string => `<table:covered-table-cell table:number-columns-repeated="${count}"/>`
const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))

describe('odt', () => {
  it('reads the same of a document that LibreOffice saved as docx and as odt', async () => {
    const [odt, docx] = await Promise.all(['merged.odt', 'merged.docx'].map(name => documentOf(name, fixture(name))))
    expect(odt!.format).toBe('odt')
    expect(odt!.blocks).toEqual(docx!.blocks)
  })

  it('keeps white space, headings and notes; leaves out deletions, comments and what is hidden', async () => {
    const body = `<text:tracked-changes><text:changed-region><text:deletion>${p('77')}</text:deletion></text:changed-region></text:tracked-changes>`
      + `<text:h text:outline-level="2">一、<text:tab/>总体<text:s text:c="2"/>情况</text:h>${
        p('共8<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>注9</text:p></text:note-body></text:note>件<office:annotation><text:p>5</text:p></office:annotation><text:line-break/>止')
      }<text:section text:display="none">${p('藏6')}</text:section>`
    const { blocks, notes } = await documentOf('a.odt', odt(body))
    expect(blocks).toEqual([
      { kind: 'paragraph', text: '一、\t总体  情况', level: 2, place: { at: 'paragraph', paragraph: 1 } },
      { kind: 'paragraph', text: '共8¹件\n止', place: { at: 'paragraph', paragraph: 2 } },
    ])
    expect(notes.map(({ code }) => code)).toEqual(['hidden-skipped'])
  })

  it('type is as small as a style says beside what the document has where none says', async () => {
    const own = '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-size="8pt"/></style:style>'
    const usual = '<style:default-style style:family="paragraph"><style:text-properties fo:font-size="12pt"/></style:default-style>'
    const table = `<table:table>${row(cell('3<text:span text:style-name="T1">1</text:span>'))}</table:table>`
    expect(matrix(grids(await documentOf('a.odt', odt(table, { styles: usual + own })))[0]!)).toEqual([['3¹']])
  })

  it('lays out spans and repeats', async () => {
    const table = `<table:table><table:table-header-rows>${row(cell('A', 'table:number-rows-spanned="2"'), cell('B', 'table:number-columns-spanned="2"'), covered())}</table:table-header-rows>`
      + `${row(covered(), cell('0', 'table:number-columns-repeated="2"'))}<table:table-row table:number-rows-repeated="2">${cell('1')}${cell('2')}${cell('')}</table:table-row></table:table>`
    const [grid] = grids(await documentOf('a.odt', odt(table)))
    expect(matrix(grid!)).toEqual([['A', 'B', null], [null, '0', '0'], ['1', '2', ''], ['1', '2', '']])
    expect(grid!.cells.slice(0, 3).map(({ rowSpan, colSpan, place }) => [rowSpan, colSpan, place])).toEqual([
      [2, 1, { at: 'table', table: 1, row: 1, column: 1 }],
      [1, 2, { at: 'table', table: 1, row: 1, column: 2 }],
      [1, 1, { at: 'table', table: 1, row: 2, column: 2 }],
    ])
  })

  it('prints the numbers of lists, which go on where they say so', async () => {
    const styles = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/><text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="（" style:num-suffix="）"/></text:list-style>'
    const item = (text: string, inner = ''): string => `<text:list-item>${p(text)}${inner}</text:list-item>`
    const list = (items: string, attributes = 'text:style-name="L"'): string => `<text:list ${attributes}>${items}</text:list>`
    const body = list(item('甲', list(item('子') + item('丑'), '')) + item('乙'), 'text:style-name="L" xml:id="x"') + p('间') + list(item('丙'), 'text:style-name="L" text:continue-numbering="true"') + list(item('丁'))
    const { blocks } = await documentOf('a.odt', odt(body, { styles }))
    expect(blocks.map(block => block.kind === 'paragraph' && block.text)).toEqual(['一、甲', '（1）子', '（2）丑', '二、乙', '间', '三、丙', '一、丁'])
  })

  it('refuses a locked one as locked', async () => {
    expect((await refusalOf('a.odt', odt(p('1'), { manifest: '<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>' }))).code).toBe('encrypted')
  })
})
