import type { useBreakdown } from '../../ui/breakdown/useBreakdown'
import type { PivotSort } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { breakdownSentence, pivotOf, pivotTable } from '@/figures'
import { joinSentences } from '@/language'
import { useFigure } from '../../ui/breakdown/useFigure'
import { useNumbers } from '../../ui/use/useNumbers'

/** One or more breakdowns of the same groups as a pivot with totals. */
export function usePivotFigure(answer: ReturnType<typeof useBreakdown>, sort: () => PivotSort | null) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { figure: described } = useFigure(answer)

  const pivot = computed(() => pivotOf(answer.measures.value, sort()))
  const figure = computed(() => described({
    model: null,
    table: pivotTable(pivot.value, language.value),
    sentence: joinSentences(language.value, answer.measures.value.map(({ data }) => breakdownSentence(data, language.value))),
    more: [t('explore.note.totals')],
  }))
  return { figure, pivot }
}
