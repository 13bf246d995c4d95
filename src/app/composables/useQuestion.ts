import type { QuestionId, Questions } from '@/metrics'
import { useTimeoutFn } from '@vueuse/core'
import { computed, ref, shallowRef, useId, watch } from 'vue'
import { ask, statementOf } from '@/metrics'
import { useRecord } from '../stores/record'
import { useScope } from './useScope'

type Row<Q extends QuestionId> = Questions[Q]['row']
type Extra<Q extends QuestionId> = Questions[Q]['extra']
type Rest<Q extends QuestionId> = Extra<Q> extends undefined ? [] : [extra: () => Extra<Q>]

/** How long old rows may stand undimmed while new ones are fetched, ms. */
const dimAfterMs = 300

/**
 * Rows of a question under the filters, asked again when a filter, `extra` or the record changes. Old rows stay while new ones are fetched; `dim` says
 * when they should look old. `answered` is false until the first answer. `sql` is what was asked, with its parameters.
 */
export function useQuestion<Q extends QuestionId>(question: Q, ...rest: Rest<Q>) {
  const record = useRecord()
  const filters = useScope()
  const place = `${question}:${useId()}`
  const rows = shallowRef<readonly Row<Q>[]>([])
  const error = shallowRef<Error | null>(null)
  const pending = ref(false)
  const answered = ref(false)
  const dim = ref(false)
  const dimming = useTimeoutFn(() => dim.value = true, dimAfterMs, { immediate: false })
  let turn = 0

  /** The arguments of `ask` after the query; an extra is present exactly where the question wants one. */
  const wanted = computed(() => [question, filters.value, ...rest.map(extra => extra())] as unknown as Parameters<typeof statementOf<Q>>)
  const sql = computed(() => statementOf(...wanted.value))

  watch([wanted, () => record.version], async () => {
    const { coordinator } = record
    if (!coordinator)
      return
    const mine = ++turn
    pending.value = true
    dimming.start()
    try {
      const answer = await ask(coordinator.query(place), ...wanted.value)
      if (mine !== turn)
        return
      rows.value = answer
      error.value = null
      answered.value = true
    }
    catch (cause) {
      if (mine !== turn)
        return
      error.value = cause instanceof Error ? cause : new Error(String(cause))
    }
    pending.value = false
    dimming.stop()
    dim.value = false
  }, { immediate: true })

  return { rows, pending, error, sql, dim, answered }
}
