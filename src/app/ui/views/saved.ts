import type { ViewSpec } from '../../state/viewSpec'
import type { Saved } from '@/workspace'
import * as v from 'valibot'
import { parsed, parsedText } from '../../state/parsed'
import { viewSpec } from '../../state/viewSpec'

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

const kept = v.object({ view: viewSpec, place: v.fallback(v.nullable(v.pipe(v.number(), v.finite())), null) })

/** The views of the record, in the order they were first saved. */
export function savedViews(saved: readonly Saved[]): SavedView[] {
  return saved.flatMap(({ id, kind, name, body, at }) => {
    const found = kind === 'view' ? parsed(kept, body) : null
    return found ? [{ id, name, ...found, at }] : []
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

const inFile = v.pipe(
  v.object({ format: v.literal(format), version: v.literal(1), name: v.string(), view: viewSpec }),
  v.transform(({ name, view }) => ({ name: name.slice(0, 120), view })),
)

/** The view a file holds; null when it is no view of ours. */
export function readViewFile(text: string): Pick<SavedView, 'name' | 'view'> | null {
  return parsedText(inFile, text)
}
