import type { ColumnsModel } from '../model'
import type { TableTwin } from '../table'
import type { Locale } from '../types'
import { yearRange } from '../axes'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'

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

/** Share of each year's reports that say it, one column a year from zero, with how many say it above and how many were read below: a share without them says little. */
export function mentionsModel(rows: readonly MentionsByYear[], locale: Locale): ColumnsModel {
  const word = words[locale]
  const { comma, year: yearText } = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  const byYear = new Map(rows.map(row => [row.year, row]))
  return {
    kind: 'columns',
    name: word.share,
    unit: 'rate',
    stacked: false,
    years,
    breaks: [],
    reports: years.map(year => byYear.get(year)?.read ?? 0),
    together: true,
    height: 240,
    series: [{
      key: 'share',
      name: word.share,
      slot: 0,
      points: years.map((year) => {
        const row = byYear.get(year)
        const value = shareOf(row)
        const of = row && row.read > 0 ? word.of(numbers.value(row.found, 'count'), numbers.value(row.read, 'count')) : word.none
        return {
          value,
          low: false,
          year,
          type: null,
          text: `${word.mark(numbers.value(value, 'rate'))}${comma}${word.hitsOf(numbers.value(row?.hits ?? 0, 'count'))}`,
          detail: `${yearText(year)}${comma}${of}`,
          ...(row && row.read > 0 && { under: word.foundOf(numbers.value(row.found, 'count')) }),
        }
      }),
    }],
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
