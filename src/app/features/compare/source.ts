import type { CompareState } from '../../ui/peers/address'
import type { Source } from '../../ui/views/sources'
import { computed } from 'vue'
import { routeQuery } from '../../state/viewSpec'
import { fromAddress } from '../../ui/peers/address'
import { useComparison } from './useComparison'
import { useFigures } from './useFigures'

/** The comparison over years. A profile narrows the filters to its year and stays on its page. */
export const source: Source = (spec) => {
  const text = computed(() => JSON.stringify({ ...fromAddress(routeQuery(spec.value)), view: 'years' }))
  const answer = useComparison(computed(() => JSON.parse(text.value) as CompareState))
  return { figure: useFigures(answer).yearsFigure, asked: answer.asked }
}
