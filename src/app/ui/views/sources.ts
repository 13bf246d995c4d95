import type { ComputedRef } from 'vue'
import type { ViewSpec } from '../../state/viewSpec'
import type { Asked, Figure } from '../card/figure'

/** Asks for the figure of a view and keeps it live. Called in a component's setup; the filters are those of `useScope`, never read from the route. */
export type Source = (spec: ComputedRef<ViewSpec>) => { figure: ComputedRef<Figure>, asked: Asked }

const sources = new Map<string, () => Promise<Source>>()

/** Names the pages whose figures can be asked for outside them. Each source is loaded when a view first needs it. */
export function provideSources(given: Readonly<Record<string, () => Promise<Source>>>): void {
  for (const [page, load] of Object.entries(given))
    sources.set(page, load)
}

/** Whether a page draws figures for others. */
export const drawsFigures = (page: string): boolean => sources.has(page)

/** How a page's figures are asked for; null when it draws none for others. */
export const sourceOf = async (page: string): Promise<Source | null> => await sources.get(page)?.() ?? null
