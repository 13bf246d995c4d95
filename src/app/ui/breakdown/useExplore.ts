import type { ExploreState } from './address'
import type { WholeKey } from '@/metrics'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { addsOverYears, groupings, hasGrouping, metricOf, wholeOf } from '@/metrics'
import { stable } from '../../state/stable'
import { fromAddress, toAddress } from './address'

/** The state of the page as it stands in the address, and what the view can make of it. */
export function useExplore() {
  const route = useRoute()
  const router = useRouter()
  /** As chosen. */
  const chosen = stable(() => fromAddress(route.query))
  /** As shown: a ranking takes rates of groups, a pivot two dimensions, and the parts of a whole are its second one. */
  const state = computed(() => fitting(chosen.value))

  function set(patch: Partial<ExploreState>) {
    return router.push({ query: { ...route.query, ...toAddress({ ...chosen.value, ...patch }) } })
  }
  return { chosen, state, set }
}

/** Whether a metric can be ranked: a rate of cases. */
export function canRank(key: string): boolean {
  return wholeOf(key) === undefined && metricOf(key).unit === 'rate' && metricOf(key).denominator !== 'agencies'
}

export function fitting(chosen: ExploreState): ExploreState {
  const { view, metric, and } = chosen
  const by = chosen.by in groupings && (!hasGrouping(metric, chosen.by) || view === 'rank' || (view === 'pivot' && chosen.by === 'flow')) ? 'type' : chosen.by
  const measures = view === 'pivot' && !wholeOf(metric) && !(by in groupings) ? chosen.measures.filter(key => key !== metric) : []
  const shown = { ...chosen, by, measures }
  if (view === 'rank') {
    shown.metric = canRank(metric) ? metric : 'disclosureRate'
    shown.by = by === 'year' ? 'agency' : by
    shown.and = null
  }
  else if (wholeOf(metric)) {
    shown.and = null
  }
  else if (view === 'pivot' && and === null && measures.length === 0) {
    shown.and = by === 'year' ? 'type' : 'year'
  }
  if (shown.by === 'flow')
    shown.span = 'last'
  else if (shown.by === 'year' || shown.and === 'year')
    shown.span = 'all'
  else if (!wholeOf(shown.metric) && [shown.metric, ...measures].some(key => !addsOverYears(metricOf(key))))
    shown.span = 'last'
  return shown
}

/** What the database is asked for a state. */
export function askedOf({ metric, measures, by, and, span }: Pick<ExploreState, 'metric' | 'measures' | 'by' | 'and' | 'span'>) {
  return { ...(wholeOf(metric) ? { whole: metric as WholeKey } : { metrics: [metric, ...measures] }), by, and, period: span }
}
