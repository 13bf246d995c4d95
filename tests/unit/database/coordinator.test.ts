import type { Param, Query, QueryOptions } from '@/database'
import { describe, expect, it } from 'vitest'
import { createCoordinator } from '@/database'
import { openEngine } from './support'

/** A query whose answers the test gives. */
function fake() {
  const calls: { sql: string, params: readonly Param[], signal: AbortSignal, answer: (rows: unknown[]) => void, fail: (cause: unknown) => void }[] = []
  const query = (sql: string, params: readonly Param[] = [], { signal }: QueryOptions = {}) => new Promise<unknown[]>((answer, fail) => {
    signal!.addEventListener('abort', () => fail(signal!.reason))
    calls.push({ sql, params, signal: signal!, answer, fail })
  })
  return { calls, query: query as Query }
}

const settle = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

describe('coordinator', () => {
  it('runs identical requests once, and keeps the result', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const asked = [coordinator.request({ sql: 'A', params: [1] }), coordinator.request({ sql: 'A', params: [1], key: 'card' }), coordinator.request({ sql: 'A', params: [2] })]
    await settle()
    expect(calls.map(({ sql, params }) => [sql, params])).toEqual([['A', [1]], ['A', [2]]])
    calls[0]!.answer([{ n: 1 }])
    calls[1]!.answer([{ n: 2 }])
    expect(await Promise.all(asked)).toEqual([[{ n: 1 }], [{ n: 1 }], [{ n: 2 }]])
    expect(await coordinator.request({ sql: 'A', params: [1] })).toEqual([{ n: 1 }])
    expect(calls).toHaveLength(2)
  })

  it('tells parameters of different types apart', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    for (const params of [['1'], [1], [null], [true], []])
      void coordinator.request({ sql: 'A', params })
    await settle()
    expect(calls).toHaveLength(5)
  })

  it('asks again once the projection has changed, and says so by its version', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const before = coordinator.request({ sql: 'A' })
    await settle()
    const version = coordinator.version
    coordinator.invalidate()
    expect(coordinator.version).toBeGreaterThan(version)
    const after = coordinator.request({ sql: 'A' })
    await settle()
    expect(calls).toHaveLength(2)
    calls[0]!.answer(['old'])
    calls[1]!.answer(['new'])
    expect(await before).toEqual(['old'])
    expect(await after).toEqual(['new'])
    expect(await coordinator.request({ sql: 'A' })).toEqual(['new'])
  })

  it('lets no later statement of a question that was given up cancel the one asked in its place', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const [first, second] = [coordinator.query('card'), coordinator.query('card')]
    const one = first('A')
    await settle()
    calls[0]!.answer([1])
    expect(await one).toEqual([1])
    const two = second('B')
    await expect(first('C')).rejects.toMatchObject({ name: 'AbortError' })
    await settle()
    expect(calls.map(({ sql }) => sql)).toEqual(['A', 'B'])
    calls[1]!.answer([2])
    expect(await two).toEqual([2])
  })

  it('lets two statements of one question run side by side, and the next question cancel both', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const first = coordinator.query('card')
    const both = Promise.all([first('A'), first('B')])
    await settle()
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, false])
    calls[0]!.answer(['a'])
    calls[1]!.answer(['b'])
    expect(await both).toEqual([['a'], ['b']])

    const given = Promise.allSettled([first('C'), first('D')])
    await settle()
    calls[2]!.answer(['c'])
    await settle()
    void coordinator.query('card')('E')
    expect((await given).map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await settle()
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false, false, false, true, false])
  })

  it('cancels a stale request of the same place when no one else waits for it', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const stale = coordinator.request({ sql: 'A', key: 'card' })
    const shared = coordinator.request({ sql: 'B', key: 'list' })
    const sharer = coordinator.request({ sql: 'B', key: 'chart' })
    await settle()
    const fresh = coordinator.request({ sql: 'C', key: 'card' })
    const other = coordinator.request({ sql: 'C', key: 'list' })
    await expect(stale).rejects.toMatchObject({ name: 'AbortError' })
    await expect(shared).rejects.toMatchObject({ name: 'AbortError' })
    await settle()
    expect(calls.map(({ sql, signal }) => [sql, signal.aborted])).toEqual([['A', true], ['B', false], ['C', false]])
    calls[1]!.answer(['b'])
    calls[2]!.answer(['c'])
    expect(await Promise.all([sharer, fresh, other])).toEqual([['b'], ['c'], ['c']])
  })

  it('goes on with a request that the same place repeats', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const first = coordinator.request({ sql: 'A', key: 'card' })
    await settle()
    const second = coordinator.request({ sql: 'A', key: 'card' })
    await expect(first).rejects.toMatchObject({ name: 'AbortError' })
    await settle()
    expect(calls.map(({ signal }) => signal.aborted)).toEqual([false])
    calls[0]!.answer(['a'])
    expect(await second).toEqual(['a'])
  })

  it('does not keep a failure', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const failed = coordinator.request({ sql: 'A' })
    await settle()
    calls[0]!.fail(new Error('broken'))
    await expect(failed).rejects.toThrow('broken')
    const again = coordinator.request({ sql: 'A' })
    await settle()
    calls[1]!.answer(['a'])
    expect(await again).toEqual(['a'])
  })

  it('hands out rows that one reader may sort without another noticing', async () => {
    const { calls, query } = fake()
    const coordinator = createCoordinator(query)
    const asked = [coordinator.query('one')<number>('A'), coordinator.query('two')<number>('A')]
    await settle()
    calls[0]!.answer([2, 1])
    const [one, two] = await Promise.all(asked)
    one!.sort()
    expect(two).toEqual([2, 1])
  })

  it('cancels when the caller gives up', async () => {
    const { calls, query } = fake()
    const controller = new AbortController()
    const asked = createCoordinator(query).query()('A', [], { signal: controller.signal })
    await settle()
    controller.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
    await settle()
    expect(calls[0]!.signal.aborted).toBe(true)
  })

  it('works over the real engine', { timeout: 120_000 }, async () => {
    const database = await openEngine()
    try {
      const coordinator = createCoordinator(database.query)
      const stale = coordinator.request({ sql: 'SELECT $1 + 1 AS n', params: [1], key: 'card' })
      const fresh = coordinator.request<{ n: number }>({ sql: 'SELECT $1 + 1 AS n', params: [2], key: 'card' })
      await expect(stale).rejects.toMatchObject({ name: 'AbortError' })
      expect(await fresh).toEqual([{ n: 3 }])
      await expect(coordinator.request({ sql: 'SELECT nothing' })).rejects.toThrow(/没有完成/)
    }
    finally {
      await database.close()
    }
  })
})
