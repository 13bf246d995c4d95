import type { ComputedRef } from 'vue'
import type { ExploreState } from './address'
import type { BreakdownAsked } from '@/figures'
import type { Coverage } from '@/metrics'
import { computed, shallowRef, watch } from 'vue'
import { breakdownOf } from '@/figures'
import { groupings, metricOf, wholeOf } from '@/metrics'
import { stable } from '../../state/stable'
import { useGeographies } from '../use/useGeographies'
import { useNumbers } from '../use/useNumbers'
import { useQuestion, useQuestionUnder } from '../use/useQuestion'
import { useScope } from '../use/useScope'
import { askedOf } from './useExplore'
import { useNames } from './useNames'

/** The breakdown a state asks for, named and ready to be drawn. Until a new answer is there, the old one keeps the names it was asked under. */
export function useBreakdown(state: ComputedRef<ExploreState>) {
  const filters = useScope()
  const { language } = useNumbers()
  const { dimensionName, groupName, placeOf, regionsOf } = useNames()
  const { placed } = useGeographies()
  const asking = stable(() => askedOf(state.value))
  const asked = useQuestion('breakdown', () => asking.value)
  const isSeries = (state: ExploreState): boolean => state.by === 'year' && state.and === null && wholeOf(state.metric) === undefined
  /** Of a series over years, its ends over the units of both. */
  const pairs = useQuestionUnder(computed(() => isSeries(state.value) ? filters.value : null), 'like-for-like', () => ({ metrics: wholeOf(state.value.metric) ? [] : [state.value.metric], between: 'ends' }))
  /** The state the rows answer, with what has been chosen since and needs no new answer: another view, chart, order, cases for shares. */
  const shown = shallowRef(state.value)
  watch(asked.rows, () => shown.value = state.value, { flush: 'sync' })
  watch(state, (next) => {
    if (JSON.stringify(askedOf(shown.value)) === JSON.stringify(askedOf(next)))
      shown.value = next
  }, { flush: 'sync' })
  const subject = computed<BreakdownAsked['subject']>(() => {
    const whole = wholeOf(shown.value.metric)
    return whole ? { whole, as: shown.value.as } : { metric: metricOf(shown.value.metric) }
  })
  const breakdown = (rows: typeof asked.rows.value, subject: BreakdownAsked['subject']) => breakdownOf(rows, {
    subject,
    by: shown.value.by,
    and: shown.value.and,
    locale: language.value,
    dimensionName,
    groupName,
    placeOf: placeOf(shown.value.by, shown.value.and),
  })
  /** Each measure broken down; a pivot may have several. */
  const measures = computed(() => {
    const { metric, measures } = shown.value
    return measures.length === 0
      ? [{ key: metric, data: breakdown(asked.rows.value, subject.value) }]
      : [metric, ...measures].map(key => ({ key, data: breakdown(asked.rows.value.filter(row => row.metric === key), { metric: metricOf(key) }) }))
  })
  const data = computed(() => {
    const [{ data: first }] = measures.value as [typeof measures.value[number]]
    const map = first.second === null ? placed([...regionsOf(shown.value.by)]) : undefined
    const pair = isSeries(shown.value) ? pairs.rows.value.find(({ metric }) => metric === shown.value.metric) : undefined
    return { ...first, ...map && { map }, ...pair && { pair } }
  })

  /** The provenance of all rows; of two scopes, which nothing adds up, that of the filter's. */
  const coverage = computed<Coverage | null>(() => {
    const { by, and } = shown.value
    const { scope } = asked.under.value ?? filters.value
    const rows = asked.rows.value
    const all = by in groupings ? rows[0] : rows.find(({ first, second }) => first === (by === 'scope' ? scope : null) && second === (and === 'scope' ? scope : null))
    return all ? { units: all.units, expected: all.expected, ...(all.beyond && { beyond: all.beyond }), reports: all.reports, firstYear: all.firstYear, lastYear: all.lastYear, fictional: rows.some(({ fictional }) => fictional) } : null
  })
  return { asked, shown, subject, measures, data, coverage }
}
