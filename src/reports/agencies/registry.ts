import type { Agency, Region } from '../report'
import type { ParsedName } from './names'
import { compact } from '../normal'
import { parseName } from './names'

export interface KnownIssuer { agency: Agency, parsed: ParsedName }

/** Known agencies by name, alias and issuer, so that one look-up does not walk them all. */
export interface AgencyIndex {
  names: Map<string, Agency[]>
  aliases: Map<string, Agency[]>
  /** By issuer, and by issuer and lowest part of the place (`教育@洪泽区`). */
  issuers: Map<string, KnownIssuer[]>
  /** Region codes that known agencies of real places have. */
  regions: Map<string, Region>
  indexed: Agency[]
}

function put<Value>(index: Map<string, Value[]>, key: string, value: Value): void {
  const list = index.get(key)
  if (list)
    list.push(value)
  else
    index.set(key, [value])
}

/** What an issuer is inside its region; two names with one key and one region are one agency. */
export function issuerKey({ zone, township, stem }: ParsedName): string {
  return [zone, township, stem].filter(Boolean).join('/')
}

/** The smallest place of a region, `''` when it has none. */
export function lowestPart({ province, city, county }: Region): string {
  return county ?? city ?? province ?? ''
}

function add(index: AgencyIndex, agency: Agency): void {
  const parsed = parseName(agency.name)
  put(index.names, compact(agency.name), agency)
  for (const alias of agency.aliases)
    put(index.aliases, compact(alias), agency)
  put(index.issuers, issuerKey(parsed), { agency, parsed })
  put(index.issuers, `${issuerKey(parsed)}@${lowestPart(agency.region)}`, { agency, parsed })
  if (agency.region.code !== null && !agency.fictional)
    index.regions.set(agency.region.code, agency.region)
}

let last: AgencyIndex | null = null

/** Whether `known` is what was indexed, perhaps with more behind it. */
function grewFrom(indexed: readonly Agency[], known: readonly Agency[]): boolean {
  for (let position = 0; position < indexed.length; position++) {
    if (indexed[position] !== known[position])
      return false
  }
  return true
}

/** The index of `known`. The latest one is kept and grown when `known` only got longer, as it does during an import. */
export function agencyIndex(known: readonly Agency[]): AgencyIndex {
  if (last === null || !grewFrom(last.indexed, known))
    last = { names: new Map(), aliases: new Map(), issuers: new Map(), regions: new Map(), indexed: [] }
  for (let position = last.indexed.length; position < known.length; position++) {
    add(last, known[position]!)
    last.indexed.push(known[position]!)
  }
  return last
}
