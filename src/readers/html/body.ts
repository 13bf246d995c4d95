import type { Grid, GridCell, Paragraph, ReaderNote } from '../document'
import type { Element } from './tree'
import { isNumeric } from '../text/pieces'
import { attribute } from './tree'

/** What the page prints, in order, with where it stands: inside which candidates for the article's body, in navigation, in a title. */
export interface Printed {
  item: Paragraph | Grid | { kind: 'picture', alt: string, source: string | null, cell: GridCell | null }
  /** Bit n: inside the nth candidate. */
  inside: number
  chrome: boolean
  titled: boolean
  /** Characters inside links. */
  linked: number
  /** Notes on a grid, to be placed when the grid is numbered. */
  notes: ReaderNote[]
}

export interface Walked {
  printed: Printed[]
  /** Preference of each candidate, the lower the better. */
  candidates: number[]
  title: string | null
  metadata: { name: string, value: string, place: null }[]
  scripts: number
  hiddenText: number
  hiddenTables: number
}

/** Containers in which the content systems of government sites put the article, the surest first. */
const bodyIds = ['zoom', 'UCAP-CONTENT', 'content']
const containers = ['#zoom', '.TRS_Editor', '.TRS_UEDITOR', '.article-content', '#UCAP-CONTENT', '.pages_content', '.xxgk_content', '.view', '#content', '.content', 'article']
const metadataLabel = /^[【[]?(?:索\s*引\s*号|名\s*称|标\s*题|发布机构|发布单位|发文机关|公开主体|公开机构|信息来源|来\s*源|文\s*号|发文字号|成文日期|发文日期|发布日期|发布时间|生成日期|公开日期|主题分类|体裁分类|主题词|有效性|公开方式|公开范围)[】\]]?\s*(?:[:：]|$)/
const chromeName = /(?:^|[-_\s])(?:nav|navbar|menu|footer|foot|breadcrumb|crumbs?|share|sidebar|toolbar|copyright)(?:[-_\s]|$)/i
const chromeTags = new Set(['nav', 'footer', 'aside'])
const titleName = /title|biaoti|(?:^|[-_\s])(?:bt|tit)(?:[-_\s\d]|$)/i

function classes(element: Element): string {
  return attribute(element, 'class') ?? ''
}

/** Place of an element in the order of likely article bodies, −1 when it is none. */
export function bodyRank(element: Element): number {
  if (element.tagName === 'article')
    return containers.indexOf('article')
  const id = attribute(element, 'id')
  const ranks = classes(element).split(/\s+/).map(name => containers.indexOf(`.${name}`))
  if (id !== null && bodyIds.includes(id))
    ranks.push(containers.indexOf(`#${id}`))
  return ranks.filter(rank => rank >= 0).reduce((best, rank) => best < 0 ? rank : Math.min(best, rank), -1)
}

/** Navigation and page furniture by tag, role or name. */
export function isChrome(element: Element): boolean {
  return chromeTags.has(element.tagName) || (element.attrs.length > 0
    && (/^(?:navigation|contentinfo|banner|search)$/.test(attribute(element, 'role') ?? '') || chromeName.test(`${attribute(element, 'id') ?? ''} ${classes(element)}`)))
}

export function isTitled(element: Element): boolean {
  return element.tagName === 'h1' || element.tagName === 'h2' || (element.attrs.length > 0 && titleName.test(`${attribute(element, 'id') ?? ''} ${classes(element)}`))
}

/** 名称, 索引号, 发布机构 …: tells about the report, wherever it stands. */
function isMetadata(item: Printed['item']): boolean {
  if (item.kind === 'paragraph')
    return item.text.length < 200 && metadataLabel.test(item.text)
  return item.kind === 'grid' && item.cells.filter(cell => metadataLabel.test(cell.text)).length >= 2
}

/** Something of a report that must not be left out: a table, a sentence, a number on its own line. */
function matters({ item, linked }: Printed): boolean {
  if (item.kind === 'grid')
    return !isMetadata(item)
  if (item.kind === 'picture')
    return false
  return isNumeric(item.text) || (linked * 2 < item.text.length && item.text.length > 40 && /[。；]/.test(item.text))
}

function size(printed: readonly Printed[]): number {
  return printed.reduce((sum, { item }) => sum + (item.kind === 'paragraph' ? item.text.length : item.kind === 'grid' ? gridSize(item) : 0), 0)
}

function gridSize(grid: Grid): number {
  return grid.cells.reduce((sum, cell) => sum + cell.text.length, 50)
}

/**
 * The article without the page around it, when that is safe: nothing that matters stands outside. Titles and metadata outside the article stay.
 * Otherwise the whole page, without navigation when nothing that matters stands in it.
 */
export function chooseBody({ printed, candidates }: Walked): Printed[] {
  const ranked = candidates.map((rank, index) => ({ rank, bit: 1 << index })).sort((one, other) => one.rank - other.rank)
  for (const { bit } of ranked) {
    const inside = printed.filter(entry => (entry.inside & bit) !== 0)
    if (size(inside) >= 50 && !printed.some(entry => (entry.inside & bit) === 0 && matters(entry)))
      return printed.filter(entry => (entry.inside & bit) !== 0 || isMetadata(entry.item) || isOutsideTitle(entry))
  }
  const article = printed.filter(entry => !entry.chrome || isMetadata(entry.item))
  return size(article) >= 50 && !printed.some(entry => entry.chrome && matters(entry)) ? article : printed
}

function isOutsideTitle({ item, titled, chrome, linked }: Printed): boolean {
  return item.kind === 'paragraph' && titled && !chrome && linked * 2 < item.text.length
}
