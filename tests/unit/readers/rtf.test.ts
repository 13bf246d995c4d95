import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { reportHtml } from '../ingest/report-html'
import { documentOf, grids, matrix, paragraphs, refusalOf } from './helpers'

/** One byte a character. */
const latin1 = (text: string): Uint8Array => Uint8Array.from(text, sign => sign.charCodeAt(0))
const rtf = (body: string, head = '\\ansicpg936'): Uint8Array => latin1(`{\\rtf1\\ansi${head}\\uc1 ${body}}`)
const unicode = (text: string): string => Array.from(text, sign => sign <= '~' ? sign : `\\u${sign.charCodeAt(0)}?`).join('')
const row = (definition: string, ...cells: string[]): string => `\\trowd${definition}\\pard\\intbl ${cells.map(cell => `${cell}\\cell`).join(' ')}\\row\n`

describe('rtf', () => {
  it('is told by its content, whatever its name, and reads Chinese of every kind of writing', async () => {
    const { format, blocks } = await documentOf('年报.doc', rtf(`\\'b2\\'e2${unicode('试')}\\uc2\\u25919\\'d5\\'fe\\uc0\\u24220\\uc1 \\'81@\\par`))
    expect(format).toBe('rtf')
    expect(blocks).toEqual([{ kind: 'paragraph', text: '测试政府丂', place: { at: 'paragraph', paragraph: 1 } }])
  })

  it('decodes by the font, then by the document', async () => {
    const fonts = '{\\fonttbl{\\f0\\fnil\\fcharset0 Times;}{\\f1\\fnil\\fcharset134 SimSun;}{\\f2\\fcharset136 MingLiU;}}'
    expect(paragraphs(await documentOf('a.rtf', rtf(`${fonts}\\f0 caf\\'e9 \\f1 \\'b9\\'ab\\f2 \\'a4\\'bd\\par`, '\\ansicpg1252')))).toEqual(['café 公公'])
    expect(paragraphs(await documentOf('a.rtf', rtf(`${fonts}\\f0 \\'b9\\'ab\\par`)))).toEqual(['公'])
  })

  it('leaves out what is not printed and keeps the numbers of lists', async () => {
    const body = `{\\*\\generator X;}{\\info{\\title ${unicode('标题')}}{\\author 99}}{\\stylesheet{\\s1\\b heading 1;}{\\s2\\outlinelevel1 X;}}{\\header 77\\par}{\\footer 78\\par}`
      + `{\\pard\\s1 {\\listtext\\pard\\plain ${unicode('一、')}\\tab}{\\*\\pn 5}${unicode('总体情况')}\\par}`
      + `{\\field{\\*\\fldinst PAGE 8}{\\fldrslt ${unicode('域')}}}{\\*\\bkmkstart a9}{\\deleted 66}{\\v 55}{\\chftn}{\\footnote 44}\\par\\s2 2\\par\\pard\\outlinelevel2 3\\par`
    const document = await documentOf('a.rtf', rtf(body))
    expect(document.title).toBe('标题')
    expect(document.blocks).toMatchObject([{ text: '一、总体情况', level: 1 }, { text: '域¹', hidden: '55' }, { text: '2', level: 2 }, { text: '3', level: 3 }])
    expect(document.notes.map(({ code }) => code)).toEqual(['hidden-skipped'])
  })

  it('lays out merged cells by their edges', async () => {
    const document = await documentOf('a.rtf', rtf(`${[
      row('\\clvmgf\\cellx1000\\cellx3000', 'A', 'B'),
      row('\\clvmrg\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000', '', 'C', ''),
      row('\\cellx1000\\cellx2000\\cellx3000', '1', '2\\par 3', ''),
    ].join('')}\\pard after\\par`))
    const [grid] = grids(document)
    expect(matrix(grid!)).toEqual([['A', 'B', null], [null, 'C', null], ['1', '2\n3', '']])
    expect(grid!.cells.map(({ rowSpan, colSpan }) => [rowSpan, colSpan])).toEqual([[2, 1], [1, 2], [1, 2], [1, 1], [1, 1], [1, 1]])
    expect(grid!.cells[3]!.place).toEqual({ at: 'table', table: 1, row: 3, column: 1 })
    expect(paragraphs(document)).toEqual(['after'])
  })

  it('takes an empty paragraph before the end of a row for none of its cells', async () => {
    const rows = ['\\trowd\\cellx1000\\cellx3000\\pard\\intbl a\\cell b\\cell\\par\\row', '\\trowd\\cellx1000\\cellx2000\\cellx3000\\pard\\intbl 1\\cell 2\\cell 3\\row']
    const [grid] = grids(await documentOf('a.rtf', rtf(rows.join('\n'))))
    expect(matrix(grid!)).toEqual([['a', 'b', null], ['1', '2', '3']])
  })

  it('reads the same of a document that LibreOffice saved as docx and as rtf', async () => {
    const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
    const [rtf, docx] = await Promise.all(['merged.rtf', 'merged.docx'].map(name => documentOf(name, fixture(name))))
    expect(rtf!.blocks).toEqual(docx!.blocks)
  })

  it('reads a table in a cell as one of its own', async () => {
    const nested = '\\pard\\intbl\\itap2 7\\nestcell{\\nonesttables\\par}{\\*\\nesttableprops\\trowd\\cellx500\\nestrow}{\\nonesttables\\par}\\pard\\intbl\\itap1 '
    const document = await documentOf('a.rtf', rtf(`${row('\\cellx1000\\cellx2000', 'a', `${nested}b`)}${row('\\cellx1000\\cellx2000', 'c', 'd')}`))
    expect(grids(document).map(matrix)).toEqual([[['a', 'b'], ['c', 'd']], [['7']]])
    expect(document.notes.map(({ code }) => code)).toEqual(['nested-table'])
  })

  it('marks raised, struck-out, hidden and white runs', async () => {
    const colours = '{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;}'
    const cells = ['447{\\super 1}', '447{\\sub 2}', '447{\\strike 8}', '447{\\v 9}', '447{\\cf1 6}', '{\\super 4\\nosupersub 5}', '447{\\up6 1}']
    const document = await documentOf('a.rtf', rtf(colours + row(cells.map((_, at) => `\\cellx${(at + 1) * 1000}`).join(''), ...cells)))
    expect(grids(document)[0]!.cells.map(({ text, hidden }) => [text, hidden])).toEqual([['447¹', undefined], ['447₂', undefined], ['4478\u0336', undefined], ['447', '9'], ['447', '6'], ['⁴5', undefined], ['447¹', undefined]])
  })

  it('says that a file was cut off, and refuses one with nothing left', async () => {
    const whole = rtf(`${'\\pard text\\par '.repeat(20)}`)
    expect((await documentOf('a.rtf', whole.subarray(0, 200))).notes.map(({ code }) => code)).toEqual(['truncated'])
    expect(await refusalOf('a.doc', '{\\rtf1\\ansi{\\fonttbl{\\f0')).toMatchObject({ code: 'damaged', format: 'rtf' })
  })

  it('holds a picture and never ends on what is broken', async () => {
    const png = '89504e470d0a1a0a'
    expect((await documentOf('a.rtf', rtf(`{\\*\\shppict{\\pict\\pngblip ${png}}}{\\nonshppict{\\pict 00}}\\par`))).pictures).toMatchObject([{ held: 1, afterBlock: -1 }])
    const source = new Uint8Array(readFileSync(new URL('fixtures/marks.rtf', import.meta.url)))
    for (let seed = 1; seed < 60; seed++) {
      const bytes = source.map((byte, at) => (at * 7919 + seed * 104729) % 211 === 0 && at > 5 ? (byte * seed) % 256 : byte)
      const result = await documentOf('a.rtf', bytes).catch((error: Error) => error.message)
      expect(String(result)).not.toContain('internal')
    }
  })

  it('reads a whole report as from a page', async () => {
    const html = reportHtml({ cells: { 'received.person': '21', 'received.total': '21', 'granted.person': '21', 'granted.total': '21' } })
    const document = await documentOf('a.html', html)
    const body = document.blocks.map((block) => {
      if (block.kind === 'paragraph')
        return `\\pard ${unicode(block.text)}\\par\n`
      return Array.from({ length: block.rows }, (_, r) => {
        const columns = Array.from({ length: block.columns }, (_, c) => block.cells.find(cell => cell.row <= r && cell.column <= c && cell.row + cell.rowSpan > r && cell.column + cell.colSpan > c)!)
        const starts = columns.map((cell, c) => cell.column === c && cell.row === r)
        const definition = columns.map((cell, c) => `${cell.rowSpan === 1 ? '' : cell.row === r ? '\\clvmgf' : '\\clvmrg'}${cell.colSpan === 1 ? '' : cell.column === c ? '\\clmgf' : '\\clmrg'}\\cellx${(c + 1) * 900}`)
        return row(definition.join(''), ...columns.map((cell, c) => starts[c] ? unicode(cell.text) : ''))
      }).join('')
    }).join('')
    const [read] = await readReports({ name: '年报.doc', folder: '', bytes: rtf(body) })
    const [page] = await readReports({ name: '年报.html', folder: '', bytes: new TextEncoder().encode(html) })
    expect(read).toMatchObject({ format: 'rtf', status: 'accepted' })
    const numbers = (file: typeof read): (number | null)[] => Object.values(file!.reports[0]!.report.cells).map(({ value }) => value)
    expect(numbers(read)).toEqual(numbers(page))
  })
})
