import type { Place, RecognizedTables } from '@/tables'
import { isAgencyName } from './agencies/issuer'
import { announcing, arabicYears, compact, isReportYear, spoken } from './normal'

/** A text with its place: a line of the preamble, a cell, a name of a file. */
export interface Line { text: string, place: Place | null }

export interface Title extends Line {
  /** Report years it names, each once; two of them contradict each other. */
  years: number[]
  /** Agency it names, white space removed. */
  agency: string | null
  /** Words where an agency would stand that could not be read as one. */
  unread: string | null
  /** It says whose or which year's 政府信息公开 report this is, not only that it is one. */
  isReport: boolean
}

const subject = /(?:政府|政务)信息(?:与政务)?公开|信息公开|政务公开/
const kind = /报告|年报|总结/
const vocabulary = /(?:(?:政府|政务)?信息(?:与政务)?公开|政务公开)(?![和与办科处]|服务|中心|领导小组)|(?:年度)?(?:工作)?(?:情况)?的?(?:年度)?(?:工作)?(?:情况)?(?:总结)?(?:报告|年报)|工作总结|的?(?:公告|公示|通知|说明)$/g
/** 公告（2024年第1号）: the year of a document's number, not of a report. */
const numbers = /[(（〔[]?\d{4}年?[)）〕\]]?第?\d+[号期]/g
/** Names of the rows a page prints above a report; printed to PDF they run into what stands beside them. */
const labels = /索引号|索取号|(?:发布|发文|公开|制发|生成)(?:机构|单位|部门|机关|主体|日期|时间)|公开责任部门|责任部门|(?:信息|文章|稿件)?来源|发布者|(?:成文|印发|更新)(?:日期|时间)|(?:主题|体裁|组配|信息)分类|公开(?:类别|方式|形式|范围|时限|目录)|发?文字?号|文件编号|主题词|关键词|有效性|效力状态|内容概述|(?:信息|文件)?名称|标题|题名/g
const dates = /[_\-(（]?\d{4}[-_./年]\d{1,2}[-_./月]\d{1,2}日?[)）]?|\d{4}年\d{1,2}月(?!\d)|(?<!\d)20\d{6}(?!\d)/g
const marks = /[(（【[](?:图片版?|全文|正式稿?|公开版?|定稿|终稿|最终版?|挂网版?|上报版?|盖章版?|扫描件?|pdf|word|docx?|虚构.*?|新|修改.*?|\d)[)）】\]]/gi

/** Year names in a compact text that say which year is reported on; dates are left out. */
export function yearsIn(text: string, bare = false): number[] {
  const rest = arabicYears(text).replace(numbers, ' ').replace(dates, ' ')
  const named = [...rest.matchAll(/(?<!\d)(\d{4})(?=年)/g)]
  const found = named.length > 0 || !bare ? named : [...rest.matchAll(/(?<!\d)(\d{4})(?!\d)/g)]
  return [...new Set(found.map(match => Number(match[1])).filter(isReportYear))]
}

/** Pieces of a title that are not the words of every report. */
function ownWords(text: string): string[] {
  const plain = arabicYears(text).replace(marks, '|').replace(numbers, '|').replace(dates, '|').replace(labels, '|').replace(/^附件?\d*[:：.、]?/, '').replace(/人民政府信息公开/, '人民政府|信息公开').replace(/\d{4}年?度?/g, '|').replace(vocabulary, '|')
  return plain.split(/[|\-—–_()（）【】[\]:：.,，、·<>《》“”"\s]+/)
    .map(piece => piece.replace(/^\d+/, '').replace(/^(?:关于|发布|公布|印发|报送)+/, '').replace(/^[年度的]+|(?:关于|的|年度|工作|情况|公告|公示|通告|年|(?<=关于)(?:发布|公布|印发|报送|公开))+$/g, ''))
    .filter(piece => piece.length > 1)
}

/** Agency named by the words of a title that are not those of every report. */
export function agencyIn(text: string): string | null {
  return ownWords(text).find(isAgencyName) ?? null
}

const ofName = /(?:名称|标题|题名)[:：]?$/

/** The agency that the row of a page's table with the title names, where the title ran over two rows. */
function agencyNamed(text: string): string | null {
  const rows = [...text.matchAll(labels)]
  const names = rows.flatMap(({ 0: label, index }, at) => ofName.test(label) ? [text.slice(index + label.length, rows[at + 1]?.index).replace(/^[:：]/, '')] : [])
  return names.find(isAgencyName) ?? null
}

/** Reads a text as a title; null when it is a sentence or says nothing of 政府信息公开 and a report. */
export function readTitle({ text, place }: Line): Title | null {
  const printed = compact(text)
  if (!subject.test(printed) || !kind.test(printed))
    return null
  // Of a line into which the rows of a page's table ran together, the piece that is a title.
  const line = printed.split(labels).find(piece => subject.test(piece) && kind.test(piece))?.replace(/^[:：]/, '') ?? printed
  if (line.length > 80 || /[。；！？>›»]|，.*，/.test(line) || !subject.test(line) || !kind.test(line) || /^(?:按照|根据|依据|现将|一、)/.test(line))
    return null
  const agency = agencyIn(line) ?? agencyNamed(printed)
  return { text: text.replace(/\s+/g, ' ').trim(), place, years: yearsIn(line), agency, unread: agency === null ? ownWords(line).find(word => /^[\u4E00-\u9FA5]{2,}$/.test(word)) ?? null : null, isReport: true }
}

function joined(lines: readonly Line[]): Line {
  return { text: lines.map(({ text }) => text.trim()).join(''), place: lines[0]!.place }
}

function merit(title: Title, lines: number): number {
  return (title.years.length > 0 ? 4 : 0) + (title.agency !== null ? 4 : 0) + (/(?:报告|年报)$/.test(compact(title.text)) ? 1 : 0) - lines * 0.5
}

/** Lines of the document that can carry its title: the preamble without rows of the metadata table, then the first cells of its first tables. */
function headLines({ preamble, document, metadata }: RecognizedTables): Line[][] {
  const known = metadata.map(({ name, value }) => ({ name: compact(name), value: compact(value) }))
  const isMetadata = ({ text }: Line): boolean => {
    const line = compact(text)
    return known.some(({ name, value }) => line.startsWith(name) && line.includes(value))
  }
  const cells = document.blocks.filter(block => block.kind === 'grid').slice(0, 3).flatMap(grid => grid.cells.slice(0, 12)).filter(({ text }) => text.trim() !== '')
  return [preamble.filter(line => !isMetadata(line)).slice(0, 30), ...cells.map(cell => [cell])]
}

const announced = new RegExp(`(?:${announcing}|刊登|印发|制作|公示)了?《([^《》]{6,60})》`, 'g')

/** Titles the prose announces as its own: 特向社会公布《X局2023年…报告》. A title it goes by (按照《…》) is none. */
export function announcedTitles(lines: readonly Line[]): Title[] {
  return lines.flatMap(({ text, place }) => [...spoken(text).matchAll(announced)].flatMap(match => readTitle({ text: match[1]!, place }) ?? []))
}

/** The title as printed, also over up to four lines, with year and agency; null when the document has none. */
export function findTitle(tables: RecognizedTables): Title | null {
  let best: { title: Title, merit: number } | null = null
  for (const lines of headLines(tables)) {
    const whole = lines.map(({ text }) => compact(text).length > 40 || /[：:，,>]/.test(text) || /^[\d\-./年月日:\s]+$/.test(text))
    for (let start = 0; start < lines.length; start++) {
      for (let count = 1; count <= 4 && start + count <= lines.length; count++) {
        const window = lines.slice(start, start + count)
        if (window.some(({ text }, at) => text.trim() === '' || (count > 1 && whole[start + at])))
          break
        const title = readTitle(joined(window))
        const worth = title ? merit(title, count) : 0
        if (title && (best === null || worth > best.merit))
          best = { title, merit: worth }
      }
    }
  }
  return best?.title ?? announcedTitles(tables.preamble)[0] ?? null
}

const ordinal = /^(?:[#（(]*[一二三四五六七八九十\d]+[）)、.．]|#)/
/** A longer line is none, however much of it is white space and marks. */
const longestHeading = 240
/** Headings every report has, whatever their numbers. */
const sectionHeadings = [/总体情况/, /主动公开.{0,8}情况/, /申请.{0,4}情况/, /复议.*诉讼/]

/**
 * The title of another report that begins further on in the document: another agency's or another year's, with the sections of a report before it and behind it.
 * A link to another report has none behind it. Null where the document holds one report.
 */
export function laterTitle({ document }: RecognizedTables, first: Title): Title | null {
  const lines = document.blocks.flatMap((block): Line[] => block.kind === 'paragraph' ? [block] : block.cells.filter(({ colSpan, text }) => colSpan === block.columns || subject.test(text)))
  const headed = lines.map(({ text }) => {
    const line = text.length > longestHeading ? '' : compact(text)
    return line.length > 60 || !ordinal.test(line) ? -1 : sectionHeadings.findIndex(pattern => pattern.test(line))
  })
  const sections = (from: number, to: number): number => new Set(headed.slice(from, to).filter(at => at >= 0)).size
  for (const [at, line] of lines.entries()) {
    const title = sections(0, at) >= 2 && headed[at] === -1 ? readTitle(line) : null
    const another = title && ((title.agency !== null && first.agency !== null && title.agency !== first.agency) || (title.years.length === 1 && first.years.length === 1 && title.years[0] !== first.years[0]))
    if (another && sections(at, lines.length) >= 2)
      return title
  }
  return null
}
