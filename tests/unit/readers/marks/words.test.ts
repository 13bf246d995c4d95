import type { GridCell } from '@/readers'
import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, sign => sign.charCodeAt(0))

describe('what an rtf prints beside its text', () => {
  const fonts = '{\\fonttbl{\\f0\\fnil Times;}{\\f1\\fnil\\fcharset2 Wingdings;}{\\f2\\fnil\\fcharset2 Symbol;}}'
  async function cellOf(content: string): Promise<GridCell> {
    const body = `{\\rtf1\\ansi\\ansicpg936\\uc1${fonts}\\trowd\\cellx1000\\cellx3000\\pard\\intbl a\\cell ${content}\\cell\\row\\pard after\\par}`
    return grids(await documentOf('a.rtf', latin1(body)))[0]!.cells[1]!
  }

  it.each([
    ['a field that sets type', '447{\\field{\\*\\fldinst EQ \\\\s\\\\up5(1)}{\\fldrslt }}'],
    ['a symbol that is not stored', '447{\\field{\\*\\fldinst {SYMBOL 56 \\\\f Arial}}{\\fldrslt }}'],
    ['a sum not calculated', '{\\field{\\*\\fldinst =SUM(LEFT)}{\\fldrslt }}'],
    ['a sum out of date', '{\\field\\flddirty{\\*\\fldinst =SUM(LEFT)}{\\fldrslt 447}}'],
    ['a font of pictures', '44{\\f1 7}'],
    ['two lines in one', '44{\\twoinone0 12}'],
    ['a text box', '44{\\shp{\\*\\shpinst{\\shptxt \\pard 8\\par}}}'],
  ])('%s makes the cell doubtful', async (_, content) => {
    expect(await cellOf(content)).toMatchObject({ unsure: true })
  })

  it.each([
    ['a sum as stored', '{\\field{\\*\\fldinst =SUM(LEFT)}{\\fldrslt 447}}'],
    ['a link', '{\\field{\\*\\fldinst HYPERLINK "a1"}{\\fldrslt 447}}'],
    ['a symbol font’s digits', '{\\f2 447}'],
  ])('%s is read as it is printed', async (_, content) => {
    const { text, unsure } = await cellOf(content)
    expect({ text, unsure }).toEqual({ text: '447', unsure: undefined })
  })

  it('numbers of a list never join the number of the cell; deleted digits are told', async () => {
    expect(await cellOf('{\\listtext 1.\\tab}5')).toMatchObject({ text: '1. 5', unsure: true })
    expect((await cellOf('{\\listtext 1.\\tab}b')).text).toBe('1.b')
    expect(await cellOf('{\\deleted 44}7228')).toMatchObject({ text: '7228', hidden: '44' })
  })
})

describe('what an odt prints beside its text', () => {
  const styles = '<style:style style:name="W" style:family="text"><style:text-properties style:font-name="Wingdings"/></style:style><style:style style:name="C" style:family="text"><style:text-properties style:text-combine="lines"/></style:style>'
    + '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/></text:list-style>'
  async function cellsOf(table: string, head = ''): Promise<GridCell[]> {
    const content = `<office:document-content xmlns:office="o" xmlns:text="t" xmlns:table="a" xmlns:style="s" xmlns:draw="d"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:text>${head}<table:table>${table}</table:table></office:text></office:body></office:document-content>`
    return grids(await documentOf('a.odt', zipSync({ 'mimetype': strToU8('application/vnd.oasis.opendocument.text'), 'content.xml': strToU8(content) })))[0]!.cells
  }
  const cellOf = async (content: string, head?: string): Promise<GridCell> => (await cellsOf(`<table:table-row><table:table-cell>${content}</table:table-cell></table:table-row>`, head))[0]!

  it.each([
    ['a font of pictures', '<text:p>44<text:span text:style-name="W">7</text:span></text:p>'],
    ['two lines in one', '<text:p>44<text:span text:style-name="C">12</text:span></text:p>'],
    ['a text box', '<text:p>44<draw:frame><draw:text-box><text:p>7</text:p></draw:text-box></draw:frame></text:p>'],
  ])('%s makes the cell doubtful', async (_, content) => {
    expect(await cellOf(content)).toMatchObject({ unsure: true })
  })

  it('numbers of a list never join the number of the cell', async () => {
    const list = (text: string): string => `<text:list text:style-name="L"><text:list-item><text:p>${text}</text:p></text:list-item></text:list>`
    expect(await cellOf(list('5'))).toMatchObject({ text: '1. 5', unsure: true })
    expect((await cellOf(list('其他'))).text).toBe('1.其他')
  })

  it('digits of a tracked deletion are told', async () => {
    const head = '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:date>2024</dc:date></office:change-info><text:p>44</text:p></text:deletion></text:changed-region></text:tracked-changes>'
    expect(await cellOf('<text:p>72<text:change text:change-id="c1"/>28</text:p>', head)).toMatchObject({ text: '7228', hidden: '44' })
  })

  it('columns that are folded away keep their numbers, told', async () => {
    const cells = await cellsOf('<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row><table:table-cell><text:p>1</text:p></table:table-cell><table:table-cell><text:p>2</text:p></table:table-cell></table:table-row>')
    expect(cells.map(({ folded }) => folded)).toEqual([undefined, true])
  })
})

/** beside.docx was written by hand; LibreOffice made the others of it. */
describe('what stands beside the numbers of one document in four containers', () => {
  it.each(['docx', 'doc', 'rtf', 'odt'])('%s', async (type) => {
    const { cells } = grids(await documentOf(`a.${type}`, new Uint8Array(readFileSync(new URL(`../fixtures/beside.${type}`, import.meta.url)))))[0]!
    const told = Object.fromEntries(cells.filter(({ column }) => column === 0).map(({ text, row }) => {
      const beside = cells.find(cell => cell.row === row && cell.column === 1)!
      return [text, { text: beside.text, ...(beside.hidden && { hidden: beside.hidden }), ...(beside.unsure && { unsure: true }) }]
    }))
    const { symbol, ...others } = told
    expect(others).toEqual({
      'counted': { text: '1. 5', unsure: true },
      'counted words': { text: '2.其他' },
      'pictures': { text: '447', unsure: true },
      'deleted': { text: '7228', hidden: '44' },
      'plain': { text: '447' },
    })
    // A sign that is no letter, or a doubt in its place.
    expect(symbol!.unsure ?? symbol!.text === '447\uF08C').toBe(true)
  })
})
