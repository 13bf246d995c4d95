import type { Agency } from '@/reports'

/** The place most of these agencies stand in: of several with equal numbers the widest. `''` where none is known. */
export function commonPlace(agencies: readonly Agency[]): string {
  const counts = new Map<string, number>()
  for (const { region } of agencies) {
    for (const part of [region.city, region.county])
      part !== null && counts.set(part, (counts.get(part) ?? 0) + 1)
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? ''
}
