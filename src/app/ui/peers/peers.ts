import type { CompareState } from './address'
import type { Agency } from '@/reports'

/**
 * Why an agency is a peer: the kind and level of one compared; its level only, where few are of its kind; a person's choice; within the filters, where
 * only groups are compared; in a region beside that of a group; of another kind at the levels of a group.
 */
export type PeerReason = 'kindAndLevel' | 'level' | 'chosen' | 'filters' | 'region' | 'type'

export interface Peer {
  agency: Agency
  why: PeerReason
}

/** Peers of the same kind and level below this say little of a median: those of the level are taken too. */
const fewest = 3

/** The agencies compared stand in no group of peers; the others in scope are peers by the closest rule that finds some, then a person adds and drops. */
export function peersOf(inScope: readonly Agency[], { with: parties, add, drop }: Pick<CompareState, 'with' | 'add' | 'drop'>): Peer[] {
  const compared = new Set(parties.flatMap(party => party.startsWith('agency:') ? [party.slice('agency:'.length)] : []))
  const own = inScope.filter(({ id }) => compared.has(id))
  const others = inScope.filter(({ id }) => !compared.has(id))
  return withChoices(automaticPeers(own, others, compared.size > 0), others, { add, drop })
}

/** The peers found, without those a person dropped and with those added from `others`. */
export function withChoices(automatic: readonly Peer[], others: readonly Agency[], { add, drop }: Pick<CompareState, 'add' | 'drop'>): Peer[] {
  const dropped = new Set(drop)
  const found = new Set(automatic.map(({ agency }) => agency.id))
  const chosen = new Set(add)
  return [
    ...automatic.filter(({ agency }) => !dropped.has(agency.id)),
    ...others.filter(({ id }) => chosen.has(id) && !found.has(id) && !dropped.has(id)).map((agency): Peer => ({ agency, why: 'chosen' })),
  ]
}

function automaticPeers(own: readonly Agency[], others: readonly Agency[], some: boolean): Peer[] {
  if (!some)
    return others.map(agency => ({ agency, why: 'filters' }))
  const alike = (agency: Agency): boolean => own.some(({ type, level }) => agency.type === type && agency.level === level)
  const close = others.filter(alike)
  const level = close.length >= fewest ? [] : others.filter(agency => !alike(agency) && own.some(each => each.level === agency.level))
  return [...close.map((agency): Peer => ({ agency, why: 'kindAndLevel' })), ...level.map((agency): Peer => ({ agency, why: 'level' }))]
}
