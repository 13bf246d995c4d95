import type { Lack } from '../compare/data'
import type { Measure, Unit } from '../types'
import type { LikeForLike } from '@/metrics'

/** First and last year a claim is of. */
export type Years = readonly [number, number]

/** A value with everyone who has it: more than one is a tie. */
export interface Held {
  value: number
  holders: readonly string[]
}

/** Parts of a whole of equally many cases. */
export interface Leading {
  names: readonly string[]
  cases: number
  /** Of the whole; null where too few cases stand behind it. */
  share: number | null
}

/** The share of one part in two wholes. */
export interface Moved {
  name: string
  from: number
  to: number
  /** The difference of what is printed of both. */
  change: number
}

/** A party's number, or why it has none, and its place among its peers. */
export interface Ranked {
  name: string
  measure: Measure
  value: number | null
  lack: Lack | null
  low: boolean
  rank: { rank: number, among: number, tied: boolean } | null
}

/** Why nothing is told: no number at all, none in the years told of, none that may be compared, nothing concluded, none there, all parts 0, or nothing of one party. */
export type Nothing = 'data' | 'value' | 'comparable' | 'shares' | 'zero' | 'zeros' | 'party'

/** What is said of a figure, as data with the numbers it rests on: `sentenceOf` writes it in words. The first kinds begin a sentence, the others join the one before. */
export type Claim
  = | { kind: 'none', why: Nothing, name: string, years: Years | null, party?: string }
    /** A number of a year; of a rate with the cases behind it. */
    | { kind: 'value', name: string, unit: Unit, years: Years, value: number, low: boolean }
    /** Two years over the units of both, and what the set of units gained and lost. */
    | { kind: 'change', name: string, unit: Unit, pair: LikeForLike, broken: boolean }
    /** One reporter from its first year to its last. */
    | { kind: 'course', name: string, unit: Unit, years: Years, first: number, last: number }
    /** The same in every year that has a value. */
    | { kind: 'constant', name: string, unit: Unit, years: Years, value: number }
    /** The highest and the lowest of those that may be compared; `lowest` null: all have the same. `digits`: decimals of a percentage that tell them apart. */
    | { kind: 'extreme', name: string, unit: Unit, years: Years, of: 'types' | 'groups', highest: Held, lowest: Held | null, digits: number }
    /** Numbers beside each other. */
    | { kind: 'list', years: Years, items: readonly { name: string, value: number }[] }
    /** What a name holds altogether. */
    | { kind: 'whole', name: string, cases: number, low: boolean }
    /** Intake and what became of it. */
    | { kind: 'flow', year: number, cases: Readonly<Record<'handled' | 'received' | 'carriedIn' | 'concluded' | 'carriedOut', number | null>>, most: readonly Leading[] }
    /** Reports that say what was sought, of those whose text was read. */
    | { kind: 'mentioned', query: string, found: number, read: number, hits: number }
    /** Parties beside each other and their peers in one year; `against`: the year their numbers are told against. */
    | { kind: 'rank', year: number, name: string, against: number | null, parties: readonly Ranked[], all: Ranked | null, median: { value: number, measure: Measure, counted: number, beside: { name: string, difference: number } | null } | null }
    /** In how many rates a party stands above and below its peers' median; null: there is no party. */
    | { kind: 'profile', year: number, party: string | null, counts: Readonly<Record<'all' | 'above' | 'below' | 'equal' | 'none', number>> }
    /** The parts of a whole with the most cases, then those with the next most. */
    | { kind: 'share', opens: 'years' | 'rest' | 'whole', name: string, years: Years, parts: readonly Leading[] }
    /** The disclosed share of the concluded. */
    | { kind: 'disclosed', share: number | null, cases: number }
    | { kind: 'peak', unit: Unit, years: readonly number[], value: number }
    /** Appeals closed, and how many of them overturned, over the reports whose section 4 is known; `all`: that is every report. */
    | { kind: 'closed', closed: number, overturned: number, all: boolean }
    /** The share that differs most between two wholes: `moved` empty where all are the same, null where too few cases stand behind one. `units`: over those of both years. */
    | { kind: 'apart', other: string, units: number | null, moved: readonly Moved[] | null }
    | { kind: 'mentionedIn', ends: readonly { year: number, found: number, read: number }[] }
    | { kind: 'together', unit: Unit, value: number }
    /** Years among those told of without a number: no report counts, or none can be computed. */
    | { kind: 'silent', why: 'reports' | 'value', name: string, years: readonly number[] }
    /** Rates of two years of which one has too few cases. */
    | { kind: 'uncompared', years: Years }
    /** Groups that take no part in a comparison. */
    | { kind: 'few', count: number, below: number, of: 'types' | 'groups' }
    | { kind: 'empty', count: number }
    /** Reports in neither part of a rate. */
    | { kind: 'leftOut', count: number, from: 'disclosed' | 'closed' | 'any' }
    /** Parts that do not make their printed whole. */
    | { kind: 'uneven', sum: number } | { kind: 'off', difference: number } | { kind: 'unevenYears', years: readonly string[] } | { kind: 'unevenGroups', count: number, name: string }
    | { kind: 'columns', part: string, difference: number }
    | { kind: 'imbalance', cases: number, why: string } | { kind: 'unbalanced', reports: number } | { kind: 'unequal', reports: number }

/** The rest of a number beyond what is printed of it: shares have one decimal of a percentage. */
export const printed = (value: number, unit: Unit): number => unit === 'rate' ? Math.round(value * 1000) / 1000 : value

/** `later − earlier` as a reader computes it from what is printed of both. */
export function printedDifference(earlier: number, later: number, unit: Unit): number {
  return unit === 'rate' ? (Math.round(later * 1000) - Math.round(earlier * 1000)) / 1000 : later - earlier
}

/** The change of a pair as it is printed; null where none may be told. */
export function printedChange({ first, last, change }: Pick<LikeForLike, 'first' | 'last' | 'change'>, unit: Unit): number | null {
  return change === null ? null : printedDifference(first.value!, last.value!, unit)
}

interface Valued { name: string, value: number }

/** Decimals of a percentage that are told: as many as it takes. */
const decimals = [1, 2, 3, 4] as const

/** The highest and the lowest with all who hold them; null without anyone. */
export function extremesOf(rows: readonly Valued[], unit: Unit): Pick<Extract<Claim, { kind: 'extreme' }>, 'highest' | 'lowest' | 'digits'> | null {
  if (rows.length === 0)
    return null
  const values = rows.map(({ value }) => value)
  const [top, bottom] = values.reduce(([high, low], value) => [Math.max(high, value), Math.min(low, value)], [values[0]!, values[0]!])
  const held = (at: number): Held => ({ value: at, holders: rows.filter(({ value }) => value === at).map(({ name }) => name) })
  const lower = values.reduce((next, value) => value < top && value > next ? value : next, -Infinity)
  const higher = values.reduce((next, value) => value > bottom && value < next ? value : next, Infinity)
  const shown = (share: number, digits: number): string => (share * 100).toFixed(digits)
  const digits = unit === 'rate' ? decimals.find(digits => [[top, lower], [bottom, higher]].every(([one, other]) => !Number.isFinite(other) || shown(one!, digits) !== shown(other!, digits))) ?? 4 : 1
  return { highest: held(top), lowest: top === bottom ? null : held(bottom), digits }
}

/** The parts with the most cases and those with the next most, as shares of a whole; parts of none are not told. */
export function leading(parts: readonly { name: string, cases: number | null }[], whole: number | null, isLow: boolean, places = 2): Leading[] {
  const counts = [...new Set(parts.flatMap(({ cases }) => cases !== null && cases > 0 ? [cases] : []))].sort((a, b) => b - a)
  return counts.slice(0, places).map(cases => ({
    names: parts.filter(part => part.cases === cases).map(({ name }) => name),
    cases,
    share: whole !== null && whole > 0 && !isLow ? cases / whole : null,
  }))
}

/** A number of one year in a series. */
export interface YearValue {
  year: number
  value: number
  /** Too few cases behind a rate to be compared. */
  low: boolean
}

/** A series as it is told: its values, every year from the first to the last, and the years in which any report counts. */
export interface Spoken {
  name: string
  unit: Unit
  points: readonly YearValue[]
  all: readonly number[]
  reported: ReadonlySet<number>
}

/** The years from the first to the last without a value, by whether any report counts in them. */
export function silentYears({ name, points: known, all, reported }: Omit<Spoken, 'unit'>): Claim[] {
  const have = new Set(known.map(({ year }) => year))
  const gaps = all.filter(year => !have.has(year))
  return (['reports', 'value'] as const).flatMap((why): Claim[] => {
    const years = gaps.filter(year => reported.has(year) === (why === 'value'))
    return years.length === 0 ? [] : [{ kind: 'silent', why, name, years }]
  })
}

/** Of one reporter: from the first value to the last, the highest between them, and the years without. Rates of few cases are not compared. */
export function courseClaims(spoken: Spoken): Claim[] {
  const { name, unit, points } = spoken
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last)
    return [{ kind: 'none', why: 'data', name, years: null }]
  const gaps = silentYears(spoken)
  const now: Claim = { kind: 'value', name, unit, years: [last.year, last.year], value: last.value, low: last.low }
  if (points.length === 1)
    return [now, ...gaps]
  const years: Years = [first.year, last.year]
  if (first.low || last.low)
    return [now, ...last.low ? [] : [{ kind: 'uncompared', years } as const], ...gaps]
  const sound = points.filter(({ low }) => !low)
  const shown = (point: YearValue): number => printed(point.value, unit)
  if (points.every(point => !point.low && shown(point) === shown(first)))
    return [{ kind: 'constant', name, unit, years, value: first.value }, ...gaps]
  const top = Math.max(...sound.map(shown))
  const peak: Claim[] = top === shown(first) || top === shown(last) ? [] : [{ kind: 'peak', unit, years: sound.filter(point => shown(point) === top).map(({ year }) => year), value: top }]
  return [{ kind: 'course', name, unit, years, first: first.value, last: last.value }, ...peak, ...gaps]
}

/** Of a series many reporters make: the last year of all, the years without, and the change like for like. */
export function seriesClaims(spoken: Spoken, pair: LikeForLike | undefined, breaks: readonly number[]): Claim[] {
  const { name, unit, points } = spoken
  const last = points.at(-1)
  if (!last)
    return [{ kind: 'none', why: 'data', name, years: null }]
  return [{ kind: 'value', name, unit, years: [last.year, last.year], value: last.value, low: last.low }, ...silentYears(spoken), ...changeClaims(pair, name, unit, breaks)]
}

/** The change between two years, unless a change of form lies between them, which is said instead. */
export function changeClaims(pair: LikeForLike | null | undefined, name: string, unit: Unit, breaks: readonly number[]): Claim[] {
  return pair ? [{ kind: 'change', name, unit, pair, broken: breaks.some(year => pair.years[0] < year && pair.years[1] >= year) }] : []
}
