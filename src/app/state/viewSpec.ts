import type { LocationQueryRaw } from 'vue-router'
import * as v from 'valibot'

/** A figure as an address: which page draws it, which of its figures it is, and that page's query (filters and what else the page keeps there). */
export interface ViewSpec {
  page: string
  figure: string
  query: Readonly<Record<string, string | readonly string[]>>
}

/** A query as a view keeps it: what is empty leaves no trace, keys in order, so that equal views are equal texts. */
export function queryOf(query: LocationQueryRaw): ViewSpec['query'] {
  const kept = Object.entries(query).flatMap(([key, value]): [string, string | string[]][] => {
    const list = [value].flat().flatMap(item => item === null || item === undefined || item === '' ? [] : [String(item)])
    return list.length === 0 ? [] : [[key, Array.isArray(value) ? list : list[0]!]]
  })
  return Object.fromEntries(kept.sort(([a], [b]) => a < b ? -1 : 1))
}

/** Whether filters have a say in what a view shows: a statement of the console says itself what it is of. */
export function takesFilters({ page }: ViewSpec): boolean {
  return page !== 'console'
}

/** The query as the router takes it. */
export function routeQuery({ query }: ViewSpec): Record<string, string | string[]> {
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, typeof value === 'string' ? value : [...value]]))
}

/** Where a page that draws views shows one; the figures of an agency stand on its page, those of no agency nowhere but in the list. */
export function pageOf(view: ViewSpec): { name: string, params?: { id: string }, query: Record<string, string | string[]> } {
  const { agency, ...query } = routeQuery(view)
  const id = [agency ?? ''].flat()[0] ?? ''
  if (view.page !== 'agency')
    return { name: view.page, query: routeQuery(view) }
  return id === '' ? { name: 'agencies', query } : { name: 'agency', params: { id }, query }
}

/** A view from outside: the record, a file, a setting. */
export const viewSpec: v.GenericSchema<unknown, ViewSpec> = v.pipe(
  v.object({ page: v.string(), figure: v.string(), query: v.pipe(v.unknown(), v.check(query => !Array.isArray(query)), v.record(v.string(), v.union([v.string(), v.array(v.string())]))) }),
  v.transform(({ page, figure, query }) => ({ page, figure, query: queryOf(query) })),
)
