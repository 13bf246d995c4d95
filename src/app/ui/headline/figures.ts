import type { Figure } from '../card/figure'
import type { Measure, OverviewFigure } from './state'
import { computed, ref, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import {
  appealsModel,
  applicationsModel,
  departmentModel,
  outcomesModel,
  sentenceOf,
  tableOf,
} from '@/figures'
import { useWords } from '../../words/useWords'
import { useMetrics } from '../card/useMetrics'
import { useNumbers } from '../use/useNumbers'
import { useQuestion } from '../use/useQuestion'

/** What the figures of the overview share: their years in words, and the provenance of the filters. */
function useCommon() {
  const { t } = useI18n()
  const { language } = useNumbers()
  const coverages = useQuestion('coverage')

  /** `2019—2025 年`, from the rows shown. */
  function span(rows: readonly { year: number }[]): string {
    if (rows.length === 0)
      return ''
    const years = rows.map(row => row.year)
    const [first, last] = [Math.min(...years), Math.max(...years)]
    return t(first === last ? 'figures.overview.oneYear' : 'figures.overview.span', { first, last })
  }

  const title = (figure: OverviewFigure, rows: readonly { year: number }[], metric = ''): string => t(`figures.overview.${figure}`, { span: span(rows), metric }).trim()
  return { t, language, title, coverage: computed(() => coverages.rows.value[0] ?? null) }
}

/** The state of a figure that two questions make. */
function together<Asked extends ReturnType<typeof useQuestion<'applications-by-year'>> | ReturnType<typeof useQuestion<'outcomes-by-year'>>>(asked: Asked, pairs: ReturnType<typeof useQuestion<'like-for-like'>>): Asked {
  return { ...asked, answered: computed(() => asked.answered.value && pairs.answered.value), dim: computed(() => asked.dim.value || pairs.dim.value), error: computed(() => asked.error.value ?? pairs.error.value) }
}

export function useApplicationsFigure() {
  const { t, language, title, coverage } = useCommon()
  const asked = useQuestion('applications-by-year')
  const pairs = useQuestion('like-for-like', () => ({ metrics: ['received'], between: 'ends' }))
  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    const model = applicationsModel(rows, language.value, pairs.rows.value[0])
    return {
      title: title('applications', rows),
      subtitle: t('figures.overview.applicationsNote'),
      model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: coverage.value,
      metrics: ['received', 'carriedIn', 'concluded', 'carriedOut'],
    }
  })
  return { figure, asked: together(asked, pairs) }
}

export function useOutcomesFigure(measure: () => Measure) {
  const { t, language, title, coverage } = useCommon()
  const asked = useQuestion('outcomes-by-year')
  const pairs = useQuestion('like-for-like', () => ({ metrics: ['disclosureRate'], between: 'ends' }))
  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    const chosen = measure()
    const model = outcomesModel(rows, language.value, chosen, pairs.rows.value[0])
    return {
      title: title('outcomes', rows),
      subtitle: t(chosen === 'count' ? 'figures.overview.outcomesNote' : 'figures.overview.sharesNote'),
      model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: coverage.value,
      metrics: ['outcomes', 'carriedOut'],
    }
  })
  return { figure, asked: together(asked, pairs) }
}

export function useAppealsFigure() {
  const { t, language, title, coverage } = useCommon()
  const asked = useQuestion('appeals-by-year')
  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    const model = appealsModel(rows, language.value)
    return {
      title: title('appeals', rows),
      subtitle: t('figures.overview.appealsNote'),
      model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: coverage.value,
      metrics: ['reviews', 'lawsuits'],
    }
  })
  return { figure, asked }
}

export function useMatrixFigure(metric: () => string) {
  const { t, language, title, coverage } = useCommon()
  const { metricOf } = useMetrics()
  const { typeName } = useWords()
  const asked = useQuestion('department-by-year', () => ({ metric: metric() }))
  /** The metric the rows answer; while others are asked for, the old ones keep their name. */
  const answered = ref(metric())
  watch(asked.rows, () => answered.value = metric(), { flush: 'sync' })
  const figure = computed<Figure>(() => {
    const rows = asked.rows.value
    const { name, formula, unit, lowBelow } = metricOf(answered.value)
    const meaning = { key: answered.value, name, unit, lowBelow, typeName }
    const model = departmentModel(rows, language.value, meaning)
    return {
      title: title('matrix', rows, name),
      subtitle: t(unit === 'rate' ? 'figures.overview.matrixNote' : 'figures.overview.countMatrixNote', { name, formula }),
      model,
      table: tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: coverage.value,
      metrics: [answered.value],
    }
  })
  return { figure, asked }
}
