import type { Filters } from './filters'
import type { Query } from '@/database'
import { levelOf, meansPlace } from './filters'
import namesSql from './names.sql?raw'

/*
 * Statements hold codes where a person says names: a condition on numbers is planned and answered several times faster than one that looks names up.
 * A code means the same name for as long as the database is open.
 */

/** Names by code. */
export interface Names {
  /** Paths; the first is that of no region. */
  regions: readonly string[]
  types: readonly string[]
  levels: readonly string[]
}

/** What filters name, as codes; null where they name nothing. */
export interface Codes {
  /** First and last code of each run: what lies within a region lies together, mostly. */
  regions: readonly (readonly [first: number, last: number])[] | null
  types: readonly number[] | null
  agencies: readonly number[] | null
  /** The place whose level is asked for; -1: nothing is added there. */
  level?: number
}

/** An agency as rows of its reports name it. */
export interface NamedAgency { code: number, id: string, name: string, type: string, region: string | null }

/** Names already sorted out, by the first row of the answer they came in: a coordinator gives the same rows until something changes. */
const sorted = new WeakMap<object, Names>()

export async function namesOf(query: Query): Promise<Names> {
  const rows = await query<{ kind: keyof Names, code: number, name: string }>(namesSql)
  const known = sorted.get(rows[0]!)
  if (known)
    return known
  const names = { regions: [] as string[], types: [] as string[], levels: [] as string[] }
  for (const { kind, code, name } of rows)
    names[kind][code] = name
  sorted.set(rows[0]!, names)
  return names
}

/** Every agency, by code. */
export async function agenciesOf(query: Query): Promise<ReadonlyMap<number, NamedAgency>> {
  const rows = await query<NamedAgency>('SELECT code, id, name, type, region_path AS region FROM agency')
  return new Map(rows.map(agency => [agency.code, agency]))
}

const agencyCodes = 'SELECT code FROM agency WHERE id IN (SELECT unnest(string_split($1, chr(31)))) ORDER BY code'

/** The codes of what some filters name. */
export async function codesOf(query: Query, { regions, types, agencies, scope }: Filters): Promise<Codes> {
  const level = levelOf(scope)
  const names = regions.length > 0 || types.length > 0 || level !== null ? await namesOf(query) : null
  return {
    regions: regions.length > 0 ? runsOf(names!.regions.flatMap((path, code) => regions.some(region => meansPlace(region, path)) ? [code] : [])) : null,
    types: types.length > 0 ? names!.types.flatMap((key, code) => types.includes(key) ? [code] : []) : null,
    agencies: agencies.length > 0 ? (await query<{ code: number }>(agencyCodes, [agencies.join('\x1F')])).map(({ code }) => code) : null,
    ...level !== null && { level: names!.regions.indexOf(level) },
  }
}

/** Codes in rising order as runs. */
function runsOf(codes: readonly number[]): [number, number][] {
  const runs: [number, number][] = []
  for (const code of codes) {
    const last = runs.at(-1)
    if (last?.[1] === code - 1)
      last[1] = code
    else
      runs.push([code, code])
  }
  return runs
}
