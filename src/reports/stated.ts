import type { Stated } from './report'
import type { RecognizedTables } from '@/tables'
import { arabicYears, compact } from './normal'
import { proseLines } from './prose'

const until = '起?(?:[至到–—~～-]+|截止)'
const period = new RegExp(`(\\d{4})[年.\\-/](\\d{1,2})(?:月|[.\\-/](?=\\d))(?:(\\d{1,2})[日号]?)?${until}(?:(\\d{4})[年.\\-/])?(\\d{1,2})(?:月|[.\\-/](?=\\d))(?:(\\d{1,2})[日号]?)?`, 'g')
/** What speaks of the period of the report, and not of a month's campaign. */
const ofPeriod = /统计(?:期限|时[限间段]|周期|区间|范围|数据|的)|期限|报告期|(?:所列|全部|各项|本报告|报告)[^，。；]{0,8}数据|数据[^，。；]{0,8}(?:统计|起止|截止)/

const day = (year: string | number, month: string | number, date: string | number): string => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
const lastOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

/** A day as an ISO date; null: there is no such day. */
function dayIn(text: string): string | null {
  const [, year, month, date] = /(20\d\d)[年.\-/](\d{1,2})[月.\-/](\d{1,2})/.exec(arabicYears(compact(text))) ?? []
  return year !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(date) >= 1 && Number(date) <= lastOf(Number(year), Number(month)) ? day(year, month!, date!) : null
}

const published = /^(?:发布|公开|发文|成文|生成|印发|制发)(?:日期|时间)$/
const signed = /^(?:20\d\d|二[〇零○Ｏ][一二三四五六七八九〇零]{2})年[\d一二三四五六七八九十]{1,3}月[\d一二三四五六七八九十]{1,3}日$/

const numerals = '〇一二三四五六七八九十'
/** `二十三` as `23`, in a date whose year is Arabic by now. */
function arabic(text: string): string {
  return text.replace(/[一二三四五六七八九十]{1,3}(?=[月日])/g, (digits) => {
    const [tens, ones] = digits.includes('十') ? digits.split('十') : ['', digits]
    return String((digits.includes('十') ? (tens === '' ? 1 : numerals.indexOf(tens!)) * 10 : 0) + (ones ? numerals.indexOf(ones) : 0))
  })
}

/** The period the text states for its numbers, and the days on which report and page say that they were published, as they stand. */
export function statedIn(tables: RecognizedTables): Stated {
  const lines = proseLines(tables)
  const periods = lines.flatMap(({ text, place }) => {
    const said = arabicYears(compact(text))
    return [...said.matchAll(period)].flatMap((match) => {
      const about = said.slice(Math.max(0, match.index - 40), match.index + match[0].length + 12)
      const [first, second] = [Number(match[1]), Number(match[4] ?? match[1])]
      const [from, to] = [Number(match[2]), Number(match[5])]
      if (!ofPeriod.test(about) || from > 12 || to > 12 || from < 1 || to < 1)
        return []
      return [{ from: day(first, from, match[3] ?? 1), to: day(second, to, match[6] ?? lastOf(second, to)), text: match[0], place }]
    })
  })
  const pages = tables.metadata.filter(({ name }) => published.test(name)).map(({ value, place }) => ({ text: value, place }))
  const own = lines.filter(({ text }) => signed.test(compact(text)))
  const dates = [...pages, ...own].flatMap(({ text, place }) => {
    const date = dayIn(arabic(arabicYears(compact(text))))
    return date === null ? [] : [{ date, text: text.trim(), place }]
  })
  return { periods, published: dates }
}
