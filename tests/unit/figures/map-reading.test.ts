import type { MapAnswer } from '../../../src/figures/custom/geography'
import { describe, expect, it, vi } from 'vitest'
import { GeographyError, largestMap, readMap, readMapFile } from '@/figures'
import { readingMap } from '../../../src/figures/custom/geography'

const shape = (x: number): object => ({ type: 'Feature', properties: { name: `第${x}区` }, geometry: { type: 'Polygon', coordinates: [[[x, 30], [x + 1, 30], [x + 1, 31], [x, 31], [x, 30]]] } })
const text = JSON.stringify({ type: 'FeatureCollection', features: [0, 1, 2].map(shape) })
const bytes = new TextEncoder().encode(text)

/** A thread that answers what it is told to. */
function thread() {
  const worker = { onmessage: null as ((event: { data: MapAnswer }) => void) | null, onerror: null as ((event: { message: string }) => void) | null, postMessage: vi.fn(), terminate: vi.fn() }
  return { worker, start: () => worker as unknown as Worker, says: (data: MapAnswer) => worker.onmessage!({ data }) }
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
    const { worker, start, says } = thread()
    const progress: number[] = []
    const file = new Blob([text])
    const map = readMap(file, { onProgress: ({ done }) => progress.push(done) }, start)
    says({ type: 'progress', progress: { done: 2, all: 3 } })
    expect(worker.terminate).not.toHaveBeenCalled()
    says({ type: 'map', map: readMapFile(bytes) })
    expect(await map).toEqual(readMapFile(bytes))
    expect([progress, worker.postMessage.mock.calls, worker.terminate.mock.calls.length]).toEqual([[2], [[file]], 1])
  })

  it('says what is wrong with the file, with the shape', async () => {
    const { worker, start, says } = thread()
    const map = readMap(new Blob([text]), {}, start)
    says({ type: 'bad', problem: 'coordinates', shape: 7 })
    await expect(map).rejects.toMatchObject({ problem: 'coordinates', shape: 7 })
    await expect(map).rejects.toBeInstanceOf(GeographyError)
    expect(worker.terminate).toHaveBeenCalledOnce()
  })

  it('stops at once when told to, and when the thread breaks', async () => {
    const { worker, start } = thread()
    const abort = new AbortController()
    const map = readMap(new Blob([text]), { signal: abort.signal }, start)
    abort.abort()
    await expect(map).rejects.toMatchObject({ name: 'AbortError' })
    expect(worker.terminate).toHaveBeenCalledOnce()
    const broken = thread()
    const other = readMap(new Blob([text]), {}, broken.start)
    broken.worker.onerror!({ message: 'out of memory' })
    await expect(other).rejects.toThrow('out of memory')
  })

  it('starts none for a file that is too large, or when it was stopped before', async () => {
    const start = vi.fn()
    await expect(readMap({ size: largestMap + 1 } as Blob, {}, start)).rejects.toMatchObject({ problem: 'large' })
    await expect(readMap(new Blob([text]), { signal: AbortSignal.abort() }, start)).rejects.toMatchObject({ name: 'AbortError' })
    expect(start).not.toHaveBeenCalled()
  })
})
