import { expect, it } from 'vitest'
import { readFiles } from '@/ingest'
import plain from '../unit/readers/fixtures/plain.7z?url'
import { rar4, rar5 } from '../unit/readers/rar'

it('opens 7z and rar in workers, the library from our own origin', async () => {
  const sevenZip = await (await fetch(plain)).arrayBuffer()
  const note = { name: '区直/便条.txt', content: new TextEncoder().encode('请查收附件，谢谢。') }
  const files = await readFiles([
    { file: new File([sevenZip], 'a.7z'), folder: '' },
    { file: new File([rar4([note]) as Uint8Array<ArrayBuffer>], 'b.rar'), folder: '' },
    { file: new File([rar5([note]) as Uint8Array<ArrayBuffer>], 'c.rar'), folder: '' },
  ], { signal: new AbortController().signal, onProgress: () => {} })
  expect(files.map(({ folder, name }) => `${folder}/${name}`).sort()).toEqual(['a.7z/2023/区直/甲局.txt', 'a.7z/乙局年报.txt', 'a.7z/里.7z/乙局年报.txt', 'b.rar/区直/便条.txt', 'c.rar/区直/便条.txt'].sort())
  expect(new TextDecoder().decode(files.find(file => file.folder === 'a.7z/里.7z')!.bytes)).toBe('乙局\n')
  expect(files.at(-1)!.bytes).toEqual(note.content)
})
