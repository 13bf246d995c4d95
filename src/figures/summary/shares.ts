import type { Claim, Moved } from '../claims/claims'
import type { BarsModel, Records } from '../model'
import type { Meaning } from '../theme'
import type { Locale } from '../types'
import type { AppealsByYear, LikeForLike, OutcomesByYear } from '@/metrics'
import { isBroken, isLow, lowCount, ratioOf, wholeOf } from '@/metrics'
import { leading, printedDifference } from '../claims/claims'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'

/** One part of a whole in a year: cases, and their share of the whole; null where the whole is 0 or nothing is printed. */
export interface PartShare {
  key: Meaning
  cases: number | null
  share: number | null
}

export interface WholeShares {
  total: number | null
  parts: PartShare[]
  reports: number
  /** Reports in no share, for a gap in one of its cells. */
  leftOut: number
  /** Too few cases for a share to be compared. */
  low: boolean
  /** By how much the parts together differ from the printed total; null where either is missing. */
  off: number | null
}

/** A whole beside others: of another year, of other agencies. */
export interface SharesColumn {
  key: 'now' | 'before' | 'peers'
  name: string
  year: number
  whole: WholeShares
  /** Of another year: this year and that over the units of both, which alone are compared. */
  pair?: { units: number, now: WholeShares, before: WholeShares }
}

const outcomeKeys = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'] as const
const appealKeys = ['upheld', 'overturned', 'otherResult', 'pending'] as const

/** Sum of what there is; null when there is nothing. */
function sum(values: readonly (number | null)[]): number | null {
  const known = values.filter(value => value !== null)
  return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
}

function whole(total: number | null, cases: readonly (readonly [Meaning, number | null])[], rows: readonly { sharing: number, leftOut: number }[]): WholeShares {
  const together = sum(cases.map(([, count]) => count))
  return {
    total,
    parts: cases.map(([key, count]) => ({ key, cases: count, share: ratioOf(count, total) })),
    reports: Math.max(0, ...rows.map(({ sharing }) => sharing)),
    leftOut: Math.max(0, ...rows.map(({ leftOut }) => leftOut)),
    low: isLow(total, lowCount),
    off: total === null || together === null ? null : together - total,
  }
}

/** The six outcomes of a year as shares of the concluded. */
export function outcomeShares(rows: readonly OutcomesByYear[], year: number): WholeShares {
  const own = rows.filter(row => row.year === year)
  return whole(own[0]?.shared.concluded ?? null, outcomeKeys.map(key => [key, own[0]?.shared[key] ?? null]), own)
}

/** The six outcomes in two years over the units that may be in shares in both; null where there is none, and over a change of form. */
export function outcomePair(pairs: readonly LikeForLike[]): SharesColumn['pair'] | null {
  const of = (side: 'first' | 'last'): WholeShares => {
    const found = outcomeKeys.map(key => [key, pairs.find(({ metric }) => metric === `outcomes.${key}`)?.[side].amount ?? null] as const)
    return whole(pairs[0]![side].denominator, found, [{ sharing: pairs[0]![side].units, leftOut: 0 }])
  }
  return pairs[0] && pairs[0].units > 0 && !wholeOf('outcomes')!.parts.some(part => isBroken(part, ...pairs[0]!.years)) ? { units: pairs[0].units, now: of('last'), before: of('first') } : null
}

/** The four results of a year over reviews and both court paths, as shares of all. */
export function appealShares(rows: readonly AppealsByYear[], year: number): WholeShares {
  const own = rows.filter(row => row.year === year)
  return whole(sum(own.map(({ shared }) => shared.total)), appealKeys.map(key => [key, sum(own.map(({ shared }) => shared[key]))]), own)
}

/** Parts down; cases and share of each column across, the whole as the last row. */
function sharesRecords(columns: readonly SharesColumn[], locale: Locale): Records {
  const word = wordsOf(locale)
  const parts = columns[0]?.whole.parts ?? []
  return {
    heads: [{ key: 'part', name: word.part, kind: 'text' }],
    measures: columns.flatMap(({ key, name }) => [{ key: `${key}.cases`, name, unit: 'count' as const }, { key: `${key}.share`, name, unit: 'rate' as const }]),
    evidence: [],
    rows: parts.length === 0 || columns.every(({ whole }) => whole.total === null)
      ? []
      : [
          ...parts.map(({ key }, at) => ({ heads: [word.series[key]], values: columns.flatMap(({ whole }) => [whole.parts[at]!.cases, whole.parts[at]!.share]) })),
          { heads: [word.total], values: columns.flatMap(({ whole }) => [whole.total, whole.total ? 1 : null]) },
        ],
  }
}

/** The parts of a whole as one stacked row a column: this year, the year before, the peers. A whole of too few cases is hatched and says so. */
export function sharesModel(columns: readonly SharesColumn[], locale: Locale): BarsModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const { brackets } = word
  return {
    kind: 'bars',
    name: word.share,
    claims: sharesClaims(columns, locale),
    records: sharesRecords(columns, locale),
    unit: 'rate',
    stacked: true,
    rows: columns.map(({ key, name, whole }) => ({ key, name: `${name}${brackets(numbers.withUnit(whole.total, 'count'))}` })),
    series: (columns[0]?.whole.parts ?? []).map(({ key }, at) => ({
      key,
      name: word.series[key],
      slot: key,
      points: columns.map(({ key: column, name, year, whole }) => {
        const { cases, share } = whole.parts[at]!
        const evidence = whole.reports === 0 ? [word.noReports] : [word.reports(whole.reports), ...(whole.leftOut > 0 ? [word.leftOut(whole.leftOut)] : []), ...(whole.low ? [word.lowCount] : [])]
        return {
          value: share,
          low: whole.low,
          year,
          type: column,
          text: `${word.series[key]} ${numbers.value(share, 'rate')}${brackets(numbers.withUnit(cases, 'count'))}`,
          detail: [name, ...evidence].join(word.comma),
          place: { row: column, column: key, name, filters: column === 'peers' ? null : { years: [year, year] as const }, agency: null },
        }
      }),
    })),
  }
}

/** What most of a whole is, and where it differs most from each of the other columns. Fewer than 30 cases are compared with nothing. */
export function sharesClaims([own, ...others]: readonly SharesColumn[], locale: Locale): Claim[] {
  const total = own?.whole.total ?? null
  if (!own || total === null || total === 0)
    return [{ kind: 'none', why: 'value', name: own?.name ?? '', years: null }]
  const { series } = wordsOf(locale)
  const { whole, name, year } = own
  if (whole.low)
    return [{ kind: 'whole', name, cases: total, low: true }]
  const most = leading(whole.parts.map(({ key, cases }) => ({ name: series[key], cases })), total, false, 1)
  return [
    { kind: 'whole', name, cases: total, low: false },
    ...most.length === 0 ? [] : [{ kind: 'share', opens: 'whole', name, years: [year, year], parts: most } as const],
    ...others.flatMap(({ key, name: other, whole: theirs, pair }): Claim[] => key === 'before'
      ? pair ? apart(pair.now, pair.before, other, pair.units) : []
      : apart(whole, theirs, other, null)),
    ...whole.off === null || whole.off === 0 ? [] : [{ kind: 'off', difference: whole.off } as const],
    ...whole.leftOut === 0 ? [] : [{ kind: 'leftOut', count: whole.leftOut, from: 'any' } as const],
  ]

  function apart(now: WholeShares, { parts, total, low }: WholeShares, other: string, units: number | null): Claim[] {
    if (total === null || total === 0)
      return []
    if (low || now.low)
      return [{ kind: 'apart', other, units, moved: null }]
    const moved = now.parts.flatMap(({ key, share }, at): Moved[] => {
      const before = parts[at]?.share ?? null
      return share === null || before === null ? [] : [{ name: series[key], from: before, to: share, change: printedDifference(before, share, 'rate') }]
    })
    const furthest = Math.max(...moved.map(({ change }) => Math.abs(change)))
    return moved.length === 0 ? [] : [{ kind: 'apart', other, units, moved: furthest === 0 ? [] : moved.filter(({ change }) => Math.abs(change) === furthest) }]
  }
}
