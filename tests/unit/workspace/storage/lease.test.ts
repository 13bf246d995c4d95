import { IDBFactory } from 'fake-indexeddb'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { exclusive } from '../../../../src/workspace/locks'
import { takeLease } from '../../../../src/workspace/storage/lease'

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const soon = (ms = 5): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

it('only one tab has the lease at a time, and each gets its turn', async () => {
  let held = 0
  let turns = 0
  // Each as a tab of its own: nothing of one process orders them.
  await Promise.all(Array.from({ length: 12 }, async (_, tab) => {
    for (let turn = 0; turn < 5; turn++) {
      const giveBack = await takeLease('record')
      expect(++held).toBe(1)
      await soon(tab % 3)
      held--
      turns++
      giveBack()
    }
  }))
  expect(turns).toBe(60)
})

it('records of other names do not wait for each other', async () => {
  await takeLease('one')
  await Promise.race([takeLease('other'), soon(2000).then(() => Promise.reject(new Error('waited')))])
})

it('a clock that was ahead does not keep a later one out', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2099-01-01') })
  const giveBack = await takeLease('record')
  vi.setSystemTime(Date.parse('2024-01-01'))
  let second = false
  const next = takeLease('record').then(() => second = true)
  await soon(30)
  expect(second).toBe(false)
  giveBack()
  await next
})

it('work of one tab waits for another tab’s lease, and gives its own back when it fails', async () => {
  vi.stubGlobal('navigator', {})
  const giveBack = await takeLease('record')
  const order: string[] = []
  const failing = exclusive('record', async () => {
    order.push('own')
    throw new Error('failed')
  }).catch((error: Error) => order.push(error.message))
  await soon(30)
  order.push('other')
  giveBack()
  await failing
  await exclusive('record', async () => order.push('next'))
  expect(order).toEqual(['other', 'own', 'failed', 'next'])
})
