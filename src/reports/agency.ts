import type { ParsedName } from './agencies/names'
import type { Claim, Reading, ReportSource } from './report'
import type { Title } from './title'
import type { RecognizedTables } from '@/tables'
import { isAgencyName, issuerIn } from './agencies/issuer'
import { parseName } from './agencies/names'
import { issuerKey } from './agencies/registry'
import { isPlaceless, sameRegion } from './agencies/resolve'
import { compact } from './normal'
import { namedAgencies, proseLines } from './prose'
import { listReadings, sourceNames } from './sources'
import { agencyIn, readTitle } from './title'

/** A reading with what it is worth: `issuer` names whose report it is, `publisher` who put it up or answers for it, `hint` is only better than nothing. */
interface AgencyReading extends Reading<string> { says: 'issuer' | 'publisher' | 'hint', parsed: ParsedName }

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
      return agency === null ? [] : [reading(agency, 'metadata', 'publisher', `${name}：${value.trim()}`, place)]
    }
    const trusted = place !== null || !titled
    const title = titleNames.test(name) && trusted ? readTitle({ text: value, place }) : null
    const site = title === null || /[_|-][^_|-]*政府[^_|-]*$/.test(title.text)
    return title?.agency && !(site && title.agency.endsWith('政府')) ? [reading(title.agency, 'metadata', 'issuer', value.trim(), place)] : []
  })
}

function fromNames(source: ReportSource): AgencyReading[] {
  const stem = compact(source.name.replace(/\.[a-z0-9]{1,5}$/i, ''))
  const file = agencyIn(stem)
  const sheet = source.part === null ? null : agencyIn(compact(source.part))
  const folder = source.folder.split('/').reverse().map(part => agencyIn(compact(part))).find(name => name !== null && parseName(name).type !== 'government') ?? null
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

/** Whether `other` may stand beside an issuer without contradicting it: a government's report is compiled and put up by its offices. */
function fits(value: ParsedName, other: AgencyReading): boolean {
  if (sameAgency(value, other.parsed))
    return true
  if ((other.from === 'file' || other.from === 'sheet') && other.parsed.type === 'government' && !other.value.includes('政府'))
    return other.parsed.region.province === value.region.province || isPlaceless(value)
  const governs = value.type === 'government' || value.type === 'zone' || value.type === 'township' || value.type === 'street'
  if (!governs || other.says === 'issuer' || other.parsed.type === 'government')
    return false
  const inside = samePlace({ ...value, zone: null, township: null }, { ...other.parsed, zone: null, township: null })
  return inside && (other.from === 'prose' || other.parsed.type === 'office' || other.parsed.type === value.type)
}

function isOpen(parsed: ParsedName): boolean {
  return parsed.ambiguous.length > 0 || isPlaceless(parsed)
}

function doubtOf(chosen: AgencyReading, readings: readonly AgencyReading[]): string | null {
  const against = readings.filter(other => other.says !== 'hint' && !fits(chosen.parsed, other))
  if (against.length > 0)
    return `机构名称不一致：${listReadings([chosen, ...against])}，请核对后选定`
  const support = new Set(readings.filter(other => sameAgency(chosen.parsed, other.parsed)).map(({ from }) => from))
  if (isPlaceless(chosen.parsed) && chosen.parsed.type !== 'service' && chosen.parsed.type !== 'other')
    return `“${chosen.value}”没有写明是哪个地区的机构，请补全名称`
  if (chosen.from === 'title' || support.size > 1)
    return null
  const source = sourceNames[chosen.from]
  if (chosen.says === 'issuer' && chosen.from !== 'file' && chosen.from !== 'sheet')
    return chosen.parsed.type === 'office' ? `标题没有写机构，${source}写由“${chosen.value}”编制，可能是政府本级的年报，请核对` : null
  if (chosen.from === 'metadata' && !['government', 'office', 'zone'].includes(chosen.parsed.type))
    return null
  return `标题没有写机构，“${chosen.value}”只来自${source}，请核对`
}

/** Whose report it is, with all readings. The title comes first; a fuller form of the same name replaces one that leaves the region open. */
export function claimAgency(tables: RecognizedTables, source: ReportSource, title: Title | null): Claim<string> {
  const titled = title?.agency ? [reading(title.agency, 'title', 'issuer', title.text, title.place)] : []
  const prose = namedAgencies(proseLines(tables)).map(({ value, text, line, says }) => {
    const worth = says === 'subject' ? 'hint' : says === 'contact' ? 'publisher' : titled.length > 0 ? 'publisher' : 'issuer'
    return reading(value, 'prose', worth, text, line.place)
  })
  const all = [...titled, ...fromMetadata(tables, title !== null), ...prose, ...fromNames(source)]
    .filter(({ value }, position, list) => isAgencyName(value) && list.findIndex(other => other.value === value && other.from === list[position]!.from) === position)
  const order = (item: AgencyReading): number => item.from === 'title' ? 0 : item.says === 'issuer' ? (item.from === 'file' || item.from === 'sheet' ? 3 : 1) : item.says === 'publisher' ? 2 : 4
  const first = [...all].sort((a, b) => order(a) - order(b))[0]
  if (!first)
    return { value: null, certain: false, readings: [], doubt: '标题、正文、页面信息和文件名中都没有读到机构名称，请填写' }
  const fuller = isOpen(first.parsed) ? all.find(other => !isOpen(other.parsed) && sameAgency(first.parsed, other.parsed)) : undefined
  const chosen = fuller ? { ...fuller, from: first.from, says: first.says } : first
  const doubt = doubtOf(chosen, all)
  return {
    value: chosen.value,
    certain: doubt === null,
    readings: all.filter(other => other.says !== 'hint' || other === first || sameAgency(first.parsed, other.parsed)).map(({ value, from, text, place }) => ({ value, from, text, place })),
    doubt,
  }
}
