import type { ViewSpec } from '../../state/viewSpec'
import type { CompareState } from '../../ui/peers/address'
import { metrics } from '@/metrics'
import { routeQuery } from '../../state/viewSpec'
import { fromAddress } from '../../ui/peers/address'

/** The five figures of the summary, in reading order. */
export const summaryMetrics = ['received', 'concluded', 'disclosureRate', 'reviewCount', 'litigationCount'] as const

/** Whom a person added to the peers and dropped from them. */
export type Choices = Pick<CompareState, 'add' | 'drop'>

/** What the summary's figures show beside the filters, as it stands in the address; anything it does not understand counts as not said. */
export function summaryState(query: ViewSpec['query']): Choices & { metric: string } {
  const { add, drop } = fromAddress(routeQuery({ page: 'summary', figure: '', query }))
  return { add, drop, metric: metrics.find(({ key }) => key === query.metric)?.key ?? summaryMetrics[0] }
}
