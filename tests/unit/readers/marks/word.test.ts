import type { GridCell } from '@/readers'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentOf, grids } from '../helpers'

const numbering = `<w:numbering>${['%1', '%1.', ''].map((text, id) => `<w:abstractNum w:abstractNumId="${id}"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum><w:num w:numId="${id + 1}"><w:abstractNumId w:val="${id}"/></w:num>`).join('')}</w:numbering>`

async function cellsOf(rows: string): Promise<GridCell[]> {
  const xml = `<w:document xmlns:w="w" xmlns:mc="mc" xmlns:wps="wps" xmlns:w14="w14"><w:body><w:tbl>${rows}</w:tbl></w:body></w:document>`
  const parts = { '[Content_Types].xml': '<Types/>', 'word/document.xml': xml, 'word/numbering.xml': numbering }
  return grids(await documentOf('a.docx', zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])))))[0]!.cells
}

/** A cell of one paragraph. */
async function cellOf(content: string, paragraph = ''): Promise<GridCell> {
  const [cell] = await cellsOf(`<w:tr><w:tc><w:p><w:pPr>${paragraph}</w:pPr>${content}</w:p></w:tc></w:tr>`)
  return cell!
}

const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`
const sym = (font: string, char: string): string => `<w:r><w:sym w:font="${font}" w:char="${char}"/></w:r>`
const field = (instruction: string, result: string, begin = ''): string => `<w:r><w:fldChar w:fldCharType="begin"${begin}/></w:r><w:r><w:instrText>${instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`

describe('what Word prints and a docx does not hold as text', () => {
  it.each([
    ['a digit of Symbol', sym('Symbol', 'F038'), '4478'],
    ['a digit by its own code', sym('Times New Roman', '0038'), '4478'],
    ['a minus', sym('Symbol', 'F02D'), '447-'],
  ])('%s inserted as a symbol is read', async (_, drawn, text) => {
    expect((await cellOf(run('447') + drawn)).text).toBe(text)
  })

  it('the minus before a number is kept', async () => {
    expect((await cellOf(sym('Symbol', 'F02D') + run('5'))).text).toBe('-5')
    expect((await cellOf(`<w:r><w:sym w:font="Times" w:char="2212"/></w:r>${run('5')}`)).text).toBe('−5')
  })

  it.each([
    ['a symbol that is no letter', run('447') + sym('Wingdings', 'F08C')],
    ['a font of pictures', run('447') + run('8', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')],
    ['two lines in one', run('447') + run('12', '<w:eastAsianLayout w:id="1" w:combine="1"/>')],
    ['a text box', `${run('447')}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx><w:txbxContent><w:p>${run('8')}</w:p></w:txbxContent></wps:txbx></w:drawing></mc:Choice></mc:AlternateContent></w:r>`],
    ['a field to be calculated anew', field('=SUM(LEFT)', run('447'), ' w:dirty="true"')],
    ['a simple field to be calculated anew', `<w:fldSimple w:instr="=SUM(LEFT)" w:dirty="1">${run('447')}</w:fldSimple>`],
    ['a field whose symbol is not stored', run('447') + field('SYMBOL 56 \\f Arial', '')],
    ['a field that moves type', field('ADVANCE \\u6', '') + run('447')],
    ['a list to choose from', run('447') + field('FORMDROPDOWN', '')],
    ['a sum not calculated', field('=SUM(LEFT)', '')],
    ['a deleted cell', `<w:cellDel/>${run('447')}`],
  ])('%s makes the cell doubtful', async (_, content) => {
    expect(await cellOf(content)).toMatchObject({ unsure: true })
  })

  it.each([
    ['squeezed type', run('447', '<w:fitText w:val="400" w:id="1"/>'), '447'],
    ['a sum as stored', field('=SUM(LEFT)', run('447')), '447'],
    ['a number set upright', run('447', '<w:eastAsianLayout w:id="1" w:vert="1"/>'), '447'],
    ['a symbol font’s plain digits', run('447', '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'), '447'],
    ['a moved paragraph where it went', `<w:moveFrom>${run('9')}</w:moveFrom><w:moveTo>${run('447')}</w:moveTo>`, '447'],
  ])('%s is read as it is printed', async (_, content, text) => {
    const { text: read, unsure } = await cellOf(content)
    expect({ read, unsure }).toEqual({ read: text, unsure: undefined })
  })

  it('a positional tab parts two numbers', async () => {
    expect((await cellOf(`${run('447')}<w:r><w:ptab w:alignment="right"/></w:r>${run('8')}`)).text).toBe('447\t8')
  })

  it.each([
    ['a deletion', `<w:del><w:r><w:delText>44</w:delText></w:r></w:del>`],
    ['a conflicting deletion', `<w14:conflictDel><w:r><w:t>44</w:t></w:r></w14:conflictDel>`],
    ['a deletion of before', `<w:del><w:r><w:t>44</w:t></w:r></w:del>`],
  ])('digits of %s are told and not read', async (_, content) => {
    expect(await cellOf(content + run('7228'))).toMatchObject({ text: '7228', hidden: '44' })
  })

  it('numbers counted by a list never join the number of the cell', async () => {
    expect(await cellOf(run('5'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')).toMatchObject({ text: '1 5', unsure: true })
    expect(await cellOf(run('5'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')).toMatchObject({ text: '1. 5', unsure: true })
    expect(await cellOf('', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')).toMatchObject({ text: '1', unsure: true })
    expect(await cellOf(run('其他'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>')).toMatchObject({ text: '1.其他' })
    expect((await cellOf(run('5'), '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')).unsure).toBeUndefined()
  })

  it('hidden rows keep their numbers, told; deleted rows are none', async () => {
    const row = (text: string, properties = ''): string => `<w:tr><w:trPr>${properties}</w:trPr><w:tc><w:p>${run(text)}</w:p></w:tc></w:tr>`
    const cells = await cellsOf(row('1') + row('2', '<w:hidden/>') + row('3', '<w:hidden w:val="0"/>') + row('4', '<w:del/>') + row('5', '<w:trHeight w:val="20" w:hRule="exact"/>'))
    expect(cells.map(({ text, folded }) => [text, folded])).toEqual([['1', undefined], ['2', true], ['3', undefined], ['5', true]])
  })

  it('of alternatives the first that is understood is read, once', async () => {
    const alternatives = (...choices: string[]): string => `<mc:AlternateContent>${choices.join('')}<mc:Fallback>${run('9')}</mc:Fallback></mc:AlternateContent>`
    const choice = (requires: string, text: string): string => `<mc:Choice Requires="${requires}">${run(text)}</mc:Choice>`
    expect((await cellOf(alternatives(choice('wps', '5')))).text).toBe('5')
    expect((await cellOf(alternatives(choice('wps', '5'), choice('w14', '6')))).text).toBe('5')
    expect((await cellOf(alternatives(choice('vendor', '5')))).text).toBe('9')
    expect((await cellOf(run('1') + alternatives(choice('vendor', '5'), choice('wps', '6')) + run('2'))).text).toBe('162')
  })
})
