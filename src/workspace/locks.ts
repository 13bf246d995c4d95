import { takeLease } from './storage/lease'

const queues = new Map<string, Promise<unknown>>()

/** Runs `work` while no other tab runs work of the same name, in the order asked: by Web Locks; where there are none, by a lease (in Node, by this process alone). */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  const { locks } = (globalThis.navigator ?? {}) as Partial<Navigator>
  if (locks)
    return await locks.request(name, work) as T
  const turn = (queues.get(name) ?? Promise.resolve()).then(() => leased(name, work))
  queues.set(name, turn.catch(() => {}))
  return turn
}

async function leased<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (typeof indexedDB === 'undefined')
    return work()
  const giveBack = await takeLease(name)
  try {
    return await work()
  }
  finally {
    giveBack()
  }
}
