import type { Source } from '../sources'
import { useAppealsFigure, useApplicationsFigure, useMatrixFigure, useOutcomesFigure } from './figures'
import { overviewState } from './state'

/** The four figures of the overview. */
export const source: Source = (spec) => {
  switch (spec.value.figure) {
    case 'outcomes': return useOutcomesFigure(() => overviewState(spec.value.query).measure)
    case 'appeals': return useAppealsFigure()
    case 'matrix': return useMatrixFigure(() => overviewState(spec.value.query).metric)
    default: return useApplicationsFigure()
  }
}
