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
  /** Whose reports make a total: the sum of units, or consolidated reports. Never both. */
  scope: 'unit' | 'consolidated'
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
