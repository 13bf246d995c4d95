import type { Claim } from '../claims'
import type { ColumnsModel } from '../model'
import type { Locale } from '../types'
import { ratioOf } from '@/metrics'
import { yearRange } from '../axes'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { mentionWords } from './words'

/** Reports of one year that say what was searched for, of those whose text was read. */
export interface MentionsByYear {
  year: number
  found: number
  read: number
  /** Occurrences in all of them. */
  hits: number
}

const shareOf = (row: MentionsByYear | undefined): number | null => row ? ratioOf(row.found, row.read) : null

/** Share of each year's reports that say it, one column a year from zero, with how many say it above and how many were read below: a share without them says little. */
export function mentionsModel(rows: readonly MentionsByYear[], locale: Locale, query = ''): ColumnsModel {
  const word = mentionWords[locale]
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
    claims: mentionsClaims(rows, query),
    records: {
      heads: [{ key: 'year', name: word.year, kind: 'year' }],
      measures: [
        { key: 'found', name: word.found, unit: 'count', label: word.found },
        { key: 'read', name: word.read, unit: 'count', label: word.read },
        { key: 'share', name: word.share, unit: 'rate', label: word.percent },
        { key: 'hits', name: word.hits, unit: 'count', label: word.hits },
      ],
      evidence: [],
      rows: years.map((year) => {
        const row = byYear.get(year)
        return { heads: [year], values: [row?.found ?? null, row?.read ?? 0, shareOf(row), row?.hits ?? null] }
      }),
    },
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

/** All years together, then the first and the last that can be compared. */
export function mentionsClaims(rows: readonly MentionsByYear[], query: string): Claim[] {
  const sum = (key: 'found' | 'read' | 'hits'): number => rows.reduce((total, row) => total + row[key], 0)
  const told = rows.filter(({ read }) => read > 0)
  const [first, last] = [told[0], told.at(-1)]
  return [
    { kind: 'mentioned', query, found: sum('found'), read: sum('read'), hits: sum('hits') },
    ...!first || !last || first === last ? [] : [{ kind: 'mentionedIn', ends: [first, last].map(({ year, found, read }) => ({ year, found, read })) } as const],
  ]
}
