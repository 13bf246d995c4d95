import type { Source } from '../../ui/views/sources'
import { computed } from 'vue'
import { useRecord } from '../../state/record'
import { useKeyFigure } from '../../ui/headline/useKeyFigure'
import { useScope } from '../../ui/use/useScope'
import { summaryMetrics, summaryState } from './state'
import { useAttention } from './useAttention'
import { useFindingFigure } from './useFindingFigure'
import { usePeers } from './usePeers'
import { useShares } from './useShares'

/** What a leader reads of the last year its filters leave: five figures, a change from the year before, two wholes as shares, units that need attention. */
export const source: Source = (spec) => {
  const record = useRecord()
  const filters = useScope()
  const year = (): number => filters.value.years?.[1] ?? record.lookups.years.at(-1) ?? 0
  const state = computed(() => summaryState(spec.value.query))
  switch (spec.value.figure) {
    case 'outcomes':
    case 'appeals': return useShares(spec.value.figure, year, usePeers(year, state))
    case 'finding': return useFindingFigure(() => state.value.metric, () => [year() - 1, year()])
    case 'attention': return useAttention(year)
    default: return useKeyFigure(summaryMetrics)
  }
}
