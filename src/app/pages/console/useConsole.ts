import type { ConsoleAnswer, SqlConsole } from '@/database'
import { useIntervalFn } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { useRecord } from '../../stores/record'

/** Why there is no answer, as the page tells it. */
export interface Fault {
  fault: string
  detail: string
  at: { line: number, column: number } | null
}

/** The console of this page: its engine starts with the first statement and goes with the page. */
export function useConsole() {
  const record = useRecord()
  const answer = shallowRef<ConsoleAnswer | null>(null)
  /** The statement `answer` or `fault` is about. */
  const asked = ref('')
  const fault = shallowRef<Fault | null>(null)
  const running = ref(false)
  /** Whether the engine has answered anything yet. */
  const warm = ref(false)
  const outdated = ref(false)
  const began = ref(0)
  const now = ref(0)
  /** Most time a statement may take, s. */
  const limit = ref(10)
  const clock = useIntervalFn(() => now.value = performance.now(), 200, { immediate: false })
  let opening: Promise<SqlConsole> | null = null
  let stop: AbortController | null = null

  async function open(): Promise<SqlConsole> {
    const { openConsole } = await import('@/database')
    return openConsole(() => record.change(async (kept) => {
      const { agencies, reports, corrections } = kept.state
      return { agencies, reports, corrections, segments: kept.segments }
    }))
  }

  watch(() => record.version, () => {
    void opening?.then(console => console.invalidate())
    outdated.value = answer.value !== null
  })
  onBeforeUnmount(() => {
    stop?.abort()
    void opening?.then(console => console.close())
  })

  /** Asks beside the page's own statement: the dictionary. */
  async function ask(sql: string): Promise<ConsoleAnswer> {
    const found = await (await (opening ??= open())).run(sql)
    warm.value = true
    return found
  }

  async function run(sql: string): Promise<void> {
    stop?.abort()
    const mine = stop = new AbortController()
    running.value = true
    began.value = now.value = performance.now()
    clock.resume()
    try {
      const console = await (opening ??= open())
      const found = await console.run(sql, { signal: mine.signal, limit: limit.value * 1000 })
      if (mine !== stop)
        return
      answer.value = found
      fault.value = null
      warm.value = true
      outdated.value = false
    }
    catch (error) {
      if (mine !== stop)
        return
      answer.value = null
      fault.value = error instanceof Error && error.name === 'ConsoleError' ? error as unknown as Fault : { fault: 'engine', detail: error instanceof Error ? error.message : String(error), at: null }
    }
    asked.value = sql
    running.value = false
    clock.pause()
  }

  return {
    answer,
    asked,
    fault,
    running,
    warm,
    outdated,
    limit,
    seconds: computed(() => Math.floor((now.value - began.value) / 1000)),
    run,
    ask,
    cancel: () => stop?.abort(),
  }
}
