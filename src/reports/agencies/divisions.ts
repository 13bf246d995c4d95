import type { Region } from '../report'
import list from './divisions.json'

/** One entry of the list of divisions. `city` is null under a municipality (直辖市) and for counties a province governs itself (济源市). */
export interface Division {
  code: string
  name: string
  level: 'province' | 'city' | 'county'
  province: string
  city: string | null
}

/** Ethnic names that long forms carry and short forms drop: 恩施土家族苗族自治州 → 恩施州. */
const peoples = /(?:蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|东乡族|纳西族|景颇族|柯尔克孜|土族|达斡尔族?|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|塔吉克|怒族|普米族|鄂温克族?|保安族|裕固族|独龙族|鄂伦春|门巴族|珞巴族|各族)+$/
const suffixes = /(?:特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|自治州|自治县|自治旗|新区|林区|地区|[省市州盟县区旗])$/
/** Entries of the list that group others and are no places. */
const groupings = new Set(['省直辖县级行政区划', '自治区直辖县级行政区划', '县', '市辖区'])

const everyDivision: Division[] = []
for (const [provinceCode, province, cities] of list as [string, string, [string, string, string][]][]) {
  everyDivision.push({ code: `${provinceCode}0000`, name: province, level: 'province', province, city: null })
  for (const [cityCode, cityName, counties] of cities) {
    const isPlace = !groupings.has(cityName) && cityName !== province
    if (isPlace)
      everyDivision.push({ code: `${provinceCode}${cityCode}00`, name: cityName, level: 'city', province, city: cityName })
    for (const county of counties.split(' ').filter(Boolean))
      everyDivision.push({ code: provinceCode + cityCode + county.slice(0, 2), name: county.slice(2), level: 'county', province, city: isPlace ? cityName : null })
  }
}

/** Every province, city and county, in the order of their codes within each province. */
export const divisions: readonly Division[] = everyDivision

/** Short forms of a full name, longest first: 洪泽; 恩施州, 恩施; 陵水县, 陵水. Names of one sign have none. */
export function shortForms(name: string): string[] {
  const suffix = suffixes.exec(name)?.[0] ?? ''
  const stem = name.slice(0, name.length - suffix.length)
  const bare = stem.replace(peoples, '')
  const forms = [stem, bare.length >= 2 ? bare : stem]
  if (suffix.startsWith('自治') && bare !== stem && bare.length >= 2)
    forms.push(bare + suffix.slice(2).replace('区', '自治区'))
  return [...new Set(forms)].filter(form => form.length >= 2 && form !== name).sort((a, b) => b.length - a.length)
}

/** Divisions by the name or short form a text may carry. */
function byName(names: (division: Division) => string[]): Map<string, Division[]> {
  const index = new Map<string, Division[]>()
  for (const division of divisions) {
    for (const name of names(division))
      index.set(name, [...index.get(name) ?? [], division])
  }
  return index
}

export const byFullName: ReadonlyMap<string, readonly Division[]> = byName(division => [division.name])
export const byShortName: ReadonlyMap<string, readonly Division[]> = byName(division => shortForms(division.name))

/** Longest key of the two indexes, in signs. */
export const longestName = Math.max(...[...byFullName.keys()].map(name => name.length))

/** The division as a region. */
export function regionOf(division: Division): Region {
  const { code, province, city, level, name } = division
  return { code, province, city: level === 'province' ? null : city, county: level === 'county' ? name : null }
}

/** Whole path of a region, the form filters use: `江苏省/淮安市/洪泽区`; `''` for an unknown one. */
export function regionPath(region: Region): string {
  return [region.province, region.city, region.county].filter(part => part !== null).join('/')
}
