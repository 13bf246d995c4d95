import type { Source } from '../../ui/views/sources'
import type { Fault } from './engine'
import type { ConsoleAnswer } from '@/database'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRecord } from '../../state/record'
import { ToldError } from '../../ui/card/failure'
import { useDimming } from '../../ui/use/useQuestion'
import { faultFrom, useConsoleEngine } from './engine'
import { readAnswer } from './spec'
import { useAnswerFigure } from './useAnswerFigure'

/** Rows a view lists; all of them are on the page of the console. */
const most = 500
/** Most time a statement of a view may take, s. */
const limit = 10

/** A statement of the console, asked again read-only in the console's own engine whenever the record changes. One that fails says so in place of its answer. */
export const source: Source = (spec) => {
  const { t } = useI18n()
  const record = useRecord()
  const engine = useConsoleEngine()
  const view = computed(() => readAnswer(spec.value.query))
  const sql = computed(() => view.value.sql)

  /** What was answered and the statement that it answers. */
  const answer = shallowRef<{ sql: string, found: ConsoleAnswer } | null>(null)
  const fault = shallowRef<{ fault: Fault, word: string | null } | null>(null)
  const answered = ref(false)
  const { dim, ...dimming } = useDimming()
  let stop = new AbortController()
  onScopeDispose(() => stop.abort())

  watch([sql, () => record.version, () => record.ready], async ([asked]) => {
    stop.abort()
    if (!record.ready)
      return
    const mine = stop = new AbortController()
    dimming.start()
    try {
      const found = await engine.run(asked, { signal: mine.signal, limit: limit * 1000 })
      if (mine !== stop)
        return
      answer.value = { sql: asked, found }
      fault.value = null
    }
    catch (error) {
      if (mine !== stop || mine.signal.aborted)
        return
      const told = faultFrom(error)
      fault.value = { fault: told, word: told.fault === 'change' ? (await import('@/database')).forbiddenWord(asked) : null }
    }
    answered.value = true
    dimming.stop()
  }, { immediate: true })

  const { figure: shown } = useAnswerFigure(() => answer.value?.found ?? null, () => ({ sql: answer.value?.sql ?? sql.value, column: view.value.column, most }))
  const error = computed(() => {
    if (!fault.value)
      return null
    const { fault: { fault: kind, at, detail }, word } = fault.value
    return new ToldError([t(`console.fault.${kind}`, { word: word ?? '', limit }), ...(at ? [t('console.position', at)] : []), ...(detail ? [t('console.said', { detail })] : []), ...(kind === 'engine' ? [] : [t('console.mend')])].join(' '))
  })
  return {
    figure: computed(() => view.value.as === 'chart' ? shown.value : { ...shown.value, model: null }),
    asked: { dim, answered, error, sql: computed(() => ({ sql: sql.value, params: [] })) },
  }
}
