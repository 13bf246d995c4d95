import type { ComputedRef } from 'vue'
import type { Asked, Figure } from '../components/figures/figure'
import type { ViewSpec } from './spec'

/** Asks for the figure of a view and keeps it live. Called in a component's setup; the filters are those of `useScope`, never read from the route. */
export type Source = (spec: ComputedRef<ViewSpec>) => { figure: ComputedRef<Figure>, asked: Asked }

/** By page: how its figures are asked for outside it. Each is loaded when a view first needs it. */
export const sources: Readonly<Record<string, () => Promise<Source>>> = {
  agency: async () => (await import('./agency/source')).source,
  compare: async () => (await import('./compare/source')).source,
  console: async () => (await import('./console/source')).source,
  consolidated: async () => (await import('./consolidated/source')).source,
  explore: async () => (await import('./explore/source')).source,
  findings: async () => (await import('./findings/source')).source,
  overview: async () => (await import('./overview/source')).source,
  search: async () => (await import('./search/source')).source,
  summary: async () => (await import('./summary/source')).source,
}
