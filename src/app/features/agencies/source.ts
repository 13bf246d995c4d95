import type { Source } from '../../ui/views/sources'
import { useTrendFigure } from './useTrendFigure'

/** The figures over the years of the agency its query names. */
export const source: Source = spec => useTrendFigure(() => [spec.value.query.agency ?? ''].flat()[0]!)
