import type { Filters, LikeForLikeExtra } from '@/metrics'
import { computed } from 'vue'
import { contributionsTable, decompose, explain, explainedText, makeupOf, reasonsOf } from '@/figures'
import { metricOf } from '@/metrics'
import { stable } from '../../state/stable'
import { useNumbers } from '../use/useNumbers'
import { useQuestionUnder } from '../use/useQuestion'
import { useScope } from '../use/useScope'

/** The change of a metric between two years under the filters that hold here: who and what makes it, in sentences and as a table. */
export function useExplained(metric: () => string, years: () => readonly [number, number]) {
  const scope = useScope()
  const { language } = useNumbers()
  const filters = stable((): Filters => ({ ...scope.value, years: years() }))

  /** A metric whose numerator is printed in no parts is asked for itself, and nothing is made of the answer. */
  function partsAsked(): LikeForLikeExtra {
    const makeup = makeupOf(metric(), years())
    const subject = makeup && 'whole' in makeup ? { whole: makeup.whole } : { metrics: makeup?.metrics ?? [metric()] }
    return { ...subject, between: years(), like: metric() }
  }
  const units = useQuestionUnder(filters, 'contributions', () => ({ metric: metric() }))
  const parts = useQuestionUnder(filters, 'like-for-like', partsAsked)

  /** The years the rows answer: both questions are of one moment or nothing is said. */
  const answered = computed(() => units.under.value?.years ?? years())

  const waiting = computed(() => units.pending.value || parts.pending.value || !units.answered.value || !parts.answered.value)
  const found = computed(() => decompose(units.rows.value, metricOf(metric())))
  const sentences = computed(() => {
    const makeup = makeupOf(metric(), answered.value)
    const of = { metric: metricOf(metric()), years: answered.value, scope: filters.value.scope }
    const reasons = makeup && !waiting.value ? reasonsOf(parts.rows.value, makeup, found.value, of.metric.unit) : []
    return explain({ ...of, found: found.value, makeup, reasons, locale: language.value }).map(claim => explainedText(claim, of, language.value))
  })
  const table = computed(() => contributionsTable(found.value, metricOf(metric()), answered.value, filters.value.scope, language.value))
  return { filters, units, parts, failure: computed(() => units.error.value ?? parts.error.value), waiting, found, sentences, table }
}
