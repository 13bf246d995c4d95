import type { Figure } from '../../components/figures/figure'
import type { LinkedView } from '../../stores/selectionQuery'
import type { Breakdown, Chart, ChartContext, Mark } from '@/charts'
import type { BreakdownRow, Coverage, Period } from '@/metrics'
import { useI18n } from 'vue-i18n'
import { spanText, withSelection, withYears } from '@/charts'
import { addsOverYears, metricOf } from '@/metrics'
import { useMetrics } from '../../components/figures/useMetrics'
import { useNumbers } from '../../composables/useNumbers'
import { useScope } from '../../composables/useScope'
import { toQuery } from '../../stores/filterQuery'
import { useSelection } from '../../stores/selection'
import { useSelectionWords } from './useSelectionWords'

/** What every linked view prints and does alike: title and 口径, what others picked, marks picked here, the reports behind a number. */
export function useCard(view: LinkedView) {
  const { t } = useI18n()
  const { language } = useNumbers()
  const { metricOf: named } = useMetrics()
  const selection = useSelection()
  const words = useSelectionWords()
  const scope = useScope()

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
    const { years, part, ...lists } = selection.selection
    if (view === 'years')
      return years ? withYears(chart, years, context) : chart
    const chosen = view === 'outcomes' || view === 'applicants' ? (part?.startsWith(`${view}.`) ? [part] : []) : lists[view]
    return chosen.length === 0 ? chart : withSelection(chart, mark => chosen.includes(keyOf(mark) ?? ''), context)
  }

  const span = (data: Breakdown): string => data.cells.length === 0 ? '' : spanText({ locale: language.value }, data.years)

  /** What others picked, as every card prints it. */
  function narrowing(): string[] {
    const others = words.value.filter(word => word.view !== view && word.key !== 'part').map(({ label }) => label)
    return others.length > 0 ? [t('linked.narrowedBy', { names: others.join(t('linked.and')) })] : []
  }

  /** The same, the formula, and what must be known to read the numbers. */
  function notes(metric: string, data: Breakdown): string[] {
    const { name, formula, comparability } = named(metric)
    const timed = data.first.dimension === 'year'
    return [
      ...narrowing(),
      t('explore.note.formula', { name, formula }),
      ...(addsOverYears(metricOf(metric)) || timed ? [] : [t('explore.note.stock')]),
      ...(comparability !== 'same' && !timed && data.years[0] < 2021 && data.years[1] >= 2021 ? [t('explore.note.forms')] : []),
    ]
  }

  /** The list of the reports behind the number of a group. */
  function behind(metric: (key: string) => string, period: Period, data: Breakdown): Figure['behind'] {
    return (key) => {
      const { filters } = data.placeOf(key, null)
      return filters && { name: 'behind', query: { ...toQuery({ ...scope.value, ...filters }), metric: metric(key), ...(period === 'last' && { period }) } }
    }
  }

  /** The stamp, from the total of all groups. */
  function coverageOf(rows: readonly BreakdownRow[]): Coverage | null {
    const all = rows.find(({ first }) => first === null)
    return all ? { units: all.units, expected: all.expected, reports: all.reports, firstYear: all.firstYear, lastYear: all.lastYear, fictional: all.fictional } : null
  }

  return { pick, withPicked, span, narrowing, notes, behind, coverageOf }
}
