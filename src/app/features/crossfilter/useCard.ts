import type { Ref } from 'vue'
import type { LocationQuery } from 'vue-router'
import type { CrossfilterView } from '../../state/selectionQuery'
import type { ViewSpec } from '../../state/viewSpec'
import type { Figure } from '../../ui/card/figure'
import type { Breakdown, Chart, ChartContext, Mark } from '@/figures'
import type { BreakdownRow, Coverage, Dimension, Period } from '@/metrics'
import { computed, shallowRef, watch } from 'vue'
import { useI18n } from 'vue-i18n'
import { spanText, withSelection, withYears } from '@/figures'
import { addsOverYears, isBroken, metricOf, metrics } from '@/metrics'
import { toQuery } from '../../state/filterQuery'
import { useSelection } from '../../state/selection'
import { stable } from '../../state/stable'
import { queryOf } from '../../state/viewSpec'
import { firstState, toAddress } from '../../ui/breakdown/address'
import { useMetrics } from '../../ui/card/useMetrics'
import { useNumbers } from '../../ui/use/useNumbers'
import { useScope } from '../../ui/use/useScope'
import { useSelectionWords } from './useSelectionWords'

/** What every linked view prints and does alike around its rows: title and 口径, what others picked, marks picked here, the reports behind a number. */
export function useCard(view: CrossfilterView, rows: Readonly<Ref<readonly BreakdownRow[]>>) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { metricOf: named } = useMetrics()
  const selection = useSelection()
  const wordsOf = useSelectionWords()
  const scope = useScope()

  /** The selection and the filters the rows answer; both change before new rows are there. */
  const under = shallowRef({ selection: selection.selection, filters: scope.value })
  watch(rows, () => under.value = { selection: selection.selection, filters: scope.value }, { flush: 'sync' })

  /** What is picked here; a chart is drawn again only when this changes. */
  const own = stable(() => {
    const { years, part, ...lists } = selection.selection
    return { years: view === 'years' ? years : null, keys: view === 'years' ? [] : view === 'outcomes' || view === 'applicants' ? (part?.startsWith(`${view}.`) ? [part] : []) : lists[view] }
  })

  /** The key a mark is picked by; null where no filter leaves just its group. */
  function keyOf(mark: Mark): string | null {
    switch (view) {
      case 'years': return String(mark.year)
      case 'regions': return mark.place?.filters?.regions?.[0] ?? null
      case 'agencies': return mark.place?.agency ?? null
      default: return mark.type
    }
  }

  function pick(mark: Mark, add: boolean) {
    const key = keyOf(mark)
    if (key !== null)
      void selection.pick(view, key, add)
  }

  /** The chart with what is picked in it. */
  function withPicked(chart: Chart, context: ChartContext): Chart {
    if (view === 'years') {
      const { years } = own.value
      return years ? withYears(chart, years, context) : chart
    }
    const { keys } = own.value
    return keys.length === 0 ? chart : withSelection(chart, mark => keys.includes(keyOf(mark) ?? ''), context)
  }

  const span = (data: Breakdown): string => data.cells.length === 0 ? '' : spanText({ locale: language.value }, data.years)

  /** What others picked, as every card prints it. */
  function narrowing(): string[] {
    const others = wordsOf(under.value.selection).filter(word => word.view !== view && word.key !== 'part').map(({ label }) => label)
    return others.length > 0 ? [t('linked.narrowedBy', { names: others.join(t('linked.and')) })] : []
  }

  /** The same, the formula, and what must be known to read the numbers. */
  function notes(metric: string, data: Breakdown): string[] {
    const { name, formula } = named(metric)
    const timed = data.first.dimension === 'year'
    return [
      ...narrowing(),
      t('explore.note.formula', { name, formula }),
      ...(addsOverYears(metricOf(metric)) || timed ? [] : [t('explore.note.stock')]),
      ...(!timed && isBroken(metricOf(metric), ...data.years) ? [t('explore.note.forms')] : []),
    ]
  }

  /** The list of the reports behind a number, under what the others picked. */
  function behind(period: Period): Figure['behind'] {
    return ({ metric, filters }) => ({ name: 'behind', query: { ...toQuery({ ...under.value.filters, ...filters }), metric, ...(period === 'last' && { period }) } })
  }

  /** The provenance, from the total of all groups. */
  const coverage = computed<Coverage | null>(() => {
    const all = rows.value.find(({ first }) => first === null)
    return all ? { units: all.units, expected: all.expected, ...(all.beyond && { beyond: all.beyond }), reports: all.reports, firstYear: all.firstYear, lastYear: all.lastYear, fictional: all.fictional } : null
  })

  /** The card as a view of the analysis page, under all that narrows it here; null where that page has no such measure. */
  function viewOf(metric: string, by: Dimension, period: Period): ViewSpec | null {
    if (!metrics.some(({ key }) => key === metric))
      return null
    return { page: 'explore', figure: 'explore', query: queryOf({ ...toQuery(under.value.filters), ...toAddress({ ...firstState, metric, by, span: period }) } as LocationQuery) }
  }

  return { pick, withPicked, span, narrowing, notes, behind, coverage, viewOf }
}
