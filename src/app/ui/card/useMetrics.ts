import type { TrendMetric } from '@/figures'
import type { Metric } from '@/metrics'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { metricOf as find } from '@/metrics'

/** Metrics with their names and formulas in the interface's language. */
export function useMetrics() {
  const { locale } = useI18n()
  const english = computed(() => locale.value === 'en')

  function metricOf(key: string): Metric {
    const metric = find(key)
    return english.value ? { ...metric, name: metric.nameEn, formula: metric.formulaEn } : metric
  }

  return {
    metricOf,
    trendOf: (key: string): TrendMetric => {
      const { name, unit, breaks } = metricOf(key)
      return { key, name, unit, breaks }
    },
  }
}
