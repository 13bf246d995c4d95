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
