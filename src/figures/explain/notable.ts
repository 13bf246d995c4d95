import type { LikeForLike, Metric } from '@/metrics'
import { isBroken, isProportion, lowCount } from '@/metrics'

/** A change between two years, and how far it stands out. */
export interface Notable {
  metric: Metric
  /** Change in standard errors. */
  size: number
}

/** Standard normal deviates that chance passes, on either side, once in twenty looks at 1, 2, 3 … metrics together (Bonferroni). */
const deviates = [1.96, 2.242, 2.394, 2.498, 2.576, 2.638, 2.69, 2.734, 2.773, 2.807] as const

/**
 * Which metrics changed most over the units of two years, most first, on one scale: in standard errors, of a difference of Poisson counts
 * (Δ ÷ √(a + b)) or of two proportions with a common rate. Told are only those beyond chance (95 %, for as many metrics as were looked at) with 30
 * cases or more behind them; nothing is said of causes. Left out: no value in either year, money, rates that are no proportions, and series the
 * change of form breaks between the years.
 */
export function notableChanges(pairs: readonly LikeForLike[], metrics: readonly Metric[]): Notable[] {
  const least = deviates[Math.min(metrics.length, deviates.length) - 1] ?? deviates[0]
  return metrics.flatMap((metric): Notable[] => {
    const pair = pairs.find(({ metric: key }) => key === metric.key)
    if (!pair || pair.change === null || isBroken(metric, ...pair.years))
      return []
    const { first, last } = pair
    const isEnough = metric.unit === 'rate' || first.value! + last.value! >= lowCount
    const error = metric.unit === 'count' ? Math.sqrt(first.value! + last.value!) : metric.unit === 'rate' && isProportion(metric) ? errorOf(pair) : 0
    const size = error > 0 ? Math.abs(pair.change) / error : 0
    return isEnough && size > least ? [{ metric, size }] : []
  }).sort((a, b) => b.size - a.size)
}

function errorOf({ first, last }: LikeForLike): number {
  const [n, m] = [first.denominator!, last.denominator!]
  const rate = (first.amount! + last.amount!) / (n + m)
  return rate > 0 && rate < 1 ? Math.sqrt(rate * (1 - rate) * (1 / n + 1 / m)) : 0
}
