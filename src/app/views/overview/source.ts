import type { Source } from '../sources'
import { useAppealsFigure, useApplicationsFigure, useMatrixFigure, useOutcomesFigure } from './figures'
import { overviewState } from './state'
import { useKeyFigure } from './useKeyFigure'

/** The key figures and the four charts of the overview. */
export const source: Source = (spec) => {
  switch (spec.value.figure) {
    case 'key': return useKeyFigure()
    case 'outcomes': return useOutcomesFigure(() => overviewState(spec.value.query).measure)
    case 'appeals': return useAppealsFigure()
    case 'matrix': return useMatrixFigure(() => overviewState(spec.value.query).metric)
    default: return useApplicationsFigure()
  }
}
