import type { Found } from './corpus'
import type { Batch, OnRead, Question, SearchWorker } from './search.worker'
import type { Passage } from './snippets'
import { proxy } from 'comlink'
import { threadOf } from '../thread'

/** The search on a thread of its own. `onRead` is told of each report it has read. */
export function createSearch(onRead: OnRead) {
  const { remote, alive, end } = threadOf<SearchWorker>(new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' }))
  let turns = 0

  /** What is answered under a turn of its own, unless `signal` aborts before. */
  function ask<Answer>(signal: AbortSignal, asked: (turn: number) => Promise<Answer | null>): Promise<Answer> {
    const turn = ++turns
    return new Promise((resolve, reject) => {
      signal.throwIfAborted()
      const given = () => new DOMException('Nobody waits for this answer any more.', 'AbortError')
      signal.addEventListener('abort', () => {
        void remote.cancel(turn)
        reject(given())
      }, { once: true })
      alive(asked(turn)).then(answer => answer === null ? reject(given()) : resolve(answer), reject)
    })
  }

  return {
    /** Reads reports in; rejects when one of them cannot be read. */
    add: (batches: readonly Batch[]): Promise<void> => alive(remote.add(batches, proxy(onRead))),
    drop: (keys: readonly number[]): void => void remote.drop(keys),
    /** Reports that have all terms, with their hits. */
    find: (question: Question, signal: AbortSignal): Promise<Found> => ask(signal, turn => remote.find(turn, question)),
    /** The paragraphs with hits of each report, in the order of `keys`. */
    show: (question: Question, keys: readonly number[], signal: AbortSignal): Promise<readonly (readonly Passage[])[]> => ask(signal, turn => remote.show(turn, question, keys)),
    close: end,
  }
}
