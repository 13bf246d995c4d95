import type { Fault } from './engine'
import type { ConsoleAnswer } from '@/database'
import { useIntervalFn } from '@vueuse/core'
import { computed, onBeforeUnmount, ref, shallowRef, watch } from 'vue'
import { useRecord } from '../../state/record'
import { faultFrom, useConsoleEngine } from './engine'

/** The console of this page: one statement at a time, and what came of it. */
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
  const engine = useConsoleEngine()
  let stop: AbortController | null = null

  watch(() => record.version, () => outdated.value = answer.value !== null)
  onBeforeUnmount(() => stop?.abort())

  /** Asks beside the page's own statement: the dictionary. */
  async function ask(sql: string): Promise<ConsoleAnswer> {
    const found = await engine.run(sql)
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
      const found = await engine.run(sql, { signal: mine.signal, limit: limit.value * 1000 })
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
      fault.value = faultFrom(error)
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
