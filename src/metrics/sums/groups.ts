import type { Dimension } from '../dimensions'
import type { Measured } from '../measured'
import type { Metric, RateKind, Terms } from '../metric'
import type { Code, SumsRow, Wanted } from './statement'
import { isLow, ratioOf } from '../measured'
import { columnName, columnsOf, unusableBit } from '../metric'

/** Years of some reports, and whether any of them is made up. */
class Span {
  first = Number.POSITIVE_INFINITY
  last = Number.NEGATIVE_INFINITY
  fictional = false

  add({ firstYear, lastYear, fictional }: SumsRow): void {
    this.first = Math.min(this.first, firstYear!)
    this.last = Math.max(this.last, lastYear!)
    this.fictional ||= fictional!
  }
}

/** The reports of a group that are left out of the same rates; of two years compared also those of the same two profiles. */
export interface Part {
  unusable: number
  /** Of two years compared: its reports' gap profile, and that of their agencies' of the other year. */
  pair: readonly [profile: number, other: number] | null
  /** Reports by profile. */
  profiles: Map<number, number>
  /** Σ of each column, null where no report prints a number; Σ of its gaps. */
  sums: (number | null)[]
  gaps: number[]
}

/** What the reports of one group add up to. */
export class Group {
  /** Reports that make the total. */
  reports = 0
  readonly counted = new Span()
  /** Reports present; those that are their agency's first within the years asked for. */
  present = 0
  newcomers = 0
  readonly here = new Span()
  readonly parts: Part[] = []

  constructor(readonly first: Code, readonly second: Code, private readonly columns: number) {}

  add(row: SumsRow, profile: number): void {
    if (row.present !== null) {
      this.present += row.present
      this.newcomers += row.newcomers!
      this.here.add(row)
    }
    if (row.reports === null)
      return
    this.reports += row.reports
    this.counted.add(row)
    const { sums, gaps, profiles } = this.part(row.unusable!, row.otherProfile === null ? null : [profile, row.otherProfile])
    profiles.set(profile, (profiles.get(profile) ?? 0) + row.reports)
    for (let at = 0; at < sums.length; at++) {
      const sum = row[`c${at}`]!
      if (sum !== null)
        sums[at] = (sums[at] ?? 0) + sum
      gaps[at]! += row[`g${at}`] ?? 0
    }
  }

  private part(unusable: number, pair: Part['pair']): Part {
    const known = this.parts.find(part => part.unusable === unusable && part.pair?.[0] === pair?.[0] && part.pair?.[1] === pair?.[1])
    if (known)
      return known
    const part: Part = { unusable, pair, profiles: new Map(), sums: Array.from({ length: this.columns }, () => null), gaps: Array.from({ length: this.columns }, () => 0) }
    this.parts.push(part)
    return part
  }
}

/** Units' years that should have a report, the agencies they are of, those that wait for a person, and those with a report none expects. */
interface Due {
  years: number
  agencies: number
  waiting: number
  beyond: number
}

const none: Due = { years: 0, agencies: 0, waiting: 0, beyond: 0 }

function withDue({ years, agencies, waiting, beyond }: Due = none, { expected, newcomers, present, reports }: SumsRow): Due {
  return { years: years + (expected ?? 0), agencies: agencies + (newcomers ?? 0), waiting: waiting + (present ?? 0), beyond: beyond + (reports ?? 0) }
}

/** One metric of a group. `amount` is the count itself, or a rate's numerator. */
export interface Figure extends Measured {
  amount: number | null
}

/** Whether a group is one of a dimension, and not the total over it. */
const isOne = (wanted: Dimension, key: Code, dimension: Dimension | null): boolean => dimension === wanted && key !== null

/** The groups of an answer with their totals: over the first key, over the second, and over both. */
export class Groups {
  readonly all: Group[] = []
  private readonly places = new Map<Code, Map<Code, Group>>()
  private readonly due = new Map<Code, Map<Code, Due>>()
  /** By profile, whether it asks for each column. */
  private readonly asks = new Map<number, boolean[]>()
  private readonly metrics = new Map<Metric, { columns: readonly string[], profiles: ReadonlySet<number> }>()
  private readonly at: ReadonlyMap<string, number>

  constructor(rows: readonly SumsRow[], private readonly wanted: Wanted) {
    this.at = new Map(wanted.columns.map((column, at) => [column, at]))
    for (const row of rows) {
      for (const first of withTotal(row.first, wanted.by)) {
        for (const second of withTotal(row.second, wanted.and)) {
          if (row.profile === null)
            nested(this.due, first).set(second, withDue(this.due.get(first)!.get(second), row))
          else
            this.group(first, second).add(row, row.profile)
        }
      }
      if (row.profile !== null && row.reports !== null) {
        const asked = this.asks.get(row.profile)
        this.asks.set(row.profile, wanted.columns.map((_, at) => (asked?.[at] ?? false) || row[`g${at}`] !== null))
      }
    }
  }

  /** The total of everything, null without reports. */
  get total(): Group | null {
    return this.places.get(null)?.get(null) ?? null
  }

  private group(first: Code, second: Code): Group {
    const row = nested(this.places, first)
    const known = row.get(second)
    if (known)
      return known
    const group = new Group(first, second, this.wanted.columns.length)
    row.set(second, group)
    this.all.push(group)
    return group
  }

  /** Agencies with a report. In one year each has one; over several its first in them stands for it. */
  units(group: Group): number {
    return this.isOfAgency(group) ? 1 : this.isOfYear(group) ? group.present : group.newcomers
  }

  private isOfAgency({ first, second }: Pick<Group, 'first' | 'second'>): boolean {
    const { by, and } = this.wanted
    return isOne('agency', first, by) || isOne('agency', second, and)
  }

  private isOfYear({ first, second }: Pick<Group, 'first' | 'second'>): boolean {
    const { by, and, period, oneYear = false } = this.wanted
    return oneYear || period === 'last' || isOne('year', first, by) || isOne('year', second, and)
  }

  /** Agencies that should have one, counted as `units` counts those that have. */
  expected(group: Pick<Group, 'first' | 'second'>): number {
    if (this.isOfAgency(group))
      return 1
    const { years, agencies } = this.dueOf(group)
    return this.isOfYear(group) ? years : agencies
  }

  /** Of the agencies with a report in one year those that the list of units does not expect; over several years all are expected that are there. */
  beyond(group: Pick<Group, 'first' | 'second'>): number {
    return this.isOfAgency(group) || !this.isOfYear(group) ? 0 : this.dueOf(group).beyond
  }

  private dueOf({ first, second }: Pick<Group, 'first' | 'second'>): Due {
    return this.due.get(first)?.get(second) ?? none
  }

  /** Years of units that wait for a person. */
  waiting(group: Pick<Group, 'first' | 'second'>): number {
    return this.dueOf(group).waiting
  }

  /** `like`: the metric whose reports it is over, its own when left out. */
  figure(metric: Metric, group: Group, like: Metric = metric): Figure {
    const bit = unusableBit(like)
    const { columns, profiles } = this.behind(like)
    const asked = group.parts.filter(({ pair }) => pair === null || (profiles.has(pair[0]) && profiles.has(pair[1])))
    const usable = asked.filter(({ unusable }) => (unusable & bit) === 0)
    const count = (parts: readonly Part[]): number => parts.reduce((total, part) => [...part.profiles].reduce((sum, [profile, reports]) => sum + (profiles.has(profile) ? reports : 0), total), 0)
    const denominator = metric.denominator === null ? null : metric.denominator === 'agencies' ? this.expected(group) : this.sum(metric.denominator, usable)
    const printed = metric.numerator === 'agencies' ? this.units(group) - this.beyond(group) : this.sum(metric.numerator, usable)
    // A report that may be in a rate has a number, or what counts as 0, in both parts of it.
    const amount = printed === null && denominator !== null && bit !== 0 ? 0 : printed
    const reports = count(usable)
    return { ...valueOf(metric, amount, denominator), reports, gaps: this.gaps(columns, usable), leftOut: count(asked) - reports }
  }

  /** The reports of a group that may be in rates of a kind, and how many may not. */
  usable(kind: RateKind, { parts }: Group): { parts: Part[], reports: number, leftOut: number } {
    const bit = unusableBit({ kind })
    const count = (some: readonly Part[]): number => some.reduce((total, { profiles }) => [...profiles.values()].reduce((sum, reports) => sum + reports, total), 0)
    const usable = parts.filter(({ unusable }) => (unusable & bit) === 0)
    return { parts: usable, reports: count(usable), leftOut: count(parts) - count(usable) }
  }

  /** The columns behind a metric, and the profiles that ask for any of them: all profiles where it has none. */
  private behind(metric: Metric): { columns: readonly string[], profiles: ReadonlySet<number> } {
    const known = this.metrics.get(metric)
    if (known)
      return known
    const columns = columnsOf(metric)
    const profiles = [...this.asks].flatMap(([profile, asked]) => columns.length === 0 || columns.some(column => asked[this.at.get(column)!]) ? [profile] : [])
    const made = { columns, profiles: new Set(profiles) }
    this.metrics.set(metric, made)
    return made
  }

  /** Blank, marked, unreadable and absent cells of some columns. */
  gaps(columns: readonly string[], parts: readonly Part[]): number {
    return parts.reduce((total, { gaps }) => columns.reduce((sum, column) => sum + gaps[this.at.get(column)!]!, total), 0)
  }

  /** Σ of terms, null where no report prints any of its numbers. */
  sum(terms: Terms, parts: readonly Part[]): number | null {
    let total: number | null = null
    for (const term of terms) {
      const at = this.at.get(columnName(term))!
      for (const { sums } of parts) {
        const sum = sums[at]!
        if (sum !== null)
          total = (total ?? 0) + (term.startsWith('-') ? -sum : sum)
      }
    }
    return total
  }
}

/** What a metric's sums say: a count itself, a rate over its denominator. A denominator of nothing has no rate. */
function valueOf({ denominator: divides, lowBelow }: Pick<Metric, 'denominator' | 'lowBelow'>, amount: number | null, denominator: number | null): Pick<Figure, 'value' | 'amount' | 'numerator' | 'denominator' | 'lowCount'> {
  const isRate = divides !== null
  return {
    value: isRate ? ratioOf(amount, denominator) : amount,
    amount,
    numerator: isRate ? amount : null,
    denominator,
    lowCount: isLow(denominator, lowBelow),
  }
}

/** The groups a row is part of; over scopes nothing is added. */
function withTotal(key: Code, dimension: Dimension | null): Code[] {
  return key === null || dimension === 'scope' ? [key] : [key, null]
}

function nested<T>(map: Map<Code, Map<Code, T>>, key: Code): Map<Code, T> {
  const known = map.get(key)
  if (known)
    return known
  const made = new Map<Code, T>()
  map.set(key, made)
  return made
}
