import type { BreakdownRow, Metric } from '@/metrics'
import { isProportion } from '@/metrics'
import { wilson, z998 } from '../explore/interval'

/** Why a unit needs attention: each a rule over data, with the numbers it rests on; none names a cause. */
export type Reason
  = | { rule: 'missing' }
    /** Its file was received and a person must look. */
    | { rule: 'waiting' }
    | { rule: 'errors', count: number }
    /** Its rate lies apart from that of all others together, further than chance explains (99.8 %) and by ten points or more. */
    | { rule: 'apart', metric: Metric, value: number, numerator: number, denominator: number, rest: number }
    /** Carried over: at least ten, and twice as many as the year before. */
    | { rule: 'growth', before: number, now: number }

export interface Attention {
  agency: string
  reasons: Reason[]
}

const leastGap = 0.1
const leastCarried = 10

const weight: Record<Reason['rule'], number> = { missing: 16, waiting: 8, errors: 4, apart: 2, growth: 1 }

/** What the rules look at: units without a report, those whose file waits, open errors by agency, and rows of the question `breakdown` by agency and year. */
export interface Observed {
  year: number
  missing: readonly string[]
  waiting: readonly string[]
  errors: ReadonlyMap<string, number>
  rows: readonly BreakdownRow[]
  /** Rates to compare with the others' rate; those that are no proportions are left out. */
  metrics: readonly Metric[]
}

/** Units that need attention, the gravest first: a missing report before one that waits, before errors before numbers that stand apart. A rate of fewer cases than its rule asks is not compared. */
export function attention({ year, missing, waiting, errors, rows, metrics }: Observed): Attention[] {
  const found = new Map<string, Reason[]>()
  const add = (agency: string, reason: Reason): void => void found.set(agency, [...found.get(agency) ?? [], reason])
  for (const agency of missing)
    add(agency, { rule: 'missing' })
  for (const agency of waiting)
    add(agency, { rule: 'waiting' })
  for (const [agency, count] of errors) {
    if (count > 0)
      add(agency, { rule: 'errors', count })
  }
  for (const metric of metrics.filter(isProportion)) {
    const own = rows.filter(row => row.metric === metric.key && row.first !== null && row.second === String(year) && row.numerator !== null && row.denominator !== null)
    const sum = (field: 'numerator' | 'denominator'): number => own.reduce((total, row) => total + row[field]!, 0)
    const [cases, total] = [sum('numerator'), sum('denominator')]
    for (const { first, value, numerator, denominator, lowCount } of own) {
      const others = total - denominator!
      const interval = wilson(numerator, denominator, z998)
      if (lowCount || value === null || interval === null || others < (metric.lowBelow ?? 0) || others <= 0)
        continue
      const rest = (cases - numerator!) / others
      if (Math.abs(value - rest) >= leastGap && (rest < interval[0] || rest > interval[1]))
        add(first!, { rule: 'apart', metric, value, numerator: numerator!, denominator: denominator!, rest })
    }
  }
  const carried = (agency: string, when: number): number | null => rows.find(row => row.metric === 'carriedOut' && row.first === agency && row.second === String(when))?.value ?? null
  for (const agency of new Set(rows.flatMap(({ first }) => first ?? []))) {
    const [before, now] = [carried(agency, year - 1), carried(agency, year)]
    if (before !== null && now !== null && now >= leastCarried && now >= 2 * before)
      add(agency, { rule: 'growth', before, now })
  }
  const rank = (reasons: readonly Reason[]): number => reasons.reduce((total, { rule }) => total + weight[rule], 0)
  const size = (reasons: readonly Reason[]): number => reasons.reduce((total, reason) => total + (reason.rule === 'errors' ? reason.count : reason.rule === 'growth' ? reason.now : 0), 0)
  return [...found].map(([agency, reasons]) => ({ agency, reasons })).sort((a, b) => rank(b.reasons) - rank(a.reasons) || size(b.reasons) - size(a.reasons) || a.agency.localeCompare(b.agency, 'zh'))
}
