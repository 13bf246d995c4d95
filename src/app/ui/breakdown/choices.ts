import type { Metric } from '@/metrics'
import { metrics } from '@/metrics'

export const metricGroups = ['applications', 'appeals', 'proactive', 'coverage'] as const
export type MetricGroup = typeof metricGroups[number]

function groupOf({ numerator }: Metric): MetricGroup {
  if (numerator === 'agencies')
    return 'coverage'
  const column = numerator[0]!.replace(/^-/, '')
  return column.startsWith('appeals_') ? 'appeals' : column.startsWith('proactive_') ? 'proactive' : 'applications'
}

/** The metrics of a list, by the section of the report they come from; reasons are parts of wholes and listed there. */
export const grouped: Readonly<Record<MetricGroup, readonly Metric[]>> = Object.fromEntries(metricGroups.map(group =>
  [group, metrics.filter(metric => !metric.key.startsWith('share.') && groupOf(metric) === group)])) as Record<MetricGroup, Metric[]>
