import type { useBreakdown } from '../../ui/breakdown/useBreakdown'
import type { PivotSort } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { breakdownClaims, pivotOf, pivotTable, sentenceOf } from '@/figures'
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
    sentence: sentenceOf({ claims: answer.measures.value.flatMap(({ data }) => breakdownClaims(data, language.value)) }, language.value),
    more: [t('explore.note.totals')],
  }))
  return { figure, pivot }
}
