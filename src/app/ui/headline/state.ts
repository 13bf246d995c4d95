import type { ViewSpec } from '../../state/viewSpec'

export type OverviewFigure = 'applications' | 'outcomes' | 'appeals' | 'matrix'

export type Measure = 'count' | 'share'

/** Metrics worth comparing between kinds of departments. */
export const matrixMetrics = [
  'disclosureRate',
  'deniedRate',
  'unavailableRate',
  'notProcessedRate',
  'carryOutRate',
  'disputeRate',
  'reviewOverturnRate',
  'received',
  'concluded',
  'reviewCount',
  'litigationCount',
  'normativeInForce',
  'licensing',
  'penalties',
  'coercion',
  'fees',
  'coverage',
] as const

/** What the overview's figures show, as it stands in the address; anything it does not understand counts as not said. */
export function overviewState(query: ViewSpec['query']): { measure: Measure, metric: string } {
  return {
    measure: query.measure === 'share' ? 'share' : 'count',
    metric: matrixMetrics.find(key => key === query.metric) ?? 'disclosureRate',
  }
}
