import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { notableChanges } from '@/figures'
import { metricOf } from '@/metrics'
import { valuesSaid } from '../../state/derived'
import { useRecord } from '../../state/record'
import { coverageText } from '../../ui/card/coverage'
import { useGroupName } from '../../ui/use/useGroupName'
import { useQuestion, useQuestionUnder } from '../../ui/use/useQuestion'
import { useScope } from '../../ui/use/useScope'
import { useWords } from '../../words/useWords'
import { summaryMetrics } from './state'

/** Findings told. */
const mostFindings = 3

/** What a leader reads of one year, under the filters that hold here, which reach back over the years before. */
export function useSummary(year: () => number) {
  const { t } = useI18n()
  const record = useRecord()
  const { scopeName } = useWords()
  const filters = useScope()
  const group = useGroupName()

  const coverage = useQuestionUnder(computed(() => ({ ...filters.value, years: [year(), year()] as const })), 'coverage')
  const figures = useQuestion('key-figures', () => ({ metrics: summaryMetrics }))
  const courses = useQuestion('breakdown', () => ({ metrics: summaryMetrics, by: 'year', and: null, period: 'all' }))
  const questions = [coverage, figures, courses]

  return {
    filters,
    group,
    coverage: computed(() => coverage.rows.value[0] ?? null),
    /** None where nobody reports the year, whatever years before it have. */
    figures: computed(() => figures.rows.value.filter(figure => figure.year === year())),
    /** The last year before that has reports; null: there is none. */
    lastYear: computed(() => figures.rows.value[0]?.year ?? null),
    /** Values of a metric from the first year that has any to this one; null is none. */
    courseOf(metric: string): (number | null)[] {
      const own = new Map(courses.rows.value.flatMap(row => row.metric === metric && row.first !== null ? [[Number(row.first), row.value]] : []))
      const first = Math.min(...own.keys())
      return own.size === 0 ? [] : Array.from({ length: year() - first + 1 }, (_, at) => own.get(first + at) ?? null)
    },
    /** Metrics that changed most from the year before. */
    findings: computed(() => notableChanges(figures.rows.value.filter(figure => figure.year === year()).flatMap(({ pair }) => pair ?? []), summaryMetrics.map(metricOf)).slice(0, mostFindings).map(({ metric }) => metric)),
    hasYearBefore: computed(() => courses.rows.value.some(({ first }) => first === String(year() - 1))),
    heading: computed(() => t('summary.heading', { group: group.value, year: year() })),
    provenance: computed(() => coverage.rows.value[0]
      ? [coverageText(coverage.rows.value[0], t), t(`filters.values.${valuesSaid(record.state, filters.value.values)}`), scopeName(filters.value.scope)].filter(part => part !== '').join(t('figures.semicolon'))
      : ''),
    answered: computed(() => questions.every(({ answered }) => answered.value)),
    error: computed(() => questions.map(({ error }) => error.value).find(error => error !== null) ?? null),
  }
}

export type Summary = ReturnType<typeof useSummary>
