import type { CompareState } from '../../ui/peers/address'
import type { Source } from '../../ui/views/sources'
import { stable } from '../../state/stable'
import { routeQuery } from '../../state/viewSpec'
import { fromAddress } from '../../ui/peers/address'
import { useComparison } from './useComparison'
import { useFigures } from './useFigures'

/** The comparison over years. A profile narrows the filters to its year and stays on its page. */
export const source: Source = (spec) => {
  const answer = useComparison(stable((): CompareState => ({ ...fromAddress(routeQuery(spec.value)), view: 'years' })))
  return { figure: useFigures(answer).yearsFigure, asked: answer.asked }
}
