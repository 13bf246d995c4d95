import type { TableTwin } from '../table'
import type { Chart, ChartContext, Locale, Mark } from '../types'
import { baseOption, valueAxis, yearAxis, yearAxisHeight, yearRange } from '../axes'
import { scaleOf } from '../explore/data'
import { partFill } from '../explore/palette'
import { yearTooltip } from '../labels'
import { numbersOf } from '../numbers'
import { themeOf } from '../theme'

/** Reports of one year that say what was searched for, of those whose text was read. */
export interface MentionsByYear {
  year: number
  found: number
  read: number
  /** Occurrences in all of them. */
  hits: number
}

const words = {
  'zh-CN': {
    share: '提到的年报占比',
    year: '年度',
    found: '提到的年报（份）',
    read: '读到文字的年报（份）',
    percent: '占比（%）',
    hits: '命中（处）',
    of: (found: string, read: string) => `${read} 份中 ${found} 份`,
    foundOf: (found: string) => `${found} 份`,
    none: '没有读到文字的年报',
    hitsOf: (hits: string) => `${hits} 处`,
    mark: (share: string) => `提到的占 ${share}`,
  },
  'en': {
    share: 'Share of reports',
    year: 'Year',
    found: 'Reports that say it',
    read: 'Reports with text read',
    percent: 'Share (%)',
    hits: 'Occurrences',
    of: (found: string, read: string) => `${found} of ${read} reports`,
    foundOf: (found: string) => found,
    none: 'no report with text',
    hitsOf: (hits: string) => `${hits} occurrences`,
    mark: (share: string) => `${share} of reports say it`,
  },
} as const

const shareOf = (row: MentionsByYear | undefined): number | null => row && row.read > 0 ? row.found / row.read : null

/** Share of each year's reports that say it, one bar a year from zero, with how many say it above and how many were read below: a share without them says little. */
export function mentionsByYear(rows: readonly MentionsByYear[], context: ChartContext): Chart {
  const word = words[context.locale]
  const numbers = numbersOf(context.locale)
  const theme = themeOf(context.theme)
  const years = yearRange(rows)
  const byYear = new Map(rows.map(row => [row.year, row]))
  const shares = years.map(year => shareOf(byYear.get(year)))
  const scale = scaleOf(shares.map(share => share === null ? null : Math.min(1, share * 1.08)), 'rate', 4)
  const of = (year: number): string => {
    const row = byYear.get(year)
    return row && row.read > 0 ? word.of(numbers.value(row.found, 'count'), numbers.value(row.read, 'count')) : word.none
  }
  const marks: Mark[] = years.map((year, index) => ({
    series: 0,
    index,
    year,
    type: null,
    text: `${word.mark(numbers.value(shares[index]!, 'rate'))}${context.locale === 'en' ? ', ' : '，'}${word.hitsOf(numbers.value(byYear.get(year)?.hits ?? 0, 'count'))}`,
    detail: `${year}${context.locale === 'en' ? ', ' : ' 年，'}${of(year)}`,
    value: shares[index]!,
  }))
  const room = context.width / Math.max(1, years.length)
  const label = (index: number): string => {
    const row = byYear.get(years[index]!)
    return row && row.read > 0 ? `${numbers.value(shares[index]!, 'rate')}\n{found|${word.foundOf(numbers.value(row.found, 'count'))}}` : ''
  }
  const description = marks.map(mark => `${mark.detail}：${mark.text}`).join(context.locale === 'en' ? '; ' : '；')
  return {
    height: 240,
    marks,
    description,
    option: {
      ...baseOption(context, description),
      tooltip: yearTooltip(context, marks, 'axis'),
      grid: { left: 44, right: 12, top: 40, bottom: yearAxisHeight },
      xAxis: yearAxis(context, years, 0, year => byYear.get(year)?.read ?? 0),
      yAxis: valueAxis(context, scale, 'rate'),
      series: [{
        type: 'bar',
        name: word.share,
        data: shares,
        barMaxWidth: 48,
        itemStyle: partFill(context, '', 0) as { color: string },
        label: {
          show: room >= 38,
          position: 'top',
          color: theme.ink,
          fontSize: 11,
          lineHeight: 14,
          formatter: param => label(param.dataIndex),
          rich: { found: { color: theme.ink2, fontSize: 10, lineHeight: 13 } },
        },
        emphasis: { itemStyle: { borderColor: theme.ink, borderWidth: 2 } },
      }],
    },
  }
}

export function mentionsTable(rows: readonly MentionsByYear[], locale: Locale): TableTwin {
  const word = words[locale]
  return {
    columns: [
      { key: 'year', label: word.year, kind: 'year' },
      { key: 'found', label: word.found, kind: 'count' },
      { key: 'read', label: word.read, kind: 'count' },
      { key: 'share', label: word.percent, kind: 'rate' },
      { key: 'hits', label: word.hits, kind: 'count' },
    ],
    rows: yearRange(rows).map((year) => {
      const row = rows.find(candidate => candidate.year === year)
      return { year, found: row?.found ?? null, read: row?.read ?? 0, share: shareOf(row), hits: row?.hits ?? null }
    }),
  }
}

/** All years together, then the first and the last that can be compared. */
export function mentionsSentence(rows: readonly MentionsByYear[], query: string, locale: Locale): string {
  const numbers = numbersOf(locale)
  const zh = locale !== 'en'
  const sum = (key: 'found' | 'read' | 'hits'): number => rows.reduce((total, row) => total + row[key], 0)
  const say = (found: number, read: number): string => words[locale].of(numbers.value(found, 'count'), numbers.value(read, 'count')) + (read > 0 ? zh ? `（${numbers.value(found / read, 'rate')}）` : ` (${numbers.value(found / read, 'rate')})` : '')
  const told = rows.filter(({ read }) => read > 0)
  const [first, last] = [told[0], told.at(-1)]
  const all = zh ? `${say(sum('found'), sum('read'))}提到${query}，共 ${numbers.value(sum('hits'), 'count')} 处` : `${say(sum('found'), sum('read'))} say ${query}, ${numbers.value(sum('hits'), 'count')} times in all`
  if (!first || !last || first === last)
    return `${all}${zh ? '。' : '.'}`
  return zh
    ? `${all}；${first.year} 年 ${say(first.found, first.read)}，${last.year} 年 ${say(last.found, last.read)}。`
    : `${all}; ${say(first.found, first.read)} in ${first.year}, ${say(last.found, last.read)} in ${last.year}.`
}
