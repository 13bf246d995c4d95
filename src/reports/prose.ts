import type { Line } from './title'
import type { RecognizedTables } from '@/tables'
import { issuerIn } from './agencies/issuer'
import { arabicYears, compact, isReportYear } from './normal'

/** Lines before the first section and of the prose sections, with their place. */
export function proseLines({ preamble, sections }: RecognizedTables): Line[] {
  return [...preamble, ...sections.filter(({ kind }) => kind === 'overview' || kind === 'others' || kind === 'problems').flatMap(({ paragraphs }) => paragraphs)]
}

export interface Mention<T> { value: T, text: string, line: Line }

const chars = '[^，。；：:、（）()《》“”\\d]'
const statements: readonly { says: 'compiled' | 'contact' | 'subject', pattern: RegExp }[] = [
  { says: 'compiled', pattern: new RegExp(`由(${chars}{2,40}?)(?:负责|组织|牵头|统一)*(?:编制|编写|撰写|起草|编印|制作|发布|公布)`, 'g') },
  { says: 'compiled', pattern: /(?:编制单位|编制机关|报告单位|填报单位|填报机关|单位名称|发布单位|公开单位|报告机关)[:：]([^，。；:：、（）()]{2,40})/g },
  { says: 'compiled', pattern: new RegExp(`(?:^|[，。；])(${chars}{2,30}?)(?:特|现|组织|认真)*(?:编制|公布|发布)了?(?:本|此|\\d{4}年)`, 'g') },
  { says: 'compiled', pattern: new RegExp(`(?:现将|现就|现公布|现发布|特公布|公布|发布|编制|形成)(${chars}{2,30})\\d{4}年度?(?:政府|政务)?信息公开`, 'g') },
  { says: 'compiled', pattern: /^([^，。；:：、（）()]{3,30})[（(](?:盖章|公章|印章)[)）]$/g },
  { says: 'contact', pattern: new RegExp(`(?:请与|请联系|请向|请致电|请和|可与|可联系|可向|敬请联系|敬请与)(${chars}{2,40}?)(?:联系|联络|咨询|反映|反馈|提出|$|[（(，。：:])`, 'g') },
  { says: 'subject', pattern: new RegExp(`(?:^|[，。；])\\d{4}年度?，?(${chars}{3,30}?)(?:坚持|认真|深入|始终|严格|高度|紧紧|全面|积极|持续|切实|以习近平|在|按照|根据|贯彻)`, 'g') },
]

/** Agencies the prose names as compiler, contact or subject of the report, inner offices taken off. */
export function namedAgencies(lines: readonly Line[]): (Mention<string> & { says: 'compiled' | 'contact' | 'subject' })[] {
  return lines.flatMap((line) => {
    const text = compact(line.text)
    return statements.flatMap(({ says, pattern }) => [...text.matchAll(pattern)].flatMap((match) => {
      const phrase = says === 'compiled' ? match[1]!.slice(match[1]!.lastIndexOf('由') + 1) : match[1]!
      const value = issuerIn(phrase)
      return value === null ? [] : [{ value, text: match[0].replace(/^[，。；]/, ''), line, says }]
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

const statedYear = /(?:现将|现对|现就|特编制|编制|公布|发布|形成)[^，。；]{0,20}?(\d{4})年度?[^，。；]{0,16}(?:政府|政务)?信息公开[^，。；]{0,14}(?:报告|年报|情况)/g

/** Years in which the prose says it reports; sentences such as 2025年以来 and titles in 《》 do not count. */
export function statedYears(lines: readonly Line[]): Mention<number>[] {
  return lines.flatMap((line) => {
    const text = arabicYears(compact(line.text)).replace(/《[^》]*》/g, '')
    return [...text.matchAll(statedYear)].map(match => ({ value: Number(match[1]), text: match[0], line })).filter(({ value }) => isReportYear(value))
  })
}
