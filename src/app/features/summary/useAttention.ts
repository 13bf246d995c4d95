import type { ComputedRef } from 'vue'
import type { Figure } from '../../ui/card/figure'
import type { Reason } from '@/figures'
import type { Filters } from '@/metrics'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { attention } from '@/figures'
import { metricOf } from '@/metrics'
import { useRecord } from '../../state/record'
import { useMetrics } from '../../ui/card/useMetrics'
import { useGroupName } from '../../ui/use/useGroupName'
import { useNumbers } from '../../ui/use/useNumbers'
import { useQuestionUnder } from '../../ui/use/useQuestion'
import { useScope } from '../../ui/use/useScope'

const compared = ['disclosureRate', 'carryOutRate', 'reviewOverturnRate'] as const

/** Units that need attention in a year, and why. */
export function useAttention(year: () => number) {
  const { t } = useI18n()
  const { numbers } = useNumbers()
  const { metricOf: named } = useMetrics()
  const record = useRecord()
  const filters = useScope()
  const group = useGroupName()

  const both: ComputedRef<Filters> = computed(() => ({ ...filters.value, years: [year() - 1, year()] }))
  const one: ComputedRef<Filters> = computed(() => ({ ...filters.value, years: [year(), year()] }))
  const open = useQuestionUnder(one, 'form-missing')
  const coverage = useQuestionUnder(one, 'coverage')
  const agencies = useQuestionUnder(both, 'breakdown', () => ({ metrics: [...compared, 'carriedOut'], by: 'agency', and: 'year', period: 'all' }))

  const inState = (wanted: 'missing' | 'waiting') => open.rows.value.filter(({ state }) => state === wanted).map(({ agency }) => agency)
  const found = computed(() => {
    const here = new Set(agencies.rows.value.flatMap(({ first, second }) => second === String(year()) ? first ?? [] : []))
    const errors = new Map(record.state.reports
      .filter(report => report.current && report.year === year() && report.agency !== null && here.has(report.agency))
      .map(report => [report.agency!, record.openFindingsOf(report.id).filter(({ severity }) => severity === 'error').length]))
    return attention({ year: year(), missing: inState('missing'), waiting: inState('waiting'), errors, rows: agencies.rows.value, metrics: compared.map(metricOf) })
  })

  function textOf(reason: Reason): string {
    switch (reason.rule) {
      case 'missing': return t('summary.reason.missing', { year: year() })
      case 'waiting': return t('summary.reason.waiting', { year: year() })
      case 'errors': return t('summary.reason.errors', { count: reason.count })
      case 'growth': return t('summary.reason.growth', { before: numbers.value.value(reason.before, 'count'), now: numbers.value.value(reason.now, 'count') })
      case 'apart': return t('summary.reason.apart', {
        metric: named(reason.metric.key).name,
        value: numbers.value.value(reason.value, 'rate'),
        numerator: numbers.value.value(reason.numerator, 'count'),
        denominator: numbers.value.value(reason.denominator, 'count'),
        rest: numbers.value.value(reason.rest, 'rate'),
      })
    }
  }

  const figure = computed<Figure>(() => ({
    title: t('summary.attentionOf', { group: group.value, year: year() }),
    subtitle: t('summary.attentionNote'),
    model: null,
    table: {
      columns: [{ key: 'unit', label: t('explore.dimension.agency'), kind: 'text' }, { key: 'reasons', label: t('summary.why'), kind: 'text' }],
      rows: found.value.map(({ agency, reasons }) => ({ unit: record.agencyById(agency)?.name ?? agency, reasons: reasons.map(textOf).join(t('figures.semicolon')) })),
    },
    sentence: found.value.length === 0 ? t('summary.none') : t('summary.attentionCount', { count: found.value.length }),
    coverage: coverage.rows.value[0] ?? null,
  }))
  const questions = [open, coverage, agencies]
  return {
    found,
    textOf,
    figure,
    asked: {
      dim: computed(() => questions.some(({ dim }) => dim.value)),
      // Findings across reports are a reason too: while they are looked for, none is said to be missing.
      answered: computed(() => questions.every(({ answered }) => answered.value) && !record.checking),
      error: computed(() => questions.map(({ error }) => error.value).find(error => error !== null) ?? null),
      sql: agencies.sql,
    },
  }
}
