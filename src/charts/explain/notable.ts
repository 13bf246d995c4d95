import type { BreakdownRow, Metric } from '@/metrics'
import { isBroken, isProportion } from '@/metrics'

/** A change between two following years, and how far it stands out. */
export interface Notable {
  metric: Metric
  /** Change in standard errors. */
  size: number
}

/**
 * Which metrics changed most from the year before to `year`, most first, on one scale: in standard errors, of a difference of Poisson counts
 * (Δ ÷ √(a + b)) or of two proportions with a common rate. It orders changes and says nothing of their causes. Left out: no value in either
 * year, low counts, money, rates that are no proportions, and series the change of form breaks between the two years.
 * `rows`: the question `breakdown` by year.
 */
export function notableChanges(rows: readonly BreakdownRow[], metrics: readonly Metric[], year: number): Notable[] {
  const at = (metric: Metric, when: number) => rows.find(({ first, second, metric: key }) => key === metric.key && first === String(when) && second === null)
  return metrics.flatMap((metric): Notable[] => {
    const [before, now] = [at(metric, year - 1), at(metric, year)]
    if (!before || !now || before.value === null || now.value === null || before.lowCount || now.lowCount || before.value === now.value)
      return []
    if (isBroken(metric, year - 1, year))
      return []
    const error = metric.unit === 'count' ? Math.sqrt(before.value + now.value) : metric.unit === 'rate' && isProportion(metric) ? errorOf(before, now) : 0
    return error > 0 ? [{ metric, size: Math.abs(now.value - before.value) / error }] : []
  }).sort((a, b) => b.size - a.size)
}

function errorOf(before: BreakdownRow, now: BreakdownRow): number {
  const [n, m] = [before.denominator!, now.denominator!]
  const rate = (before.numerator! + now.numerator!) / (n + m)
  return rate > 0 && rate < 1 ? Math.sqrt(rate * (1 - rate) * (1 / n + 1 / m)) : 0
}
