import type { Found } from './corpus'
import type { Question, SearchAnswer, SearchRequest } from './messages'
import type { Passage } from './snippets'

type Asked = Extract<SearchRequest, { turn: number }> extends infer Request ? Request extends { turn: number } ? Omit<Request, 'turn'> : never : never
type Told = Exclude<SearchAnswer, { type: 'read' }>

/** The search on a thread of its own. `onRead` is told of each report it has read. */
export function createSearch(onRead: (keys: readonly number[], kinds: readonly number[]) => void, start = () => new Worker(new URL('./search.worker.ts', import.meta.url), { type: 'module' })) {
  const worker = start()
  const waiting = new Map<number, { resolve: (answer: Told) => void, reject: (error: Error) => void }>()
  let turns = 0

  worker.onmessage = ({ data }: MessageEvent<SearchAnswer>) => {
    if (data.type === 'read')
      return onRead(data.keys, data.kinds)
    const asked = waiting.get(data.turn)
    waiting.delete(data.turn)
    if (data.type === 'failed')
      asked?.reject(new Error(data.message))
    else
      asked?.resolve(data)
  }
  worker.onerror = (event) => {
    for (const { reject } of waiting.values())
      reject(new Error(event.message))
    waiting.clear()
  }
  const post = (request: SearchRequest) => worker.postMessage(request)

  function ask(asked: Asked, signal?: AbortSignal): Promise<Told> {
    const turn = ++turns
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      waiting.set(turn, { resolve, reject })
      signal?.addEventListener('abort', () => {
        if (!waiting.delete(turn))
          return
        post({ type: 'cancel', turn })
        reject(new DOMException('Nobody waits for this answer any more.', 'AbortError'))
      }, { once: true })
      post({ ...asked, turn } as SearchRequest)
    })
  }

  return {
    /** Reads reports in; rejects when one of them cannot be read. */
    add: (batches: Extract<SearchRequest, { type: 'add' }>['batches']) => ask({ type: 'add', batches }),
    drop: (keys: readonly number[]) => post({ type: 'drop', keys }),
    /** Reports that have all terms, with their hits. */
    find: async (question: Question, signal: AbortSignal): Promise<Found> => (await ask({ type: 'find', question }, signal) as Extract<Told, { type: 'found' }>).found,
    /** The paragraphs with hits of each report, in the order of `keys`. */
    show: async (question: Question, keys: readonly number[], signal: AbortSignal): Promise<readonly (readonly Passage[])[]> => (await ask({ type: 'show', question, keys }, signal) as Extract<Told, { type: 'shown' }>).passages,
    close: () => worker.terminate(),
  }
}
