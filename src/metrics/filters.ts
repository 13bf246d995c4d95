/** What the filter bar holds; every question takes it. Empty lists mean all. Lives in the address. */
export interface Filters {
  /** First and last report year shown, null for all. */
  years: readonly [number, number] | null
  /** Region names as shown, the whole path: `江苏省`, `江苏省/淮安市`, `江苏省/淮安市/洪泽区`; `江苏省/淮安市/.` is the place alone, `/.` no place at all. */
  regions: readonly string[]
  /** Keys of department types. */
  types: readonly string[]
  /** Agency ids. */
  agencies: readonly string[]
  /** `published` 原报 or `corrected` 更正. */
  values: 'published' | 'corrected'
  /** Whose reports make a total: the sum of units, consolidated reports, or what one level adds up. Never two of them. */
  scope: 'unit' | 'consolidated' | Level
}

/** What is added up at a place: its own units' reports and the consolidated ones of the level below. `at 江苏省/淮安市`; `at ` is the nation. */
export type Level = `at ${string}`

/** The place of a level; null for the sums of one scope. */
export function levelOf(scope: string): string | null {
  return scope.startsWith('at ') ? scope.slice(3) : null
}

/** A scope from the address or the record; null when it is none. */
export function readScope(value: unknown): Filters['scope'] | null {
  if (value === 'unit' || value === 'consolidated')
    return value
  const level = typeof value === 'string' ? levelOf(value) : null
  return level === null ? null : `at ${level}`
}

/** The kind of a scope, as words have it. */
export function scopeKind(scope: Filters['scope']): 'unit' | 'consolidated' | 'level' {
  return scope === 'unit' || scope === 'consolidated' ? scope : 'level'
}

export const noFilters: Filters = { years: null, regions: [], types: [], agencies: [], values: 'corrected', scope: 'unit' }

/** Whether `path` is `region` or lies in it. */
export function within(path: string, region: string): boolean {
  return path === region || path.startsWith(`${region}/`)
}

/** Whether a filter's `region` means the place `path`: the place with all in it, or with `/.` at its end the place alone; `/.` is no place at all. As `regions_in` of schema.sql has it. */
export function meansPlace(region: string, path: string): boolean {
  return within(path, region) || region === `${path}/.`
}

/** Whether an agency passes the filters on agencies: region, type, agencies. `path` is that of its region. */
export function meansAgency({ regions, types, agencies }: Filters, { id, type, path }: { id: string, type: string, path: string }): boolean {
  return (agencies.length === 0 || agencies.includes(id))
    && (types.length === 0 || types.includes(type))
    && (regions.length === 0 || regions.some(region => meansPlace(region, path)))
}

/** Whether a year passes the filter on years; an unknown one only where there is none. */
export function meansYear({ years }: Filters, year: number | null): boolean {
  return years === null || (year !== null && year >= years[0] && year <= years[1])
}
