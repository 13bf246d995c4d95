import type { Geography, PlacedMap } from '@/figures'
import type { PlaceClue } from '@/reports'
import { computed, shallowRef, watch } from 'vue'
import { mapOf } from '@/figures'
import { useRecord } from '../../state/record'

export interface SavedMap {
  id: string
  name: string
  at: string
  geography: Geography
}

type Locator = (paths: readonly string[]) => (clue: PlaceClue) => string | null

/** Checked once: a body never changes. */
const checked = new WeakMap<object, Geography | null>()
const locator = shallowRef<Locator | null>(null)
let loading: Promise<void> | null = null

function geographyOf(body: unknown): Geography | null {
  if (typeof body !== 'object' || body === null)
    return null
  if (!checked.has(body))
    checked.set(body, mapOf(body))
  return checked.get(body)!
}

/** The maps the record keeps, newest first, and the one that fits regions best. The list of divisions is loaded when there is a map. */
export function useGeographies() {
  const record = useRecord()
  const maps = computed<SavedMap[]>(() => record.state.saved.flatMap(({ id, kind, name, body, at }) => {
    const geography = kind === 'geography' ? geographyOf(body) : null
    return geography ? [{ id, name, at, geography }] : []
  }).reverse())
  watch(maps, ({ length }) => {
    if (length > 0)
      loading ??= import('@/reports').then(reports => void (locator.value = reports.locator))
  }, { immediate: true })

  /** The map with the most shapes that are one of `paths`; none when no map has any. */
  function placed(paths: readonly string[]): PlacedMap | undefined {
    const find = locator.value?.(paths)
    if (!find || paths.length === 0)
      return undefined
    const all = maps.value.map(({ name, geography }) => {
      const keys = geography.shapes.map(find)
      return { name, geography, keys, found: new Set(keys.filter(key => key !== null)).size }
    })
    const best = all.reduce<typeof all[number] | null>((first, next) => next.found > (first?.found ?? 0) ? next : first, null)
    return best ? { name: best.name, geography: best.geography, keys: best.keys } : undefined
  }
  return { maps, placed }
}
