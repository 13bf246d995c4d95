import type { Param, Query, QueryOptions } from './types'

export interface Request {
  sql: string
  params?: readonly Param[]
  /** Names the place that asks (a card, a list). A new request under the same key cancels the one before it. */
  key?: string
  /** It may run long: see `QueryOptions`. */
  long?: boolean
}

export interface Coordinator {
  /** Rises with every change of the projection. */
  readonly version: number
  /** Rows of a query; identical requests share one run and its rows, which no one may alter. Rejects with an `AbortError` when cancelled. */
  request: <Row>(request: Request) => Promise<readonly Row[]>
  /**
   * The same as a `Query`, for functions that take one; `key` as in `Request`. Statements of one run side by side. Of two made for a place, what is asked of
   * the first is rejected once the second was asked: a question of several statements that was given up stays so.
   */
  query: (key?: string) => Query
  /** Forgets all results: the projection has changed. */
  invalidate: () => void
}

interface Run {
  rows: Promise<readonly unknown[]>
  controller: AbortController
  /** Places still waiting for it. */
  waiting: number
  done: boolean
}

/** Results kept; the least recently used goes first. */
const keptResults = 500

const superseded = (): DOMException => new DOMException('superseded by a newer request', 'AbortError')

/** Stands between the views and the engine: merges identical requests, keeps results until `invalidate`, cancels what nobody waits for any more. */
export function createCoordinator(query: Query): Coordinator {
  const runs = new Map<string, Run>()
  const latest = new Map<string, AbortController>()
  const turns = new Map<string, number>()
  let serial = 0
  let version = 0

  function start(name: string, { sql, params = [], long }: Request): Run {
    const controller = new AbortController()
    const rows = Promise.resolve().then(() => query(sql, params, { signal: controller.signal, long }))
    const run: Run = { rows, controller, waiting: 0, done: false }
    runs.set(name, run)
    rows.then(() => run.done = true, () => {
      if (runs.get(name) === run)
        runs.delete(name)
    })
    const oldest = runs.size > keptResults ? runs.entries().next().value : undefined
    if (oldest?.[1].done)
      runs.delete(oldest[0])
    return run
  }

  /** `place` is what a question of several statements holds its place with. */
  async function request<Row>(wanted: Request, outer?: AbortSignal, place = new AbortController()): Promise<readonly Row[]> {
    if (wanted.key !== undefined && latest.get(wanted.key) !== place) {
      latest.get(wanted.key)?.abort(superseded())
      latest.set(wanted.key, place)
    }
    const signal = outer ? AbortSignal.any([outer, place.signal]) : place.signal
    const name = JSON.stringify([wanted.sql, wanted.params ?? []])
    const run = runs.get(name) ?? start(name, wanted)
    runs.delete(name)
    runs.set(name, run)
    run.waiting += 1
    try {
      return await Promise.race([run.rows, aborted(signal)]) as readonly Row[]
    }
    finally {
      run.waiting -= 1
      if (run.waiting === 0 && !run.done && signal.aborted)
        abandon(name, run)
    }
  }

  /** Nobody waits any more. Asked again in the same frame, it goes on; else it is cancelled. */
  function abandon(name: string, run: Run): void {
    queueMicrotask(() => {
      if (run.waiting > 0 || run.done)
        return
      if (runs.get(name) === run)
        runs.delete(name)
      run.controller.abort(new DOMException('nobody waits for it', 'AbortError'))
    })
  }

  return {
    get version() {
      return version
    },
    request: wanted => request(wanted),
    query: (key) => {
      const turn = serial += 1
      const place = new AbortController()
      return async <Row>(sql: string, params?: readonly Param[], options?: QueryOptions) => {
        if (key !== undefined) {
          if (turn < (turns.get(key) ?? 0))
            throw superseded()
          turns.set(key, turn)
        }
        return [...await request<Row>({ sql, params, key, long: options?.long }, options?.signal, place)]
      }
    },
    invalidate: () => {
      version += 1
      runs.clear()
    },
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted)
      reject(signal.reason)
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
