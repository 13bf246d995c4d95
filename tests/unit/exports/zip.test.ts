import { Buffer } from 'node:buffer'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { checksumOf, zipFiles, zipLarge } from '@/exports'

describe('files of a briefing', () => {
  it('go into one archive, names in Chinese, each once', async () => {
    const blob = await zipFiles([{ name: '新收.csv', blob: new Blob(['甲']) }, { name: '新收.csv', blob: new Blob(['乙']) }, { name: '简报.pptx', blob: new Blob(['丙']) }])
    const parts = unzipSync(new Uint8Array(await blob.arrayBuffer()))
    expect(Object.entries(parts).map(([name, bytes]) => [name, strFromU8(bytes)])).toEqual([['新收.csv', '甲'], ['新收 (2).csv', '乙'], ['简报.pptx', '丙']])
  })
})

describe('a large archive', () => {
  it('holds each file whole, an empty one too, and says how far it is', async () => {
    const large = new Uint8Array(700_001).map((_, at) => at * 7 % 251)
    const shares: number[] = []
    const files = [{ name: 'app/large.bin', blob: async () => new Blob([large]) }, { name: 'app/empty', blob: async () => new Blob() }, { name: 'app/甲.txt', blob: async () => new Blob(['甲']) }]
    const zip = await zipLarge(files, new Date('2026-01-31T08:00:00Z'), bytes => shares.push(bytes))
    const parts = unzipSync(new Uint8Array(await zip.arrayBuffer()))
    expect(Object.entries(parts).map(([name, bytes]) => [name, bytes.length])).toEqual([['app/large.bin', large.length], ['app/empty', 0], ['app/甲.txt', 3]])
    expect(Buffer.compare(parts['app/large.bin']!, large)).toBe(0)
    expect(shares.at(-1)).toBe(large.length + 3)
    expect(shares).toEqual(shares.toSorted((a, b) => a - b))
  })
})

describe('checksum', () => {
  const table = { columns: [{ key: 'name', label: '单位', kind: 'text' as const }, { key: 'value', label: '新收（件）', kind: 'count' as const }], rows: [{ name: '市局', value: 3 }, { name: '县局', value: null }] }
  const renamed = { columns: table.columns.map(column => ({ ...column, label: 'x' })), rows: table.rows.map(row => ({ ...row, name: 'y' })) }
  it('is that of the numbers: a language changes nothing, a number, a blank or a 口径 does', async () => {
    const subject = ['新收', '2023']
    const sum = await checksumOf({ table, subject })
    expect(sum).toMatch(/^[0-9a-f]{64}$/)
    expect(await checksumOf({ table: renamed, subject })).toBe(sum)
    const others = [
      { table, subject: ['新收', '2022'] },
      { table: { ...table, rows: [{ name: '市局', value: 4 }, table.rows[1]!] }, subject },
      { table: { ...table, rows: [table.rows[0]!, { name: '县局', value: 0 }] }, subject },
      { table: { ...table, rows: table.rows.toReversed() }, subject },
    ]
    for (const other of others)
      expect(await checksumOf(other)).not.toBe(sum)
  })
})
