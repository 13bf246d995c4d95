import type { RouteLocationRaw } from 'vue-router'
import { matchesName } from '../../ui/use/useNameSearch'

export const placeKinds = ['page', 'unit', 'report', 'metric', 'command'] as const
export type PlaceKind = typeof placeKinds[number]

/** Somewhere to go, or something to do. */
export interface Place {
  /** Unique among all. */
  key: string
  kind: PlaceKind
  title: string
  /** What stands beside the title. */
  note: string
  /** Every name it is found by. */
  names: readonly string[]
  to: RouteLocationRaw | (() => unknown)
}

export interface Found {
  places: readonly Place[]
  /** How many there are in all. */
  count: number
}

/** More are not shown: one types another letter. */
const most = 40

/**
 * The places every word of `search` names, best first: a name it begins, then one that holds it, then one it is the pinyin initials of; among equals
 * in the order of `placeKinds`, then their own. Without words, pages and commands.
 */
export function foundIn(places: readonly Place[], search: string, letters: ((name: string) => string) | null): Found {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) {
    const usual = places.filter(({ kind }) => kind === 'page' || kind === 'command')
    return { places: usual, count: usual.length }
  }
  const rated = places.flatMap((place) => {
    const rates = words.map(word => rateOf(place.names, word, letters))
    return rates.includes(0) ? [] : [{ place, rate: rates.reduce((sum, rate) => sum + rate, 0) }]
  })
  rated.sort((a, b) => b.rate - a.rate || placeKinds.indexOf(a.place.kind) - placeKinds.indexOf(b.place.kind))
  return { places: rated.slice(0, most).map(({ place }) => place), count: rated.length }
}

/** 4 is the name, 3 begins it, 2 in it, 1 its initials, 0 none of them. */
function rateOf(names: readonly string[], word: string, letters: ((name: string) => string) | null): number {
  return Math.max(...names.map((each) => {
    const name = each.toLowerCase()
    if (name.includes(word))
      return name === word ? 4 : name.startsWith(word) ? 3 : 2
    return matchesName(name, word, letters) ? 1 : 0
  }))
}
