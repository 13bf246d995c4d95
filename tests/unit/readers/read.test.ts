import fc from 'fast-check'
import { zipSync } from 'fflate'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { refusals, sniff } from '@/readers'
import { documentOf, paragraphs, readBytes, refusalOf, textOf, utf8 } from './helpers'

const latin1 = (text: string): Uint8Array => Uint8Array.from(text, character => character.charCodeAt(0))
const padded = (head: string): Uint8Array => latin1(head.padEnd(200, '\0'))

/** A compound file with the given directory entries after its root. */
function ole(...names: string[]): Uint8Array {
  const bytes = new Uint8Array(512 + 128 * 8)
  bytes.set([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  const view = new DataView(bytes.buffer)
  for (const [index, name] of ['Root Entry', ...names].entries()) {
    const at = 512 + 128 * index
    for (const [position, character] of [...name].entries())
      view.setUint16(at + position * 2, character.charCodeAt(0), true)
    view.setUint16(at + 64, name.length * 2 + 2, true)
    bytes[at + 66] = index === 0 ? 5 : 2
  }
  return bytes
}

describe('sniff', () => {
  const office = (part: string): Uint8Array => zipSync({ '[Content_Types].xml': utf8('<x/>'), [part]: utf8('<x/>') })

  it.each([
    ['docx', office('word/document.xml'), 'a.pdf'],
    ['xlsx', office('xl/workbook.xml'), 'a.xls'],
    ['ofd', zipSync({ 'OFD.xml': utf8('<x/>') }), 'a.zip'],
    ['ods', zipSync({ 'mimetype': [utf8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }], 'content.xml': utf8('<x/>') }), 'a'],
    ['ods', zipSync({ 'mimetype': utf8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': utf8('<x/>') }), 'a.zip'],
    ['ods', zipSync({ 'content.xml': utf8('<x/>'), 'META-INF/manifest.xml': utf8('<m><e m:full-path="/" m:media-type="application/vnd.oasis.opendocument.spreadsheet"/></m>') }), 'a.zip'],
    ['odt', zipSync({ 'mimetype': utf8('application/vnd.oasis.opendocument.text'), 'content.xml': utf8('<x/>'), 'META-INF/manifest.xml': utf8('<m><e m:media-type="application/vnd.oasis.opendocument.text" m:full-path="/"/></m>') }), 'a.ods'],
    ['zip', zipSync({ 'sub/word/document.xml': utf8('<x/>'), 'sub/[Content_Types].xml': utf8('<x/>') }), 'a.docx'],
    ['doc', ole('1Table', 'WordDocument', 'Workbook'), 'a.xls'],
    ['wps', ole('WordDocument'), '报告.WPS'],
    ['xls', ole('Workbook', 'WordDocument'), 'a.doc'],
    ['et', ole('Workbook'), 'a.et'],
    ['unknown', ole('PowerPoint Document', 'Workbook'), 'a.ppt'],
    ['pdf', padded('\n%PDF-1.7'), 'a.docx'],
    ['rar', padded('Rar!\x1A\x07\x01\0'), 'a.zip'],
    ['7z', padded('7z\xBC\xAF\x27\x1C'), 'a.zip'],
    ['rtf', padded('{\\rtf1\\ansi'), 'a.doc'],
    ['image', padded('\x89PNG\r\n\x1A\n'), 'a.doc'],
    ['image', padded('\xFF\xD8\xFF\xE0'), 'a.pdf'],
    ['html', utf8('\uFEFF<!-- x -->\n<!DOCTYPE html><html><body>报</body></html>'), 'a.doc'],
    ['html', utf8('<table><tr><td>报</td></tr></table>'), 'a.xls'],
    ['mht', utf8('From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b'), 'a.doc'],
    ['eml', utf8('Received: from a\r\n by b\r\nFrom: a@b.cn\r\nSubject: a\r\n\r\n1'), 'a.txt'],
    ['csv', utf8('甲,1,2\n乙,3,4\n丙,5,6\n'), 'a.txt'],
    ['csv', utf8('甲;1'), 'a.csv'],
    ['md', utf8('报告\n\n| a | b |\n|---|---|\n| 1 | 2 |'), 'a.txt'],
    ['md', utf8('报告'), 'a.md'],
    ['txt', utf8('报告 a | b\n一、总体情况'), 'a.docx'],
    ['txt', iconv.encode('某局年度报告\n一、总体情况', 'gbk'), 'a'],
    ['unknown', Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919 + (index >> 3) * 104729) & 0xFF), 'a.txt'],
  ] as const)('tells %s from its content', (format, bytes, name) => {
    expect(sniff(bytes, name)).toBe(format)
  })
})

describe('read', () => {
  it('refuses in a sentence that names the file, says it is kept, and what to do', async () => {
    for (const [name, bytes, code] of [
      ['空.txt', new Uint8Array(0), 'empty'],
      ['白.txt', utf8(' \n\u3000\t'), 'empty'],
      ['锁.docx', ole('EncryptionInfo', 'EncryptedPackage'), 'encrypted'],
      ['版.ofd', zipSync({ 'OFD.xml': utf8('<x/>') }), 'damaged'],
      ['图.jpg', padded('\xFF\xD8\xFF\xE0'), 'unsupported'],
      ['文.rtf', padded('{\\rtf1'), 'damaged'],
      ['演.ppt', ole('PowerPoint Document'), 'binary'],
      ['断.zip', zipSync({ 'a.txt': utf8('x') }).subarray(0, 60), 'damaged'],
      ['大.txt', new Uint8Array(65 * 1024 * 1024).fill(0x31), 'too-large'],
    ] as const) {
      const refusal = await refusalOf(name, bytes)
      expect([name, refusal.code]).toEqual([name, code])
      expect(refusal.reason).toMatch(new RegExp(`^.{0,6}《${name}》.*文件已原样保留。.*请`))
    }
  })

  it('says the same of every refusal there is', () => {
    for (const refuse of Object.values(refusals)) {
      const { reason, params } = refuse({ name: '甲.doc', count: 3, megabytes: 3, limit: 2, entries: 1, called: '文档', advice: '请另存', archive: '甲.zip' })
      expect(reason).toMatch(/《甲\.doc》.*文件已原样保留。[^\n\r\u2028\u2029\u8BF7]*\u8BF7.*。$/)
      expect(reason).not.toContain('undefined')
      expect(params.name).toBe('甲.doc')
    }
  })

  it('never rejects, whatever the bytes', async () => {
    const heads = ['', 'PK\x03\x04', 'PK\x05\x06', '<html><table>', '%PDF-', 'MIME-Version: 1.0\nContent-Type: multipart/x; boundary=a\n\n--a\n', '\xFF\xFE', '\xFE\xFF', '\xEF\xBB\xBF'].map(latin1)
    await fc.assert(fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 300 }), fc.constantFrom('a.txt', 'a.csv', 'a.md', 'a.html', 'a'), async (head, tail, name) => {
      const result = await readBytes(name, Uint8Array.from([...head, ...tail]))
      if (result.kind === 'refused')
        expect(result.refusal.code).not.toBe('internal')
    }), { numRuns: 1000 })
  })
})

describe('charset', () => {
  const report = '某局2023年度报告\n一、总体情况\n规章\t0\t1'

  it.each([
    ['utf-8', utf8(report), []],
    ['utf-8', utf8(`\uFEFF${report}`), []],
    ['gb18030', iconv.encode(`${report}㐀𠀀`, 'gb18030'), ['charset-guessed']],
    ['utf-16le', iconv.encode(report, 'utf-16le', { addBOM: true }), []],
    ['utf-16be', iconv.encode(report, 'utf-16be', { addBOM: true }), []],
    ['utf-16le', iconv.encode(report, 'utf-16le'), ['charset-guessed']],
    ['utf-16be', iconv.encode(report, 'utf-16be'), ['charset-guessed']],
    ['gb18030', iconv.encode('联通', 'gbk'), ['charset-guessed']],
  ] as const)('reads %s', async (charset, bytes, notes) => {
    const document = await documentOf('a.txt', bytes)
    expect([document.charset, document.notes.map(note => note.code)]).toEqual([charset, notes])
    expect(textOf(document.blocks)).toMatch(/^(?:某局2023年度报告一、总体情况规章01(?:㐀𠀀)?|联通)$/)
  })

  it('keeps what it cannot decode visible, and says where', async () => {
    const bytes = iconv.encode('甲局年度报告\n规章\t1?2\t3', 'gbk')
    bytes[bytes.indexOf(0x3F)] = 0xFF
    const document = await documentOf('a.txt', bytes)
    expect(textOf(document.blocks)).toBe('甲局年度报告规章1\uFFFD23')
    expect(document.notes.find(note => note.code === 'undecodable')?.place).toEqual({ at: 'text', line: 2, column: 5 })
  })

  it('reads damaged UTF-8 as UTF-8', async () => {
    const bytes = utf8(`${report.repeat(3)}?`)
    bytes[bytes.length - 1] = 0xE4
    expect(await documentOf('a.txt', bytes)).toMatchObject({ charset: 'utf-8', notes: [{ code: 'undecodable' }] })
  })

  it('obeys a person\'s choice, and says when it knows no such encoding', async () => {
    const bytes = iconv.encode('年度報告', 'big5')
    expect(paragraphs(await documentOf('a.txt', bytes, 'big5'))).toEqual(['年度報告'])
    expect((await documentOf('a.txt', utf8('报告'), 'klingon')).notes[0]?.code).toBe('charset-guessed')
  })
})
