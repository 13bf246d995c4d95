import type { Agency } from '@/reports'
import { unitKindOf, unitKinds } from '@/reports'

/** How the registry is laid out: what is collected here by kind of issuer, then what is only kept, then what is on no list. */
export const unitGroups = [...unitKinds, 'unlisted'] as const
export type UnitGroup = (typeof unitGroups)[number]

export type UnitRow
  = | { kind: 'group', key: string, group: UnitGroup, agencies: readonly Agency[], folded: boolean }
    | { kind: 'unit', key: string, agency: Agency, depth: number }

/** The registry as rows: groups with their units in the list's order, a unit under its parent where both stand in one group. */
export function unitRows(agencies: readonly Agency[], folded: ReadonlySet<UnitGroup>): UnitRow[] {
  const byGroup = new Map(unitGroups.map(group => [group, [] as Agency[]]))
  for (const agency of agencies)
    byGroup.get(agency.listing ? unitKindOf(agency) : 'unlisted')!.push(agency)
  return unitGroups.flatMap((group): UnitRow[] => {
    const own = byGroup.get(group)!
    if (own.length === 0)
      return []
    const isFolded = folded.has(group)
    return [{ kind: 'group', key: `group ${group}`, group, agencies: own, folded: isFolded }, ...isFolded ? [] : underParents(own)]
  })
}

function underParents(agencies: readonly Agency[]): UnitRow[] {
  const ids = new Set(agencies.map(({ id }) => id))
  const order = (a: Agency, b: Agency): number => (a.listing?.order ?? 0) - (b.listing?.order ?? 0)
  const children = new Map<string | null, Agency[]>()
  for (const agency of [...agencies].sort(order)) {
    const parent = agency.listing?.parent ?? null
    const key = parent !== null && ids.has(parent) && parent !== agency.id ? parent : null
    children.set(key, [...children.get(key) ?? [], agency])
  }
  const placed = new Set<string>()
  const walk = (parent: string | null, depth: number): UnitRow[] => (children.get(parent) ?? []).flatMap((agency): UnitRow[] => {
    if (placed.has(agency.id))
      return []
    placed.add(agency.id)
    return [{ kind: 'unit', key: agency.id, agency, depth }, ...walk(agency.id, depth + 1)]
  })
  const rows = walk(null, 0)
  // Units that stand under each other in a ring are shown all the same.
  return [...rows, ...agencies.filter(({ id }) => !placed.has(id)).map((agency): UnitRow => ({ kind: 'unit', key: agency.id, agency, depth: 0 }))]
}
