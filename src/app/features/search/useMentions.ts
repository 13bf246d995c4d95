import type { ReportHits } from '../../state/search'
import type { Figure } from '../../ui/card/figure'
import type { Question } from '@/search'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { mentionsModel, sentenceOf, tableOf } from '@/figures'
import { reasonOf } from '../../../reason'
import { useSearch } from '../../state/search'
import { stable } from '../../state/stable'
import { useFormats } from '../../ui/use/useFormats'
import { useInScope } from '../../ui/use/useInScope'
import { useNumbers } from '../../ui/use/useNumbers'
import { useDimming } from '../../ui/use/useQuestion'
import { byYear, coverageOf } from './results'

/** What reports say, searched as `asking` goes: what was found under the filters that hold here, and its share by year as a figure. */
export function useMentions(asking: () => Question) {
  const { t } = useI18n()
  const { count } = useFormats()
  const { language } = useNumbers()
  const search = useSearch()
  const { agencies, reports } = useInScope()
  search.start()

  const question = stable(asking)
  /** The question that `found` answers; null before the first answer. */
  const answered = shallowRef<Question | null>(null)
  const found = shallowRef<readonly ReportHits[]>([])
  const error = shallowRef<Error | null>(null)
  const { dim, ...dimming } = useDimming()
  let finding = new AbortController()
  onScopeDispose(() => finding.abort())

  watch([question, () => search.version], async () => {
    finding.abort()
    if (search.version === 0)
      return
    const { signal } = finding = new AbortController()
    const asked = question.value
    dimming.start()
    try {
      const hits = await search.find(asked, signal)
      answered.value = asked
      found.value = hits
      error.value = null
    }
    catch (cause) {
      if (stopped(cause))
        return
      error.value = cause instanceof Error ? cause : new Error(reasonOf(cause))
    }
    dimming.stop()
  }, { immediate: true })

  const terms = computed(() => answered.value?.terms ?? [])
  const kinds = computed(() => answered.value?.kinds ?? asking().kinds)
  /** Reports under the filters that have text in the sections asked for: the denominator of every share. */
  const read = computed(() => reports.value.filter(report => search.hasRead(report, kinds.value)))
  const scope = computed(() => new Set(read.value.map(({ id }) => id)))
  const hits = computed(() => found.value.filter(({ report }) => scope.value.has(report.id)))
  const years = computed(() => byYear(read.value, hits.value))
  const undated = computed(() => read.value.filter(({ year }) => year === null).length)

  /** The terms as a page names them: “甲”和“乙”. */
  const named = computed(() => terms.value.map(term => t('search.quoted', { term })).join(t('search.and')))
  const where = computed(() => kinds.value.map(kind => t(`search.section.${kind}`)).join(t('frame.comma')))
  const model = computed(() => mentionsModel(years.value, language.value, named.value))
  const figure = computed<Figure>(() => ({
    title: t('search.title.share', { terms: named.value }),
    subtitle: [t('search.denominator', { where: where.value }), ...(undated.value > 0 ? [t('search.undated', { count: count(undated.value) })] : [])].join(t('figures.semicolon')),
    model: hits.value.length === 0 ? null : model.value,
    table: terms.value.length === 0 ? { columns: [], rows: [] } : tableOf(model.value, language.value),
    none: terms.value.length === 0 ? t('search.noTerms') : undefined,
    sentence: sentenceOf(model.value, language.value),
    coverage: coverageOf(read.value, agencies.value.length),
    values: t('search.values'),
    own: {
      key: `mentions ${kinds.value.join('+')} ${terms.value.toSorted().join(' ')}`,
      name: t('search.title.share', { terms: named.value }),
      formula: t('search.own.formula', { where: where.value }),
      terms: (['numerator', 'denominator', 'comparability'] as const).map(term => ({ term: t(`catalog.${term}`), words: t(`search.own.${term}`, { terms: named.value, where: where.value }) })),
    },
  }))
  return {
    search,
    question,
    answered,
    terms,
    named,
    where,
    read,
    hits,
    years,
    figure,
    asked: {
      dim,
      answered: computed(() => answered.value !== null),
      error: computed(() => search.failure ?? error.value),
      sql: computed(() => ({ sql: '', params: [] })),
    },
  }
}

/** Whether a search was given up, because another was asked for. */
export function stopped(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError'
}
