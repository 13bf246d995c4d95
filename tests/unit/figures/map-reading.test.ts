import type { MapProgress, MapRead } from '../../../src/figures/custom/geography'
import type { MapWorker } from '../../../src/figures/custom/map.worker'
import type { Thread } from '../../../src/thread'
import { describe, expect, it, vi } from 'vitest'
import { GeographyError, largestMap, readMap, readMapFile } from '@/figures'
import { readingMap } from '../../../src/figures/custom/geography'

const shape = (x: number): object => ({ type: 'Feature', properties: { name: `第${x}区` }, geometry: { type: 'Polygon', coordinates: [[[x, 30], [x + 1, 30], [x + 1, 31], [x, 31], [x, 30]]] } })
const text = JSON.stringify({ type: 'FeatureCollection', features: [0, 1, 2].map(shape) })
const bytes = new TextEncoder().encode(text)

/** A thread that answers what it is told to. */
function thread() {
  let resolve!: (read: MapRead) => void
  let reject!: (error: Error) => void
  const promise = new Promise<MapRead>((answers, dies) => [resolve, reject] = [answers, dies])
  const read = vi.fn((_file: Blob, _onProgress: (progress: MapProgress) => void) => promise)
  const end = vi.fn()
  return { read, end, answers: resolve, dies: reject, start: () => ({ remote: { read } as unknown as Thread<MapWorker>['remote'], alive: <Answer>(answer: Promise<Answer>) => answer, end }) }
}

describe('a map file read in steps', () => {
  it('says how far it is, and comes to the map the whole reading gives', () => {
    const reading = readingMap(bytes)
    const told = []
    let next = reading.next()
    for (; !next.done; next = reading.next())
      told.push([next.value.done, next.value.all])
    expect(told).toEqual([[0, 0], [0, 3], [1, 3], [2, 3]])
    expect(next.value).toEqual(readMapFile(bytes))
  })
})

describe('a map file read on a thread of its own', () => {
  it('tells its progress and ends the thread with its answer', async () => {
    const { read, end, start, answers } = thread()
    const progress: number[] = []
    const file = new Blob([text])
    const map = readMap(file, { onProgress: ({ done }) => progress.push(done) }, start)
    read.mock.calls[0]![1]({ done: 2, all: 3 })
    expect(end).not.toHaveBeenCalled()
    answers({ map: readMapFile(bytes) })
    expect(await map).toEqual(readMapFile(bytes))
    expect([progress, read.mock.calls.map(([given]) => given), end.mock.calls.length]).toEqual([[2], [file], 1])
  })

  it('says what is wrong with the file, with the shape', async () => {
    const { end, start, answers } = thread()
    const map = readMap(new Blob([text]), {}, start)
    answers({ problem: 'coordinates', shape: 7 })
    await expect(map).rejects.toMatchObject({ problem: 'coordinates', shape: 7 })
    await expect(map).rejects.toBeInstanceOf(GeographyError)
    expect(end).toHaveBeenCalledOnce()
  })

  it('stops at once when told to, and when the thread breaks', async () => {
    const { end, start } = thread()
    const abort = new AbortController()
    const map = readMap(new Blob([text]), { signal: abort.signal }, start)
    abort.abort()
    await expect(map).rejects.toMatchObject({ name: 'AbortError' })
    expect(end).toHaveBeenCalledOnce()
    const broken = thread()
    const other = readMap(new Blob([text]), {}, broken.start)
    broken.dies(new Error('out of memory'))
    await expect(other).rejects.toThrow('out of memory')
  })

  it('starts none for a file that is too large, or when it was stopped before', async () => {
    const start = vi.fn()
    await expect(readMap({ size: largestMap + 1 } as Blob, {}, start)).rejects.toMatchObject({ problem: 'large' })
    await expect(readMap(new Blob([text]), { signal: AbortSignal.abort() }, start)).rejects.toMatchObject({ name: 'AbortError' })
    expect(start).not.toHaveBeenCalled()
  })
})
