import type { Figure } from '../../ui/card/figure'
import type { useComparison } from './useComparison'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { compareModel, measureOf, profileClaims, profileMarks, profileTable, readingText, reckon, sentenceOf, spanText, tableOf } from '@/figures'
import { useMetrics } from '../../ui/card/useMetrics'
import { useNumbers } from '../../ui/use/useNumbers'

/** The two figures of a comparison, with 口径, both coverages and what stands apart printed on each. */
export function useFigures({ comparison, profile, shown, units, used, parties, coverage, asked }: ReturnType<typeof useComparison>) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { metricOf } = useMetrics()

  const names = computed(() => parties.value.map(({ name }) => name).join(t('frame.comma')))

  /** Both coverages, whichever is shown, and who is not in the like-for-like panel. */
  const coverages = computed(() => {
    if (units.value.all === 0)
      return []
    const span = used.value.length === 0 ? '' : spanText({ locale: language.value }, [used.value[0]!, used.value.at(-1)!])
    const same = shown.value.state.panel === 'same'
    const outside = same ? parties.value.filter(({ key }) => units.value.of('same', key) === 0) : []
    return [
      t(same ? 'compare.coverage.same' : 'compare.coverage.all', { same: units.value.same, all: units.value.all, span }),
      ...(outside.length > 0 ? [t('compare.coverage.outside', { names: outside.map(({ name }) => name).join(t('frame.comma')) })] : []),
    ]
  })

  const yearsFigure = computed((): Figure => {
    const data = comparison.value
    const { reading, base, metric, years, rows } = data
    const measure = measureOf(metric, reading)
    const told = readingText(language.value, measure, reading, base)
    const drawable = years.filter(year => [...data.parties, data.all].some(({ key }) => reckon(rows.find(row => row.party === key && row.year === year), metric, reading, base).value !== null))
    const words = { span: years.length === 0 ? '' : spanText({ locale: language.value }, [years[0]!, years.at(-1)!]), names: names.value, name: data.name }
    const { formula } = metricOf(metric.key)
    const model = compareModel(data, language.value)
    return {
      title: t(data.parties.length === 0 ? 'compare.titleAll' : 'compare.titleOf', words).trim() + (told ? t('compare.told', { told }) : ''),
      subtitle: [
        t('explore.note.formula', { name: data.name, formula }),
        ...(metric.unit === 'rate' ? [t('compare.note.rate')] : []),
        ...coverages.value,
        ...(drawable.length < 2 ? [] : [t(`compare.note.${data.band}`)]),
        ...metric.breaks.filter(year => years.some(each => each < year) && years.some(each => each >= year)).map(year => t('compare.note.break', { year })),
      ].join(t('figures.semicolon')),
      // One year is a point a line: the table says it better.
      model: drawable.length < 2 ? null : model,
      table: rows.length === 0 ? { columns: [], rows: [] } : tableOf(model, language.value),
      sentence: sentenceOf(model, language.value),
      coverage: coverage.value,
      metrics: [metric.key],
    }
  })

  const profileFigure = computed((): Figure => ({
    title: t(parties.value.length === 0 ? 'compare.profileAll' : 'compare.profileOf', { year: profile.value.year, names: names.value }),
    subtitle: [t('compare.note.profile'), t('compare.note.rate'), ...coverages.value, t('compare.note.rank')].join(t('figures.semicolon')),
    model: null,
    table: asked.rows.value.length === 0 ? { columns: [], rows: [] } : profileTable(profile.value, language.value),
    sentence: sentenceOf({ claims: profileClaims(profile.value) }, language.value),
    coverage: coverage.value,
    metrics: profile.value.lines.map(({ metric }) => metric.key),
    marks: profileMarks(profile.value, language.value),
  }))
  return { yearsFigure, profileFigure }
}
