import type { CrossfilterView } from '../../state/selectionQuery'
import type { Metric, Period } from '@/metrics'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addsOverYears, metricOf, metrics, wholeOf } from '@/metrics'
import { useFilters } from '../../state/filters'
import { useSelection } from '../../state/selection'
import { useNames } from '../../ui/breakdown/useNames'
import { levelBelow } from './levelBelow'

/** Ends of the list of agencies. */
export type End = 'highest' | 'lowest'

/** Shares of the outcomes and the applicants that no metric of the house has. */
export const partMetrics: readonly Metric[] = (['outcomes', 'applicants'] as const).flatMap(whole => wholeOf(whole)!.parts.map(({ key }) => metricOf(key))).filter(({ key }) => !metrics.some(metric => metric.key === key))

/** What can be measured in every view: the coverage cannot, its total is no sum over agencies. */
export const measures: readonly Metric[] = [...metrics.filter(({ key, numerator }) => numerator !== 'agencies' && !key.startsWith('share.')), ...partMetrics]

/** What the linked charts show, as it stands in the address. */
export function useCrossfilter() {
  const route = useRoute()
  const router = useRouter()
  const filters = useFilters()
  const selection = useSelection()
  const { regions } = useNames()

  const text = (key: string): string => String([route.query[key]].flat()[0] ?? '')
  /** As chosen at the top of the page. */
  const metric = computed<string>(() => measureOf(text('metric')) ?? 'received')
  /** What the views of groups measure: the share of the part that is picked, else the metric. */
  const measure = computed<string>(() => selection.selection.part === null ? metric.value : metricOf(selection.selection.part).key)
  const end = computed<End>(() => text('end') === 'lowest' ? 'lowest' : 'highest')
  /** Level of the regions shown: the one below those the filters hold. */
  const level = computed(() => levelBelow(filters.filters.regions, regions.value))

  return {
    metric,
    measure,
    period: computed<Period>(() => addsOverYears(metricOf(measure.value)) ? 'all' : 'last'),
    end,
    level,
    setMetric: (key: string) => router.push({ query: { ...route.query, metric: key === 'received' ? undefined : key } }),
    setEnd: (chosen: End) => router.push({ query: { ...route.query, end: chosen === 'highest' ? undefined : chosen } }),
  }
}

/** Key of a measure, also by that of the part it is the share of; undefined for anything else. */
function measureOf(key: string): string | undefined {
  const part = (['outcomes', 'applicants'] as const).some(whole => wholeOf(whole)!.parts.some(part => part.key === key))
  const wanted = part ? metricOf(key).key : key
  return measures.find(measure => measure.key === wanted)?.key
}

/** Kind of group a view shows. */
export const groupedViews = ['years', 'types', 'regions'] as const satisfies readonly CrossfilterView[]
export type GroupedView = typeof groupedViews[number]
