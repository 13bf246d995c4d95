import type { Source } from '../../ui/views/sources'
import { useAppealsFigure, useApplicationsFigure, useMatrixFigure, useOutcomesFigure } from '../../ui/headline/figures'
import { overviewState } from '../../ui/headline/state'
import { useKeyFigure } from '../../ui/headline/useKeyFigure'

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
