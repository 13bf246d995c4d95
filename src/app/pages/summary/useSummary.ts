import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { attention, historyOf } from '@/charts'
import { metricOf } from '@/metrics'
import { coverageText } from '../../components/figures/coverage'
import { useGroupName } from '../../components/filters/useGroupName'
import { useQuestion } from '../../composables/useQuestion'
import { useScope } from '../../composables/useScope'
import { useRecord } from '../../stores/record'

export const summaryMetrics = ['received', 'concluded', 'disclosureRate', 'reviewCount', 'litigationCount'] as const
const compared = ['disclosureRate', 'carryOutRate', 'reviewOverturnRate'] as const

/** What a leader reads of one year, under the filters that hold here; they must reach over the year before, with which everything is compared. */
export function useSummary(year: () => number) {
  const { t } = useI18n()
  const record = useRecord()
  const filters = useScope()
  const group = useGroupName()

  const figures = useQuestion('key-figures', () => ({ metrics: summaryMetrics }))
  const applications = useQuestion('applications-by-year')
  const outcomes = useQuestion('outcomes-by-year')
  const appeals = useQuestion('appeals-by-year')
  const agencies = useQuestion('breakdown', () => ({ metrics: [...compared, 'carriedOut'], by: 'agency' as const, and: 'year' as const, period: 'all' as const }))

  const history = computed(() => historyOf(applications.rows.value, outcomes.rows.value, appeals.rows.value))
  return {
    figures,
    history,
    outcomes,
    appeals,
    agencies,
    heading: computed(() => t('summary.heading', { group: group.value, year: year() })),
    stamp: (coverage: Parameters<typeof coverageText>[0]) => t('summary.stamp', { coverage: coverageText(coverage, t), values: t(`filters.values.${filters.value.values}`), scope: t(`filters.scope.${filters.value.scope}`) }),
    /** `missing` are agencies without a report of the year. */
    attentionOf: (missing: readonly { agency: string }[]) => {
      const current = record.state.reports.filter(report => report.current && report.year === year() && report.agency !== null)
      const here = new Set(agencies.rows.value.flatMap(({ first, second }) => second === String(year()) ? first ?? [] : []))
      const errors = new Map(current.filter(report => here.has(report.agency!)).map(report => [report.agency!, record.openFindingsOf(report.id).filter(({ severity }) => severity === 'error').length]))
      return attention({ year: year(), missing: missing.map(({ agency }) => agency), errors, rows: agencies.rows.value, metrics: compared.map(metricOf) })
    },
  }
}

export type Summary = ReturnType<typeof useSummary>
