import type { Source } from '../../ui/views/sources'
import { computed } from 'vue'
import { stable } from '../../state/stable'
import { routeQuery } from '../../state/viewSpec'
import { fromAddress } from '../../ui/breakdown/address'
import { useBreakdown } from '../../ui/breakdown/useBreakdown'
import { useChartFigure } from '../../ui/breakdown/useChartFigure'
import { fitting } from '../../ui/breakdown/useExplore'
import { usePivotFigure } from './usePivotFigure'
import { useRankFigure } from './useRankFigure'

/** The figure of the analysis page: a chart, or its ranking or pivot as a table. */
export const source: Source = (spec) => {
  const state = stable(() => fitting(fromAddress(routeQuery(spec.value))))
  const answer = useBreakdown(state)
  const chart = useChartFigure(answer, () => answer.shown.value.chart)
  const rank = useRankFigure(answer)
  const pivot = usePivotFigure(answer, () => answer.shown.value.sort)
  const figures = { chart, rank: rank.figure, pivot: pivot.figure }
  return { figure: computed(() => figures[answer.shown.value.view].value), asked: answer.asked }
}
