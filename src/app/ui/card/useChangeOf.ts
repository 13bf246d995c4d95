import type { KeyFigure } from '@/metrics'
import { useI18n } from 'vue-i18n'
import { pairNote, printedChange } from '@/figures'
import { useNumbers } from '../use/useNumbers'
import { useMetrics } from './useMetrics'

/** The change of a key figure from the year before, in words: over the units of both years, or why there is none. */
export function useChangeOf() {
  const { t } = useI18n()
  const { language, numbers } = useNumbers()
  const { metricOf } = useMetrics()

  // What is counted of the set itself moves with what still waits for a look: no change is told of it.
  const isOfTheSet = (figure: KeyFigure): boolean => metricOf(figure.metric).numerator === 'agencies'
  const changeOf = (figure: KeyFigure): number | null => isOfTheSet(figure) ? null : figure.pair ? printedChange(figure.pair, metricOf(figure.metric).unit) : figure.change
  return {
    /** As it is printed; null where none is told. */
    changeOf,
    /** `+934 件`; empty where none is told. */
    changeText: (figure: KeyFigure): string => changeOf(figure) === null ? '' : numbers.value.change(changeOf(figure), metricOf(figure.metric).unit),
    arrowOf: (figure: KeyFigure): string => (changeOf(figure) ?? 0) === 0 ? '' : changeOf(figure)! > 0 ? '▲' : '▼',
    /** Which units the change is of, their numbers in both years, and what the set gained and lost; or why there is no change. */
    changeNote: (figure: KeyFigure): string => figure.pair
      ? pairNote(figure.pair, metricOf(figure.metric).unit, language.value)
      : changeOf(figure) !== null || isOfTheSet(figure) ? '' : t(figure.previousReports === 0 ? 'figures.noYearBefore' : 'figures.noChange', { year: figure.year - 1 }),
  }
}
