import type { QueueEntry } from '../../state/queue'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import { asks } from '../../state/queue'
import { useRecord } from '../../state/record'
import { useChange } from '../../ui/use/useChange'

/** An entry in its place, which it keeps after it was answered. */
export interface Row {
  entry: QueueEntry
  /** Whether it still asks. */
  live: boolean
}

/** One answer, and what it takes to undo it. */
interface Step {
  said: string
  entries: readonly QueueEntry[]
  steps: readonly string[]
}

/** What was answered since the app was opened; rows keep their places while the page is looked at, and until one comes back to it. */
export const useQueueSession = defineStore('queueSession', () => {
  const record = useRecord()
  const { tried } = useChange()
  const rows = shallowRef<readonly Row[]>([])
  const given = shallowRef<readonly Step[]>([])
  /** What was answered, by entry. */
  const said = computed(() => new Map(given.value.flatMap(step => step.entries.map(({ id }) => [id, step.said] as const))))
  /** Files that were answered about, each once. */
  const looked = computed(() => [...new Map(given.value.flatMap(({ entries }) => entries).map(entry => [entry.report?.id ?? entry.file.hash, entry])).values()])

  /** Brings the rows up to the queue: what asks no more stays where it is, what is new goes to the end of its group. */
  function follow(queue: readonly QueueEntry[]) {
    const live = new Map(queue.map(entry => [entry.id, entry]))
    const known = rows.value.map(({ entry }): Row => ({ entry: live.get(entry.id) ?? entry, live: live.has(entry.id) }))
    const held = new Set(known.map(({ entry }) => entry.id))
    const fresh = queue.filter(({ id }) => !held.has(id)).map((entry): Row => ({ entry, live: true }))
    rows.value = asks.flatMap(ask => [...known, ...fresh].filter(({ entry }) => entry.ask === ask))
  }

  /** Begins anew with what asks now. */
  function begin(queue: readonly QueueEntry[]) {
    rows.value = []
    follow(queue)
  }

  const stepIds = (): string[] => record.workspace?.steps().map(({ id }) => id) ?? []

  /** Gives an answer; whether it was kept. */
  async function give(answer: { said: string, entries: readonly QueueEntry[] }, act: () => Promise<unknown>): Promise<boolean> {
    const before = new Set(stepIds())
    const kept = await tried(act)
    const steps = stepIds().filter(id => !before.has(id))
    if (steps.length > 0)
      given.value = [...given.value, { ...answer, steps }]
    return kept
  }

  /** Takes the last answer back as a whole; the first entry it was about. */
  async function undo(): Promise<QueueEntry | null> {
    const last = given.value.at(-1)
    if (!last)
      return null
    const undone = new Set(record.workspace?.steps().filter(step => step.undone).map(({ id }) => id))
    for (const id of last.steps.filter(id => !undone.has(id)).reverse()) {
      if (!await tried(() => record.change(kept => kept.undoStep(id))))
        return null
    }
    given.value = given.value.slice(0, -1)
    return last.entries[0] ?? null
  }

  return { rows, given, said, looked, follow, begin, give, undo }
})
