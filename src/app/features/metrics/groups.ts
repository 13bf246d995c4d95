import { metrics } from '@/metrics'

/** Groups of the page in the order of the specification; each is small enough for one question. */
export const groupKeys = ['applications', 'outcomes', 'denied', 'unavailable', 'notProcessed', 'other', 'appeals', 'proactive', 'coverage'] as const
export type GroupKey = typeof groupKeys[number]

const groups: Readonly<Record<string, GroupKey>> = {
  received: 'applications',
  carriedIn: 'applications',
  handled: 'applications',
  concluded: 'applications',
  carriedOut: 'applications',
  carryOutRate: 'applications',
  personShare: 'applications',
  disclosureRate: 'outcomes',
  deniedRate: 'outcomes',
  unavailableRate: 'outcomes',
  notProcessedRate: 'outcomes',
  otherRate: 'outcomes',
  reviewCount: 'appeals',
  litigationCount: 'appeals',
  disputeRate: 'appeals',
  reviewOverturnRate: 'appeals',
  litigationOverturnRate: 'appeals',
  coverage: 'coverage',
}

/** The group a metric is explained in: a variant beside its main definition, a share in its own group, the rest of section 2. */
export function groupOf(key: string): GroupKey {
  const [head, second] = key.split('.')
  return head === 'share' ? groupKeys.find(group => group === second)! : groups[head!] ?? 'proactive'
}

/** Every metric of the catalog, by group. */
export const grouped: readonly { key: GroupKey, metrics: readonly string[] }[]
  = groupKeys.map(group => ({ key: group, metrics: metrics.map(({ key }) => key).filter(key => groupOf(key) === group) }))
