import type { ComputedRef, InjectionKey, Ref } from 'vue'
import type { TwinKey, Twins } from './places'
import type { Report } from '@/reports'
import { inject } from 'vue'

/** The tie between a recognised form and its source, held by the view that shows both. */
export interface LinkedHighlight {
  report: ComputedRef<Report>
  twins: ComputedRef<Twins>
  /** The cell, or the reading of a field, that both sides show. */
  shown: Readonly<Ref<TwinKey | null>>
  /** The one place of the source that Tab reaches. */
  reached: ComputedRef<string | null>
  /** A cell whose place takes the focus as soon as the source stands. */
  awaited: Ref<TwinKey | null>
  /** Shows the cell on both sides and moves to it in the form. */
  toForm: (key: TwinKey) => void
  /** Opens the source and moves to the place of the cell. */
  toSource: (key: TwinKey) => void
}

export const linkedHighlightKey: InjectionKey<LinkedHighlight> = Symbol('highlight')

/** The tie of the report at hand; null where a form stands without its source. */
export function useLinkedHighlight(): LinkedHighlight | null {
  return inject(linkedHighlightKey, null)
}
