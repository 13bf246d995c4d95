import type { CompareState } from '../../ui/peers/address'
import type { Peer } from '../../ui/peers/peers'
import type { Filters } from '@/metrics'
import type { Agency } from '@/reports'
import { meansPlace, within } from '@/metrics'
import { regionPath } from '@/reports'
import { peersOf, withChoices } from '../../ui/peers/peers'
import { inScope } from '../../ui/use/useInScope'

type Choices = Pick<CompareState, 'add' | 'drop'>

/** Whose peers are sought: agencies named, or left alone by the filters; regions; types; or all, which have no peers. */
export interface PeerGroup {
  of: 'agencies' | 'regions' | 'types' | 'all' | 'nobody'
  /** The agencies within the filters. */
  own: readonly Agency[]
  peers: readonly Peer[]
}

/**
 * With whom a leader compares what the filters leave of `all`: agencies with others of their kind and level, regions with the regions beside them
 * (under the same parent, else of the same depth), types with the other types at the same levels. Then a person adds and drops.
 */
export function peerGroup(all: readonly Agency[], filters: Filters, choices: Choices): PeerGroup {
  const own = all.filter(agency => inScope(agency, filters))
  const { regions, types, agencies } = filters
  if (regions.length + types.length + agencies.length === 0)
    return { of: 'all', own, peers: [] }
  if (own.length === 0)
    return { of: 'nobody', own, peers: [] }
  if (agencies.length > 0 || own.length === 1)
    return { of: 'agencies', own, peers: peersOf(all, { with: own.map(({ id }) => `agency:${id}`), ...choices }) }
  const chosen = new Set(own.map(({ id }) => id))
  const others = all.filter(({ id }) => !chosen.has(id))
  if (regions.length > 0) {
    const beside = regionsBeside(all, regions)
    const found = others.filter(agency => (types.length === 0 || types.includes(agency.type)) && beside.some(region => meansPlace(region, regionPath(agency.region))))
    return { of: 'regions', own, peers: withChoices(found.map(agency => ({ agency, why: 'region' })), others, choices) }
  }
  const levels = new Set(own.map(({ level }) => level))
  return { of: 'types', own, peers: withChoices(others.filter(({ level }) => levels.has(level)).map(agency => ({ agency, why: 'type' })), others, choices) }
}

/** Regions at the level of those chosen that are none of them and lie in none; a place alone (`/.`) stands beside places alone. */
function regionsBeside(all: readonly Agency[], chosen: readonly string[]): string[] {
  const places = chosen.map(region => region.endsWith('/.') ? region.slice(0, -2) : region)
  const paths = all.map(({ region }) => regionPath(region).split('/').filter(name => name !== ''))
  const found = chosen.flatMap((region, at) => {
    const place = places[at]!
    const depth = place.split('/').length
    const level = [...new Set(paths.filter(names => names.length >= depth).map(names => names.slice(0, depth).join('/')))]
      .filter(path => !places.some(other => within(path, other) || within(other, path)))
    const parent = place.split('/').slice(0, -1).join('/')
    const siblings = level.filter(path => path.split('/').slice(0, -1).join('/') === parent)
    return (siblings.length > 0 ? siblings : level).map(path => region.endsWith('/.') ? `${path}/.` : path)
  })
  return [...new Set(found)]
}
