import type { Agency, Region } from '../report'
import type { ParsedName } from './names'
import { compact } from '../normal'
import { parseName } from './names'

/** Known agencies by name, alias and issuer, so that one look-up does not walk them all. */
export interface AgencyIndex {
  names: Map<string, Agency[]>
  aliases: Map<string, Agency[]>
  issuers: Map<string, { agency: Agency, parsed: ParsedName }[]>
  /** Region codes that known agencies of real places have. */
  regions: Map<string, Region>
  indexed: readonly Agency[]
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

function add(index: AgencyIndex, agency: Agency): void {
  const parsed = parseName(agency.name)
  put(index.names, compact(agency.name), agency)
  for (const alias of agency.aliases)
    put(index.aliases, compact(alias), agency)
  put(index.issuers, issuerKey(parsed), { agency, parsed })
  if (agency.region.code !== null && !agency.fictional)
    index.regions.set(agency.region.code, agency.region)
}

let last: AgencyIndex | null = null

/** The index of `known`. The latest one is kept and grown when `known` only got longer, as it does during an import. */
export function agencyIndex(known: readonly Agency[]): AgencyIndex {
  const grown = last !== null && last.indexed.length <= known.length && last.indexed.every((agency, position) => agency === known[position])
  const index: AgencyIndex = grown && last !== null
    ? last
    : { names: new Map(), aliases: new Map(), issuers: new Map(), regions: new Map(), indexed: [] }
  for (const agency of known.slice(index.indexed.length))
    add(index, agency)
  index.indexed = index.indexed.length === known.length ? index.indexed : [...known]
  last = index
  return index
}
