import type { Source } from './views/sources'

/** By page: how its figures are asked for outside it. */
export const sources: Readonly<Record<string, () => Promise<Source>>> = {
  agency: async () => (await import('./views/agency/source')).source,
  compare: async () => (await import('./views/compare/source')).source,
  console: async () => (await import('./views/console/source')).source,
  consolidated: async () => (await import('./views/consolidated/source')).source,
  explore: async () => (await import('./views/explore/source')).source,
  findings: async () => (await import('./views/findings/source')).source,
  overview: async () => (await import('./views/overview/source')).source,
  search: async () => (await import('./views/search/source')).source,
  summary: async () => (await import('./views/summary/source')).source,
}
