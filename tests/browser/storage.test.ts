import { afterAll, describe, expect, it } from 'vitest'
import { indexedDirectory } from '../../src/workspace/storage/indexed'
import { takeLease } from '../../src/workspace/storage/lease'
import { opfsDirectory } from '../../src/workspace/storage/opfs'
import { directoryContract } from '../unit/workspace/storage/contract'

const made: string[] = []
const newName = (): string => made[made.push(`test-${crypto.randomUUID()}`) - 1]!

afterAll(async () => {
  const files = await navigator.storage.getDirectory()
  for (const name of made) {
    await files.removeEntry(name, { recursive: true }).catch(() => {})
    for (const database of [name, `${name}:lease`])
      indexedDB.deleteDatabase(database)
  }
})

directoryContract('the private file system of this browser', async () => {
  const files = await navigator.storage.getDirectory()
  const name = newName()
  const again = async () => opfsDirectory(await files.getDirectoryHandle(name, { create: true }))
  return { root: await again(), again }
})

directoryContract('IndexedDB of this browser', async () => {
  const name = newName()
  return { root: indexedDirectory(name), again: async () => indexedDirectory(name) }
})

describe('the lease between tabs', () => {
  it('goes to one at a time', async () => {
    const name = newName()
    let held = 0
    let turns = 0
    await Promise.all(Array.from({ length: 6 }, async () => {
      for (let turn = 0; turn < 5; turn++) {
        const giveBack = await takeLease(name)
        expect(++held).toBe(1)
        await new Promise(resolve => setTimeout(resolve, 3))
        held--
        turns++
        giveBack()
      }
    }))
    expect(turns).toBe(30)
  })

  it('is given back by a tab that ends', async () => {
    const name = newName()
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const request = (frame.contentWindow as Window & typeof globalThis).indexedDB.open(`${name}:lease`, 1)
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve
      request.onerror = reject
    })
    let taken = false
    const next = takeLease(name).then((giveBack) => {
      taken = true
      giveBack()
    })
    await new Promise(resolve => setTimeout(resolve, 300))
    expect(taken).toBe(false)
    frame.remove()
    await next
  })
})
