import type { Directory } from '@/workspace'
import { describe, expect, it } from 'vitest'

const text = async (directory: Directory, name: string): Promise<string | null> => await (await directory.open(name))?.text() ?? null

/** Whether a file holds exactly these bytes; told at once for large ones. */
async function holds(file: Blob | null, bytes: Uint8Array): Promise<boolean> {
  const kept = new Uint8Array(await file!.arrayBuffer())
  return kept.length === bytes.length && kept.every((byte, at) => byte === bytes[at])
}

/** What the record asks of wherever it lies; `make` gives an empty directory, `again` the same one as another tab or the next visit finds it. */
export function directoryContract(storage: string, make: () => Promise<{ root: Directory, again: () => Promise<Directory> }>): void {
  describe(`a directory in ${storage}`, () => {
    it('keeps a file whole, in place of the former, for the next visit', async () => {
      const { root, again } = await make()
      expect(await root.open('record.json')).toBeNull()
      await root.write('record.json', 'the first, and a long one')
      await root.write('record.json', '年', new TextEncoder().encode('报'), new Blob(['台']))
      for (const directory of [root, await again()]) {
        expect(await text(directory, 'record.json')).toBe('年报台')
        expect((await directory.open('record.json'))!.size).toBe(9)
      }
      await root.write('record.json')
      expect(await text(await again(), 'record.json')).toBe('')
    })

    it('keeps bytes of any number as they are, and gives any part of them', async () => {
      const { root, again } = await make()
      for (const size of [0, 1, 65_535, 65_536, 65_537, 300_000]) {
        const bytes = Uint8Array.from({ length: size }, (_, at) => (at * 7919) % 251)
        await root.write(`${size}.bin`, bytes.subarray(0, size >> 1), bytes.subarray(size >> 1))
        const file = (await (await again()).open(`${size}.bin`))!
        expect(file.size).toBe(size)
        expect(await holds(file, bytes)).toBe(true)
        expect(new Uint8Array(await file.slice(size - 5, size + 5).arrayBuffer())).toEqual(bytes.slice(Math.max(0, size - 5)))
      }
    })

    it('appends, in characters of any width, and says how large the file is', async () => {
      const { root, again } = await make()
      let expected = ''
      for (let line = 0; line < 400; line++) {
        const added = `${'年报台'.repeat(line % 70)}${line}\n`
        expected += added
        expect(await root.append('journal.ndjson', added)).toBe(new TextEncoder().encode(expected).length)
      }
      expect(await text(await again(), 'journal.ndjson')).toBe(expected)
      await root.write('journal.ndjson', 'x'.repeat(100_000))
      expect(await (await again()).append('journal.ndjson', 'y')).toBe(100_001)
      expect((await text(root, 'journal.ndjson'))!.slice(-2)).toBe('xy')
      expect(await root.append('journal.ndjson', '')).toBe(100_001)
    })

    it('a file that was opened stays as it was then, or is refused', async () => {
      const { root } = await make()
      await root.write('a', 'before')
      const opened = (await root.open('a'))!
      await root.write('a', 'afterwards')
      expect(['before', 'refused']).toContain(await opened.text().catch(() => 'refused'))
    })

    it('holds directories, empty ones too, and tells names of both', async () => {
      const { root, again } = await make()
      expect(await root.directory('g1')).toBeNull()
      const made = await root.directory('g1', { create: true })
      expect(made.name).toBe('g1')
      await (await made.directory('batches', { create: true })).directory('b', { create: true })
      await made.write('journal.ndjson', 'x')
      await root.write('record.json', '{}')
      await (await root.directory('g1', { create: true })).append('journal.ndjson', 'y')
      const next = await again()
      expect((await next.names()).sort()).toEqual(['g1', 'record.json'])
      const kept = (await next.directory('g1'))!
      expect((await kept.names()).sort()).toEqual(['batches', 'journal.ndjson'])
      expect(await (await kept.directory('batches'))!.names()).toEqual(['b'])
      expect(await text(kept, 'journal.ndjson')).toBe('xy')
      expect(await kept.open('record.json')).toBeNull()
    })

    it('removes a directory with all in it, and nothing beside it', async () => {
      const { root, again } = await make()
      for (const name of ['g', 'g1', 'g10']) {
        const directory = await root.directory(name, { create: true })
        await directory.write('file', name)
        await (await directory.directory('batches', { create: true })).write('large.bin', new Uint8Array(200_000))
      }
      await root.remove('g1')
      await root.remove('nothing')
      const next = await again()
      expect((await next.names()).sort()).toEqual(['g', 'g10'])
      expect(await next.directory('g1')).toBeNull()
      for (const name of ['g', 'g10']) {
        const directory = (await next.directory(name))!
        expect(await text(directory, 'file')).toBe(name)
        expect((await (await directory.directory('batches'))!.open('large.bin'))!.size).toBe(200_000)
      }
      const anew = await next.directory('g1', { create: true })
      expect(await anew.names()).toEqual([])
      await next.remove('g')
      await (await next.directory('g10'))!.remove('file')
      expect(await (await next.directory('g10'))!.names()).toEqual(['batches'])
    })

    it('writes at once do not meet', async () => {
      const { root, again } = await make()
      const directory = await root.directory('b', { create: true })
      const names = Array.from({ length: 12 }, (_, at) => `${at}.bin`)
      await Promise.all(names.map((name, at) => directory.write(name, new Uint8Array(at * 20_000).fill(at))))
      const kept = (await (await again()).directory('b'))!
      for (const [at, name] of names.entries())
        expect(await holds(await kept.open(name), new Uint8Array(at * 20_000).fill(at))).toBe(true)
    })
  })
}
