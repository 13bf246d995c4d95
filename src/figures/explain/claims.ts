import type { Years } from '../claims/claims'
import type { Locale } from '../types'
import type { Decomposition, Part, Side } from './decompose'
import type { Makeup, Reason } from './reasons'
import type { Metric } from '@/metrics'
import { nameIn } from '@/language'
import { ratioOf, wholeOf } from '@/metrics'

/** A share in hundredths of a point, as it is printed. */
export const hundredths = (share: number): number => Math.round(share * 10_000) + 0

/** An agency and what it adds; `own`: its rates in either year with the cases behind them, `few` where one has too few. */
export interface Contributor {
  agency: string
  name: string
  change: number
  own: { rates: readonly [number, number], cases: readonly [number, number], few: boolean } | null
}

/** Those not named, together. */
export interface Rest { count: number, change: number }

/** Units that are in one year only, or left out for a gap, with what they have: a rate only of enough cases. */
export interface Apart { standing: Exclude<Part['standing'], 'both'>, units: number, amount: number, cases: number, share: number | null }

/** What is said of a change between two years, as data with the numbers it rests on: `explainedText` writes it. How much, never why. */
export type Explained
  /** Nothing is explained: no unit in both years, no number in either, … */
  = | { kind: 'unexplained', why: 'units' | 'nothing' | 'missing' | 'broken' | 'few', values: readonly (number | null)[], form: number | null }
    | { kind: 'same', units: number, value: number }
    /** `change` is the difference of what is printed of both; `growth` of a count that was not 0. */
    | { kind: 'course', units: number, first: number, last: number, change: number, growth: number | null }
    /** What the set of units gained and lost: none of it is a change of the work. */
    | { kind: 'set', parts: readonly Apart[] }
    /** The largest contributions and the rest, which make the change; `rounded`: as printed they do not. */
    | { kind: 'units', units: number, change: number, top: readonly Contributor[], rest: Rest | null, rounded: boolean }
    /** The parts of a rate's change that agencies' own rates and their weights make. */
    | { kind: 'effects', within: number, weight: number }
    /** What each part of the numerator adds; `odd`: what the printed parts do not make of the printed total. */
    | { kind: 'makeup', name: string, whole: string | null, top: readonly { key: string, name: string, change: number }[], rest: Rest | null, odd: number | null }
    /** Units with a cell that is no number, counted as 0. */
    | { kind: 'gaps', units: number }

export interface Asked {
  metric: Metric
  years: Years
  found: Decomposition
  /** What the numerator is made of, where anything is printed of it. */
  makeup: Makeup | undefined
  reasons: readonly Reason[]
  locale: Locale
}

/** Agencies and parts a sentence names; one left over is named too. */
const named = 3

/**
 * What changed, and which agencies and parts account for it: the largest few named, the rest as one number, so that the numbers of a sentence add up. Fewer cases
 * than the metric's rule asks, a missing value or a change of form: that is said, with its numbers, and nothing is explained.
 */
export function explain(asked: Asked): Explained[] {
  const { metric: { unit }, found: { first, last, change, parts } } = asked
  const refused = refusal(asked)
  if (refused)
    return [refused, ...setOf(asked)]
  if (change === 0)
    return [{ kind: 'same', units: parts.length, value: last.value! }, ...setOf(asked)]
  const gaps = parts.filter(part => part.gaps > 0).length
  return [
    {
      kind: 'course',
      units: parts.length,
      first: first.value!,
      last: last.value!,
      change: unit === 'rate' ? (hundredths(last.value!) - hundredths(first.value!)) / 10_000 : change!,
      growth: unit !== 'rate' && first.value !== 0 ? change! / first.value! : null,
    },
    ...setOf(asked),
    ...parts.length > 1 ? [byUnit(asked), ...effects(asked)] : [],
    ...asked.reasons.length > 0 ? [byReason(asked)] : [],
    ...gaps > 0 ? [{ kind: 'gaps', units: gaps } as const] : [],
  ]
}

function refusal({ metric: { breaks, lowBelow }, years: [from, to], found: { first, last, parts } }: Asked): Explained | null {
  const no = (why: Extract<Explained, { kind: 'unexplained' }>['why'], of: (side: Side) => number | null = () => null, form: number | null = null): Explained =>
    ({ kind: 'unexplained', why, values: [of(first), of(last)], form })
  if (parts.length === 0)
    return no('units')
  if (first.value === null || last.value === null)
    return no(first.value === last.value ? 'nothing' : 'missing', side => side.value)
  const form = breaks.findLast(year => from < year && to >= year)
  if (form !== undefined)
    return no('broken', side => side.value, form)
  return lowBelow === null || (first.denominator! >= lowBelow && last.denominator! >= lowBelow) ? null : no('few', side => side.denominator)
}

function setOf({ metric: { unit, lowBelow }, found: { apart } }: Asked): Explained[] {
  const told = (['entered', 'left', 'gapped'] as const).flatMap((standing): Apart[] => {
    const parts = apart.filter(part => part.standing === standing)
    const side = standing === 'entered' ? 'last' : 'first'
    const all = (of: 'amount' | 'denominator'): number => parts.reduce((total, part) => total + (part[side][of] ?? 0), 0)
    const [amount, cases] = [all('amount'), all('denominator')]
    return parts.length === 0 ? [] : [{ standing, units: parts.length, amount, cases, share: unit === 'rate' && cases >= (lowBelow ?? 1) ? ratioOf(amount, cases) : null }]
  })
  return told.length === 0 ? [] : [{ kind: 'set', parts: told }]
}

const sum = (parts: readonly { change: number }[]): number => parts.reduce((total, { change }) => total + change, 0)

/** Parts named and the rest of them; zeros are never named. */
function largest<T extends { change: number }>(parts: readonly T[]): { top: T[], rest: Rest | null } {
  const told = parts.filter(({ change }) => change !== 0).length
  const count = told === named + 1 ? told : Math.min(told, named)
  const rest = parts.slice(count)
  return { top: parts.slice(0, count), rest: rest.length === 0 ? null : { count: rest.length, change: sum(rest) } }
}

function byUnit({ metric: { unit, lowBelow }, found: { parts, change } }: Asked): Explained {
  const { top, rest } = largest(parts)
  const shown = [...top, ...rest ? [rest] : []].reduce((total, part) => total + hundredths(part.change), 0)
  return {
    kind: 'units',
    units: parts.length,
    change: sum(parts),
    top: top.map(({ agency, name, change, first, last }): Contributor => ({
      agency,
      name,
      change,
      own: unit === 'rate' && first.value !== null && last.value !== null
        ? { rates: [first.value, last.value], cases: [first.denominator!, last.denominator!], few: lowBelow !== null && Math.min(first.denominator!, last.denominator!) < lowBelow }
        : null,
    })),
    rest,
    rounded: unit === 'rate' && shown !== hundredths(change!),
  }
}

/** The two effects of a rate, over the agencies that have it in both years. */
function effects({ metric: { unit }, found: { parts } }: Asked): Explained[] {
  const within = parts.reduce((total, part) => total + (part.within ?? 0), 0)
  return unit === 'rate' ? [{ kind: 'effects', within, weight: sum(parts) - within }] : []
}

function byReason({ metric, makeup, reasons, locale }: Asked): Explained {
  const whole = makeup && 'whole' in makeup ? wholeOf(makeup.whole)! : null
  const { top, rest } = largest(reasons.filter(reason => reason.metric !== null))
  return {
    kind: 'makeup',
    name: nameIn(locale, whole ?? metric),
    whole: whole?.key ?? null,
    top: top.map(reason => ({ key: reason.metric!.key, name: nameIn(locale, reason.metric!), change: reason.change })),
    rest,
    odd: reasons.find(reason => reason.metric === null)?.change ?? null,
  }
}
