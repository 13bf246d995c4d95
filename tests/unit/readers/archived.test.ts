import { readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readReports } from '@/ingest'
import { utf8 } from './helpers'

const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`fixtures/${name}`, import.meta.url)))
const cut = (bytes: Uint8Array, share: number): Uint8Array => bytes.slice(0, Math.floor(bytes.length * share))

function rotten(bytes: Uint8Array): Uint8Array {
  const changed = bytes.slice()
  for (let at = 600; at < changed.length; at += 3)
    changed[at] = changed[at]! ^ 0x5A
  return changed
}

/** A file of noise that says it is of some kind. */
const starting = (mark: number[]): Uint8Array => Uint8Array.from({ length: 3000 }, (_, at) => mark[at] ?? Math.imul(at + 7, 2654435761) >>> 24)

it('a refusal of a file in an archive, or in an archive in it, is right about the cause', async () => {
  const inner = zipSync({ 'in.docx': fixture('merged.docx') })
  const broken = zipSync({ 'a.txt': [utf8('甲'.repeat(300)), { level: 0 }] })
  broken[60] = broken[60]! ^ 1
  const files: Record<string, [Uint8Array, string]> = {
    'rotten.doc': [rotten(fixture('merged.doc')), 'damaged'],
    'cut.docx': [cut(fixture('merged.docx'), 0.6), 'damaged'],
    'cut.doc': [cut(fixture('merged.doc'), 0.4), 'damaged'],
    'cut.pdf': [cut(fixture('printed.pdf'), 0.3), 'damaged'],
    'locked.pdf': [fixture('locked.pdf'), 'encrypted'],
    'locked.7z': [fixture('locked.7z'), 'encrypted'],
    'names.7z': [fixture('locked-names.7z'), 'encrypted'],
    'cut.zip': [cut(inner, 0.5), 'damaged'],
    'cut.7z': [cut(fixture('plain.7z'), 0.5), 'damaged'],
    'noise.rar': [starting([0x52, 0x61, 0x72, 0x21, 0x1A, 0x07, 0]), 'damaged'],
    'noise.7z': [starting([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), 'damaged'],
    'checksum.zip': [broken, 'damaged'],
    'empty.txt': [new Uint8Array(), 'empty'],
    'bomb.7z': [fixture('bomb.7z'), 'bomb'],
  }
  for (const wrapped of [files, Object.fromEntries(Object.entries(files).slice(0, 8))]) {
    const bytes = zipSync(Object.fromEntries(Object.entries(wrapped).map(([name, [content]]) => [name, content])))
    const nested = wrapped === files ? bytes : zipSync({ 'nested.zip': bytes })
    const read = await readReports({ name: '年报.zip', folder: '', bytes: nested })
    const codes = Object.keys(wrapped).map((name) => {
      const stem = name.replace(/\.\w+$/, '')
      return [name, [...new Set(read.filter(file => `${file.folder}/${file.name}`.includes(stem) || file.name === name).map(({ refusal }) => refusal?.code ?? 'read'))].join()]
    })
    expect(Object.fromEntries(codes)).toEqual(Object.fromEntries(Object.entries(wrapped).map(([name, [, code]]) => [name, code])))
  }
})
