import { readFileSync } from 'node:fs'
import { utils, write } from '@e965/xlsx'
import { find, read, write as writeOle } from 'cfb'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { readBytes, refusalOf, utf8 } from './helpers'
import { rar4 } from './rar'

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
const noise = (length: number, seed: number): Uint8Array => Uint8Array.from({ length }, (_, at) => Math.imul(at + seed * 77, 2654435761 + seed * 2) >>> 24)
const starting = (mark: number[], bytes: Uint8Array): Uint8Array => Uint8Array.from([...mark, ...bytes.subarray(mark.length)])
const [rar, rar5, seven] = [[0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0], [0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 1, 0], [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]]

/** `bytes` with some bits turned, as an old disc leaves them. */
function rotten(bytes: Uint8Array, seed: number): Uint8Array {
  const changed = bytes.slice()
  let state = seed * 7919
  for (let count = [3, 30, 300][seed % 3]!; count > 0; count--) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    changed[8 + state % (changed.length - 8)] = state >>> 16
  }
  return changed
}

/** Why a file is refused, null where it is read. */
async function codeOf(name: string, bytes: Uint8Array): Promise<string | null> {
  const [file] = await readReports({ name, folder: '', bytes })
  return file?.refusal?.code ?? null
}

describe('a refusal is right about the cause', () => {
  it.each(['merged.doc', 'marks.doc'])('a bit-rotted %s is damaged, no defect of the program and not empty', async (name) => {
    const codes = new Set<string | null>()
    for (let seed = 1; seed < 120; seed++)
      codes.add(await codeOf(name, rotten(fixture(name), seed)))
    for (let length = 700; length < fixture(name).length; length += 1997)
      codes.add(await codeOf(name, fixture(name).slice(0, length)))
    expect([...codes]).not.toContain('internal')
    expect([...codes]).not.toContain('binary')
    expect(codes).toContain('damaged')
  })

  it('a doc whose text cannot be reached is damaged, not empty', async () => {
    const bytes = fixture('merged.doc')
    const container = read(bytes, { type: 'array' })
    for (const name of ['0Table', '1Table']) {
      const table = find(container, name)
      if (table)
        (table.content as Uint8Array).fill(0)
    }
    expect(await refusalOf('年报.doc', Uint8Array.from(writeOle(container, { type: 'array' }) as unknown as ArrayLike<number>))).toMatchObject({ code: 'damaged' })
  })

  it('a 7z that claims two gigabytes it does not hold is damaged', async () => {
    for (const at of [12, 20]) {
      const claiming = fixture('plain.7z')
      new DataView(claiming.buffer).setUint32(at, 0x7FFFFFFF, true)
      expect(await codeOf('年报.7z', claiming)).toBe('damaged')
    }
    expect(await codeOf('年报.7z', starting(seven!, noise(5000, 1)))).toBe('damaged')
    expect(await codeOf('年报.7z', fixture('plain.7z').slice(0, 20))).toBe('damaged')
  })

  it('a rar of noise is damaged', async () => {
    for (let seed = 1; seed < 40; seed++)
      expect([seed, await codeOf('年报.rar', starting(seed % 2 === 0 ? rar! : rar5!, noise(3000, seed)))]).toEqual([seed, 'damaged'])
    expect(await codeOf('年报.rar', Uint8Array.from(rar!))).toBe('damaged')
  })

  it('a name of 65,000 bytes is a name', async () => {
    const [long, chinese] = [`${'n'.repeat(65_000)}.txt`, `${'名'.repeat(21_000)}.txt`]
    const zip = await readReports({ name: '年报.zip', folder: '', bytes: zipSync({ [long]: utf8('甲'), [chinese]: utf8('乙') }) })
    expect(zip.map(({ name, refusal }) => [name, refusal!.code])).toEqual([[long, 'not-a-report'], [chinese, 'not-a-report']])
    for (const { refusal } of zip)
      expect(refusal!.reason.length).toBeLessThan(300)
    expect(await readBytes('a.rar', rar4([{ name: new Uint8Array(65_000).fill(0xC4), content: utf8('甲') }]))).toMatchObject({ files: [{ name: '哪'.repeat(32_500) }] })
  })

  it('an xls or an ods with a password is encrypted', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([['甲', 1]]), '甲')
    const container = read(new Uint8Array(write(book, { type: 'array', bookType: 'biff8' }) as ArrayBuffer), { type: 'array' })
    const stream = find(container, 'Workbook')!
    const plain = Uint8Array.from(stream.content as Uint8Array)
    const first = 4 + (plain[2]! | plain[3]! << 8)
    // FilePass, RC4 ([MS-XLS] 2.4.117).
    stream.content = Uint8Array.from([...plain.slice(0, first), 0x2F, 0, 54, 0, 1, 0, 1, 0, 1, 0, ...noise(48, 1), ...plain.slice(first)])
    expect(await refusalOf('年报.xls', Uint8Array.from(writeOle(container, { type: 'array' }) as unknown as ArrayLike<number>))).toMatchObject({ code: 'encrypted', format: 'xls' })
    const locked = zipSync({ 'mimetype': utf8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': noise(300, 2), 'META-INF/manifest.xml': utf8('<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>') })
    expect(await refusalOf('年报.ods', locked)).toMatchObject({ code: 'encrypted', format: 'ods' })
  })
})
