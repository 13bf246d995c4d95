import type { CompareState } from '../../pages/compare/address'
import type { Source } from '../sources'
import { computed } from 'vue'
import { fromAddress } from '../../pages/compare/address'
import { useComparison } from '../../pages/compare/useComparison'
import { useFigures } from '../../pages/compare/useFigures'
import { routeQuery } from '../spec'

/** The comparison over years. A profile narrows the filters to its year and stays on its page. */
export const source: Source = (spec) => {
  const text = computed(() => JSON.stringify({ ...fromAddress(routeQuery(spec.value)), view: 'years' }))
  const answer = useComparison(computed(() => JSON.parse(text.value) as CompareState))
  return { figure: useFigures(answer).yearsFigure, asked: answer.asked }
}
