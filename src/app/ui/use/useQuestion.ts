import type { ComputedRef } from 'vue'
import type { Filters, QuestionId, Questions } from '@/metrics'
import { useTimeoutFn } from '@vueuse/core'
import { computed, onScopeDispose, ref, shallowRef, useId, watch } from 'vue'
import { ask, statementOf } from '@/metrics'
import { reasonOf } from '../../../reason'
import { useRecord } from '../../state/record'
import { useScope } from './useScope'

type Row<Q extends QuestionId> = Questions[Q]['row']
type Extra<Q extends QuestionId> = Questions[Q]['extra']
type Rest<Q extends QuestionId> = Extra<Q> extends undefined ? [] : [extra: () => Extra<Q>]

/** How long old rows may stand undimmed while new ones are fetched, ms. */
const dimAfterMs = 300

/** Whether old rows should look old: some time after `start`, until `stop`. */
export function useDimming() {
  const dim = ref(false)
  const { start, stop: stopTimer } = useTimeoutFn(() => dim.value = true, dimAfterMs, { immediate: false })
  function stop() {
    stopTimer()
    dim.value = false
  }
  return { dim, start, stop }
}

/** How many questions of the page still wait for the answer to what they ask now: until none does, nothing is printed. */
export const unanswered = ref(0)

/**
 * Rows of a question under the filters, asked again when a filter, `extra` or the record changes. Old rows stay while new ones are fetched; `dim` says
 * when they should look old, `under` which filters they answer. `answered` is false until the first answer. `sql` is what was asked, with its parameters.
 */
export function useQuestion<Q extends QuestionId>(question: Q, ...rest: Rest<Q>) {
  return useQuestionUnder(useScope(), question, ...rest)
}

/** The same under filters given, instead of those that hold here; while they are null nothing is asked and there are no rows. */
export function useQuestionUnder<Q extends QuestionId>(filters: ComputedRef<Filters | null>, question: Q, ...rest: Rest<Q>) {
  const record = useRecord()
  const place = `${question}:${useId()}`
  const rows = shallowRef<readonly Row<Q>[]>([])
  const under = shallowRef(filters.value)
  const error = shallowRef<Error | null>(null)
  const pending = ref(false)
  const answered = ref(false)
  const { dim, ...dimming } = useDimming()
  let turn = 0

  const waits = computed(() => pending.value || (filters.value !== null && !answered.value && !error.value))
  let counted = false
  function count(now: boolean) {
    unanswered.value += Number(now) - Number(counted)
    counted = now
  }
  watch(waits, count, { immediate: true, flush: 'sync' })
  onScopeDispose(() => count(false))

  /** The arguments of `ask` after the query; an extra is present exactly where the question wants one. */
  const wanted = computed(() => filters.value && [question, filters.value, ...rest.map(extra => extra())] as unknown as Parameters<typeof statementOf<Q>>)
  const sql = computed(() => wanted.value ? statementOf(...wanted.value) : { sql: '', params: [] })

  watch([wanted, () => record.version], async () => {
    const { coordinator } = record
    const asking = wanted.value
    if (!asking)
      return forget()
    if (!coordinator)
      return
    const mine = ++turn
    pending.value = true
    dimming.start()
    try {
      const answer = await ask(coordinator.query(place), ...asking)
      if (mine !== turn)
        return
      under.value = asking[1]
      rows.value = answer
      error.value = null
      answered.value = true
    }
    catch (cause) {
      if (mine !== turn)
        return
      error.value = cause instanceof Error ? cause : new Error(reasonOf(cause))
    }
    settle()
  }, { immediate: true })

  function settle() {
    pending.value = false
    dimming.stop()
  }
  function forget() {
    turn++
    rows.value = []
    error.value = null
    answered.value = false
    settle()
  }

  return { rows, under, pending, error, sql, dim, answered }
}
