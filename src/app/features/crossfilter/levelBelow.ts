import type { Division } from '../../ui/breakdown/useNames'
import { within } from '@/metrics'
import { divisions } from '../../ui/breakdown/useNames'

/** The level whose places tell the most within `regions` without skipping any: the one below them, or the first further down with more than one place. */
export function levelBelow(regions: readonly string[], known: Readonly<Record<Division, ReadonlySet<string>>>): Division {
  const depths = regions.map(region => region.split('/').length)
  const from = Math.min(divisions.length - 1, regions.length === 0 ? 0 : regions.length === 1 ? depths[0]! : Math.min(...depths) - 1)
  const below = divisions.slice(from)
  const places = (division: Division): number => [...known[division]].filter(path => regions.length === 0 || regions.some(region => within(path, region))).length
  return below.find(division => places(division) > 1) ?? below.findLast(division => places(division) > 0) ?? 'county'
}
