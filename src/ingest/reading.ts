import type { Opened } from './read'
import type { WorkerReader } from './worker'
import type { SourceFile } from '@/readers'
import { transfer, wrap } from 'comlink'

/** A reader on a thread of its own. `read` takes the file's bytes away, and rejects when the thread dies. */
export interface Reading {
  read: (file: SourceFile, depth: number) => Promise<Opened>
  /** When it can begin, where starting takes time that is no file's. */
  ready?: Promise<void>
  end: () => void
}

/** Starts a module worker that reads files. */
export function startReading(): Reading {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const remote = wrap<WorkerReader>(worker)
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', event => reject(new Error(event.message || 'the worker stopped')))
    worker.addEventListener('messageerror', () => reject(new Error('the worker sent what cannot be received')))
  })
  died.catch(() => {})
  return {
    read: (file, depth) => Promise.race([remote.read(transfer(file, [file.bytes.buffer]), depth) as Promise<Opened>, died]),
    end: () => worker.terminate(),
  }
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
