import { Buffer } from 'node:buffer'
import { createHash, randomBytes } from 'node:crypto'
import { afterEach, expect, it, vi } from 'vitest'
import { sha256 } from '@/sha256'

afterEach(() => vi.unstubAllGlobals())

it('the name of bytes is the same with and without crypto.subtle', async () => {
  const all = [0, 1, 55, 56, 63, 64, 65, 1000, 100_003].map(size => new Uint8Array(randomBytes(size)))
  const expected = all.map(bytes => createHash('sha256').update(bytes).digest('hex'))
  expect(await Promise.all(all.map(sha256))).toEqual(expected)
  vi.stubGlobal('crypto', {})
  expect(await Promise.all(all.map(sha256))).toEqual(expected)
  expect(await sha256(new Uint8Array(Buffer.from('年报')).buffer)).toBe(createHash('sha256').update('年报').digest('hex'))
})

it('hashes the part of a buffer it was given, and no more', async () => {
  const part = new Uint8Array(randomBytes(64)).subarray(10, 20)
  const expected = createHash('sha256').update(part).digest('hex')
  expect(await sha256(part)).toBe(expected)
  vi.stubGlobal('crypto', {})
  expect(await sha256(part)).toBe(expected)
})
