import type { useBreakdown } from '../../pages/explore/useBreakdown'
import type { PivotSort } from '@/charts'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { breakdownSentence, pivotOf, pivotTable } from '@/charts'
import { useNumbers } from '../../composables/useNumbers'
import { useFigure } from '../../pages/explore/useFigure'

/** A breakdown of two dimensions as a pivot with totals. */
export function usePivotFigure(answer: ReturnType<typeof useBreakdown>, sort: () => PivotSort | null) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { figure: described } = useFigure(answer)

  const pivot = computed(() => pivotOf(answer.data.value, sort()))
  const figure = computed(() => described({
    draw: null,
    table: pivotTable(answer.data.value, pivot.value, language.value),
    sentence: breakdownSentence(answer.data.value, language.value),
    more: [t('explore.note.totals')],
  }))
  return { figure, pivot }
}
