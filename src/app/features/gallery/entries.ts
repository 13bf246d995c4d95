import type { ExploreState } from '../../ui/breakdown/address'
import type { ChartKind } from '@/figures'
import { firstState } from '../../ui/breakdown/address'
import { fitting } from '../../ui/breakdown/useExplore'

export interface Entry {
  kind: ChartKind
  state: ExploreState
}

export const entry = (kind: ChartKind, state: Partial<ExploreState>): Entry => ({ kind, state: fitting({ ...firstState, chart: kind, ...state }) })

/** Every kind of chart once, each with a question it fits. */
export const entries: readonly Entry[] = [
  entry('lines', { metric: 'received', by: 'level', and: 'year' }),
  entry('multiples', { metric: 'disclosureRate', by: 'type', and: 'year' }),
  entry('slope', { metric: 'disclosureRate', by: 'type', and: 'year' }),
  entry('stack', { metric: 'outcomes', by: 'year' }),
  entry('bars', { metric: 'received', by: 'type' }),
  entry('matrix', { metric: 'disclosureRate', by: 'type', and: 'year' }),
  entry('dots', { metric: 'disclosureRate', by: 'type' }),
  entry('funnel', { metric: 'disclosureRate', by: 'agency' }),
  entry('sankey', { metric: 'applicants', by: 'flow' }),
  entry('tiles', { metric: 'received', by: 'province' }),
]
