import type { LocationQuery } from 'vue-router'
import type { ChartKind, PivotSort } from '@/figures'
import type { Dimension, Grouping, Period } from '@/metrics'
import { chartKinds } from '@/figures'
import { dimensions, groupings, metrics, wholeOf } from '@/metrics'

export const views = ['chart', 'rank', 'pivot'] as const
export type View = typeof views[number]

/** What the analysis page shows, beside the filters. */
export interface ExploreState {
  view: View
  /** Key of a metric or of a whole. */
  metric: string
  /** Keys of further metrics beside it, in a pivot. */
  measures: readonly string[]
  by: Grouping
  and: Dimension | null
  /** Null: the chart that fits. */
  chart: ChartKind | null
  /** Parts of a whole as cases or as shares. */
  as: 'count' | 'share'
  span: Period
  sort: PivotSort | null
}

export const firstState: ExploreState = { view: 'chart', metric: 'disclosureRate', measures: [], by: 'type', and: null, chart: null, as: 'share', span: 'last', sort: null }

/** The page's own keys of the address; what is at its default leaves no trace. */
export function toAddress(state: ExploreState): Record<keyof ExploreState, string | undefined> {
  const unless = <Key extends keyof ExploreState>(key: Key): string | undefined => state[key] === firstState[key] || state[key] === null ? undefined : String(state[key])
  return {
    view: unless('view'),
    metric: unless('metric'),
    measures: state.measures.join(',') || undefined,
    by: unless('by'),
    and: unless('and'),
    chart: unless('chart'),
    as: unless('as'),
    span: unless('span'),
    sort: state.sort ? `${state.sort.down ? '-' : ''}${state.sort.column}` : undefined,
  }
}

const known = new Set(metrics.map(({ key }) => key))

/** The state of an address; anything it does not understand counts as not said. */
export function fromAddress(query: LocationQuery): ExploreState {
  const text = (key: keyof ExploreState): string => {
    const value = query[key]
    return String((Array.isArray(value) ? value[0] : value) ?? '')
  }
  const one = <Value extends string>(key: keyof ExploreState, values: readonly Value[]): Value | undefined => values.find(value => value === text(key))
  const metric = text('metric')
  const sort = text('sort')
  const by = one('by', [...dimensions, ...Object.keys(groupings) as (keyof typeof groupings)[]]) ?? firstState.by
  const and = one('and', dimensions) ?? null
  return {
    view: one('view', views) ?? firstState.view,
    metric: known.has(metric) || wholeOf(metric) ? metric : firstState.metric,
    measures: [...new Set(text('measures').split(','))].filter(key => known.has(key) && key !== metric),
    by,
    and: and === by ? null : and,
    chart: one('chart', chartKinds) ?? null,
    as: one('as', ['count', 'share']) ?? firstState.as,
    span: one('span', ['last', 'all']) ?? firstState.span,
    sort: sort === '' ? null : { column: sort.replace(/^-/, ''), down: sort.startsWith('-') },
  }
}
