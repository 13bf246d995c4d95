import type { ComputedRef } from 'vue'
import type { Figure } from '../../ui/card/figure'
import type { SharesColumn, WholeShares } from '@/figures'
import type { Filters } from '@/metrics'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { appealShares, outcomePair, outcomeShares, sentenceOf, sharesModel, tableOf } from '@/figures'
import { useGroupName } from '../../ui/use/useGroupName'
import { useNumbers } from '../../ui/use/useNumbers'
import { useQuestionUnder } from '../../ui/use/useQuestion'
import { useScope } from '../../ui/use/useScope'

export const wholes = ['outcomes', 'appeals'] as const
export type SharedWhole = typeof wholes[number]

/** Outcomes, or results of reviews and lawsuits, as shares of a year beside the year before and the peers; `peers` null: there are none. */
export function useShares(of: SharedWhole, year: () => number, peers: { filters: ComputedRef<Filters | null>, words: ComputedRef<string> }) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const filters = useScope()
  const group = useGroupName()

  const both = computed<Filters>(() => ({ ...filters.value, years: [year() - 1, year()] }))
  const one = computed<Filters>(() => ({ ...filters.value, years: [year(), year()] }))
  const coverage = useQuestionUnder(one, 'coverage')
  const { own, theirs, sharesOf } = asked()
  const pairs = useQuestionUnder(computed(() => of === 'outcomes' ? filters.value : null), 'like-for-like', () => ({ whole: 'outcomes', between: [year() - 1, year()] }))
  const pair = computed(() => outcomePair(pairs.rows.value))

  function asked() {
    if (of === 'outcomes') {
      const [own, theirs] = [useQuestionUnder(both, 'outcomes-by-year'), useQuestionUnder(peers.filters, 'outcomes-by-year')]
      return { own, theirs, sharesOf: (whose: 'own' | 'theirs', at: number): WholeShares => outcomeShares((whose === 'own' ? own : theirs).rows.value, at) }
    }
    const [own, theirs] = [useQuestionUnder(both, 'appeals-by-year'), useQuestionUnder(peers.filters, 'appeals-by-year')]
    return { own, theirs, sharesOf: (whose: 'own' | 'theirs', at: number): WholeShares => appealShares((whose === 'own' ? own : theirs).rows.value, at) }
  }

  const columns = computed<SharesColumn[]>(() => [
    { key: 'now', name: t('summary.now', { year: year() }), year: year(), whole: sharesOf('own', year()) },
    { key: 'before', name: t('summary.before', { year: year() - 1 }), year: year() - 1, whole: sharesOf('own', year() - 1), ...pair.value && { pair: pair.value } },
    ...(peers.filters.value === null ? [] : [{ key: 'peers' as const, name: t('summary.peers', { year: year() }), year: year(), whole: sharesOf('theirs', year()) }]),
  ])
  const model = computed(() => sharesModel(columns.value, language.value))
  const figure = computed<Figure>(() => ({
    title: t(`summary.sharesOf.${of}`, { group: group.value, year: year() }),
    subtitle: [t(`summary.sharesNote.${of}`), peers.words.value].join(t('figures.semicolon')),
    model: columns.value[0]!.whole.total ? model.value : null,
    table: tableOf(model.value, language.value),
    sentence: sentenceOf(model.value, language.value),
    coverage: coverage.rows.value[0] ?? null,
    metrics: of === 'outcomes' ? ['outcomes'] : ['reviews', 'lawsuits'],
  }))
  const questions = [own, coverage, theirs, pairs]
  return {
    columns,
    figure,
    asked: {
      dim: computed(() => questions.some(({ dim }) => dim.value)),
      answered: computed(() => own.answered.value && (of !== 'outcomes' || pairs.answered.value) && coverage.answered.value && (peers.filters.value === null || theirs.answered.value)),
      error: computed(() => questions.map(({ error }) => error.value).find(error => error !== null) ?? null),
      sql: own.sql,
    },
  }
}
