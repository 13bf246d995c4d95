import type { Figure } from '../card/figure'
import type { useBreakdown } from './useBreakdown'
import type { ChartKind } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { spanText } from '@/figures'
import { formulaIn } from '@/language'
import { addsOverYears, isBroken, metricOf } from '@/metrics'
import { useNumbers } from '../use/useNumbers'

type Answer = ReturnType<typeof useBreakdown>

/** Title and 口径 of a breakdown, as every view prints them. */
export function useFigure({ shown, subject, measures, data, coverage }: Answer) {
  const { t } = useI18n()
  const { language } = useNumbers()

  const title = computed(() => {
    const { first, second, years, cells } = data.value
    const name = measures.value.map(measure => measure.data.name).join(t('frame.comma'))
    const words = { span: cells.length === 0 ? '' : spanText({ locale: language.value }, years), name, by: first.name, and: second?.name ?? '' }
    if (first.dimension === 'flow')
      return t('explore.flow.title', words).trim()
    if (second === null || second.dimension === 'part')
      return t(first.dimension === 'year' ? 'explore.title.years' : 'explore.title.groups', words).trim()
    return t(first.dimension === 'year' || second.dimension === 'year' ? 'explore.title.overYears' : 'explore.title.both', { ...words, by: first.dimension === 'year' ? second.name : first.name }).trim()
  })

  /** Formula, and what must be known to read the numbers. */
  const notes = computed(() => {
    const chosen = subject.value
    const described = 'whole' in chosen ? chosen.whole : chosen.metric
    const formula = formulaIn(language.value, described)
    const [first, last] = data.value.years
    const timed = data.value.first.dimension === 'year' || data.value.second?.dimension === 'year'
    const counts = 'whole' in chosen && chosen.as === 'count'
    if (data.value.first.dimension === 'flow')
      return [t('explore.flow.note'), ...(described.key === 'applicants' ? [t('explore.flow.byApplicant')] : [])]
    const others = measures.value.slice(1).map(({ key, data }) => ({ metric: metricOf(key), name: data.name }))
    return [
      counts ? t('explore.note.counts', { name: data.value.name }) : t('explore.note.formula', { name: data.value.name, formula }),
      ...others.map(({ metric, name }) => t('explore.note.formula', { name, formula: formulaIn(language.value, metric) })),
      ...(measures.value.some(measure => measure.data.unit === 'rate') ? [t('explore.note.ratio')] : []),
      ...('metric' in chosen && [chosen, ...others].some(({ metric }) => !addsOverYears(metric)) && !timed ? [t('explore.note.stock')] : []),
      ...(!timed && measures.value.some(measure => isBroken(measure.data, first, last)) ? [t('explore.note.forms')] : []),
    ]
  })

  function figure(rest: Pick<Figure, 'model' | 'table' | 'sentence'> & { more?: readonly string[], kind?: ChartKind }): Figure {
    return {
      title: title.value,
      subtitle: [...notes.value, ...rest.more ?? []].join(t('figures.semicolon')),
      model: rest.model,
      table: rest.table,
      sentence: rest.sentence,
      coverage: coverage.value,
      metrics: ['whole' in subject.value ? subject.value.whole.key : subject.value.metric.key],
    }
  }
  return { figure, period: computed(() => shown.value.span) }
}
