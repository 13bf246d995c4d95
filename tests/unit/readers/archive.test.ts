import type { Stored } from './rar'
import { readFileSync } from 'node:fs'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { readBytes, refusalOf, utf8 } from './helpers'
import { rar4, rar5 } from './rar'

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))

async function contained(name: string, bytes: Uint8Array) {
  const result = await readBytes(name, bytes)
  if (result.kind !== 'container')
    throw new Error(`${name} gave ${JSON.stringify(result)}`)
  return {
    files: result.files.map(file => [file.folder, file.name, new TextDecoder().decode(file.bytes)]),
    refusals: result.refusals.map(({ file, refusal }) => [file.name, refusal.code]),
    inner: result.files,
  }
}

describe('7z', () => {
  it('gives files with folder and Chinese names, archives unopened, litter left out', async () => {
    const { files, refusals, inner } = await contained('a.7z', fixture('plain.7z'))
    expect(files.map(([folder, name]) => [folder, name])).toEqual(expect.arrayContaining([['2023/区直', '甲局.txt'], ['', '乙局年报.txt'], ['', '里.7z']]))
    expect(files).toHaveLength(3)
    expect(files).toContainEqual(['', '乙局年报.txt', '乙局\n'])
    expect(refusals).toEqual([])
    expect(await contained('里.7z', inner.find(file => file.name === '里.7z')!.bytes)).toMatchObject({ files: [['', '乙局年报.txt', '乙局\n']] })
  })

  it('refuses locked files, each by name or with their names', async () => {
    expect(await contained('a.7z', fixture('locked.7z'))).toMatchObject({ files: [], refusals: expect.arrayContaining([['甲局.txt', 'encrypted'], ['乙局年报.txt', 'encrypted']]) })
    expect(await refusalOf('名也锁.7z', fixture('locked-names.7z'))).toMatchObject({ code: 'encrypted', reason: expect.stringContaining('名也锁.7z') })
  })

  it('does not unpack a bomb, an entry or as a whole', async () => {
    expect(await contained('a.7z', fixture('bomb-entry.7z'))).toMatchObject({ files: [['', '乙局年报.txt', '乙局\n']], refusals: [['zero2', 'bomb']] })
    expect(await refusalOf('a.7z', fixture('bomb.7z'))).toMatchObject({ code: 'bomb' })
  })

  it('refuses what is cut off or changed', async () => {
    const bytes = fixture('plain.7z')
    expect(await refusalOf('a.7z', bytes.subarray(0, bytes.length - 40))).toMatchObject({ code: 'damaged' })
    const changed = bytes.slice()
    changed[40]! ^= 0xFF
    const result = await contained('a.7z', changed)
    expect(result.refusals.length).toBeGreaterThan(0)
    expect(result.refusals.every(([, code]) => code === 'damaged')).toBe(true)
  })
})

describe.each([['rar 4', rar4], ['rar 5', rar5]])('%s', (_, write) => {
  const good: Stored = { name: '2023/区直/甲局.txt', content: utf8('甲局') }

  it('gives files with folder and Chinese names, litter left out', async () => {
    const bytes = write([good, { name: '__MACOSX/._a', content: utf8('x') }, { name: '空.txt', content: utf8('') }, { name: '../外.txt', content: utf8('丙') }])
    expect(await contained('a.rar', bytes)).toMatchObject({ files: [['2023/区直', '甲局.txt', '甲局'], ['', '空.txt', ''], ['', '外.txt', '丙']], refusals: [] })
  })

  it('refuses a changed entry and keeps the good one', async () => {
    const { files, refusals } = await contained('a.rar', write([good, { name: '坏.txt', content: utf8('坏'), crc: 7 }]))
    expect(files).toEqual([['2023/区直', '甲局.txt', '甲局']])
    expect(refusals[0]).toEqual(['坏.txt', 'damaged'])
  })

  it('refuses a locked entry', async () => {
    const result = await readBytes('a.rar', write([good, { name: '锁.txt', content: utf8('锁'.repeat(16)), encrypted: true }]))
    expect(result).toMatchObject({ kind: 'container', files: [{ name: '甲局.txt' }], refusals: [{ refusal: { code: 'encrypted' } }] })
  })

  it('says that the rest of a cut archive is missing', async () => {
    const bytes = write([good, { name: '乙局.txt', content: utf8('乙局'.repeat(100)) }])
    const { files, refusals } = await contained('a.rar', bytes.subarray(0, bytes.length - 300))
    expect(files).toHaveLength(1)
    expect(refusals.map(([, code]) => code)).toContain('damaged')
  })

  it('refuses one of several volumes by name', async () => {
    expect(await refusalOf('a.part1.rar', write([good], 1))).toMatchObject({ code: 'unsupported', reason: expect.stringContaining('分卷') })
  })

  it('refuses more entries than an office has', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => ({ name: utf8(`${index}.txt`), content: utf8('x') }))
    expect(await refusalOf('a.rar', write(many))).toMatchObject({ code: 'bomb' })
  })
})

describe('rar names', () => {
  it('reads names that RAR 4 stored as GBK', async () => {
    expect(await contained('a.rar', rar4([{ name: iconv.encode('各单位\\联通局年报.txt', 'gbk'), content: utf8('甲') }]))).toMatchObject({ files: [['各单位', '联通局年报.txt', '甲']] })
  })
})
