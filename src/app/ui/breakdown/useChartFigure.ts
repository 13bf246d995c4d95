import type { useBreakdown } from './useBreakdown'
import type { Breakdown, ChartKind } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { breakdownModel, kindsFor, leftOut, mapGaps, notesOf, sentenceOf, tableOf } from '@/figures'
import { useNumbers } from '../use/useNumbers'
import { useFigure } from './useFigure'

/** A breakdown as a chart: the one chosen where it shows the breakdown, else the one that fits. */
export function useChartFigure(answer: ReturnType<typeof useBreakdown>, chart: () => ChartKind | null) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { figure } = useFigure(answer)

  const kind = computed<ChartKind>(() => {
    const kinds = kindsFor(answer.data.value)
    return kinds.find(each => each === chart()) ?? kinds[0]!
  })

  /** Whose map it is, and the regions it has no shape for, the first few by name. */
  function mapNotes(data: Breakdown): string[] {
    const { groups } = mapGaps(data)
    const some = groups.slice(0, 5).join(t('geography.comma'))
    const names = groups.length > 5 ? t('geography.note.more', { names: some, count: groups.length }) : some
    return [t('geography.note.map', { name: data.map!.name }), ...(groups.length > 0 ? [t('geography.note.groups', { names })] : [])]
  }

  return computed(() => {
    const data = answer.data.value
    const drawn = kind.value
    const rest = leftOut(drawn, data)
    const model = breakdownModel(drawn, data, language.value)
    return figure({
      model: data.cells.every(({ value }) => value === null) ? null : model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      more: [
        ...notesOf(drawn, data).map(({ key, count = 0 }) => t(`explore.note.${key}`, { count })),
        ...(drawn === 'map' ? mapNotes(data) : []),
        ...(rest > 0 ? [t('explore.note.leftOut', { count: rest })] : []),
      ],
    })
  })
}
