import type { TrendMetric } from '@/figures'
import type { Metric } from '@/metrics'
import { formulaIn, nameIn } from '@/language'
import { metricOf as find } from '@/metrics'
import { useLanguage } from '../../words/useLanguage'

/** Metrics with their names and formulas in the interface's language. */
export function useMetrics() {
  const language = useLanguage()

  function metricOf(key: string): Metric {
    const metric = find(key)
    const [name, formula] = [nameIn(language.value, metric), formulaIn(language.value, metric)]
    return name === metric.name && formula === metric.formula ? metric : { ...metric, name, formula }
  }

  return {
    metricOf,
    trendOf: (key: string): TrendMetric => {
      const { name, unit, breaks } = metricOf(key)
      return { key, name, unit, breaks }
    },
  }
}
