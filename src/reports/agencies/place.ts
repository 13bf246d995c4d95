import type { Division } from './divisions'
import { byFullName, byShortName, longestName } from './divisions'
import { isOrgan, isPhrase } from './organ'
import { departmentAt } from './rules'

/** What stands before the department in an agency's name. */
export interface PlaceReading {
  /** The divisions the words may mean: none for a place the list does not know, several for a name many provinces have. */
  divisions: readonly Division[]
  /** Parts the list does not know, by their own 省, 市, 区, 县: 云川市, 青石区. */
  unknown: { province: string | null, city: string | null, county: string | null }
  /** The short form was used: 宿迁 for 宿迁市. */
  short: boolean
  /** Where the rest of the name begins. */
  end: number
}

interface Option { divisions: readonly Division[], short: number, end: number }

export const governmentName = /^[省市区县州旗]?(?:(?:人民)?政府|行政公署|公署)$/
export const officeName = /^(?:[省市区县州旗]?委)?[省市区县州旗]?(?:人民)?(?:政府|府)办(?:公室|公厅)?$/
const zoneName = /^[\u4E00-\u9FA5]{0,10}?(?:开发区|高新区|经开区|工业园区?|产业园区?|科技园区?|物流园区?|农业园区?|园区|新区|保税港?区|示范区|试验区|试验田|度假区|名胜区|风景区|合作区|管理区|功能区|集聚区|集中区|科技城|产业城)/
const townshipName = /^([\u4E00-\u9FA5]{2,8}?(?:[镇乡]|苏木|街道|街))(?=$|人民政府|政府|办事处|办$|党|综合|社区)/

/** 新疆生产建设兵团 and its divisions: a government beside that of its region. */
const corpsName = /^(?:(?:生产建设)?兵团(?:第[一二三四五六七八九十]+师)?|第[一二三四五六七八九十]+师(?![范大附资]))/

/** The functional area whose name begins here. */
export function zoneAt(text: string): string | null {
  const name = zoneName.exec(text)?.[0]
  return name === undefined || /[局厅委办和]|保护区|^.{0,2}城市管理区/.test(name) ? null : name
}

/** Whether a township's name begins here; 城乡建设 and 乡镇企业 only look like one. */
export function townshipAt(text: string): string | null {
  const name = townshipName.exec(text)?.[1]
  return name === undefined || /[和与城]乡$|村镇$|^乡镇|^.{2,}[市县区旗]./.test(name) ? null : name
}

/** The production and construction corps, or its division, whose name begins here. */
export function corpsAt(text: string): string | null {
  return corpsName.exec(text)?.[0] ?? null
}

/** What stands behind the corps or its division; the city a division governs (第八师石河子市) is no organ. */
export function ownOrgan(organ: string, corps: string): string {
  const own = organ.slice(corps.length)
  for (let end = Math.min(own.length, longestName); end >= 3; end--) {
    if (byFullName.has(own.slice(0, end)))
      return own.slice(end)
  }
  return own
}

/** How well `rest` reads as what follows a place: 3 an issuer of its own, 2 something organised, 0 nothing known. */
export function issuerQuality(rest: string): 0 | 2 | 3 {
  if (rest === '' || governmentName.test(rest) || officeName.test(rest) || departmentAt(rest)?.index === 0 || zoneAt(rest) !== null || townshipAt(rest) !== null || corpsAt(rest) !== null)
    return 3
  return isOrgan(rest) && !/[省市区县旗].{3}/.test(rest.slice(1)) ? 2 : 0
}

function* matches(text: string, start: number, level: Division['level'], fits: (division: Division) => boolean): Generator<Option> {
  for (let end = Math.min(text.length, start + longestName); end >= start + 2; end--) {
    const name = text.slice(start, end)
    const next = text[end] ?? ''
    const full = byFullName.get(name)?.filter(division => division.level === level && fits(division)) ?? []
    if (full.length > 0 && !(name.endsWith('市') && next === '场') && !(/[区县]$/.test(name) && next === '域'))
      yield { divisions: full, short: 0, end }
    const short = byShortName.get(name)?.filter(division => division.level === level && fits(division)) ?? []
    if (short.length > 0 && !(level === 'county' && text.startsWith('新区', end)) && (!/[省市区县州盟旗镇乡街村]/.test(next) || /^市(?:场|政[府管]?)|^区域|^县域/.test(text.slice(end, end + 2))))
      yield { divisions: short, short: 1, end }
  }
}

function* options(text: string): Generator<Option> {
  const then = function* (first: Option, level: Division['level'], fits: (division: Division) => boolean): Generator<Option> {
    for (const next of matches(text, first.end, level, fits))
      yield { ...next, short: first.short + next.short }
  }
  for (const province of matches(text, 0, 'province', () => true)) {
    yield province
    const inside = (division: Division): boolean => province.divisions.some(({ name }) => name === division.province)
    for (const city of then(province, 'city', inside)) {
      yield city
      yield* then(city, 'county', county => inside(county) && city.divisions.some(({ name }) => name === county.city))
    }
    yield* then(province, 'county', inside)
  }
  for (const city of matches(text, 0, 'city', () => true)) {
    yield city
    yield* then(city, 'county', county => city.divisions.some(({ name }) => name === county.city))
  }
  yield* matches(text, 0, 'county', () => true)
}

const part = /^[\u4E00-\u9FA5]{2,7}?(?:自治区|自治州|自治县|自治旗|[省市盟县区旗])/

/** Whether other words stand before a place of the list: 名称宿迁市 is no place of its own. */
function endsListed(name: string): boolean {
  for (let start = 1; start <= name.length - 3; start++) {
    if (byFullName.has(name.slice(start)))
      return true
  }
  return false
}

/** Parts of a place the list does not know, from `start` on, when an issuer follows them; else null. */
function unknownParts(text: string, start: number, above: Division | undefined): Pick<PlaceReading, 'unknown' | 'end'> | null {
  const unknown: PlaceReading['unknown'] = { province: null, city: null, county: null }
  let end = start
  for (let count = 0; count < 3; count++) {
    const name = part.exec(text.slice(end))?.[0]
    if (name === undefined || zoneAt(name) === name || isPhrase(name) || endsListed(name) || /[城都超]市$|[社小辖]区$|^[和与及]/.test(name) || (name.endsWith('市') && text[end + name.length] === '场'))
      return null
    end += name.length
    const hasCity = unknown.city !== null || above?.level === 'city'
    if (/省$|自治区$/.test(name))
      unknown.province = name
    else if (/州$|盟$/.test(name) || (name.endsWith('市') && !hasCity))
      unknown.city = name
    else
      unknown.county = name
    if (issuerQuality(text.slice(end)) >= 2)
      return { unknown, end }
  }
  return null
}

/** Reads the place at the start of a compact agency name. The reading that leaves a known issuer wins, then the longest, then full names before short. */
export function readPlace(text: string): PlaceReading {
  const nowhere: Option = { divisions: [], short: 0, end: 0 }
  let best = nowhere
  let farthest = nowhere
  let quality = issuerQuality(text)
  if (quality === 3 && (zoneAt(text) !== null || townshipAt(text) !== null))
    quality = 2
  for (const option of options(text)) {
    const now = issuerQuality(text.slice(option.end))
    // A whole name of the list before an organ is a place, though a department's word begins it too: 公安县老年大学.
    const least = best === nowhere && option.short === 0 ? Math.min(quality, 1) : quality
    if (option.short === 0 && option.divisions.length === 1 && option.end > farthest.end)
      farthest = option
    if (now > least || (now === quality && now > 0 && (option.end > best.end || (option.end === best.end && option.short < best.short)))) {
      if (option.short > 0 && best === nowhere && departmentAt(text)?.index === 0)
        continue
      best = option
      quality = now
    }
  }
  const unknown = { province: null, city: null, county: null }
  if (quality < 3 || best === nowhere) {
    for (const known of best === nowhere ? [farthest, nowhere] : [best]) {
      const rest = text.slice(known.end)
      const found = departmentAt(rest)?.index === 0 ? null : unknownParts(text, known.end, known.divisions[0])
      if (found && issuerQuality(text.slice(found.end)) >= quality)
        return { divisions: known.divisions, short: known.short > 0, ...found }
    }
  }
  return { divisions: best.divisions, unknown, short: best.short > 0, end: best.end }
}
