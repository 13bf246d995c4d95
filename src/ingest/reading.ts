import type { Opened } from './read'
import type { WorkerReader } from './worker'
import type { SourceFile } from '@/readers'
import { transfer } from 'comlink'
import { threadOf } from '../thread'

/** A reader on a thread of its own. `read` takes the file's bytes away, and rejects when the thread dies. */
export interface Reading {
  read: (file: SourceFile, depth: number) => Promise<Opened>
  /** When it can begin, where starting takes time that is no file's. */
  ready?: Promise<void>
  end: () => void
}

/** Starts a module worker that reads files. */
export function startReading(): Reading {
  const { remote, alive, end } = threadOf<WorkerReader>(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
  return { read: (file, depth) => alive(remote.read(transfer(file, [file.bytes.buffer]), depth) as Promise<Opened>), end }
}

/** Why a reading was given up before it ended. */
export class GivenUp extends Error {
  constructor(readonly why: 'timeout' | 'cancelled') {
    super(why)
  }
}

/** `reading`, unless it takes longer than `ms` or `signal` aborts: then `GivenUp`. */
export function within<T>(ms: number, signal: AbortSignal, reading: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new GivenUp('timeout')), ms)
    const cancel = (): void => reject(new GivenUp('cancelled'))
    signal.addEventListener('abort', cancel, { once: true })
    reading.then(resolve, reject).finally(() => {
      clearTimeout(timer)
      signal.removeEventListener('abort', cancel)
    })
  })
}
