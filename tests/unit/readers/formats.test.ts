import { Buffer } from 'node:buffer'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { documentOf, grids, matrix, paragraphs, readBytes, utf8 } from './helpers'

describe('markdown', () => {
  it('gives headings their level and tables without their marks', async () => {
    const document = await documentOf('a.md', '# 某局 2023 年报\n\n##表二\n\n|规章|**总计**|\n|:-:|---|\n|A\\|B<br>C|`12`|\n|5*3*2|2\\. x|\n\n正文**重点**&nbsp;尾')
    expect(document.blocks.map(block => block.kind === 'paragraph' ? [block.level, block.text] : matrix(block)))
      .toEqual([[1, '某局 2023 年报'], [2, '表二'], [['规章', '总计'], ['A|B\nC', '12'], ['5*3*2', '2. x']], [undefined, '正文重点\u00A0尾']])
    expect(document.blocks[1]!).toMatchObject({ place: { at: 'text', line: 3, column: 3 } })
    expect(grids(document)[0]!.cells[2]!.place).toEqual({ at: 'text', line: 7, column: 2 })
  })

  it('reads the HTML tables that converters write, and pictures', async () => {
    const document = await documentOf('a.txt', '# 报告\n<table><tr><td rowspan="2">甲</td><td>1</td></tr>\n<tr><td>2</td></tr></table>\n中\n\n<table><tr><td>乙</td><td>3</td></tr></table>\n\n![图一](a.png)\n| x | ![图二](b.png) |')
    expect(document.format).toBe('md')
    expect(grids(document).map(matrix)).toEqual([[['甲', '1'], [null, '2']], [['乙', '3']], [['x', '']]])
    expect(grids(document)[1]!.cells[0]!.place).toMatchObject({ table: 2 })
    expect(document.pictures.map(picture => [picture.alt, picture.afterBlock])).toEqual([['图一', 3], ['图二', 4]])
    expect(grids(document)[2]!.cells[1]!.picture).toBe(true)
  })
})

describe('csv', () => {
  it('reads quotes, line breaks and empty cells, titles as paragraphs', async () => {
    const bytes = iconv.encode('某局年报,,\r\n一、总体情况,,\r\n"第一行，\r\n第二""行",1,\r\n规章,,"1,808"\r\n', 'gbk')
    const document = await documentOf('a.csv', bytes)
    expect(paragraphs(document)).toEqual(['某局年报', '一、总体情况'])
    expect(matrix(grids(document)[0]!)).toEqual([['第一行，\n第二"行', '1', ''], ['规章', '', '1,808']])
    expect(grids(document)[0]!.geometry).toBe('exact')
    expect(grids(document)[0]!.cells[5]!.place).toEqual({ at: 'text', line: 5, column: 6 })
  })

  it('finds the separator and leaves stray quotes as printed', async () => {
    expect(matrix(grids(await documentOf('a.csv', '甲;1;2\n"乙;3;4'))[0]!)).toEqual([['甲', '1', '2'], ['"乙', '3', '4']])
  })
})

describe('mht', () => {
  const page = '<html><head><meta charset="gb2312"></head><body><p>一、总体情况</p><table><tr><td>规章</td><td>1</td></tr></table></body></html>'
  const message = (encoding: string, body: string, type = 'text/html; charset="gb2312"'): string => ['From: <Saved by a browser>', 'MIME-Version: 1.0', 'Content-Type: multipart/related;', '\tboundary="--=_X"', '', 'preamble', '----=_X', 'Content-Type: image/png', 'Content-Transfer-Encoding: base64', '', 'AAAA', '----=_X', `Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`, 'Content-Location: file:///C:/报告.htm', '', body, '----=_X--', ''].join('\r\n')

  it('decodes quoted-printable and base64 pages', async () => {
    const gbk = iconv.encode(page, 'gbk')
    const quoted = [...gbk].map((byte, index) => `${byte === 0x3D || byte > 0x7E ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)}${index % 60 === 59 ? '=\r\n' : ''}`).join('')
    for (const body of [message('quoted-printable', quoted), message('base64', Buffer.from(gbk).toString('base64').replace(/.{76}/g, '$&\r\n'))]) {
      const document = await documentOf('a.doc', body)
      expect([document.format, document.charset, paragraphs(document)]).toEqual(['mht', 'gb18030', ['一、总体情况']])
      expect(matrix(grids(document)[0]!)).toEqual([['规章', '1']])
    }
  })

  it('refuses an archive without a page', async () => {
    expect(await readBytes('a.mht', message('base64', 'AAAA', 'image/png'))).toMatchObject({ kind: 'refused', refusal: { code: 'damaged' } })
  })
})

describe('zip', () => {
  /** A zip whose names are in GBK: written as Latin-1 of equal length without the UTF-8 flag, then overwritten byte by byte. */
  function gbkZip(name: string, content: string): Uint8Array {
    const encoded = iconv.encode(name, 'gbk')
    const stand = 'x'.repeat(encoded.length)
    const bytes = zipSync({ [stand]: utf8(content) })
    for (let at = 0; at < bytes.length; at++) {
      if (Buffer.from(bytes.subarray(at, at + stand.length)).toString('latin1') === stand)
        bytes.set(encoded, at)
    }
    return bytes
  }

  it('gives files with their folder and Chinese names, archives unopened, litter left out', async () => {
    const inner = zipSync({ 'b.txt': utf8('乙') })
    const result = await readBytes('a.zip', zipSync({ '2023/区直/甲局.txt': utf8('甲'), '里.zip': inner, '__MACOSX/._a': utf8('x'), '~$甲.docx': utf8('x'), '../../外.txt': utf8('丙') }))
    if (result.kind !== 'container')
      throw new Error('no container')
    expect(result.files.map(file => [file.folder, file.name])).toEqual([['2023/区直', '甲局.txt'], ['', '里.zip'], ['', '外.txt']])
    expect(result.files[1]!.bytes).toEqual(inner)
    expect(new TextDecoder().decode(result.files[0]!.bytes)).toBe('甲')
    expect(result.refusals).toEqual([])
  })

  it('reads GBK names', async () => {
    expect(await readBytes('a.zip', gbkZip('各单位/联通局年报.txt', '甲'))).toMatchObject({ kind: 'container', files: [{ folder: '各单位', name: '联通局年报.txt' }] })
  })

  it('refuses a bad or locked entry alone', async () => {
    const bytes = zipSync({ '好.txt': utf8('好'), '坏.txt': [utf8('内容'.repeat(50)), { level: 0 }], '锁.txt': utf8('锁') })
    bytes[Buffer.from(bytes).indexOf(Buffer.from('内容内容')) + 5]! ^= 0xFF
    const locked = Buffer.from(bytes).lastIndexOf(Buffer.from('锁.txt')) - 46
    bytes[locked + 8]! |= 1
    const result = await readBytes('a.zip', bytes)
    expect(result).toMatchObject({ kind: 'container', files: [{ name: '好.txt' }], refusals: [{ file: { name: '坏.txt' }, refusal: { code: 'damaged' } }, { file: { name: '锁.txt' }, refusal: { code: 'encrypted' } }] })
  })

  it('does not unpack a bomb, an entry or as a whole', async () => {
    const entry = await readBytes('a.zip', zipSync({ 'a.txt': new Uint8Array(20_000_000), 'b.txt': utf8('好') }))
    expect(entry).toMatchObject({ kind: 'container', files: [{ name: 'b.txt' }], refusals: [{ refusal: { code: 'bomb' } }] })
    const many = await readBytes('a.zip', zipSync(Object.fromEntries(Array.from({ length: 10_001 }, (_, index) => [`${index}.txt`, [utf8('x'), { level: 0 }]]))))
    expect(many).toMatchObject({ kind: 'refused', refusal: { code: 'bomb' } })
  })

  it('refuses an entry that is longer than its header says', async () => {
    const bytes = zipSync({ 'a.txt': utf8('内容'.repeat(1000)) })
    const header = Buffer.from(bytes).lastIndexOf(Buffer.from('a.txt')) - 46
    new DataView(bytes.buffer).setUint32(header + 24, 100, true)
    expect(await readBytes('a.zip', bytes)).toMatchObject({ refusals: [{ refusal: { code: 'damaged' } }] })
  })
})
