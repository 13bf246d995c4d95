import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { crc32, deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readReports } from '@/ingest'
import { openArchive } from '@/ingest/files'
import { grids, readBytes, textOf, utf8 } from './helpers'
import { pdf, stream, text } from './pdf-writer'

/** What the pool allows one file, ms. */
const limit = 15_000

const fetched = vi.fn(() => Promise.reject(new Error('offline')))

beforeEach(() => {
  vi.stubGlobal('fetch', fetched)
  vi.stubGlobal('XMLHttpRequest', fetched)
})

afterEach(() => {
  vi.unstubAllGlobals()
  expect(fetched).not.toHaveBeenCalled()
})

/** Reads within the limit, and never throws. */
async function bounded(name: string, bytes: Uint8Array | string): ReturnType<typeof readBytes> {
  const from = performance.now()
  const result = await readBytes(name, bytes)
  expect(performance.now() - from).toBeLessThan(limit)
  return result
}

const codeOf = (result: Awaited<ReturnType<typeof readBytes>>): string => result.kind === 'refused' ? result.refusal.code : result.kind

/** A zip of ready packed entries, whose headers may lie about their size. */
function zipOf(entries: readonly { name: string, packed: Uint8Array, size: number, crc: number }[]): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, packed, size, crc } of entries) {
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(0x800, 2)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc, 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(size, 18)
    common.writeUInt16LE(path.length, 22)
    const entry = Buffer.alloc(16)
    entry.writeUInt32LE(at, 12)
    parts.push(Buffer.from('PK\x03\x04'), common, path, Buffer.from(packed))
    directory.push(Buffer.from('PK\x01\x02\x14\0'), common, entry.subarray(2), path)
    at += 4 + 26 + path.length + packed.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, central, end]))
}

function packed(content: Uint8Array): { packed: Uint8Array, size: number, crc: number } {
  return { packed: deflateRawSync(content, { level: 9 }), size: content.length, crc: crc32(content) }
}

const megabyte = 1024 * 1024
const types = utf8('<Types/>')
const docx = (document: string): Uint8Array => zipSync({ '[Content_Types].xml': types, 'word/document.xml': utf8(document) })
const body = (content: string): string => `<w:document xmlns:w="w"><w:body>${content}</w:body></w:document>`
const workbook = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>'
const relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
const contentTypes = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
const sheetXml = (content: string): string => `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${content}</worksheet>`
const xlsxParts = { '[Content_Types].xml': utf8(contentTypes), 'xl/workbook.xml': utf8(workbook), 'xl/_rels/workbook.xml.rels': utf8(relations) }
const xlsx = (content: string): Uint8Array => zipSync({ ...xlsxParts, 'xl/worksheets/sheet1.xml': utf8(sheetXml(content)) })

describe('archives', () => {
  it('does not unpack 300 MB from 300 kB', async () => {
    const tenth = packed(new Uint8Array(10 * megabyte))
    const bomb = zipOf(Array.from({ length: 31 }, (_, index) => ({ name: `${index}.txt`, ...tenth })))
    expect(bomb.length).toBeLessThan(350_000)
    expect(codeOf(await bounded('a.zip', bomb))).toBe('bomb')
  })

  it('opens archives in archives three deep and no deeper', async () => {
    let inner = zipSync({ 'a.txt': utf8('甲') })
    for (let depth = 0; depth < 6; depth++)
      inner = zipSync({ [`${depth}.zip`]: inner, 'b.txt': utf8('乙') })
    const files = await readReports({ name: 'a.zip', folder: '', bytes: inner })
    expect(files.filter(file => file.name === 'b.txt')).toHaveLength(3)
    expect(files.find(file => file.name.endsWith('.zip'))!.refusal!.code).toBe('unsupported')
  })

  it('shares one budget among an archive and all archives in it', async () => {
    const nine = packed(new Uint8Array(9 * megabyte))
    const inner = zipOf(Array.from({ length: 10 }, (_, index) => ({ name: `${index}.txt`, ...nine })))
    const middle = zipSync({ 'a.zip': inner, 'b.zip': inner })
    const bomb = zipSync({ 'a.zip': middle, 'b.zip': middle, 'c.zip': middle, '说明.txt': utf8('甲') })
    expect(bomb.length).toBeLessThan(1_000_000)
    const start = performance.now()
    const opened = await openArchive({ name: '外.zip', folder: '', bytes: bomb }, 0)
    expect(performance.now() - start).toBeLessThan(15_000)
    if ('code' in opened)
      throw new Error(opened.code)
    expect(opened.files.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBeLessThanOrEqual(300 * megabyte)
    expect(opened.files.map(({ folder }) => folder)).toEqual([...['a.zip/a.zip', 'a.zip/b.zip', 'b.zip/a.zip'].flatMap(path => Array.from({ length: 10 }).fill(`外.zip/${path}`)), '外.zip'])
    expect(opened.refusals.map(({ file, refusal }) => [file.folder, file.name, refusal.code, file.bytes.length > 0])).toEqual([
      ['外.zip/b.zip', 'b.zip', 'bomb', true],
      ['外.zip/c.zip', 'a.zip', 'bomb', true],
      ['外.zip/c.zip', 'b.zip', 'bomb', true],
    ])
  })

  it('counts entries over all depths', async () => {
    const many = zipSync(Object.fromEntries(Array.from({ length: 3000 }, (_, index) => [`${index}.txt`, [types, { level: 0 }]])))
    const opened = await openArchive({ name: '外.zip', folder: '', bytes: zipSync(Object.fromEntries(['1', '2', '3', '4', '5'].map(name => [`${name}.zip`, many]))) }, 0)
    expect('code' in opened ? opened : [opened.files.length, opened.refusals.map(({ file, refusal }) => `${file.name} ${refusal.code}`)]).toEqual([9000, ['4.zip bomb', '5.zip bomb']])
  })

  it('reads 10,000 files, and refuses more at once', async () => {
    const many = (count: number): Uint8Array => zipSync(Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.txt`, [types, { level: 0 }]])))
    expect(codeOf(await bounded('a.zip', many(10_000)))).toBe('container')
    expect(codeOf(await bounded('a.zip', many(10_001)))).toBe('bomb')
  })

  it.each([
    ['docx', (part: ReturnType<typeof packed>) => zipOf([{ name: '[Content_Types].xml', ...packed(types) }, { name: 'word/document.xml', ...part }])],
    ['xlsx', (part: ReturnType<typeof packed>) => zipOf([...Object.entries(xlsxParts).map(([name, content]) => ({ name, ...packed(content) })), { name: 'xl/worksheets/sheet1.xml', ...part }])],
  ])('refuses %s whose part expands beyond measure, and one that lies about it', async (format, file) => {
    const part = packed(utf8('<w:p/>'.repeat(26 * megabyte)))
    expect(codeOf(await bounded(`a.${format}`, file(part)))).toBe('bomb')
    expect(codeOf(await bounded(`a.${format}`, file({ ...part, size: 1000 })))).toBe('damaged')
  })
})

describe('word and excel', () => {
  it('does not expand entities', async () => {
    const entities = Array.from({ length: 30 }, (_, index) => `<!ENTITY e${index + 1} "&e${index};&e${index};">`).join('')
    const bomb = `<!DOCTYPE x [<!ENTITY e0 "哈哈哈哈">${entities}]>${body('<w:p><w:r><w:t>&e30;</w:t></w:r></w:p>')}`
    const result = await bounded('a.docx', docx(bomb))
    expect(result.kind === 'documents' ? textOf(result.documents[0]!.blocks).length : 0).toBeLessThan(100)
    const sheet = `<!DOCTYPE x [<!ENTITY e0 "1">${entities}]>${sheetXml('<sheetData><row r="1"><c r="A1" t="str"><v>&e30;</v></c></row></sheetData>')}`
    await bounded('a.xlsx', zipSync({ ...xlsxParts, 'xl/worksheets/sheet1.xml': utf8(sheet) }))
  })

  it.each([
    ['elements', `${'<w:p>'.repeat(500_000)}${'</w:p>'.repeat(500_000)}`],
    ['tables', `${'<w:tbl><w:tr><w:tc>'.repeat(100_000)}${'</w:tc></w:tr></w:tbl>'.repeat(100_000)}`],
    ['elements left open', '<w:tbl><w:tr><w:tc><w:p>'.repeat(100_000)],
  ])('survives a docx of nested %s', async (_, content) => {
    await bounded('a.docx', docx(body(content)))
  })

  it('keeps wide tables narrow', async () => {
    const cell = (span: string): string => `<w:tc><w:tcPr><w:gridSpan w:val="${span}"/></w:tcPr><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc>`
    for (const row of [cell('1').repeat(10_000), cell('1000000000').repeat(50), `<w:trPr><w:gridBefore w:val="1000000000"/></w:trPr>${cell('-5')}`]) {
      const result = await bounded('a.docx', docx(body(`<w:tbl><w:tr>${row}</w:tr><w:tr>${cell('1')}</w:tr></w:tbl>`)))
      const [grid] = result.kind === 'documents' ? grids(result.documents[0]!) : []
      expect(grid!.columns).toBeLessThanOrEqual(1000)
      expect(grid!.cells.every(({ column, colSpan }) => column + colSpan <= grid!.columns)).toBe(true)
    }
  })

  it('keeps wide sheets narrow, merges without end few', async () => {
    const row = Array.from({ length: 10_000 }, (_, index) => `<c r="${columnName(index)}1"><v>1</v></c>`).join('')
    const wide = await bounded('a.xlsx', xlsx(`<sheetData><row r="1">${row}</row></sheetData>`))
    expect(wide.kind === 'documents' && grids(wide.documents[0]!)[0]!.columns).toBe(256)
    const merges = `<mergeCells>${Array.from({ length: 2000 }, (_, index) => `<mergeCell ref="A${index + 2}:XFD1048576"/>`).join('')}</mergeCells>`
    const merged = await bounded('a.xlsx', xlsx(`<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData>${merges}`))
    expect(merged.kind).toBe('documents')
  })

  it('survives OLE files with any sector chain', async () => {
    const whole = new Uint8Array(readFileSync(new URL('fixtures/merged.doc', import.meta.url)))
    const sectors = whole.length / 512
    const fatAt = 512 * (new DataView(whole.buffer).getUint32(76, true) + 1)
    const chain = fc.array(fc.record({ at: fc.integer({ min: 0, max: sectors - 2 }), next: fc.integer({ min: 0, max: sectors }) }), { minLength: 1, maxLength: 12 })
    await fc.assert(fc.asyncProperty(chain, async (links) => {
      const bytes = whole.slice()
      for (const { at, next } of links)
        new DataView(bytes.buffer).setUint32(fatAt + at * 4, next, true)
      await bounded('a.doc', bytes)
    }), { numRuns: 200 })
  }, 60_000)

  it('survives doc files with any byte changed', async () => {
    const whole = new Uint8Array(readFileSync(new URL('fixtures/merged.doc', import.meta.url)))
    const change = fc.array(fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), value: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 20 })
    await fc.assert(fc.asyncProperty(change, async (changes) => {
      const bytes = whole.slice()
      for (const { at, value } of changes)
        bytes[at] = value
      await bounded('a.doc', bytes)
    }), { numRuns: 60 })
  }, 60_000)
})

describe('pdf', () => {
  const printed = text(60, 700, '一、总体情况')

  it.each<[string, Uint8Array]>([
    ['a page tree that holds itself', Buffer.from(Buffer.from(pdf([printed])).toString('latin1').replace('/Kids [20 0 R]', '/Kids [2 0 R] '), 'latin1')],
    ['a million pages that are one', Buffer.from(Buffer.from(pdf([printed])).toString('latin1').replace('/Count 1 ', '/Count 1000000 '), 'latin1')],
    ['forms that draw themselves', pdf([{ content: `${printed}/X Do`, resources: '/XObject << /X 20 0 R >>' }], { objects: [stream('/X Do /X Do', '/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 20 0 R >> >>')] })],
    ['arrays without end', pdf([`${printed}${'['.repeat(200_000)}`])],
    ['dictionaries without end', pdf([printed], { objects: ['<< /A '.repeat(50_000)] })],
    ['a hundred thousand lines', pdf([printed + Array.from({ length: 100_000 }, (_, index) => `${index % 595} ${index % 842} m ${(index * 7) % 595} ${index % 842} l S`).join('\n')])],
    ['a hundred thousand glyphs', pdf([printed + Array.from({ length: 5000 }, (_, index) => text(index % 500, index % 800, '一二三四五六七八九十1234567890')).join('')])],
    ['a table of a million cells', pdf([printed + Array.from({ length: 1000 }, (_, index) => `0 ${index * 5} m 5000 ${index * 5} l S ${index * 5} 0 m ${index * 5} 5000 l S`).join('\n')])],
  ])('survives %s', async (_, bytes) => {
    await bounded('a.pdf', new Uint8Array(bytes))
  }, 30_000)

  it('survives any bytes changed', async () => {
    const whole = pdf([printed, printed])
    const change = fc.array(fc.record({ at: fc.integer({ min: 0, max: whole.length - 1 }), value: fc.integer({ min: 0, max: 255 }) }), { minLength: 1, maxLength: 20 })
    await fc.assert(fc.asyncProperty(change, async (changes) => {
      const bytes = whole.slice()
      for (const { at, value } of changes)
        bytes[at] = value
      await bounded('a.pdf', bytes)
    }), { numRuns: 40 })
  }, 60_000)
})

describe('html', () => {
  it('runs no handler and fetches no picture', async () => {
    const page = `<html><head><script>globalThis.ran = 1</script><link rel="stylesheet" href="https://evil.example/a.css"><base href="https://evil.example/"></head>
<body onload="globalThis.ran = 1"><p>一、总体情况</p><img src="https://evil.example/a.png" onerror="globalThis.ran = 1"><iframe src="javascript:globalThis.ran=1"></iframe>
<svg onload="globalThis.ran = 1"><image href="https://evil.example/b.png"/></svg><table><tr><td onclick="globalThis.ran = 1">规章</td><td>1</td></tr></table></body></html>`
    const result = await bounded('a.html', page)
    expect(result.kind === 'documents' && textOf(result.documents[0]!.blocks)).toContain('规章1')
    expect('ran' in globalThis).toBe(false)
  })

  it.each([
    ['elements', '<div>'.repeat(200_000)],
    ['tables', '<table><tr><td>'.repeat(20_000)],
    ['columns', `<table><tr>${'<td>1'.repeat(10_000)}</tr><tr><td colspan="1000000000" rowspan="1000000000">1</table>`],
    ['misnested formatting', '<b><i><p>'.repeat(3000)],
    ['attributes', `<p ${Array.from({ length: 100_000 }, (_, index) => `a${index}="1"`).join(' ')}>1`],
  ])('survives a page of %s', async (_, page) => {
    await bounded('a.html', `<html><body>${page}</body></html>`)
  }, 30_000)
})

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26)
}
