import type { Agency } from './report'
import type { Scope } from './words'
import { regionPath } from './agencies/divisions'
import { parseName } from './agencies/names'
import { governs } from './units'

/**
 * Why a report is in the sum of no level: it reports upward (垂管), is only watched, is a department's sum of its whole system, or nobody knows its place.
 */
export const apartReasons = ['vertical', 'watched', 'system', 'unplaced'] as const
export type ApartReason = (typeof apartReasons)[number]

/** The one place in whose sum a report is added, as a path (`''`: the nation); or why in none. */
export type Added = { at: string } | { at: null, why: ApartReason }

/** Why an agency's reports are in no local sum, whatever their scope. */
export function apartOf({ listing, type }: Pick<Agency, 'listing' | 'type'>): 'vertical' | 'watched' | null {
  if (listing)
    return listing.role === 'due' ? null : listing.role
  return type === 'vertical' ? 'vertical' : null
}

/** A zone or a division of the Corps, which has units of its own and is on no list of divisions. */
function innerPlace({ zone, stem }: ReturnType<typeof parseName>): string | null {
  return zone ?? (stem.startsWith('生产建设兵团') ? stem.split('/')[0]! : null)
}

const join = (path: string, name: string): string => path === '' ? name : `${path}/${name}`
const isTownship = ({ type, level }: Agency): boolean => type === 'township' || type === 'street' || level === 'township'
const above = (path: string): string | null => path === '' ? null : path.slice(0, Math.max(path.lastIndexOf('/'), 0))

/**
 * Where reports are added, the one rule of levels: a unit's report in the place whose body it belongs to, a government's consolidated report one level up.
 * So each report is in the sum of one place at most, and none is ever added beside one that holds it. The list's tree goes before what names tell.
 */
export function addedAt(agencies: readonly Agency[]): (agency: Agency, scope: Scope) => Added {
  const known = new Map(agencies.map(agency => [agency.id, agency]))
  const governed = new Map<string, string | null>()
  const homes = new Map<string, string | null>()

  /** The place an agency governs; null: none. */
  function placeOf(agency: Agency): string | null {
    if (!governed.has(agency.id)) {
      const inner = innerPlace(parseName(agency.name))
      const path = regionPath(agency.region)
      governed.set(agency.id, !governs(agency) || (inner === null && path === '') ? null : inner === null ? path : join(path, inner))
    }
    return governed.get(agency.id)!
  }

  /** The place a unit belongs to: of one that governs, the one above its own. */
  function homeOf(agency: Agency, below: ReadonlySet<string> = new Set()): string | null {
    const found = homes.get(agency.id)
    if (found !== undefined)
      return found
    const parent = agency.listing?.parent == null ? undefined : known.get(agency.listing.parent)
    const own = placeOf(agency)
    const listed = parent && !below.has(parent.id) && parent !== agency ? placeOf(parent) ?? homeOf(parent, new Set([...below, agency.id])) : null
    // A tree that puts a place under itself says nothing.
    const home = listed !== null && listed !== own ? listed : own !== null ? above(own) : byName(agency)
    if (below.size === 0)
      homes.set(agency.id, home)
    return home
  }

  return (agency, scope) => {
    const apart = apartOf(agency)
    if (apart)
      return { at: null, why: apart }
    const own = placeOf(agency)
    if (scope === 'consolidated' && own === null && !isTownship(agency))
      return { at: null, why: 'system' }
    const at = scope === 'unit' && own !== null ? own : homeOf(agency)
    return at === null ? { at: null, why: 'unplaced' } : { at }
  }
}

function byName({ name, region, level }: Agency): string | null {
  const path = regionPath(region)
  const inner = innerPlace(parseName(name))
  return inner !== null ? join(path, inner) : path !== '' ? path : level === 'national' ? '' : null
}
