import type { CrossfilterView, Selection } from '../../state/selectionQuery'
import { noFilters } from '@/metrics'
import { useFilterWords } from '../../state/filterWords'
import { useMetrics } from '../../ui/card/useMetrics'

/** One picked thing in words. */
export interface SelectionWord {
  key: string
  view: CrossfilterView
  label: string
  /** What the selection becomes without it. */
  without: Partial<Selection>
}

const views = { years: 'years', types: 'types', regions: 'regions', agencies: 'agencies' } as const

/** A selection in the words of the filters. */
export function useSelectionWords(): (selection: Selection) => SelectionWord[] {
  const wordsOf = useFilterWords()
  const { metricOf } = useMetrics()

  return ({ part, ...lists }) => [
    ...wordsOf({ ...noFilters, ...lists }).map(({ key, control, label, without }) => ({ key, view: views[control as keyof typeof views], label, without: without as Partial<Selection> })),
    ...(part === null ? [] : [{ key: 'part', view: part.startsWith('outcomes.') ? 'outcomes' as const : 'applicants' as const, label: metricOf(part).name, without: { part: null } }]),
  ]
}
