import type { AgencyLevel, Region } from '../report'
import type { Division } from './divisions'
import type { DepartmentKey } from './types'
import { compact } from '../normal'
import { byFullName, byShortName, regionOf } from './divisions'
import { corpsAt, governmentName, issuerQuality, officeName, ownOrgan, readPlace, townshipAt, zoneAt } from './place'
import { departmentAt } from './rules'
import { departmentStem } from './stems'

/** An agency's name taken apart. */
export interface ParsedName {
  /** Without white space, half-width. */
  text: string
  region: Region
  /** Divisions the name may mean when it means several. */
  ambiguous: readonly Division[]
  /** The place is written, but not on the list. */
  unlisted: boolean
  /** The place is given by its short form. */
  short: boolean
  /** 省, 市, 区, 县 … standing alone for a place: 区教育局. */
  prefix: string | null
  /** Functional area inside the region: 高新区, 湖滨新区. */
  zone: string | null
  township: string | null
  national: boolean
  /** What stands behind all of these, as written; `''` for a place alone. */
  organ: string
  /** What identifies the issuer inside its place. */
  stem: string
  type: DepartmentKey
  level: AgencyLevel | null
}

const vertical = /^(?:中华人民共和国|国家(?:税务|统计|金融监督管理|矿山安全监察|外汇管理|邮政|烟草专卖|移民管理|档案)[总局]{1,2}|中国人民银行|中国气象局)(?=[\u4E00-\u9FA5]{3})/
const central = /^(?:国务院|国家|全国|中央|中国(?:人民银行|证券监督|证监|气象局|地震局|民用航空局|民航局)|中华人民共和国|海关总署|审计署)|^(?:外交|国防|教育|科学技术|科技|工业和信息化|公安|民政|司法|财政|人力资源和?社会保障|自然资源|生态环境|住房和城乡建设|住房城乡建设|交通运输|水利|农业农村|商务|文化和旅游|退役军人事务|应急管理)部(?=$|.{3,}(?:[局院]|委员会|中心|办公[室厅])$)/
const zoneOffice = /^(?:管委会|管理委员会)?(?:党政|综合|党政综合|党群)?办公?室?$/
const zoneItself = /^(?:党工委)?(?:管委会|管理委员会|管理局|管理办公室|党工委|人民政府)?$/
const stateCouncil: Partial<Record<string, DepartmentKey>> = { 国务院: 'government', 国务院办公厅: 'office' }
const branch = /^(.*?(?:局|委员会))([\u4E00-\u9FA5]{1,12}?)分局$/

/** One functional area has one name: 高新技术产业开发区 and 高新区, 经济技术开发区 and 经开区. */
function zoneStem(name: string): string {
  return name.replace(/(?:国家级?|省级)(?=.)/, '').replace(/高新技术(?:产业)?(?:开发)?区$/, '高新区').replace(/经济(?:技术)?开发区$/, '经开区')
}

/** County a branch office serves: 盐都分局 inside 盐城市 → 盐都区. */
function branchCounty(name: string, city: string | null): Division | null {
  const counties = [...byFullName.get(name) ?? [], ...byShortName.get(name) ?? []].filter(({ level, city: of }) => level === 'county' && (city === null || of === city))
  return counties.length === 1 ? counties[0]! : null
}

function issuer(core: string, zone: string | null, township: string | null): { stem: string, type: DepartmentKey } {
  if (township !== null) {
    const own = /^(?:人民政府|政府|办事处|办|党工委)?$/.test(core)
    return { stem: own ? '人民政府' : officeName.test(core) ? '人民政府办公室' : departmentStem(core), type: /街道?$/.test(township) ? 'street' : 'township' }
  }
  if (zone !== null && zoneItself.test(core))
    return { stem: '管理委员会', type: 'zone' }
  if (zone !== null && (zoneOffice.test(core) || officeName.test(core)))
    return { stem: '管理委员会办公室', type: 'zone' }
  if (core === '' || governmentName.test(core))
    return { stem: '人民政府', type: 'government' }
  if (officeName.test(core))
    return { stem: '人民政府办公室', type: 'office' }
  const corps = corpsAt(core)
  if (corps !== null) {
    const own = ownOrgan(core, corps)
    const inner = issuer(/^办公[室厅]$/.test(own) ? `政府${own}` : own, null, null)
    return { stem: `${corps.replace(/^(?:生产建设)?(?:兵团)?/, '生产建设兵团')}/${inner.stem}`, type: inner.type }
  }
  const name = core.replace(/^(?:人民政府|政府|委)(?=[\u4E00-\u9FA5]{2})/, '')
  const department = departmentAt(name)
  return { stem: departmentStem(name), type: department?.key ?? 'other' }
}

/** What several divisions of one name have in common. */
function openRegion(ambiguous: readonly Division[]): Region {
  const [first] = ambiguous
  const province = first && ambiguous.every(division => division.province === first.province) ? first.province : null
  return { code: null, province, city: null, county: first?.name ?? null }
}

/** Takes an agency's name apart: place, functional area, township, issuer, kind and level. Any text gives a result. */
export function parseName(name: string): ParsedName {
  const text = compact(name).replace(/^中共/, '')
  const head = vertical.exec(text)?.[0] ?? ''
  const body = text.slice(head.length)
  const place = readPlace(body)
  const [division] = place.divisions
  const located = division !== undefined || Object.values(place.unknown).some(Boolean)
  const national = !located && central.test(text)
  let rest = body.slice(place.end)
  let prefix: string | null = null
  if (!located && !national && /^[省市区县州旗镇乡]/.test(rest) && departmentAt(rest)?.index !== 0 && (rest.length === 1 || issuerQuality(rest.slice(1)) >= 2)) {
    prefix = rest[0]!
    rest = rest.slice(1)
  }
  let zone = zoneAt(rest)
  rest = rest.slice(zone?.length ?? 0)
  const township = townshipAt(rest)
  rest = rest.slice(township?.length ?? 0)
  const ambiguous = place.divisions.length > 1 ? place.divisions : []
  let region: Region = division && ambiguous.length === 0 ? regionOf(division) : openRegion(ambiguous)
  const unlisted = Object.values(place.unknown).some(Boolean)
  if (unlisted)
    region = { code: null, province: place.unknown.province ?? region.province, city: place.unknown.city ?? region.city, county: place.unknown.county ?? region.county }

  if (!located && zone === null && township === null && corpsAt(rest) !== null)
    region = regionOf(byFullName.get('新疆维吾尔自治区')![0]!)
  let { stem, type } = issuer(rest, zone, township)
  const served = branch.exec(rest)
  if (served) {
    const county = branchCounty(served[2]!, region.city)
    stem = `${departmentStem(served[1]!)}分局`
    if (county)
      region = regionOf(county)
    else if (zoneAt(served[2]!) !== null)
      zone = served[2]!
    else
      stem += served[2]!
  }
  else if (/[^分]分局$/.test(rest)) {
    stem = `${departmentStem(rest.replace(/分局$/, '局'))}分局`
  }
  if (head !== '' && (type === 'other' || type === 'statistics' || type === 'banking' || type === 'government'))
    type = 'vertical'
  if (national)
    type = stateCouncil[text] ?? (type === 'government' ? 'other' : type)
  return {
    text,
    region,
    ambiguous,
    unlisted,
    short: place.short && !stem.startsWith('生产建设兵团'),
    prefix,
    zone: zone === null ? null : zoneStem(zone),
    township: township?.replace(/街$/, '街道') ?? null,
    national,
    organ: rest,
    stem: head === '' || /税务|海关/.test(head + stem) ? stem : head + stem,
    type,
    level: stem.startsWith('生产建设兵团第') ? 'city' : levelOf(region, prefix, zone, township, national),
  }
}

/** Whether the name is that of a province, city or county and nothing more: 宿迁市. */
export function namesPlaceOnly({ organ, type, zone, township }: ParsedName): boolean {
  return organ === '' && type === 'government' && zone === null && township === null
}

const prefixLevels: Record<string, AgencyLevel> = { 省: 'province', 市: 'city', 州: 'city', 区: 'county', 县: 'county', 旗: 'county', 镇: 'township', 乡: 'township' }

function levelOf(region: Region, prefix: string | null, zone: string | null, township: string | null, national: boolean): AgencyLevel | null {
  if (national)
    return 'national'
  if (township !== null)
    return 'township'
  if (zone !== null || region.county !== null)
    return 'county'
  if (region.city !== null)
    return 'city'
  if (region.province !== null)
    return 'province'
  return prefix === null ? null : prefixLevels[prefix] ?? null
}
