import type { ExploreState } from '../../ui/breakdown/address'
import type { ChartKind } from '@/figures'
import { chartKinds, exampleOf } from '@/figures'
import { firstState } from '../../ui/breakdown/address'
import { fitting } from '../../ui/breakdown/useExplore'

export interface Entry {
  kind: ChartKind
  state: ExploreState
}

export const entry = (kind: ChartKind, state: Partial<ExploreState>): Entry => ({ kind, state: fitting({ ...firstState, chart: kind, ...state }) })

/** Every kind of chart once, each with a question it fits. */
export const entries: readonly Entry[] = chartKinds.flatMap((kind) => {
  const example = exampleOf(kind)
  return example ? [entry(kind, example)] : []
})
