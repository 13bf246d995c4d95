import type { Question } from './reader'
import type { Opened, Reading } from '@/ingest'
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'

/** TypeScript and the aliases of its configuration are not to be had in a thread before it registers them. */
const entry = `
  const { register } = await import(${JSON.stringify(import.meta.resolve('tsx/esm/api'))})
  register()
  await import(${JSON.stringify(new URL('./reader.ts', import.meta.url).href)})
`

/** Starts a thread that reads files, which can be ended whatever it is at. */
export function startThread(): Reading {
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(entry)}`))
  // An unanswered question rejects with the error; one that nobody waits for is no failure of the program.
  worker.on('error', () => {})
  const answer = async (): Promise<unknown> => {
    const [message] = await once(worker, 'message') as unknown[]
    return message
  }
  const ready = answer().then(() => {})
  ready.catch(() => {})
  return {
    ready,
    read: ({ name, folder, bytes }, depth) => {
      const answered = answer() as Promise<Opened>
      worker.postMessage({ file: { name, folder, bytes }, depth } satisfies Question, [bytes.buffer as ArrayBuffer])
      return answered
    },
    end: () => void worker.terminate(),
  }
}
