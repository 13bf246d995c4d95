import type { Contribution, Metric } from '@/metrics'

/** What a group or one of its agencies has in one year. `value` is a count, or the rate where there is one. */
export interface Side {
  value: number | null
  amount: number | null
  denominator: number | null
}

/** One agency's part in the change of a group. */
export interface Part {
  agency: string
  name: string
  /** Reports in both years, only in the last, or only in the first. */
  standing: 'both' | 'entered' | 'left'
  first: Side
  last: Side
  /** What it adds to the change: cases, or a share (0.031 is 3.1 points). */
  change: number
  /** Of a rate: the part its own rate's change makes at its mean weight; null where it has no rate in both years. The rest is its weight's. */
  within: number | null
  /** Cells of the formula without a number, counted as 0. */
  gaps: number
}

export interface Decomposition {
  first: Side
  last: Side
  /** Null where a year has no value. */
  change: number | null
  /** Every agency, the largest part first. Their changes add up to `change`. */
  parts: Part[]
}

/**
 * A group's change between two years as what each of its agencies adds, exactly. Of a count: its own change; no report and no number add 0.
 * Of a rate R = Σn ÷ Σd, agency i adds w₁r₁ − w₀r₀ − R̄(w₁ − w₀), with its weight w = d ÷ Σd, its rate r = n ÷ d (so wr = n ÷ Σd) and R̄ the mean
 * of the group's two rates. For an agency of both years that is w̄Δr + (r̄ − R̄)Δw, the effects of its rate and of its weight; for one that enters w₁(r₁ − R̄),
 * for one that leaves −w₀(r₀ − R̄). Weights add up to 1 in both years, so R̄ cancels and the parts make ΔR. Sources: E. M. Kitagawa, “Components of a
 * Difference Between Two Rates”, JASA 50 (1955), 1168–1194; entry and exit as Z. Griliches and H. Regev, J. of Econometrics 65 (1995), 175–203.
 */
export function decompose(rows: readonly Contribution[], { unit }: Pick<Metric, 'unit'>): Decomposition {
  const rated = unit === 'rate'
  const side = (amount: number | null, denominator: number | null): Side => ({
    amount,
    denominator,
    value: !rated ? amount : amount !== null && denominator !== null && denominator > 0 ? amount / denominator : null,
  })
  const first = side(total(rows.map(row => row.firstAmount)), total(rows.map(row => row.firstDenominator)))
  const last = side(total(rows.map(row => row.lastAmount)), total(rows.map(row => row.lastDenominator)))
  const known = first.value !== null && last.value !== null
  const mean = known && rated ? (first.value! + last.value!) / 2 : 0

  const parts = rows.map((row): Part => {
    const own = { first: side(row.firstAmount, row.firstDenominator), last: side(row.lastAmount, row.lastDenominator) }
    const part = { agency: row.agency, name: row.name, ...own, standing: standingOf(row), gaps: row.firstGaps + row.lastGaps }
    if (!known || !rated)
      return { ...part, change: (row.lastAmount ?? 0) - (row.firstAmount ?? 0), within: null }
    const weights = [(row.firstDenominator ?? 0) / first.denominator!, (row.lastDenominator ?? 0) / last.denominator!] as const
    const change = (row.lastAmount ?? 0) / last.denominator! - (row.firstAmount ?? 0) / first.denominator! - mean * (weights[1] - weights[0])
    const within = own.first.value === null || own.last.value === null ? null : (weights[0] + weights[1]) / 2 * (own.last.value - own.first.value)
    return { ...part, change, within }
  })
  return {
    first,
    last,
    change: known ? last.value! - first.value! : null,
    parts: parts.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.agency < b.agency ? -1 : 1)),
  }
}

function standingOf({ inFirst, inLast }: Contribution): Part['standing'] {
  return inFirst && inLast ? 'both' : inLast ? 'entered' : 'left'
}

/** Sum of what there is; null when there is nothing. */
function total(values: readonly (number | null)[]): number | null {
  const numbers = values.filter(value => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0)
}
