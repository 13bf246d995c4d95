import type { Figure } from '../../ui/card/figure'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { plainModel } from '@/figures'
import { joinSentences } from '@/language'
import { useMetrics } from '../../ui/card/useMetrics'
import { useExplained } from '../../ui/explain/useExplained'
import { useGroupName } from '../../ui/use/useGroupName'
import { useNumbers } from '../../ui/use/useNumbers'
import { useQuestionUnder } from '../../ui/use/useQuestion'

/** Units drawn; the table has all. */
const mostDrawn = 15

/** A change from one year to the next: what each unit adds to it, largest first, told in sentences. */
export function useFindingFigure(metric: () => string, years: () => readonly [number, number]) {
  const { t } = useI18n()
  const { language, numbers } = useNumbers()
  const { metricOf } = useMetrics()
  const group = useGroupName()
  const { filters, units, parts, failure, waiting, found, sentences, table } = useExplained(metric, years)
  const coverage = useQuestionUnder(filters, 'coverage')

  const figure = computed<Figure>(() => {
    const { name, formula, unit } = metricOf(metric())
    const rated = unit === 'rate'
    const inUnit = { unit: rated ? t('summary.points') : numbers.value.unit(unit) }
    const drawn = found.value.change === null ? [] : found.value.parts.filter(({ change }) => change !== 0).slice(0, mostDrawn)
    return {
      title: t('summary.findingOf', { group: group.value, name, from: years()[0], to: years()[1] }),
      subtitle: [t('explore.note.formula', { name, formula }), t('summary.findingNote', inUnit)].join(t('figures.semicolon')),
      model: drawn.length < 2
        ? null
        : plainModel({
            first: t('explore.dimension.agency'),
            categories: drawn.map(part => part.name),
            years: false,
            series: [{ name: t('summary.adds', inUnit), values: drawn.map(({ change }) => rated ? change * 100 : change) }],
          }, language.value),
      table: table.value,
      sentence: joinSentences(language.value, sentences.value.map(sentence => sentence.map(piece => typeof piece === 'string' ? piece : piece.text).join(''))),
      coverage: coverage.rows.value[0] ?? null,
      metrics: [metric()],
    }
  })
  const questions = [units, parts, coverage]
  return {
    figure,
    asked: {
      dim: computed(() => questions.some(({ dim }) => dim.value)),
      answered: computed(() => coverage.answered.value && !waiting.value),
      error: computed(() => failure.value ?? coverage.error.value),
      sql: units.sql,
    },
  }
}
