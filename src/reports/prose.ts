import type { Line } from './title'
import type { RecognizedTables } from '@/tables'
import { issuerIn } from './agencies/issuer'
import { namesPlaceOnly, parseName } from './agencies/names'
import { announcing, arabicYears, compact, isReportYear, spoken } from './normal'

/** Lines before the first section and of the prose sections, with their place. */
export function proseLines({ preamble, sections }: RecognizedTables): Line[] {
  return [...preamble, ...sections.filter(({ kind }) => kind === 'overview' || kind === 'others' || kind === 'problems').flatMap(({ paragraphs }) => paragraphs)]
}

export interface Mention<T> { value: T, text: string, line: Line }

/** A way a sentence names an agency: what stands right before the name, and what right behind it. `titled`: the sentence bears the report’s title. */
interface Statement { says: 'titled' | 'compiled' | 'contact' | 'subject', before: RegExp, after: RegExp }

const start = '(?:^|[，。；：])'
const compiling = '(?:编制|编写|编撰|撰写|起草|编印|编报|制作|形成|发布|公布|公开)'
const basis = '(?:根据|按照|依据|依照|遵照|结合|对照)'
const year = '\\d{4}年度?'
const disclosure = '(?:政府|政务)?信息(?:与政务)?公开'
const statements: readonly Statement[] = ([
  ['compiled', '(?<![自经理事缘])由', `(?:负责|具体|组织|牵头|统一|联合|汇总|会同)*${compiling}|${basis}[^。；]{2,200}${compiling}`],
  ['compiled', '(?:编制单位|编制机关|报告单位|填报单位|填报机关|单位名称|发布单位|公开单位|报告机关)：', '[，。；：、（）]|$'],
  ['compiled', start, `(?:特|现|组织|认真)*(?:编制|公布|发布)了?(?:本|此|${year})`],
  ['compiled', '^', `${basis}[^。；]{2,200}${compiling}(?:了|完成|而成)?(?:本|此|《|${year}|$|[，。])`],
  ['titled', `${announcing}了?`, `(?:关于|的)?${year}的?${disclosure}`],
  ['titled', `(?:${announcing}|总结)${year}`, `的?${disclosure}`],
  ['titled', `(?:结合|根据|对照)${year}`, `的?${disclosure}[^。；]{0,80}${compiling}`],
  ['compiled', '^', '（(?:盖章|公章|印章)）$'],
  ['contact', '(?:请与|请联系：?|联系(?:单位|部门|机构)：|请向|请致电|请和|可与|可联系|可向|敬请联系|敬请与)', '联系|联络|咨询|反映|反馈|提出|$|[（，。：]'],
  ['subject', `${start}${year}，?`, '坚持|认真|深入|始终|严格|高度|紧紧|全面|积极|持续|切实|以习近平|在|按照|根据|贯彻'],
] as const).map(([says, before, after]) => ({ says, before: new RegExp(before, 'g'), after: new RegExp(after, 'y') }))
const longest = 40
const stop = /[，。；：、（）《》“”\d]/

/** The first agency that begins at `from` and has behind it what a statement wants there. */
function agencyAt(text: string, from: number, after: RegExp): { value: string, end: number } | null {
  for (let end = from + 2; end <= Math.min(text.length, from + longest) && !stop.test(text[end - 1]!); end++) {
    after.lastIndex = end
    const value = after.test(text) ? issuerIn(text.slice(from, end)) : null
    if (value !== null)
      return { value, end }
  }
  return null
}

/** Agencies the prose names as compiler, contact or subject of the report, inner offices taken off. A place alone is only taken from an announcement. */
export function namedAgencies(lines: readonly Line[]): (Mention<string> & { says: Statement['says'] })[] {
  return lines.flatMap((line) => {
    const text = spoken(line.text)
    return statements.flatMap(({ says, before, after }) => [...text.matchAll(before)].flatMap((match) => {
      const found = agencyAt(text, match.index + match[0].length, after)
      const unsaid = found === null || (says !== 'titled' && says !== 'compiled' && namesPlaceOnly(parseName(found.value)))
      return unsaid ? [] : [{ value: found.value, text: text.slice(match.index, found.end).replace(/^[，。；：]/, ''), line, says }]
    }))
  })
}

const fullYear = /(\d{4})年?[.\-/]?1月?[.\-/]?1?日?起?(?:[至到–~～]|—+|-+)(?:(\d{4})年)?[.\-/]?12月(?:31日)?|(\d{4})[.\-/]0?1[.\-/]0?1(?:[至到–~～]|—+|-+)(\d{4})[.\-/]12[.\-/]31/g

/** Years of a stated statistical period, 1 January to 31 December; a period over two years gives both. */
export function statedPeriods(lines: readonly Line[]): Mention<number>[] {
  return lines.flatMap((line) => {
    const text = arabicYears(compact(line.text))
    return [...text.matchAll(fullYear)].flatMap((match) => {
      const years = [...new Set([match[1], match[2], match[3], match[4]].filter(year => year !== undefined).map(Number))]
      const about = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 10)
      if (years.length > 1 && !/统计|数据|期限/.test(about))
        return []
      return years.filter(isReportYear).map(value => ({ value, text: match[0], line }))
    })
  })
}

const statedYear = /(?:现将|现对|现就|特编制|编制|公布|发布|形成|结合)[^，。；]{0,20}?(\d{4})年度?[^，。；]{0,16}(?:政府|政务)?信息公开[^，。；]{0,14}(?:报告|年报|情况|实际)/g

const openingYear = /(?:^|[。；])(\d{4})年(?:度|来)?[，,、]/g

/** Years that sentences begin with: 2020年，县审计局…. They say nothing alone, but agree or disagree with another source. */
export function openingYears(lines: readonly Line[]): Mention<number>[] {
  return lines.flatMap((line) => {
    const text = arabicYears(spoken(line.text))
    return [...text.matchAll(openingYear)].map(match => ({ value: Number(match[1]), text: match[0].replace(/^[。；]/, ''), line })).filter(({ value }) => isReportYear(value))
  })
}

/** Years in which the prose says it reports; sentences such as 2025年以来 and titles in 《》 do not count. */
export function statedYears(lines: readonly Line[]): Mention<number>[] {
  return lines.flatMap((line) => {
    const text = arabicYears(spoken(line.text)).replace(/《[^》]*》/g, '')
    return [...text.matchAll(statedYear)].map(match => ({ value: Number(match[1]), text: match[0], line })).filter(({ value }) => isReportYear(value))
  })
}
