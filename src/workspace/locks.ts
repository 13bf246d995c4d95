/**
 * Web Locks across the tabs of one browser; where there are none (Node), the same promises within one process.
 */
const queues = new Map<string, Promise<unknown>>()
const visitors = new Map<string, number>()

/** Runs `work` while no other tab runs work of the same name, in the order asked. */
export async function exclusive<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (globalThis.navigator?.locks)
    return await navigator.locks.request(name, work) as T
  const turn = (queues.get(name) ?? Promise.resolve()).then(work, work)
  queues.set(name, turn.catch(() => {}))
  return turn
}

/** Counts this tab among those that have the record open, until `leave`. `alone`: no other had it open. Call within `exclusive`. */
export async function enter(name: string): Promise<{ alone: boolean, leave: () => void }> {
  const key = `${name}:open`
  if (!globalThis.navigator?.locks) {
    const others = visitors.get(key) ?? 0
    visitors.set(key, others + 1)
    return { alone: others === 0, leave: () => visitors.set(key, visitors.get(key)! - 1) }
  }
  const alone = await navigator.locks.request(key, { ifAvailable: true }, async lock => lock !== null)
  let leave = (): void => {}
  const left = new Promise<void>(resolve => leave = resolve)
  await new Promise<void>((entered) => {
    void navigator.locks.request(key, { mode: 'shared' }, () => {
      entered()
      return left
    })
  })
  return { alone, leave }
}
