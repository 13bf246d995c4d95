/**
 * Web Locks across the tabs of one browser; where there are none (Node), the same promises within one process.
 */
const queues = new Map<string, Promise<unknown>>()

/** Runs `work` while no other tab runs work of the same name, in the order asked. */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks)
    return await navigator.locks.request(name, work) as T
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work)
  queues.set(name, turn.catch(() => {}))
  return turn
}
