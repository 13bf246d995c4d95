import type { useBreakdown } from '../../ui/breakdown/useBreakdown'
import type { RankOrder, RankRow, TableTwin } from '@/figures'
import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { breakdownClaims, rankingOf, sentenceOf } from '@/figures'
import { useFigure } from '../../ui/breakdown/useFigure'
import { useNumbers } from '../../ui/use/useNumbers'

/** A breakdown of a rate as a ranking; what is not ranked stands in sections of its own and says why. */
export function useRankFigure(answer: ReturnType<typeof useBreakdown>) {
  const { t } = useI18n()
  const { language, numbers } = useNumbers()
  const { figure: described } = useFigure(answer)

  const order = computed<RankOrder>(() => answer.shown.value.sort?.column === 'shrunk' ? 'shrunk' : 'rate')
  const ranking = computed(() => rankingOf(answer.data.value, order.value))
  const sections = computed(() => (['low', 'gaps', 'missing'] as const).map(key => ({ key, rows: ranking.value[key] })).filter(({ rows }) => rows.length > 0))

  const table = computed<TableTwin>(() => {
    const { proportion, first, name } = answer.data.value
    const line = ({ rank, tied, group, cell, interval, shrunk }: RankRow, note: string) => ({
      rank: rank === null ? '—' : tied ? t('explore.rank.tied', { rank }) : String(rank),
      name: group.name,
      value: cell?.value ?? null,
      shrunk,
      low: interval?.[0] ?? null,
      high: interval?.[1] ?? null,
      numerator: cell?.numerator ?? null,
      denominator: cell?.denominator ?? null,
      reports: cell?.reports ?? 0,
      gaps: cell?.gaps ?? 0,
      note,
    })
    return {
      columns: [
        { key: 'rank', label: t('explore.rank.rank'), kind: 'text' },
        { key: 'name', label: first.name, kind: 'text' },
        { key: 'value', label: t('explore.rank.rate', { name }), kind: 'rate' },
        ...(ranking.value.prior ? [{ key: 'shrunk', label: t('explore.ranking.shrunkColumn'), kind: 'rate' as const }] : []),
        ...(proportion ? [{ key: 'low', label: t('explore.rank.from'), kind: 'rate' as const }, { key: 'high', label: t('explore.rank.to'), kind: 'rate' as const }] : []),
        { key: 'numerator', label: t('explore.rank.numerator'), kind: 'count' },
        { key: 'denominator', label: t('explore.rank.denominator'), kind: 'count' },
        { key: 'reports', label: t('explore.rank.reports'), kind: 'count' },
        { key: 'gaps', label: t('explore.rank.gaps'), kind: 'count' },
        { key: 'note', label: t('explore.rank.note'), kind: 'text' },
      ],
      rows: [...ranking.value.ranked.map(row => line(row, '')), ...sections.value.flatMap(({ key, rows }) => rows.map(row => line(row, t(`explore.rank.why.${key}`))))],
    }
  })

  /** How the estimates came about. */
  const shrinkage = computed(() => {
    const { prior } = ranking.value
    if (!prior)
      return answer.data.value.proportion && answer.data.value.cells.length > 0 ? [t('explore.ranking.few')] : []
    const words = { mean: numbers.value.value(prior.mean, 'rate'), units: prior.units, cases: numbers.value.value(Math.round(prior.strength), 'count') }
    return [t(Number.isFinite(prior.strength) ? 'explore.ranking.shrunk' : 'explore.ranking.chance', words), ...(order.value === 'shrunk' ? [t('explore.ranking.byShrunk')] : [])]
  })

  const figure = computed(() => {
    const card = described({
      model: null,
      table: table.value,
      sentence: sentenceOf({ claims: breakdownClaims(answer.data.value, language.value) }, language.value),
      more: [...(answer.data.value.proportion ? [t('explore.note.interval')] : []), t('explore.note.ranked'), ...shrinkage.value],
    })
    return { ...card, title: t('explore.title.rank', { title: card.title }) }
  })
  return { figure, ranking, sections, order }
}
