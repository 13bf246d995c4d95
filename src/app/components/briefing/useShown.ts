import type { ViewSpec } from '../../views/spec'
import type { Asked, Figure } from '../figures/figure'
import type { Shown } from './shown'
import type { Stamp } from '@/exports'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { useRouter } from 'vue-router'
import { wholeOf } from '@/metrics'
import { useNumbers } from '../../composables/useNumbers'
import { fromQuery } from '../../stores/filterQuery'
import { routeQuery } from '../../views/spec'
import { useAnnotated } from '../annotations/useAnnotated'
import { coverageText } from '../figures/coverage'
import { useMetrics } from '../figures/useMetrics'

/** Signs of a checksum that are printed and stand in addresses. */
export const printedSum = 12

/** The address that shows a view beside the checksum its numbers had. */
export function seenPlace({ page, figure, query }: ViewSpec, checksum: string) {
  return { name: 'seen', params: { sum: checksum.slice(0, printedSum) }, query: { ...routeQuery({ page, figure, query }), view: `${page}.${figure}` } }
}

/** A view as its checksum covers it: the same from the record and from an address, where one item is no list. */
function subjectOf({ page, figure, query }: ViewSpec): string {
  return JSON.stringify([page, figure, Object.entries(query).map(([key, value]) => [key, [value].flat()]).sort(([a], [b]) => a! < b! ? -1 : 1)])
}

/** What a block shows once its question is answered, with annotations and stamp; null before, and while numbers are stale. */
export function useShown(view: () => ViewSpec, figure: () => Figure, asked: () => Asked) {
  const { t } = useI18n()
  const router = useRouter()
  const { language } = useNumbers()
  const { metricOf } = useMetrics()
  const { figure: annotated } = useAnnotated(figure)
  const shown = shallowRef<Shown | null>(null)

  /** 口径: formulas of its metrics, where it is made of metrics, else what stands below its title. */
  function formulaOf({ metrics = [], subtitle }: Figure): string {
    const formulas = metrics.filter(key => !wholeOf(key)).map(metricOf).map(({ name, formula }) => t('briefing.formula', { name, formula }))
    return formulas.length > 0 ? formulas.join(t('figures.semicolon')) : subtitle
  }

  const answer = computed(() => asked().answered.value && !asked().dim.value && !asked().error.value ? { figure: annotated.value, view: view(), language: language.value } : null)
  let turn = 0
  watch(answer, async (answer) => {
    const mine = ++turn
    if (!answer) {
      shown.value = null
      return
    }
    const { title, subtitle, sentence, table, items, form, draw, notes = [], coverage, fictional = coverage?.fictional ?? false } = answer.figure
    const { checksumOf } = await import('@/exports')
    const checksum = await checksumOf({ table, subject: [subjectOf(answer.view), JSON.stringify(coverage)] })
    if (mine !== turn)
      return
    const { values, scope } = fromQuery(routeQuery(answer.view))
    const stamp: Stamp = {
      period: coverage?.firstYear == null ? '' : coverage.firstYear === coverage.lastYear ? t('filters.years.one', { year: coverage.firstYear }) : t('filters.years.span', { first: coverage.firstYear, last: coverage.lastYear! }),
      coverage: coverageText(coverage, t),
      formula: formulaOf(answer.figure),
      values: t('briefing.values', { values: t(`filters.values.${values}`), scope: t(`filters.scope.${scope}`) }),
      date: new Intl.DateTimeFormat(answer.language, { dateStyle: 'long' }).format(new Date()),
      source: t('briefing.source'),
      checksum,
      address: new URL(router.resolve(seenPlace(answer.view, checksum)).href, document.baseURI).href,
      fictional: fictional ? t('figures.fictionalData') : null,
    }
    shown.value = { title, subtitle, sentence, table, items, form, draw, notes, stamp }
  }, { immediate: true })
  return shown
}
