import type { Place, SourceDocument } from '@/readers'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, paragraphs, refusalOf, textOf } from './helpers'
import { edges, line, pdf, ruled, table, text } from './pdf-writer'

const rows = [['规章', '制发', '废止'], ['数量', '12', '0'], ['总计', '', '305']]
const gridOf = async (content: string): Promise<(string | null)[][]> => matrix(grids(await documentOf('a.pdf', pdf([content])))[0]!)

describe('ruled tables', () => {
  const box = (left: number, bottom: number, width: number, height: number, color = '0 0 0'): string => `${color} rg ${left} ${bottom} ${width} ${height} re f\n`
  const cellwise = (draw: (left: number, bottom: number, width: number, height: number) => string) => (x: number[], y: number[]): string =>
    y.slice(1).flatMap((bottom, r) => x.slice(1).map((right, c) => draw(x[c]!, bottom, right - x[c]!, y[r]! - bottom))).join('')
  const dotted = (x: number[], y: number[]): string => {
    const dots: string[] = []
    for (const at of y) {
      for (let along = x[0]!; along < x.at(-1)!; along += 2)
        dots.push(box(along, at, 0.8, 0.8))
    }
    for (const at of x) {
      for (let along = y.at(-1)!; along < y[0]!; along += 2)
        dots.push(box(at, along, 0.8, 0.8))
    }
    return dots.join('')
  }

  it.each<[string, (x: number[], y: number[]) => string]>([
    ['single lines', ruled],
    ['dashes', (x, y) => ruled(x, y, '[3 2] 0 d')],
    ['a box around each cell', cellwise((left, bottom, width, height) => `${left} ${bottom} ${width} ${height} re S\n`)],
    ['thin filled boxes', (x, y) => [...y.map(at => box(x[0]!, at, x.at(-1)! - x[0]!, 0.7)), ...x.map(at => box(at, y.at(-1)!, 0.7, y[0]! - y.at(-1)!))].join('')],
    ['bars', (x, y) => [...y.map(at => box(x[0]!, at - 2, x.at(-1)! - x[0]!, 4)), ...x.map(at => box(at - 2, y.at(-1)!, 4, y[0]! - y.at(-1)!))].join('')],
    ['dots', dotted],
    ['double lines', (x, y) => ruled(x, y) + ruled(x.map(at => at + 1.8), y.map(at => at - 1.8))],
    ['backgrounds alone', cellwise((left, bottom, width, height) => box(left + 1, bottom + 1, width - 2, height - 2, '0.9 0.9 1'))],
    ['white lines on a background', (x, y) => cellwise((left, bottom, width, height) => box(left, bottom, width, height, '0.9 0.9 1'))(x, y) + ruled(x, y, '1 1 1 RG')],
    ['backgrounds under lines', (x, y) => cellwise((left, bottom, width, height) => box(left, bottom, width, height, '0.9 0.9 1'))(x, y) + ruled(x, y)],
    ['no outer borders', (x, y) => [...y.slice(1, -1).map(at => line(x[0]!, at, x.at(-1)!, at)), ...x.slice(1, -1).map(at => line(at, y[0]!, at, y.at(-1)!))].join('')],
    ['a frame around the page', (x, y) => `${ruled(x, y)}30 30 535 782 re S\n`],
    ['underlined text', (x, y) => ruled(x, y) + y.slice(1).map(bottom => line(x[0]! + 4, bottom + 6.9, x[0]! + 24, bottom + 6.9)).join('')],
  ])('by %s', async (_, draw) => {
    const grid = grids(await documentOf('a.pdf', pdf([text(60, 800, '一、总体情况') + table(rows, { draw })])))
    expect(grid.map(matrix)).toEqual([rows.map(row => [...row])])
    expect(grid[0]!.geometry).toBe('exact')
  })

  it('joins cells where a line is missing', async () => {
    const { x, y } = edges(3, 3)
    const lines = [0, 3].map(r => line(x[0]!, y[r]!, x[3]!, y[r]!)).join('') + line(x[1]!, y[1]!, x[3]!, y[1]!) + line(x[0]!, y[2]!, x[3]!, y[2]!)
    const content = `${lines + [0, 1, 3].map(c => line(x[c]!, y[0]!, x[c]!, y[3]!)).join('') + line(x[2]!, y[1]!, x[2]!, y[3]!) + text(64, 760, '申请')}${text(124, 764, '申请人')}${text(124, 740, '1')}${text(184, 740, '2')}${text(124, 716, '3')}`
    const [grid] = grids(await documentOf('a.pdf', pdf([content])))
    expect(grid!.cells.map(({ text, row, column, rowSpan, colSpan }) => [text, row, column, rowSpan, colSpan])).toEqual([
      ['申请', 0, 0, 2, 1],
      ['申请人', 0, 1, 1, 2],
      ['1', 1, 1, 1, 1],
      ['2', 1, 2, 1, 1],
      ['', 2, 0, 1, 1],
      ['3', 2, 1, 1, 1],
      ['', 2, 2, 1, 1],
    ])
  })

  it('gives each cell its box on the page', async () => {
    const [grid] = grids(await documentOf('a.pdf', pdf([table(rows)])))
    expect(grid!.cells[4]!.place).toEqual({ at: 'page', page: 1, box: [120, 86, 180, 110] })
  })

  it('gives a number wider than its cell to one cell, whole', async () => {
    const { x, y } = edges(1, 2)
    expect(await gridOf(ruled(x, y) + text(100, 764, '1234567') + text(165, 764, '8'))).toEqual([['1234567', '8']])
  })

  it('takes neither watermarks nor invisible text for cells', async () => {
    const document = await documentOf('a.pdf', pdf([table(rows) + text(80, 700, '内部2023', { size: 40, angle: 30 }) + text(130, 740, '99', { state: '3 Tr' })]))
    expect(matrix(grids(document)[0]!)).toEqual(rows)
    expect(textOf(document.blocks)).not.toMatch(/内部|99/)
    expect(document.notes.map(note => note.code)).toEqual(['hidden-skipped', 'hidden-skipped'])
    expect(document.notes[0]!.message).toContain('内部2023')
  })
})

describe('what stands around tables', () => {
  it('takes a frame ruled around page and tables for no table', async () => {
    const frame = (bottom: number): string => line(54, 800, 54, bottom) + line(246, 800, 246, bottom)
    const [first, second] = [table(rows, { top: 780 }), table([['甲', '1', '2', '3'], ['乙', '4', '5', '6'], ['丙', '7', '8', '9']], { width: 45, top: 640 })]
    const document = await documentOf('a.pdf', pdf([`${frame(500)}${line(54, 800, 246, 800)}${line(54, 500, 246, 500)}${text(100, 790, '二、主动公开')}${first}${second}`]))
    expect(paragraphs(document)).toEqual(['二、主动公开'])
    expect(grids(document).map(matrix)).toEqual([rows, [['甲', '1', '2', '3'], ['乙', '4', '5', '6'], ['丙', '7', '8', '9']]])
  })

  it('takes a frame cut by the page break together with its table for no table', async () => {
    const { x, y } = edges(4, 3)
    const cells = [0, 1, 2, 3].flatMap(row => [0, 1, 2].map(column => text(x[column]! + 10, y[row]! - 16, String(row * 3 + column)))).join('')
    const [left, right, top, bottom] = [x[0]! - 6, x.at(-1)! + 6, 800, y.at(-1)!]
    const frame = line(left, top, left, bottom) + line(right, top, right, bottom) + line(left, top, right, top) + line(left, bottom, right, bottom)
    const document = await documentOf('a.pdf', pdf([frame + ruled(x, y) + cells]))
    expect(grids(document).map(matrix)).toEqual([[['0', '1', '2'], ['3', '4', '5'], ['6', '7', '8'], ['9', '10', '11']]])
  })

  it('reads white text on a shaded heading, not on white paper', async () => {
    const shaded = `q 0.2 0.3 0.5 rg ${60} 756 180 24 re f Q\n`
    const document = await documentOf('a.pdf', pdf([shaded + text(70, 764, '项目', { state: '1 g' }) + text(70, 700, '白色数字99', { state: '1 1 1 rg' }) + text(70, 660, '正文', { state: '0 g' })]))
    expect(textOf(document.blocks)).toBe('项目正文')
    expect(document.notes.map(({ code }) => code)).toEqual(['hidden-skipped'])
  })
})

describe('digits', () => {
  it('never joins two numbers, nor parts one', async () => {
    const cells = async (content: string): Promise<string> => (await gridOf(ruled(...Object.values(edges(1, 1, { width: 200 })) as [number[], number[]]) + line(60, 720, 260, 720) + line(60, 720, 60, 756) + line(260, 720, 260, 756) + content))[0]![0]!
    expect(await cells(text(64, 764, '12') + text(78, 764, '34'))).toBe('12 34')
    expect(await cells(text(64, 764, '12 34'))).toBe('12 34')
    expect(await cells(text(64, 764, '1234', { state: '2 Tc' }))).toBe('1234')
    expect(await cells(text(64, 764, '1234') + text(64.4, 764, '1234'))).toBe('1234')
    expect(await cells(text(64, 764, '1111'))).toBe('1111')
  })

  it('loses and doubles none between the page and the blocks', async () => {
    const stray = Array.from({ length: 60 }, (_, i) => text(40 + (i * 97) % 500, 60 + (i * 61) % 700, String(1000 + i), { size: 6 })).join('')
    const { x, y } = edges(6, 6, { width: 61.3, height: 37.7 })
    const printed = textOf((await documentOf('a.pdf', pdf([ruled(x, y) + stray]))).blocks).replace(/\D/g, '')
    const drawn = Array.from({ length: 60 }, (_, i) => String(1000 + i)).join('')
    expect([...printed].sort().join('')).toBe([...drawn].sort().join(''))
  })
})

describe('fonts and directions', () => {
  it('reads Chinese fonts that are not embedded, GBK ones too', async () => {
    const gbk = 'BT /F2 10 Tf 60 700 Td <B9E6D5C23132> Tj ET\n'
    expect(paragraphs(await documentOf('a.pdf', pdf([text(60, 740, '行政复议3件') + gbk])))).toEqual(['行政复议3件', '规章12'])
  })

  it('reads vertical type and text turned by a quarter, in merged cells', async () => {
    const { x, y } = edges(2, 2, { height: 60 })
    const turned = text(80, 690, '本年办理', { angle: 90 })
    const lines = ruled([x[0]!, x[1]!], y.filter((_, i) => i !== 1)) + ruled([x[1]!, x[2]!], y)
    expect(await gridOf(`${lines + text(90, 770, '本年办理', { font: 'F3' })}${text(124, 740, '1')}${text(124, 680, '2')}`)).toEqual([['本年办理', '1'], [null, '2']])
    expect(await gridOf(`${lines + turned}${text(124, 740, '1')}${text(124, 680, '2')}`)).toEqual([['本年办理', '1'], [null, '2']])
  })

  it('reads Type 3 fonts and forms within forms', async () => {
    const file = pdf([{ content: '/X1 Do 1 0 0 1 100 0 cm /X1 Do', resources: '/XObject << /X1 20 0 R >>' }, table(rows)], {
      objects: [`<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Matrix [1 0 0 1 60 600] /Resources << /Font << /F4 8 0 R >> >> /Length 33 >>\nstream\nBT /F4 10 Tf 0 50 Td (1221) Tj ET \nendstream`],
    })
    expect(textOf((await documentOf('a.pdf', file)).blocks)).toContain('1221 1221')
  })

  it.each([90, 180, 270])('reads a page shown turned by %i degrees', async (angle) => {
    const turned = { 90: '0 1 -1 0 595 0', 180: '-1 0 0 -1 595 842', 270: '0 -1 1 0 0 842' }[angle]!
    const document = await documentOf('a.pdf', pdf([{ content: `q ${turned} cm\n${table(rows, { top: 500 })}Q`, entries: `/Rotate ${angle}` }]))
    expect(grids(document).map(matrix)).toEqual([rows])
  })

  it.each([90, 180, 270])('reads a table printed at %i degrees, each cell with its place on the page as shown', async (angle) => {
    const turned = { 90: '0 1 -1 0 595 0', 180: '-1 0 0 -1 595 842', 270: '0 -1 1 0 0 842' }[angle]!
    const title = text(60, 520, '二、主动公开政府信息情况，本年度各项数量如下表所示')
    const [grid] = grids(await documentOf('a.pdf', pdf([`q ${turned} cm\n${title}${table(rows, { top: 500 })}Q`])))
    expect(matrix(grid!)).toEqual(rows)
    const middle = { 90: [595 - 464, 842 - 150], 180: [595 - 150, 464], 270: [464, 150] }[angle]!
    const { box } = grid!.cells[4]!.place as Extract<Place, { at: 'page' }>
    expect([(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2].map(Math.round)).toEqual(middle)
  })

  it('counts places from the corner of the crop box', async () => {
    const [grid] = grids(await documentOf('a.pdf', pdf([{ content: table(rows), entries: '/CropBox [50 100 500 800]' }])))
    expect(matrix(grid!)).toEqual(rows)
    expect(grid!.cells[4]!.place).toEqual({ at: 'page', page: 1, box: [70, 44, 130, 68] })
  })
})

describe('pages', () => {
  const top = { top: 780 }
  const low = { top: 120 }

  it('goes on with a table over the page, footers and page numbers left out', async () => {
    const footer = (page: number): string => text(280, 30, `第 ${page} 页`)
    const document = await documentOf('a.pdf', pdf([table(rows, low) + footer(1), table([['规范性文件', '7', '8']], top) + footer(2), text(60, 700, '五、存在的主要问题') + footer(3)]))
    expect(grids(document).map(matrix)).toEqual([[...rows, ['规范性文件', '7', '8']]])
    expect(paragraphs(document)).toEqual(['五、存在的主要问题'])
    expect(grids(document)[0]!.cells.at(-1)!.place).toMatchObject({ page: 2 })
  })

  it('mends a row torn inside its label or between label and numbers', async () => {
    const open = (x: number[], y: number[]): string => [...y.slice(0, -1).map(at => line(x[0]!, at, x.at(-1)!, at)), ...x.map(at => line(at, y[0]!, at, y.at(-1)!))].join('')
    const inside = await documentOf('a.pdf', pdf([table([...rows, ['无正当理由', '5', '6']], { ...low, draw: open }), table([['反复申请', '', ''], ['下一行', '7', '8']], top)]))
    expect(grids(inside).map(matrix)).toEqual([[...rows, ['无正当理由\n反复申请', '5', '6'], ['下一行', '7', '8']]])
    const between = await documentOf('a.pdf', pdf([table([...rows, ['重复申请', '', '']], low), table([['', '5', '6'], ['下一行', '7', '8']], top)]))
    expect(grids(between).map(matrix)).toEqual([[...rows, ['重复申请', '5', '6'], ['下一行', '7', '8']]])
  })

  it('does not take two rows for one', async () => {
    const blank = await documentOf('a.pdf', pdf([table([...rows, ['重复申请', '', '']], low), table([['反复申请', '5', '6']], top)]))
    expect(grids(blank).map(matrix)).toEqual([[...rows, ['重复申请', '', ''], ['反复申请', '5', '6']]])
    const head = await documentOf('a.pdf', pdf([table([['结果维持', '结果纠正', '总计']], low), table([['1', '2', '3']], top)]))
    expect(grids(head).map(matrix)).toEqual([[['结果维持', '结果纠正', '总计'], ['1', '2', '3']]])
  })

  it('keeps tables apart that do not lie below each other, or have text between them', async () => {
    const apart = await documentOf('a.pdf', pdf([table(rows, low), table(rows, { top: 780, left: 100 })]))
    expect(grids(apart)).toHaveLength(2)
    const text1 = await documentOf('a.pdf', pdf([table(rows, low), text(60, 800, '三、收到申请情况') + table(rows, { top: 760 })]))
    expect(grids(text1)).toHaveLength(2)
  })

  it('reads the values typed into a form', async () => {
    const field = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /F 4 /V (12) /Rect [124 736 170 752] /AP << /N 21 0 R >> >>'
    const appearance = '<< /Type /XObject /Subtype /Form /BBox [0 0 46 16] /Resources << /Font << /F1 5 0 R >> >> /Length 40 >>\nstream\nBT /F1 10 Tf 2 4 Td <00310032> Tj ET    \nendstream'
    const file = pdf([{ content: table([['规章', ''], ['制发', '']]), entries: '/Annots [20 0 R]' }], { objects: [field, appearance], catalog: '/AcroForm << /Fields [20 0 R] >>' })
    expect(matrix(grids(await documentOf('a.pdf', file))[0]!)).toEqual([['规章', ''], ['制发', '12']])
    const unprinted = pdf([{ content: table([['规章', ''], ['制发', '']]), entries: '/Annots [20 0 R]' }], { objects: [field.replace(/\/AP.*/, '>>')], catalog: '/AcroForm << /Fields [20 0 R] >>' })
    expect((await documentOf('a.pdf', unprinted)).notes).toMatchObject([{ code: 'truncated', message: expect.stringContaining('表单域') }])
  })

  it('reads the good pages of a damaged file, and names the others', async () => {
    const whole = pdf([table(rows), table(rows), text(60, 700, '尾')])
    const broken = new TextDecoder('latin1').decode(whole).replace('22 0 R', '99 0 R')
    const document = await documentOf('a.pdf', Uint8Array.from(broken, character => character.charCodeAt(0)))
    expect(grids(document).map(matrix)).toContainEqual(rows)
    expect(document.notes).toMatchObject([{ code: 'truncated', message: expect.stringContaining('第 2 页') }])
  })
})

describe('programs', () => {
  const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
  const published = (name: string): Promise<SourceDocument> => documentOf('a.html', new Uint8Array(readFileSync(new URL(`../../../datasets/files/published/${name}`, import.meta.url))))
  const numbers = (document: SourceDocument): string[] => grids(document).flatMap(grid => grid.cells.flatMap(({ text }) => /^[\d.]+$/.test(text) ? [text] : []))

  it.each([
    ['office.pdf', '洪泽区人民政府2023年政府信息公开工作年度报告（UTF-8）.html'],
    ['printed.pdf', '宿迁市2023年政府信息公开工作年度报告（UTF-8）.html'],
  ])('reads %s, printed from a page, as the page', async (name, page) => {
    const document = await documentOf(name, fixture(name))
    expect(numbers(document)).toEqual(numbers(await published(page)))
    expect(grids(document).every(grid => grid.geometry === 'exact')).toBe(true)
  })

  it('reads what may only not be copied, refuses what needs a password', async () => {
    expect(grids(await documentOf('a.pdf', fixture('restricted.pdf'))).map(matrix)).toEqual([[['规章', '制发'], ['数量', '12']]])
    expect(await refusalOf('锁.pdf', fixture('locked.pdf'))).toMatchObject({ code: 'encrypted', reason: expect.stringContaining('锁.pdf') })
  })
})

describe('scans and locks', () => {
  const image = '<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\n\xFF\nendstream'
  const scan = (content = ''): { content: string, resources: string } => ({ content: `q 595 0 0 842 0 0 cm /I Do Q\n${content}`, resources: '/XObject << /I 20 0 R >>' })

  it('refuses a scan, names scanned pages among others', async () => {
    expect(await refusalOf('扫描.pdf', pdf([scan(), scan()], { objects: [image] }))).toMatchObject({ code: 'scan', reason: expect.stringContaining('扫描.pdf') })
    const mixed = await documentOf('a.pdf', pdf([table(rows), scan()], { objects: [image] }))
    expect(mixed.notes).toMatchObject([{ code: 'scanned-page', message: expect.stringContaining('第 2 页') }])
  })

  it('reads the text layer of a scan, and says what it is', async () => {
    const layer = Array.from({ length: 10 }, (_, i) => text(60, 700 - i * 20, `收到申请${i}件`, { state: '3 Tr' })).join('')
    const document = await documentOf('a.pdf', pdf([scan(layer)], { objects: [image] }))
    expect(paragraphs(document)[0]).toBe('收到申请0件')
    expect(document.notes).toMatchObject([{ code: 'scanned-page', message: expect.stringContaining('识别') }])
  })

  it('refuses what is no longer a PDF', async () => {
    expect(await refusalOf('a.pdf', pdf([table(rows)]).subarray(0, 60))).toMatchObject({ code: 'damaged' })
  })

  it('neither runs scripts nor opens addresses', async () => {
    const file = pdf([table(rows)], { catalog: '/OpenAction << /S /JavaScript /JS (globalThis.ran = true; app.alert\\(1\\)) >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (globalThis.ran = true) >>] >> >>' })
    expect(grids(await documentOf('a.pdf', file)).map(matrix)).toEqual([rows])
    expect('ran' in globalThis).toBe(false)
  })
})
