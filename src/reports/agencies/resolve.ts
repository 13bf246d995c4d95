import type { Agency, Region } from '../report'
import type { ParsedName } from './names'
import type { AgencyIndex } from './registry'
import type { AgencyTold, AgencyWord } from './words'
import { recordLanguage, say } from '@/language'
import { compact, fictionalMark } from '../normal'
import { regionOf, regionPath } from './divisions'
import { parseName } from './names'
import { agencyIndex, issuerKey, lowestPart } from './registry'
import { words } from './words'

export interface Resolution {
  agency: Agency
  /** `exact` its registered name, `alias` a name it was seen under, `normalised` another spelling of it, `new` not registered yet. */
  match: 'exact' | 'alias' | 'normalised' | 'new'
  /** Why this agency. */
  reason: AgencyTold
}

/** Whether two regions are one place as far as both say: the lowest part must agree, parts above it only where both name them. */
export function sameRegion(a: Region, b: Region): boolean {
  if (a.code !== null && b.code !== null)
    return a.code === b.code
  const agrees = (x: string | null, y: string | null): boolean => x === null || y === null || x === y
  return lowestPart(a) !== '' && lowestPart(a) === lowestPart(b) && agrees(a.province, b.province) && agrees(a.city, b.city) && agrees(a.county, b.county)
}

/** Whether the name says no place at all: 教育局, 区教育局. */
export function isPlaceless({ region, national, zone, township }: ParsedName): boolean {
  return !national && zone === null && township === null && regionPath(region) === ''
}

/** Whether the region is left open by the name: none is written, or one that several provinces have. */
function isOpen(parsed: ParsedName): boolean {
  return !parsed.national && (parsed.ambiguous.length > 0 || regionPath(parsed.region) === '')
}

/** The one region that known agencies leave for a name which does not say it, with the reason. */
function regionFromKnown(parsed: ParsedName, index: AgencyIndex): { region: Region, reason: AgencyTold } | null {
  const known = [...index.regions.values()]
  if (parsed.ambiguous.length > 0) {
    const regions = parsed.ambiguous.map(regionOf)
    const near = regions.filter(region => index.regions.has(region.code!))
    const candidates = near.length > 0 ? near : regions.filter(region => known.some(({ province, city }) => city !== null && city === region.city && province === region.province))
    return candidates.length === 1 ? { region: candidates[0]!, reason: told('regionOfSeveral', { count: regions.length, name: parsed.region.county!, region: regionPath(candidates[0]!) }) } : null
  }
  const same = known.filter(({ city, county }) => parsed.level === 'county' ? county !== null : parsed.level === 'city' ? city !== null && county === null : false)
  return same.length === 1 && known.length === 1 ? { region: same[0]!, reason: told('regionOfKnown', { region: regionPath(same[0]!) }) } : null
}

/** In the language of the record. */
function written(told: AgencyTold | undefined): string | null {
  return told ? say(words, told, recordLanguage) : null
}

function told(word: AgencyWord, params: AgencyTold['params'] = {}): AgencyTold {
  return { word, params }
}

function newAgency(parsed: ParsedName, index: AgencyIndex, fictional: boolean): Agency {
  const inferred = isOpen(parsed) && parsed.zone === null && parsed.township === null ? regionFromKnown(parsed, index) : null
  const region = inferred?.region ?? parsed.region
  const path = regionPath(region)
  const guesses: NonNullable<Agency['guesses']> = inferred ? { region: inferred.reason } : {}
  if (!inferred && parsed.ambiguous.length > 0)
    guesses.region = told('regionOpen', { count: parsed.ambiguous.length, name: region.county ?? parsed.ambiguous[0]!.name, regions: parsed.ambiguous.map(division => regionPath(regionOf(division))).join('、') })
  else if (!inferred && parsed.unlisted)
    guesses.region = told('regionUnlisted', { region: path })
  else if (!inferred && path === '' && !parsed.national)
    guesses.region = told('regionUnsaid')
  else if (!inferred && parsed.short)
    guesses.region = told('regionShort', { region: path })
  if (parsed.zone !== null)
    guesses.level = told('levelOfZone', { zone: parsed.zone })
  else if (inferred || parsed.level === null || parsed.prefix !== null)
    guesses.level = told(parsed.level === null ? 'levelUnsaid' : 'levelOfPrefix')
  if (parsed.type === 'other')
    guesses.type = told('typeUnknown')
  else if (parsed.type === 'government' && !/政府|国务院|兵团/.test(parsed.text))
    guesses.type = told('typeOfPlace')
  const open = !inferred && isOpen(parsed) ? parsed.prefix ?? '' : ''
  return {
    id: [fictional ? fictionalMark : null, path || open, issuerKey(parsed)].filter(Boolean).join('/'),
    name: parsed.text,
    aliases: [],
    region,
    level: parsed.level,
    type: parsed.type,
    fictional,
    guessed: { region: written(guesses.region), level: written(guesses.level), type: written(guesses.type) },
    guesses,
  }
}

/** Known agencies that `parsed` may be another spelling of. */
function spellings(parsed: ParsedName, index: AgencyIndex, fictional: boolean): Agency[] {
  const open = isOpen(parsed)
  const key = open && parsed.ambiguous.length === 0 ? issuerKey(parsed) : `${issuerKey(parsed)}@${lowestPart(parsed.region)}`
  return (index.issuers.get(key) ?? []).filter(({ agency, parsed: other }) => {
    if (agency.fictional !== fictional || other.national !== parsed.national)
      return false
    if (parsed.national)
      return true
    if (parsed.ambiguous.length > 0)
      return parsed.ambiguous.some(division => sameRegion(regionOf(division), agency.region))
    if (!open)
      return other.ambiguous.length > 0 && agency.region.code === null ? false : sameRegion(parsed.region, agency.region)
    return parsed.level === null || parsed.zone !== null || agency.level === null || agency.level === parsed.level
  }).map(({ agency }) => agency)
}

/**
 * The registered agency a name means, or a new one with region, level and type read from the name. A report marked 虚构 never meets a real agency.
 * 人民政府 and 人民政府办公室 are two issuers. Where several registered agencies fit, none is chosen: the result is new and its reason names them.
 */
export function resolveAgency(name: string, known: readonly Agency[], hints: { fictional?: boolean } = {}): Resolution {
  const fictional = hints.fictional ?? false
  const index = agencyIndex(known)
  const text = compact(name)
  const named = (index.names.get(text) ?? []).filter(agency => agency.fictional === fictional)
  if (named.length === 1)
    return { agency: named[0]!, match: 'exact', reason: told('exact', { agency: named[0]!.name }) }
  const aliased = (index.aliases.get(text) ?? []).filter(agency => agency.fictional === fictional)
  if (named.length === 0 && aliased.length === 1)
    return { agency: aliased[0]!, match: 'alias', reason: told('alias', { text, agency: aliased[0]!.name }) }

  const parsed = parseName(text)
  const same = spellings(parsed, index, fictional)
  if (same.length === 1) {
    const [agency] = same as [Agency]
    return { agency: { ...agency, aliases: [...agency.aliases, text] }, match: 'normalised', reason: told(isOpen(parsed) ? 'onlyAlike' : 'spelling', { agency: agency.name }) }
  }
  const agency = newAgency(parsed, index, fictional)
  const reason = same.length > 1
    ? told('several', { count: same.length, text, agencies: same.slice(0, 5).map(({ name: other }) => other).join('、') })
    : told('unregistered', { text })
  return { agency, match: 'new', reason }
}
