import type { Remote } from 'comlink'
import { wrap } from 'comlink'

/** A worker that exposes `Api`. */
export interface Thread<Api> {
  remote: Remote<Api>
  /** `answer`, or a rejection once the thread has died. */
  alive: <Answer>(answer: Promise<Answer>) => Promise<Answer>
  end: () => void
}

/** `worker` as its functions. One that dies answers nothing more, so all that waits for it is rejected. */
export function threadOf<Api>(worker: Worker): Thread<Api> {
  const died = new Promise<never>((_, reject) => {
    worker.addEventListener('error', event => reject(new Error(event.message || 'the worker stopped')))
    worker.addEventListener('messageerror', () => reject(new Error('the worker sent what cannot be received')))
  })
  died.catch(() => {})
  return { remote: wrap<Api>(worker), alive: answer => Promise.race([answer, died]), end: () => worker.terminate() }
}
