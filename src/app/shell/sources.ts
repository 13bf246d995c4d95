import type { Source } from '../ui/views/sources'

/** By page: how its figures are asked for outside it. */
export const sources: Readonly<Record<string, () => Promise<Source>>> = {
  agency: async () => (await import('../features/agencies/source')).source,
  compare: async () => (await import('../features/compare/source')).source,
  console: async () => (await import('../features/console/source')).source,
  consolidated: async () => (await import('../features/consolidated/source')).source,
  explore: async () => (await import('../features/explore/source')).source,
  findings: async () => (await import('../features/findings/source')).source,
  overview: async () => (await import('../features/overview/source')).source,
  search: async () => (await import('../features/search/source')).source,
  summary: async () => (await import('../features/summary/source')).source,
}
