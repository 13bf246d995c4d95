import type { Agency, Listing } from './report'
import { parseName } from './agencies/names'
import { issuerQuality } from './agencies/place'
import { resolveAgency } from './agencies/resolve'
import { departmentTypes } from './agencies/types'
import { compact, isReportYear } from './normal'

/** What a column of a list of units may hold. */
export type ListColumn = 'name' | 'short' | 'former' | 'code' | 'parent' | 'type' | 'role' | 'from' | 'to' | 'contact' | 'phone'

/** A unit as a list names it. */
export interface ListedUnit {
  name: string
  short: readonly string[]
  former: readonly string[]
  code: string | null
  parent: string | null
  /** Kind of agency in the list's words. */
  type: string | null
  role: Listing['role']
  from: number | null
  to: number | null
  contact: Listing['contact']
  /** Its row in the list, from 1. */
  row: number
}

/** A list of units as it was read. */
export interface UnitList {
  units: readonly ListedUnit[]
  /** The heading each column was recognised by; none: names were recognised by themselves. */
  columns: Partial<Record<ListColumn, string>>
  /** Rows that hold something and no unit: headings of groups, remarks. */
  passed: readonly { row: number, text: string }[]
}

const headings: readonly [ListColumn, RegExp][] = [
  ['short', /^(?:单位|机构|部门)?(?:规范)?简称|别名|又称/],
  ['former', /曾用名|原名称?|旧称/],
  ['code', /编码|代码|编号|统一社会信用/],
  ['parent', /上级|主管(?:单位|部门)|所属(?:单位|地区|部门)|隶属/],
  ['type', /类[别型]|部门类型|性质/],
  ['role', /报送(?:方式|类别|口径)|是否(?:垂管|报送)|垂管|备注|说明/],
  ['from', /起始|启用|设立|成立|自何年|起报|开始年/],
  ['to', /截止|停用|撤销|终止|至何年|止报|结束年/],
  ['phone', /电话|手机|联系方式/],
  ['contact', /联系人|联络员|经办人|负责人|填报人/],
  ['name', /^(?:报送|填报|公开|责任|行政)?(?:单位|机构|部门|机关|行政机关)(?:全称|名称|规范名称)?$|^(?:规范)?(?:名称|全称)$|(?:单位|机构|部门|机关)(?:全称|名称)/],
]

/** What a heading says its column holds; 统一社会信用代码 has the look of a unit and is none. */
const columnOf = (heading: string): ListColumn | undefined => headings.find(([, pattern]) => pattern.test(compact(heading)))?.[0]

const numbering = /^(?:[（(]?\d{1,3}[)）.．、]|[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、)\s*/

/** The list in rows of cells as printed; null where no row names a unit. */
export function listIn(rows: readonly (readonly string[])[]): UnitList | null {
  const texts = rows.map(row => row.map(cell => cell.replace(/\s+/g, ' ').trim()))
  const head = texts.findIndex(row => row.some(cell => headings.at(-1)![1].test(compact(cell))) && row.every(cell => columnOf(cell) !== undefined || !isUnit(cell)))
  const places = head < 0 ? bareColumns(texts) : columnsOf(texts[head]!)
  const named = places.name
  if (named === undefined)
    return null
  const units: ListedUnit[] = []
  const passed: UnitList['passed'][number][] = []
  for (const [at, row] of texts.entries()) {
    const text = row.filter(cell => cell !== '').join(' ')
    if (at === head || text === '')
      continue
    const name = (row[named] ?? '').replace(numbering, '')
    if (name === '' || (!isUnit(name) && (at < head || row.filter(cell => cell !== '').length === 1)))
      passed.push({ row: at + 1, text })
    else
      units.push({ ...unitOf(name, column => row[places[column] ?? -1] ?? ''), row: at + 1 })
  }
  const columns = head < 0 ? {} : Object.fromEntries(Object.entries(places).map(([column, at]) => [column, texts[head]![at]!]))
  return units.length > 0 ? { units, columns, passed } : null
}

/** Whether a text is the name of a unit and nothing else. */
function isUnit(text: string): boolean {
  const name = compact(text.replace(numbering, ''))
  if (name.length < 2 || name.length > 40 || /[，。；:：？！\d]/.test(name))
    return false
  const { type, township, zone, organ } = parseName(name)
  return type !== 'other' || township !== null || zone !== null || issuerQuality(organ) >= 2
}

function columnsOf(head: readonly string[]): Partial<Record<ListColumn, number>> {
  const columns: Partial<Record<ListColumn, number>> = {}
  for (const [at, cell] of head.entries()) {
    const column = columnOf(cell)
    if (column !== undefined && columns[column] === undefined)
      columns[column] = at
  }
  return columns
}

/** Of a list without headings the column most of whose cells are names. */
function bareColumns(rows: readonly (readonly string[])[]): Partial<Record<ListColumn, number>> {
  const width = Math.max(0, ...rows.map(row => row.length))
  const counts = Array.from({ length: width }, (_, at) => rows.filter(row => isUnit(row[at] ?? '')).length)
  const most = Math.max(0, ...counts)
  return most > 0 && most * 2 >= rows.filter(row => row.some(cell => cell !== '')).length ? { name: counts.indexOf(most) } : {}
}

function unitOf(name: string, cell: (column: ListColumn) => string): Omit<ListedUnit, 'row'> {
  const orNull = (text: string): string | null => text === '' || /^[-—–/／无]$/.test(text) ? null : text
  const names = (column: ListColumn): string[] => (orNull(cell(column)) ?? '').split(/[、,，;；/／]|\s+/).map(part => part.trim()).filter(part => part !== '')
  const year = (column: ListColumn): number | null => {
    const found = Number(/(?:19|20)\d\d/.exec(cell(column))?.[0])
    return isReportYear(found) ? found : null
  }
  const [contact, phone] = [orNull(cell('contact')), orNull(cell('phone'))]
  const remark = `${cell('role')} ${cell('type')}`
  return {
    name: name.replace(/\s+/g, ''),
    short: names('short'),
    former: names('former'),
    code: orNull(cell('code')),
    parent: orNull(cell('parent')),
    type: orNull(cell('type')),
    role: /垂管|垂直|upward/.test(remark) ? 'vertical' : /对照|关注|只列|不汇总|not added/.test(remark) ? 'watched' : 'due',
    from: year('from'),
    to: year('to'),
    contact: contact === null && phone === null ? null : { name: contact ?? '', phone: phone ?? '' },
  }
}

/** How a listed unit meets the registry. `same`: by its name. `spelled`: by another way to write it. `new`: not there. `unsure`: it may be several. */
export interface ListMatch {
  kind: 'same' | 'spelled' | 'new' | 'unsure'
  unit: ListedUnit
  /** The agency it is, as it would be kept; of `unsure` a new one. */
  agency: Agency
  /** Of `unsure`: the agencies it may be. */
  candidates: readonly Agency[]
}

export interface ListComparison {
  matches: readonly ListMatch[]
  /** Listed agencies that this list does not name. */
  absent: readonly Agency[]
}

/**
 * Compares a list with the registry. `place` is the region in front of names that say none (教育局, 市教育局). What is on both keeps its name; the list's own way to
 * write it becomes an alias. Nothing is taken off the list.
 */
export function compareList({ units }: UnitList, known: readonly Agency[], place: string): ListComparison {
  const fictional = known.length > 0 && known.every(agency => agency.fictional)
  const registry = [...known]
  const matches = units.map((unit, order): ListMatch => {
    const name = placed(unit.name, place)
    const own = known.filter(agency => compact(agency.name) === compact(name) || compact(agency.name) === compact(unit.name))
    const { agency, match } = own.length === 1 ? { agency: own[0]!, match: 'exact' as const } : resolveAgency(name, registry, { fictional })
    const candidates = match === 'new' ? lookalikes(name, known) : []
    const kept = withListed(agency, unit, { order, parent: null })
    if (match === 'new' && !registry.some(({ id }) => id === agency.id))
      registry.push(agency)
    return { kind: match === 'new' ? candidates.length > 0 ? 'unsure' : 'new' : match === 'exact' ? 'same' : 'spelled', unit, agency: kept, candidates }
  })
  const idOf = new Map(matches.flatMap(({ unit, agency }) => [unit.name, ...unit.short].map(name => [compact(name), agency.id] as const)))
  const named = new Set(matches.map(({ agency }) => agency.id))
  return {
    matches: matches.map(match => ({ ...match, agency: { ...match.agency, listing: { ...match.agency.listing!, parent: parentOf(match.unit, idOf, known) ?? match.agency.listing!.parent } } })),
    absent: known.filter(({ id, listing }) => listing && !named.has(id)),
  }
}

/** `name` with the place of the list before it, where it says none. */
function placed(name: string, place: string): string {
  const { region, national, prefix, unlisted, ambiguous } = parseName(name)
  const located = national || unlisted || ambiguous.length > 0 || [region.province, region.city, region.county].some(part => part !== null)
  if (located || place === '' || compact(name).startsWith(compact(place)))
    return name
  return `${place}${prefix === null ? name : name.slice(prefix.length)}`
}

/** Known agencies one of whose names has the list's name at its end, or is at its end: 市大数据局 and 云川市大数据管理局 are not, 执法局 and 综合行政执法局 are. */
function lookalikes(name: string, known: readonly Agency[]): Agency[] {
  const { organ } = parseName(name)
  const core = compact(organ)
  if (core.length < 3)
    return []
  return known.filter((agency) => {
    const other = compact(parseName(agency.name).organ)
    return other.length >= 3 && other !== core && (other.endsWith(core) || core.endsWith(other))
  })
}

/** A known agency with what a list says of it. */
export function withListed(agency: Agency, unit: ListedUnit, { order, parent }: Pick<Listing, 'order' | 'parent'>): Agency {
  const listing = listingOf(unit, agency, order)
  return { ...agency, ...typeOf(unit, agency), aliases: aliasesOf(agency, unit), listing: { ...listing, parent: parent ?? listing.parent } }
}

function aliasesOf(agency: Agency, { name, short, former }: ListedUnit): string[] {
  return [...new Set([...agency.aliases, name, ...short, ...former])].filter(alias => compact(alias) !== compact(agency.name))
}

function listingOf({ code, role, from, to, contact }: ListedUnit, { listing, type }: Agency, order: number): Listing {
  return {
    role: listing?.role ?? (type === 'vertical' ? 'vertical' : role),
    code: code ?? listing?.code ?? null,
    parent: listing?.parent ?? null,
    order,
    from: from ?? listing?.from ?? null,
    to: to ?? listing?.to ?? null,
    exempt: listing?.exempt ?? [],
    contact: contact ?? listing?.contact ?? null,
  }
}

/** The kind of agency where the list names one of ours. */
function typeOf({ type }: ListedUnit, agency: Agency): Partial<Agency> {
  const kind = type === null ? undefined : departmentTypes.find(({ name, key }) => name === type || key === type)
  return kind && kind.key !== agency.type ? { type: kind.key, guessed: { ...agency.guessed, type: null } } : {}
}

function parentOf({ parent }: ListedUnit, idOf: ReadonlyMap<string, string>, known: readonly Agency[]): string | null {
  if (parent === null)
    return null
  const name = compact(parent)
  return idOf.get(name) ?? known.find(agency => [agency.name, ...agency.aliases].some(each => compact(each) === name))?.id ?? null
}
