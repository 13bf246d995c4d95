import type { Contribution, Metric } from '@/metrics'
import { ratioOf } from '@/metrics'

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
  /** Reports in both years, only in the last, only in the first, or in both with a gap that leaves its rate out. */
  standing: 'both' | 'entered' | 'left' | 'gapped'
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
  /** Every agency of both years, the largest part first. Their changes add up to `change`. */
  parts: Part[]
  /** Those that are in it in one year only, or left out for a gap: they add nothing. */
  apart: Part[]
}

/**
 * A group's change between two years, over the agencies that reported in both, as what each of them adds, exactly. Of a count: its own change; no number adds 0.
 * Of a rate R = Σn ÷ Σd, agency i adds w₁r₁ − w₀r₀ − R̄(w₁ − w₀), with its weight w = d ÷ Σd, its rate r = n ÷ d (so wr = n ÷ Σd) and R̄ the mean
 * of the group's two rates: w̄Δr + (r̄ − R̄)Δw, the effects of its rate and of its weight. Weights add up to 1 in both years, so R̄ cancels and the parts
 * make ΔR. Source: E. M. Kitagawa, “Components of a Difference Between Two Rates”, JASA 50 (1955), 1168–1194.
 */
export function decompose(all: readonly Contribution[], { unit }: Pick<Metric, 'unit'>): Decomposition {
  const rated = unit === 'rate'
  const rows = all.filter(row => standingOf(row) === 'both')
  const side = (amount: number | null, denominator: number | null): Side => ({
    amount,
    denominator,
    value: rated ? ratioOf(amount, denominator) : amount,
  })
  const first = side(total(rows.map(row => row.firstAmount)), total(rows.map(row => row.firstDenominator)))
  const last = side(total(rows.map(row => row.lastAmount)), total(rows.map(row => row.lastDenominator)))
  const known = first.value !== null && last.value !== null
  const mean = known && rated ? (first.value! + last.value!) / 2 : 0

  const named = (row: Contribution): Omit<Part, 'change' | 'within'> => ({
    agency: row.agency,
    name: row.name,
    first: side(row.firstAmount, row.firstDenominator),
    last: side(row.lastAmount, row.lastDenominator),
    standing: standingOf(row),
    gaps: row.firstGaps + row.lastGaps,
  })
  const parts = rows.map((row): Part => {
    const part = named(row)
    if (!known || !rated)
      return { ...part, change: (row.lastAmount ?? 0) - (row.firstAmount ?? 0), within: null }
    const weights = [(row.firstDenominator ?? 0) / first.denominator!, (row.lastDenominator ?? 0) / last.denominator!] as const
    const change = (row.lastAmount ?? 0) / last.denominator! - (row.firstAmount ?? 0) / first.denominator! - mean * (weights[1] - weights[0])
    const within = part.first.value === null || part.last.value === null ? null : (weights[0] + weights[1]) / 2 * (part.last.value - part.first.value)
    return { ...part, change, within }
  })
  return {
    first,
    last,
    change: known ? last.value! - first.value! : null,
    parts: parts.sort((a, b) => Math.abs(b.change) - Math.abs(a.change) || (a.agency < b.agency ? -1 : 1)),
    apart: all.filter(row => standingOf(row) !== 'both').map(row => ({ ...named(row), change: 0, within: null })),
  }
}

function standingOf({ inFirst, inLast, leftOut }: Contribution): Part['standing'] {
  return inFirst && inLast ? leftOut ? 'gapped' : 'both' : inLast ? 'entered' : 'left'
}

/** Sum of what there is; null when there is nothing. */
function total(values: readonly (number | null)[]): number | null {
  const numbers = values.filter(value => value !== null)
  return numbers.length === 0 ? null : numbers.reduce((sum, value) => sum + value, 0)
}
