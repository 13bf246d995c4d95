import type { Figure } from '../card/figure'
import type { TableTwin } from '@/figures'
import type { KeyFigure } from '@/metrics'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { useChangeOf } from '../card/useChangeOf'
import { useMetrics } from '../card/useMetrics'
import { useNumbers } from '../use/useNumbers'
import { useQuestion } from '../use/useQuestion'
import { keyMetrics } from './choices'

/** The key figures of the last year the filters leave, as a figure: cards, and a table of that year and the one before. */
export function useKeyFigure(metrics: readonly string[] = keyMetrics) {
  const { t } = useI18n()
  const { numbers } = useNumbers()
  const { metricOf } = useMetrics()
  const { changeText, changeNote } = useChangeOf()
  const asked = useQuestion('key-figures', () => ({ metrics }))
  const coverage = useQuestion('coverage')

  function table(rows: readonly KeyFigure[]): TableTwin {
    const year = rows[0]?.year
    const line = (of: number, valueOf: (row: KeyFigure) => number | null) => ({ year: of, ...Object.fromEntries(rows.map(row => [row.metric, valueOf(row)])) })
    return {
      columns: [{ key: 'year', label: t('briefing.year'), kind: 'year' }, ...rows.map(({ metric }) => {
        const { name, unit } = metricOf(metric)
        return { key: metric, label: t('briefing.inUnit', { name, unit: numbers.value.unit(unit) }), kind: unit }
      })],
      rows: year === undefined ? [] : [line(year, row => row.value), ...(rows.some(row => row.previousReports > 0) ? [line(year - 1, row => row.previous)] : [])],
    }
  }

  function detail({ metric, denominator, reports, gaps, leftOut, lowCount, value }: KeyFigure): string {
    return [
      `${metricOf(metric).formula}${denominator === null ? '' : t('figures.denominator', { count: numbers.value.value(denominator, 'count') })}${t('figures.semicolon')}${t('figures.reports', { count: reports })}${leftOut > 0 ? t('figures.leftOut', { count: leftOut }) : ''}${gaps > 0 ? t('figures.gaps', { count: gaps }) : ''}`,
      ...(value === null ? [t('figures.noDenominator')] : lowCount ? [t('figures.lowCount', { count: numbers.value.value(denominator, 'count') })] : []),
    ].join(t('figures.semicolon'))
  }

  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    return {
      title: rows[0] ? t('briefing.keyOf', { year: rows[0].year }) : t('figures.overview.key'),
      subtitle: '',
      model: null,
      table: table(rows),
      sentence: '',
      coverage: coverage.rows.value[0] ?? null,
      metrics,
      items: rows.map((row) => {
        const { name, unit } = metricOf(row.metric)
        return {
          name,
          value: numbers.value.withUnit(row.value, unit),
          change: [...changeText(row) ? [`${t('figures.against', { year: row.year - 1 })} ${changeText(row)}`] : [], ...changeNote(row) ? [changeNote(row)] : []].join(t('figures.semicolon')),
          detail: detail(row),
        }
      }),
    }
  })
  return { figure, asked: { ...asked, answered: computed(() => asked.answered.value && coverage.answered.value) } }
}
