import type { Agency, Region } from '../report'
import type { ParsedName } from './names'
import type { AgencyIndex } from './registry'
import { compact } from '../normal'
import { regionOf, regionPath } from './divisions'
import { parseName } from './names'
import { agencyIndex, issuerKey, lowestPart } from './registry'

export interface Resolution {
  agency: Agency
  /** `exact` its registered name, `alias` a name it was seen under, `normalised` another spelling of it, `new` not registered yet. */
  match: 'exact' | 'alias' | 'normalised' | 'new'
  /** Plain Chinese: why this agency. */
  reason: string
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
function regionFromKnown(parsed: ParsedName, index: AgencyIndex): { region: Region, reason: string } | null {
  const known = [...index.regions.values()]
  if (parsed.ambiguous.length > 0) {
    const regions = parsed.ambiguous.map(regionOf)
    const near = regions.filter(region => index.regions.has(region.code!))
    const candidates = near.length > 0 ? near : regions.filter(region => known.some(({ province, city }) => city !== null && city === region.city && province === region.province))
    return candidates.length === 1 ? { region: candidates[0]!, reason: `全国有 ${regions.length} 个“${parsed.region.county}”，按已登记的其他机构推断为${regionPath(candidates[0]!)}` } : null
  }
  const same = known.filter(({ city, county }) => parsed.level === 'county' ? county !== null : parsed.level === 'city' ? city !== null && county === null : false)
  return same.length === 1 && known.length === 1 ? { region: same[0]!, reason: `名称没有写地区，按已登记机构所在的${regionPath(same[0]!)}推断` } : null
}

function newAgency(parsed: ParsedName, index: AgencyIndex, fictional: boolean): Agency {
  const inferred = isOpen(parsed) && parsed.zone === null && parsed.township === null ? regionFromKnown(parsed, index) : null
  const region = inferred?.region ?? parsed.region
  const path = regionPath(region)
  const guessed: Agency['guessed'] = { region: inferred?.reason ?? null, level: null, type: null }
  if (!inferred && parsed.ambiguous.length > 0)
    guessed.region = `全国有 ${parsed.ambiguous.length} 个“${region.county ?? parsed.ambiguous[0]!.name}”：${parsed.ambiguous.map(division => regionPath(regionOf(division))).join('、')}，名称没有写明是哪一个`
  else if (!inferred && parsed.unlisted)
    guessed.region = `行政区划表中没有“${path}”，按名称自身的省、市、区、县拆分`
  else if (!inferred && path === '' && !parsed.national)
    guessed.region = '名称没有写明地区'
  else if (!inferred && parsed.short)
    guessed.region = `名称用的是简称，按${path}理解`
  if (parsed.zone !== null)
    guessed.level = `“${parsed.zone}”是功能区，级别不一，暂按县级`
  else if (inferred || parsed.level === null || parsed.prefix !== null)
    guessed.level = parsed.level === null ? '名称看不出级别' : '按名称开头的省、市、区、县推断'
  if (parsed.type === 'other')
    guessed.type = '名称中没有已知的部门用语，暂归其他'
  else if (parsed.type === 'government' && !/政府|国务院|兵团/.test(parsed.text))
    guessed.type = '名称只写了地区，按政府本级理解'
  const open = !inferred && isOpen(parsed) ? parsed.prefix ?? '' : ''
  return {
    id: [fictional ? '虚构' : null, path || open, issuerKey(parsed)].filter(Boolean).join('/'),
    name: parsed.text,
    aliases: [],
    region,
    level: parsed.level,
    type: parsed.type,
    fictional,
    guessed,
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
    return { agency: named[0]!, match: 'exact', reason: `与已登记机构“${named[0]!.name}”同名` }
  const aliased = (index.aliases.get(text) ?? []).filter(agency => agency.fictional === fictional)
  if (named.length === 0 && aliased.length === 1)
    return { agency: aliased[0]!, match: 'alias', reason: `“${text}”是已登记机构“${aliased[0]!.name}”用过的名称` }

  const parsed = parseName(text)
  const same = spellings(parsed, index, fictional)
  if (same.length === 1) {
    const [agency] = same as [Agency]
    const why = isOpen(parsed) ? '名称没有写明地区，已登记的同类机构只有这一个' : '地区和部门相同，只是写法不同'
    return { agency: { ...agency, aliases: [...agency.aliases, text] }, match: 'normalised', reason: `按“${agency.name}”理解：${why}` }
  }
  const agency = newAgency(parsed, index, fictional)
  const reason = same.length > 1
    ? `有 ${same.length} 个已登记机构可能是“${text}”：${same.slice(0, 5).map(({ name: other }) => other).join('、')}，不能断定，请选定`
    : `“${text}”尚未登记`
  return { agency, match: 'new', reason }
}
