import type { CellKey, Place, Report } from '@/reports'

/** A place in the source with the cells of the form read there; several share one where their numbers stand in one line or cell. */
export interface Twin {
  id: string
  place: Place
  keys: readonly CellKey[]
}

/** Every place that cells were read from, and the way from either side to the other. */
export interface Twins {
  /** In the order of the form. */
  all: readonly Twin[]
  at: ReadonlyMap<string, Twin>
  of: ReadonlyMap<CellKey, Twin>
}

/** One string a place: equal exactly when the places are. */
export function placeId(place: Place): string {
  switch (place.at) {
    case 'text': return `text ${place.line} ${place.column}`
    case 'table': return `table ${place.table} ${place.row} ${place.column}`
    case 'paragraph': return `paragraph ${place.paragraph}`
    case 'sheet': return `sheet ${place.address} ${place.sheet}`
    case 'page': return `page ${place.page} ${place.box.join(' ')}`
  }
}

export function twinsOf({ cells }: Pick<Report, 'cells'>): Twins {
  const found = new Map<string, { place: Place, keys: CellKey[] }>()
  for (const [key, { place }] of Object.entries(cells)) {
    if (!place)
      continue
    const id = placeId(place)
    const known = found.get(id)
    if (known)
      known.keys.push(key)
    else
      found.set(id, { place, keys: [key] })
  }
  const all = [...found].map(([id, { place, keys }]): Twin => ({ id, place, keys }))
  return {
    all,
    at: new Map(all.map(twin => [twin.id, twin])),
    of: new Map(all.flatMap(twin => twin.keys.map(key => [key, twin] as const))),
  }
}
