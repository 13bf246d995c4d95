import type { ParsedName } from './agencies/names'
import type { Extracted, Reading } from './extracted'
import type { ReportSource } from './report'
import type { Title } from './title'
import type { RecognizedTables } from '@/tables'
import { isAgencyName, issuerIn } from './agencies/issuer'
import { namesPlaceOnly, parseName } from './agencies/names'
import { issuerKey } from './agencies/registry'
import { isPlaceless, sameRegion } from './agencies/resolve'
import { listReadings, unsure } from './extracted'
import { compact } from './normal'
import { namedAgencies, proseLines } from './prose'
import { agencyIn, announcedTitles, laterTitle, readTitle } from './title'

/** A reading with what it is worth: `issuer` names whose report it is, `compiler` who wrote it, `publisher` who put it up or answers for it, `hint` is only better than nothing. */
interface AgencyReading extends Reading<string> { says: 'issuer' | 'compiler' | 'publisher' | 'hint', parsed: ParsedName }

const publisherNames = /发布机构|发文机关|发文机构|发文单位|发布单位|公开单位|公开主体|公开机构|公开责任|信息来源|^来源|文章来源|制发机关|责任单位|责任部门|编制单位|生成单位|产生单位|所属机构|^机构$|ContentSource|source|publisher/i
const titleNames = /名称|标题|题名|title/i

function reading(value: string, from: Reading<string>['from'], says: AgencyReading['says'], text: string, place: Reading<string>['place']): AgencyReading {
  return { value, from, says, text, place, parsed: parseName(value) }
}

function fromMetadata({ metadata, document }: RecognizedTables, titled: boolean): AgencyReading[] {
  const page = document.title === null ? [] : [{ name: 'title', value: document.title, place: null }]
  return [...metadata, ...document.metadata, ...page].flatMap(({ name, value, place }): AgencyReading[] => {
    if (publisherNames.test(name)) {
      const agency = issuerIn(value)
      return agency === null || namesPlaceOnly(parseName(agency)) ? [] : [reading(agency, 'metadata', 'publisher', `${name}：${value.trim()}`, place)]
    }
    const trusted = place !== null || !titled
    const title = titleNames.test(name) && trusted ? readTitle({ text: value, place }) : null
    if (title === null && titleNames.test(name) && place !== null) {
      const agency = agencyIn(compact(value))
      return agency === null || namesPlaceOnly(parseName(agency)) ? [] : [reading(agency, 'metadata', 'publisher', value.trim(), place)]
    }
    const site = title === null || /[_|-][^_|-]*政府[^_|-]*$/.test(title.text)
    return title?.agency && !(site && title.agency.endsWith('政府')) ? [reading(title.agency, 'metadata', 'issuer', value.trim(), place)] : []
  })
}

/** The agency a file's or a sheet's name tells; a place the list does not know is none. */
function agencyOfName(name: string): string | null {
  const agency = agencyIn(compact(name))
  const parsed = agency === null ? null : parseName(agency)
  return parsed?.unlisted && namesPlaceOnly(parsed) ? null : agency
}

function fromNames(source: ReportSource): AgencyReading[] {
  const file = agencyOfName(source.name.replace(/\.[a-z0-9]{1,5}$/i, ''))
  const sheet = source.part === null ? null : agencyOfName(source.part)
  const folder = source.folder.split('/').reverse().map(part => agencyOfName(part)).find(name => name !== null && parseName(name).type !== 'government') ?? null
  return [
    ...sheet === null ? [] : [reading(sheet, 'sheet', 'issuer', source.part!, null)],
    ...file === null ? [] : [reading(file, 'file', 'issuer', source.name, null)],
    ...folder === null ? [] : [reading(folder, 'folder', 'hint', source.folder, null)],
  ]
}

/** Whether two names can mean one agency: the same issuer, and places that agree as far as both are written. */
export function sameAgency(a: ParsedName, b: ParsedName): boolean {
  return issuerKey(a) === issuerKey(b) && samePlace(a, b)
}

function samePlace(a: ParsedName, b: ParsedName): boolean {
  if (a.national || b.national)
    return a.national === b.national
  const ambiguous = (open: ParsedName, other: ParsedName): boolean => open.ambiguous.some(({ name, level }) => other.region[level] === name) || other.ambiguous.some(({ name }) => open.ambiguous.some(division => division.name === name))
  if (isPlaceless(a) || isPlaceless(b))
    return a.level === null || b.level === null || a.level === b.level
  if (a.zone !== null && a.zone === b.zone && (a.region.city === null || b.region.city === null))
    return true
  if (a.township !== null && a.township === b.township && (a.region.county === null || b.region.county === null))
    return true
  return sameRegion(a.region, b.region) || ambiguous(a, b) || ambiguous(b, a)
}

/** Whether `inner` lies in the place of `outer`, as far as both are written. */
function holds(outer: ParsedName, inner: ParsedName): boolean {
  const isOpenPart = (part: 'province' | 'city' | 'county'): boolean => part !== 'county' && inner.region.code === null && inner.region[part] === null
  return isPlaceless(outer) || isPlaceless(inner)
    || (['province', 'city', 'county'] as const).every(part => outer.region[part] === null || outer.region[part] === inner.region[part] || isOpenPart(part))
}

/** Kinds of organs that compile or put up the report of their government. */
const answering: ReadonlySet<string> = new Set(['office', 'approval'])

/** Whether a name is another's with a shorter word for its place, or no more than the place: 平潭自然资源局 of 平潭综合实验区自然资源局. */
function isShorter(short: ParsedName, full: ParsedName): boolean {
  const isPlace = namesPlaceOnly(short) || (short.type === 'government' && !short.text.includes('政府'))
  const place = isPlace ? short.text : short.text.slice(0, short.text.length - short.organ.length)
  return place !== '' && full.text.startsWith(place) && (isPlace || (full.region.code === null && short.organ !== '' && short.organ === full.organ))
}

/** Whether `other` may stand beside an issuer without contradicting it: a government's report is compiled and put up by its offices. */
function fits(value: ParsedName, other: AgencyReading): boolean {
  if (sameAgency(value, other.parsed))
    return true
  if ((other.from === 'file' || other.from === 'sheet') && isShorter(other.parsed, value))
    return true
  if ((other.from === 'file' || other.from === 'sheet') && other.parsed.type === 'government' && !other.value.includes('政府'))
    return other.parsed.region.province === value.region.province || isPlaceless(value)
  if (other.says === 'issuer' || other.says === 'compiler')
    return false
  // A contact or compiler inside the organ: 审计局信息中心 of 审计局.
  if (other.parsed.text.startsWith(value.text) && value.organ !== '')
    return value.type !== 'government' || answering.has(other.parsed.type)
  // The government's site puts up what its departments report.
  if (other.from === 'metadata' && (other.parsed.type === 'government' || other.parsed.type === 'office') && value.type !== 'government' && value.type !== 'office')
    return holds(other.parsed, value)
  const governs = value.type === 'government' || value.type === 'zone' || value.type === 'township' || value.type === 'street'
  if (!governs || other.parsed.type === 'government')
    return false
  return answering.has(other.parsed.type) || other.parsed.type === value.type ? samePlace({ ...value, zone: null, township: null }, { ...other.parsed, zone: null, township: null }) : false
}

function isOpen(parsed: ParsedName): boolean {
  return parsed.ambiguous.length > 0 || isPlaceless(parsed)
}

/** Organs that bear a name of their own and need no place: a school, a farm, a company. */
const ownName = /(?:[校场院馆宫园社司团站]|[大中小]学|中心|监狱)$/

/** Whether nothing says where the organ is, though there is one of it in every place. */
function lacksPlace(parsed: ParsedName): boolean {
  return isPlaceless(parsed) && !ownName.test(parsed.organ)
}

/** Whether the place of the name is on the list, or it is a functional area, a township or an organ of the state. */
function isListed(parsed: ParsedName): boolean {
  return !parsed.unlisted && !isPlaceless(parsed) && !namesPlaceOnly(parsed)
}

/** An organ inside another: 审计局信息中心. */
const inner = /(?:[局委厅]|委员会|政府|联合会)(?!分局)[\u4E00-\u9FA5]{2,}(?:中心|[室处站所队])$/

const governing: ReadonlySet<string> = new Set(['government', 'office', 'zone', 'township', 'street'])

/** Whether the subject of the prose says that a department's title stands over the text of another; a government speaks of all its departments. */
function speaksAgainst(value: ParsedName, other: AgencyReading): boolean {
  return other.from === 'prose' && !governing.has(value.type) && !governing.has(other.parsed.type)
}

function doubtOf(chosen: AgencyReading, readings: readonly AgencyReading[], title: Title | null): ReturnType<typeof unsure> | null {
  const { parsed, value, from, says } = chosen
  const against = readings.filter(other => (other.says !== 'hint' || speaksAgainst(parsed, other)) && !fits(parsed, other))
  if (against.length > 0)
    return unsure('agencyDiffers', { readings: listReadings([chosen, ...against]) })
  if (lacksPlace(parsed))
    return unsure('agencyPlaceless', { agency: value })
  if (from !== 'title' && title?.unread && !value.includes(title.unread))
    return unsure('agencyUnread', { unread: title.unread, source: from, agency: value })
  const support = new Set(readings.filter(other => sameAgency(parsed, other.parsed)).map(reading => reading.from))
  if (from === 'title' || support.size > 1)
    return null
  const named = says === 'compiler' || (says === 'issuer' && from !== 'file' && from !== 'sheet')
  if (says === 'compiler' && parsed.type === 'office')
    return unsure('agencyCompiled', { source: from, agency: value })
  const site = parsed.type === 'government' || parsed.type === 'office' || (parsed.type === 'zone' && from === 'metadata')
  const alone = says === 'publisher' && (site || (from === 'prose' && inner.test(parsed.organ)))
  return named || (isListed(parsed) && from !== 'folder' && !alone) ? null : unsure('agencyAlone', { source: from, agency: value })
}

/** Whose report it is, with all readings. The title comes first; a fuller form of the same name replaces one that leaves the region open. */
export function extractAgency(tables: RecognizedTables, source: ReportSource, title: Title | null): Extracted<string> {
  const titled = title?.agency ? [reading(title.agency, 'title', 'issuer', title.text, title.place)] : []
  const prose = namedAgencies(proseLines(tables)).map(({ value, text, line, says }) => {
    const worth = says === 'subject' ? 'hint' : says === 'contact' || titled.length > 0 ? 'publisher' : says === 'compiled' ? 'compiler' : 'issuer'
    return reading(value, 'prose', worth, text, line.place)
  })
  const announced = announcedTitles(proseLines(tables)).flatMap(({ agency, text, place }) => agency === null ? [] : [reading(agency, 'prose', titled.length > 0 ? 'publisher' : 'issuer', text, place)])
  const all = [...titled, ...fromMetadata(tables, title !== null), ...announced, ...prose, ...fromNames(source)]
    .filter(({ value }, position, list) => isAgencyName(value) && list.findIndex(other => other.value === value && other.from === list[position]!.from) === position)
  const order = (item: AgencyReading): number => item.from === 'title' ? 0 : item.says === 'issuer' || item.says === 'compiler' ? (item.from === 'file' || item.from === 'sheet' ? 3 : 1) : item.says === 'publisher' ? 2 : 4
  const first = [...all].sort((a, b) => order(a) - order(b))[0]
  if (!first)
    return { value: null, certain: false, readings: [], ...unsure('agencyUnsaid') }
  const fuller = isOpen(first.parsed) ? all.find(other => !isOpen(other.parsed) && sameAgency(first.parsed, other.parsed)) : undefined
  const chosen = fuller ? { ...fuller, from: first.from, says: first.says } : first
  const later = title && laterTitle(tables, title)
  const doubt = later ? unsure('reportsTwo', { title: later.text }) : doubtOf(chosen, all, title)
  return {
    value: chosen.value,
    certain: doubt === null,
    readings: all.filter(other => other.says !== 'hint' || other === first || sameAgency(first.parsed, other.parsed) || speaksAgainst(first.parsed, other)).map(({ value, from, text, place }) => ({ value, from, text, place })),
    ...doubt ?? { doubt },
  }
}
