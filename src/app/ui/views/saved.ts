import type { ViewSpec } from '../../state/viewSpec'
import type { Saved } from '@/workspace'
import { readSpec } from '../../state/viewSpec'

/** A view a person named and kept. */
export interface SavedView {
  id: string
  name: string
  view: ViewSpec
  /** Its place on the overview, smaller first; null: not there. */
  place: number | null
  /** ISO time it was last saved. */
  at: string
}

/** The views of the record, in the order they were first saved. */
export function savedViews(saved: readonly Saved[]): SavedView[] {
  return saved.flatMap(({ id, kind, name, body, at }) => {
    const kept = kind === 'view' && typeof body === 'object' && body !== null ? body as { view?: unknown, place?: unknown } : null
    const view = readSpec(kept?.view)
    return kept && view ? [{ id, name, view, place: typeof kept.place === 'number' ? kept.place : null, at }] : []
  })
}

/** The views on the overview, in their order there. */
export function onOverview(views: readonly SavedView[]): (SavedView & { place: number })[] {
  return views.flatMap(view => view.place === null ? [] : [{ ...view, place: view.place }]).sort((a, b) => a.place - b.place)
}

/** A place at the end of the overview. */
export function lastPlace(views: readonly SavedView[]): number {
  return (onOverview(views).at(-1)?.place ?? 0) + 1
}

/** The place that puts `id` one step up or down, between two others, so that moving one changes one; null where there is no further step. */
export function steppedPlace(views: readonly SavedView[], id: string, step: -1 | 1): number | null {
  const shown = onOverview(views)
  const at = shown.findIndex(view => view.id === id)
  const [beside, beyond] = [shown[at + step], shown[at + 2 * step]]
  if (at < 0 || !beside)
    return null
  return beyond ? (beside.place + beyond.place) / 2 : beside.place + step
}

const format = 'nianbao-view'

/** A view as a small file that another record opens. */
export function viewFile({ name, view }: Pick<SavedView, 'name' | 'view'>): Blob {
  return new Blob([`${JSON.stringify({ format, version: 1, name, view }, null, 2)}\n`], { type: 'application/json' })
}

/** The view a file holds; null when it is no view of ours. */
export function readViewFile(text: string): Pick<SavedView, 'name' | 'view'> | null {
  try {
    const file = JSON.parse(text) as { format?: unknown, version?: unknown, name?: unknown, view?: unknown } | null
    const view = readSpec(file?.view)
    return file?.format === format && file.version === 1 && typeof file.name === 'string' && view ? { name: file.name.slice(0, 120), view } : null
  }
  catch {
    return null
  }
}
