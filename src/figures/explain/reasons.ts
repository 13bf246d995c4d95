import type { Decomposition } from './decompose'
import type { LikeForLike, Metric, WholeKey } from '@/metrics'
import { isBroken, metricOf, wholeOf } from '@/metrics'

/** What a metric's numerator is made of: parts of a printed whole, or metrics that add up to it. */
export type Makeup = { whole: WholeKey, parts: readonly string[] } | { metrics: readonly string[] }

function whole(key: WholeKey, names?: readonly string[]): Makeup {
  return {
    whole: key,
    parts: wholeOf(key)!.parts.map(part => part.key).filter(part => names === undefined || names.includes(part.split('.').at(-1)!)),
  }
}

const makeups: Readonly<Record<string, Makeup>> = {
  'received': whole('applicants'),
  'handled': { metrics: ['received', 'carriedIn'] },
  'concluded': whole('outcomes'),
  'disclosureRate': whole('outcomes', ['granted', 'partlyGranted']),
  'disclosureRate.overHandled': whole('outcomes', ['granted', 'partlyGranted']),
  'deniedRate': whole('denied'),
  'unavailableRate': whole('unavailable'),
  'notProcessedRate': whole('notProcessed'),
  'otherRate': whole('other'),
  'reviewCount': whole('reviews'),
  'litigationCount': whole('lawsuits'),
  'disputeRate': { metrics: ['reviewCount', 'litigationCount'] },
}

/** What a change of the metric between two years can be laid to; undefined where nothing is printed, or not in both years' forms. */
export function makeupOf(metric: string, [first, last]: readonly [number, number]): Makeup | undefined {
  const makeup = makeups[metric]
  const fits = makeup && (!('whole' in makeup) || makeup.parts.every(part => !isBroken(wholeOf(makeup.whole)!.parts.find(({ key }) => key === part)!, first, last)))
  return fits ? makeup : undefined
}

/** One part of the makeup: what it has in either year and what it adds. */
export interface Reason {
  /** Null: what the printed parts do not make up to the printed total. */
  metric: Metric | null
  change: number
}

/**
 * A change as what each part of the numerator adds, exactly: Δp of a count, p₁ ÷ D₁ − p₀ ÷ D₀ of a rate. What the parts printed do not make
 * of the total printed is a part of its own. Nothing where there is no change to lay to parts. `pairs`: the makeup over the metric's own reports of both years.
 */
export function reasonsOf(pairs: readonly LikeForLike[], makeup: Makeup, { first, last, change }: Decomposition, unit: Metric['unit']): Reason[] {
  if (change === null)
    return []
  const keys = 'whole' in makeup ? makeup.parts : makeup.metrics
  const cases = (key: string, side: 'first' | 'last'): number => pairs.find(({ metric }) => metric === key)?.[side].amount ?? 0
  const divide = (amount: number, denominator: number | null): number => unit === 'rate' ? amount / denominator! : amount
  const reasons = keys.map((key): Reason => ({
    metric: 'whole' in makeup ? wholeOf(makeup.whole)!.parts.find(part => part.key === key)! : metricOf(key),
    change: divide(cases(key, 'last'), last.denominator) - divide(cases(key, 'first'), first.denominator),
  }))
  const printed = (side: 'first' | 'last'): number => keys.reduce((sum, key) => sum + cases(key, side), 0)
  const matches = printed('first') === first.amount && printed('last') === last.amount
  return [
    ...reasons.sort((a, b) => Math.abs(b.change) - Math.abs(a.change)),
    ...(matches ? [] : [{ metric: null, change: change - reasons.reduce((sum, reason) => sum + reason.change, 0) }]),
  ]
}
