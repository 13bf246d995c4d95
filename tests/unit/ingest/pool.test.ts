import type { Reading } from '../../../src/ingest/reading'
import type { ImportProgress } from '@/ingest'
import type { ImportedFile } from '@/workspace'
import { describe, expect, it } from 'vitest'
import { rejected } from '../../../src/ingest/files'
import { createPool } from '../../../src/ingest/pool'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const file = (name: string, content = name): { file: File, folder: string } => ({ file: new File([content], name), folder: '' })
const refusal = { code: 'not-a-report', reason: '', params: {} }

interface Threads {
  started: number
  ended: number
  /** Bytes out with threads, and the most there were at a time. */
  out: number
  most: number
}

/** Threads that do what a file's content says: `hang`, `crash`, `zip:a,b`, else read it. */
function fakeThreads(): Threads & { start: () => Reading } {
  const threads: Threads & { start: () => Reading } = {
    started: 0,
    ended: 0,
    out: 0,
    most: 0,
    start() {
      threads.started += 1
      return {
        async read(source, depth) {
          threads.out += 1
          threads.most = Math.max(threads.most, threads.out)
          const content = text(source.bytes)
          const bytes = source.bytes.slice()
          structuredClone(source.bytes.buffer, { transfer: [source.bytes.buffer] })
          try {
            await new Promise(resolve => setTimeout(resolve, 1))
            if (content.startsWith('hang'))
              await new Promise(() => {})
            if (content === 'fill')
              throw new Error('Worker terminated due to reaching memory limit: JS heap out of memory')
            if (content === 'crash')
              throw new Error('it stopped')
            if (content.startsWith('zip:')) {
              const inner = content.slice(4).split(',').filter(Boolean)
              return {
                kind: 'archive',
                files: inner.map(name => ({ name, folder: source.name, bytes: new TextEncoder().encode(depth === 0 && name === 'deeper' ? 'zip:x,y' : name) })),
                rejected: [],
              }
            }
            return { kind: 'file', file: { ...await rejected({ ...source, bytes }, 'txt', refusal), status: 'accepted', refusal: null } }
          }
          finally {
            threads.out -= 1
          }
        },
        end: () => void (threads.ended += 1),
      }
    },
  }
  return threads
}

async function run(files: { file: File, folder: string }[], { threads = fakeThreads(), size = 2, timeoutMs = 10_000, signal = new AbortController().signal, onFile = (): void => {}, servesAtMost }: {
  threads?: ReturnType<typeof fakeThreads>
  size?: number
  timeoutMs?: number
  signal?: AbortSignal
  onFile?: (file: ImportedFile) => void | Promise<void>
  servesAtMost?: number
} = {}): Promise<{ results: Map<string, ImportedFile>, progress: ImportProgress[], threads: Threads }> {
  const results = new Map<string, ImportedFile>()
  const progress: ImportProgress[] = []
  await createPool({ size, start: threads.start, servesAtMost }).run(files, {
    signal,
    timeoutMs,
    onProgress: step => void progress.push(step),
    onFile: async (read) => {
      results.set(read.name, read)
      await onFile(read)
    },
  })
  return { results, progress, threads }
}

describe('the pool', () => {
  it('quarantines a file that takes too long, whole, and reads the others', async () => {
    const { results, threads } = await run([file('a'), file('slow', 'hang'), file('b'), file('c')], { timeoutMs: 250 })
    expect(results.get('slow')).toMatchObject({ status: 'rejected', refusal: { code: 'timeout', reason: expect.stringContaining('《slow》') } })
    expect(text(results.get('slow')!.bytes)).toBe('hang')
    expect(['a', 'b', 'c'].map(name => results.get(name)!.status)).toEqual(['accepted', 'accepted', 'accepted'])
    expect(threads.ended).toBe(threads.started)
  })

  it('replaces a worker that has read its share, so that nothing piles up in it', async () => {
    const { results, threads } = await run(Array.from({ length: 10 }, (_, at) => file(`${at}`)), { size: 1, servesAtMost: 4 })
    expect([results.size, threads.started, threads.ended]).toEqual([10, 3, 3])
  })

  it('quarantines only the file that brings its worker down', async () => {
    const { results } = await run([file('a'), file('bad', 'crash'), file('full', 'fill'), file('b')], { size: 1 })
    expect(results.get('full')!.refusal).toMatchObject({ code: 'exhausted', reason: expect.stringContaining('内存') })
    expect(results.get('bad')).toMatchObject({ status: 'rejected', refusal: { code: 'internal' } })
    expect(text(results.get('bad')!.bytes)).toBe('crash')
    expect(results.get('b')!.status).toBe('accepted')
  })

  it('reads the files of archives, archives within them too, and counts them as they appear', async () => {
    const { results, progress } = await run([file('one.zip', 'zip:a,deeper,.DS_Store'), file('b')], { size: 2 })
    expect([...results.keys()].sort()).toEqual(['a', 'b', 'x', 'y'])
    expect(progress[0]).toMatchObject({ done: 0, total: 2, last: null })
    expect(progress.at(-1)).toMatchObject({ done: 4, total: 4 })
    expect(progress.every(({ done, total }, i) => done <= total && done >= (progress[i - 1]?.done ?? 0))).toBe(true)
  })

  it('quarantines a bad file of an archive without losing its neighbours or its bytes', async () => {
    const { results } = await run([file('one.zip', 'zip:a,crash,hang,b')], { timeoutMs: 250 })
    expect([...results].map(([name, { status }]) => [name, status]).sort()).toEqual([['a', 'accepted'], ['b', 'accepted'], ['crash', 'rejected'], ['hang', 'rejected']])
    expect(text(results.get('crash')!.bytes)).toBe('crash')
  })

  it('bounds what the files of an archive take together, names and keeps those left over, and reads the rest of the import', async () => {
    const since = performance.now()
    const { results } = await run([file('slow.zip', 'zip:a,hang,deeper,hang2,hang3,hang4,hang5,late'), file('b'), file('c.zip', 'zip:d')], { timeoutMs: 250, size: 1 })
    expect(performance.now() - since).toBeLessThan(250 * 5)
    expect(['a', 'x', 'b', 'd'].map(name => results.get(name)!.status)).toEqual(['accepted', 'accepted', 'accepted', 'accepted'])
    expect(['hang', 'hang2', 'hang3'].map(name => results.get(name)!.refusal!.code)).toEqual(['timeout', 'timeout', 'timeout'])
    expect(results.get('late')!.refusal).toMatchObject({ code: 'left-over', reason: expect.stringMatching(/《late》.*《slow\.zip》/) })
    expect(text(results.get('late')!.bytes)).toBe('late')
  })

  it('reads every file of a large archive whose files are no slower than others', async () => {
    const names = Array.from({ length: 1000 }, (_, at) => `${at}`)
    const { results } = await run([file('large.zip', `zip:${names.join(',')}`)], { timeoutMs: 250, size: 4 })
    expect(names.filter(name => results.get(name)?.status !== 'accepted')).toEqual([])
  })

  it('ends unread files as cancelled when the signal aborts, and stops what is being read', async () => {
    const controller = new AbortController()
    const { results, threads } = await run([file('a'), file('slow', 'hang'), file('b'), file('c')], { size: 1, signal: controller.signal, onFile: () => controller.abort() })
    expect(results.get('a')!.status).toBe('accepted')
    expect(['slow', 'b', 'c'].map(name => results.get(name)!.refusal?.code)).toEqual(['cancelled', 'cancelled', 'cancelled'])
    expect(threads.ended).toBe(threads.started)
  })

  it('refuses a file over 256 MB without reading a byte of it', async () => {
    const huge = file('huge.zip')
    Object.defineProperty(huge.file, 'size', { value: 257 * 1024 * 1024 })
    huge.file.arrayBuffer = () => Promise.reject(new Error('read'))
    const { results, threads } = await run([huge])
    expect(results.get('huge.zip')).toMatchObject({ refusal: { code: 'too-large', reason: expect.stringContaining('257 MB') } })
    expect(threads.started).toBe(0)
  })

  it('tells of a file that is no longer there', async () => {
    const lost = file('lost.docx')
    lost.file.arrayBuffer = () => Promise.reject(new DOMException('moved', 'NotFoundError'))
    const { results } = await run([lost, file('a')])
    expect(results.get('lost.docx')!.refusal).toMatchObject({ code: 'gone', reason: expect.stringContaining('《lost.docx》') })
    expect(results.get('a')!.status).toBe('accepted')
  })

  it('keeps no more than one file a worker in memory, however slowly they are kept', async () => {
    let waiting = 0
    let most = 0
    const files = Array.from({ length: 20 }, (_, index) => file(`${index}`))
    const { threads } = await run(files, {
      size: 3,
      onFile: async () => {
        most = Math.max(most, ++waiting)
        await new Promise(resolve => setTimeout(resolve, 2))
        waiting -= 1
      },
    })
    expect(most).toBeLessThanOrEqual(3)
    expect(threads.most).toBeLessThanOrEqual(3)
    expect(threads.started).toBeLessThanOrEqual(3)
  })

  it('stops when a file cannot be kept, and says why', async () => {
    const threads = fakeThreads()
    let kept = 0
    const files = Array.from({ length: 20 }, (_, index) => file(`${index}`))
    await expect(run(files, { threads, onFile: () => {
      kept += 1
      throw new Error('no room')
    } })).rejects.toThrow('no room')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(kept).toBeLessThanOrEqual(2)
    expect(threads.ended).toBe(threads.started)
  })
})
