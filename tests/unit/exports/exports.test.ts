import type { Draw, FigureText } from '@/figures'
import { Buffer } from 'node:buffer'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { clipboardTable, csvText, figureSvg, fileName, pictureText, tableCsv, withDescription, withDpi } from '@/exports'
import { applicationsModel, frameFigure, renderSvg, tableOf, wrap } from '@/figures'
import { applicationsByYear } from '../figures/rows'
import { blocks, provenance } from './briefing'

const rows = [2020, 2021, 2022].map(year => ({ year, received: year - 2000, carriedIn: 0, handled: 1, concluded: 1, carriedOut: 0, reports: 2, gaps: 0 }))
const draw: Draw = context => applicationsByYear(rows, context)
const text: FigureText = { title: '2020—2022 年申请办理量 <&>', subtitle: '各单位相加', coverage: '41 个单位中 37 个', source: '来源：年报', fictional: '虚构数据' }

describe('framed figure', () => {
  const options = { width: 960, locale: 'zh-CN' as const, theme: 'light' as const, paper: '#ffffff' }
  it('draws title, subtitle, coverage, source and the mark of sample data', async () => {
    const svg = await figureSvg(frameFigure(draw, text, options)).text()
    for (const part of ['2020—2022 年申请办理量 &lt;&amp;&gt;', '各单位相加', '41 个单位中 37 个', '来源：年报', '虚构数据', '新收'])
      expect(svg).toContain(part)
    expect(svg).toMatch(/^<\?xml[^>]*\?>\n<svg width="960"/)
    expect(svg).not.toMatch(/NaN|undefined/)
  })
  it('has no mark for real reports', () => {
    const framed = frameFigure(draw, { ...text, fictional: null }, options)
    expect(renderSvg(framed.option, framed)).not.toContain('虚构')
  })
  it('leaves the paper out when transparent', () => {
    const white = frameFigure(draw, text, options)
    const clear = frameFigure(draw, text, { ...options, paper: null })
    expect(renderSvg(white.option, white)).toContain('fill="#ffffff"')
    expect(clear.option.backgroundColor).toBe('transparent')
  })
  it('grows with a subtitle that needs two lines', () => {
    const long = frameFigure(draw, { ...text, subtitle: '口径'.repeat(80) }, options)
    expect(long.height).toBeGreaterThan(frameFigure(draw, text, options).height)
  })
  it('wraps Chinese anywhere and English at spaces, keeping closing punctuation', () => {
    expect(wrap('申请办理量，', 12, 60)).toEqual(['申请办理量，'])
    expect(wrap('received and concluded', 12, 90)).toEqual(['received and', 'concluded'])
  })
})

describe('csv', () => {
  it('opens in Excel: byte order mark, CRLF, quotes doubled', () => {
    expect(csvText([['a"b', 'c,d'], ['x\ny', null]])).toBe('\uFEFF"a""b","c,d"\r\n"x\ny",\r\n')
  })
  it('neutralises text a spreadsheet would run, and leaves numbers alone', () => {
    expect(csvText([['=1+1', '+8', '-8', '@a', ' =x', '＝1', -8, 0.5]])).toBe(`\uFEFF'=1+1,'+8,'-8,'@a,' =x,'＝1,-8,0.5\r\n`)
  })
  it('writes no value as an empty cell, never as 0, and 0 as 0', async () => {
    const table = tableOf(applicationsModel([{ ...rows[0]!, received: null, carriedOut: 0 }], 'zh-CN'), 'zh-CN')
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await tableCsv(table, ['来源：年报']).arrayBuffer()).split('\r\n')
    expect(lines[0]).toBe('\uFEFF年份,新收（件）,上年结转（件）,受理合计（件）,办结（件）,结转下年（件）,年报份数,空白或标记格数')
    expect(lines[1]).toBe('2020,,0,1,1,0,2,0')
    expect(lines[3]).toBe('来源：年报')
  })
})

describe('what stands under a heading in %', () => {
  const { table } = blocks.stack
  const share = table.rows[1]!['at outcomes.granted'] as number
  const at = table.columns.findIndex(({ key }) => key === 'at outcomes.granted')
  it('is a percentage where no number format goes with it', async () => {
    expect(table.columns[at]!.label).toContain('%')
    expect(share).toBe(0.6)
    const [head, , row] = (await tableCsv(table, []).text()).split('\r\n').map(line => line.split(','))
    expect(head![at]).toContain('%')
    expect(row![at]).toBe('60')
    const [, , copied] = clipboardTable(table, 'zh-CN').text.split('\r\n').map(line => line.split('\t'))
    expect(copied![at]).toBe('60')
  })
  it('keeps its digits: no rounding, and no noise of binary fractions', async () => {
    const column = { key: 'x', label: '公开率（%）', kind: 'rate' as const }
    const lines = (await tableCsv({ columns: [column], rows: [0.07, 0.286, 1 / 3, 0, null].map(x => ({ x })) }, []).text()).split('\r\n')
    expect(lines.slice(1, 6)).toEqual(['7', '28.6', '33.3333333333333', '0', ''])
  })
})

describe('clipboard', () => {
  const table = { columns: [{ key: 'name', label: '单位', kind: 'text' as const }, { key: 'x', label: '公开率（%）', kind: 'rate' as const }, { key: 'n', label: '新收（件）', kind: 'count' as const }], rows: [{ name: '<b>甲\t局', x: 0.4567891, n: 1234 }, { name: '=1+1', x: null, n: 0 }] }
  it('has numbers as printed for documents, with the number itself for spreadsheets, and in full as text', () => {
    const { text, html } = clipboardTable(table, 'zh-CN')
    expect(text).toBe('单位\t公开率（%）\t新收（件）\r\n<b>甲 局\t45.67891\t1234\r\n\'=1+1\t\t0')
    expect(html).toContain('<th>&lt;b&gt;甲\t局</th>')
    expect(html).toMatch(/<td align="right" x:num="0.4567891" sdval="0.4567891"[^>]*>45.7%<\/td>/)
    expect(html).toMatch(/sdval="1234"[^>]*>1,234<\/td>/)
    expect(html).toContain('<th>\'=1+1</th><td align="right">—</td>')
  })
})

describe('picture', () => {
  it('says title, 口径, coverage, 原报 or 更正, date and checksum, the formula once', async () => {
    const text = pictureText({ title: '公开率', subtitle: '各部门', notes: [], provenance }, 'zh-CN')
    expect(text).toMatchObject({ title: '公开率', subtitle: `各部门 · 口径：${provenance.formula}`, coverage: '41 个单位中 37 个 · 更正', fictional: '虚构数据' })
    expect(text.about).toContain(provenance.check)
    const framed = frameFigure(draw, { ...text, title: '<&>' }, { width: 960, locale: 'zh-CN', theme: 'light', paper: null })
    expect(await figureSvg(framed).text()).toMatch(/<svg[^>]*><desc>公开率\n期间：2019—2022 年[^<]*核对：在“简报”页核对\n虚构数据<\/desc>/)
    expect(text.source).toBe(`来源：各单位年报 · 2026年11月22日 · 校验码：${provenance.checksum.slice(0, 12)}`)
    expect(pictureText({ title: '', subtitle: provenance.formula, notes: [], provenance }, 'en').subtitle).toBe(provenance.formula)
  })
})

function chunk(type: string, data: Uint8Array): number[] {
  return [...new Uint8Array(new Uint32Array([data.length]).buffer).toReversed(), ...new TextEncoder().encode(type), ...data, 0, 0, 0, 0]
}

function png(...extra: number[][]): Uint8Array {
  const header = new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])
  return Uint8Array.from([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, ...chunk('IHDR', header), ...extra.flat(), ...chunk('IDAT', deflateSync(new Uint8Array(2))), ...chunk('IEND', new Uint8Array())])
}

/** Types and data of a PNG's chunks. */
function chunks(bytes: Uint8Array): { type: string, data: Uint8Array, crc: number }[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  const found = []
  for (let at = 8; at < bytes.length;) {
    const length = view.getUint32(at)
    found.push({ type: String.fromCharCode(...bytes.subarray(at + 4, at + 8)), data: bytes.slice(at + 8, at + 8 + length), crc: view.getUint32(at + 8 + length) })
    at += 12 + length
  }
  return found
}

describe('png resolution', () => {
  it('writes pHYs in pixels a metre, with the check sum of the standard', () => {
    const found = chunks(withDpi(png(), 192))
    expect(found.map(each => each.type)).toEqual(['IHDR', 'pHYs', 'IDAT', 'IEND'])
    const view = new DataView(found[1]!.data.buffer)
    expect([view.getUint32(0), view.getUint32(4), view.getUint8(8)]).toEqual([7559, 7559, 1])
    const known = chunks(withDpi(png(), 96))[1]!
    expect(new DataView(known.data.buffer).getUint32(0)).toBe(3780)
    // Reckoned with zlib's crc32 over the chunk's type and data.
    expect(known.crc).toBe(0x952B0E1B)
  })
  it('replaces a resolution already there', () => {
    const found = chunks(withDpi(png(chunk('pHYs', new Uint8Array(9))), 96))
    expect(found.filter(each => each.type === 'pHYs')).toHaveLength(1)
    expect(new DataView(found[1]!.data.buffer).getUint32(0)).toBe(3780)
  })
})

describe('png description', () => {
  it('is UTF-8 in a chunk any reader of PNG finds, its check sum that of zlib', () => {
    const about = '公开率\n校验码：abc'
    const [, found] = chunks(withDescription(png(), about))
    expect(found!.type).toBe('iTXt')
    const text = new TextDecoder().decode(found!.data)
    expect([text.slice(0, 11), text.slice(16)]).toEqual(['Description', about])
    expect(found!.crc).toBe(crc32(Buffer.concat([Buffer.from('iTXt'), found!.data])))
  })
})

describe('file names', () => {
  const subject = { title: '2019—2025 年申请办理量', years: [2019, 2025] as const, coverage: '37个单位', fictional: null }
  it('say what the file holds, the years once', () => {
    expect(fileName(subject, 'png')).toBe('2019—2025 年申请办理量_37个单位.png')
    expect(fileName({ ...subject, title: '申请办理量', fictional: '虚构' }, 'csv')).toBe('申请办理量_2019—2025_37个单位_虚构.csv')
    expect(fileName({ ...subject, title: '办理', years: [2023, 2023], coverage: null }, 'svg')).toBe('办理_2023.svg')
  })
  it('hold no character a file system forbids and stay short', () => {
    expect(fileName({ ...subject, title: 'a/b\\c:d*e?f"g<h>i|j\n', years: null, coverage: null }, 'png')).toBe('a b c d e f g h i j.png')
    expect(new TextEncoder().encode(fileName({ ...subject, title: '年'.repeat(300) }, 'png')).length).toBeLessThanOrEqual(204)
    expect(fileName({ title: '...', years: null, coverage: null, fictional: null }, 'png')).toBe('年报台.png')
  })
})
