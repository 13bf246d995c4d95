import type { Breakdown, Cell, Group } from './explore/data'
import { lookUp } from './explore/data'
import { wilson } from './explore/interval'

export interface RankRow {
  /** 1 for the highest rate; null where it is not ranked. */
  rank: number | null
  tied: boolean
  group: Group
  cell: Cell | undefined
  /** 95 % Wilson interval; null where the rate is no proportion. */
  interval: readonly [number, number] | null
}

/** Who is ranked, and who is set apart and why. */
export interface Ranking {
  ranked: RankRow[]
  /** Fewer cases than it takes. */
  low: RankRow[]
  /** Single reports in which a cell of the formula is blank, marked or unreadable: its 0 is not printed. */
  gaps: RankRow[]
  /** No value: not reported, or a denominator of 0. */
  missing: RankRow[]
}

/** Groups by their rate, highest first; equal rates share a rank and the next is skipped. Nothing is ranked over missing data. */
export function rankingOf(data: Breakdown): Ranking {
  const at = lookUp(data)
  const collator = new Intl.Collator('zh')
  const single = data.first.dimension === 'agency'
  const rows = data.first.groups.map((group): RankRow => {
    const cell = at(group.key, null)
    return { rank: null, tied: false, group, cell, interval: data.proportion && cell ? wilson(cell.numerator, cell.denominator) : null }
  }).sort((a, b) => collator.compare(a.group.name, b.group.name))
  const missing = rows.filter(({ cell }) => (cell?.value ?? null) === null)
  const low = rows.filter(({ cell }) => cell && cell.value !== null && cell.low)
  const gaps = rows.filter(({ cell }) => cell && cell.value !== null && !cell.low && single && cell.gaps > 0)
  const ranked = rows.filter(row => !missing.includes(row) && !low.includes(row) && !gaps.includes(row)).sort((a, b) => b.cell!.value! - a.cell!.value! || collator.compare(a.group.name, b.group.name))
  const places = ranked.map(({ cell }) => ranked.findIndex(other => equal(other.cell!, cell!)) + 1)
  return {
    ranked: ranked.map((row, index) => ({ ...row, rank: places[index]!, tied: places.filter(place => place === places[index]).length > 1 })),
    low,
    gaps,
    missing,
  }
}

/** Equal as fractions: 1 of 3 and 10 of 30 tie whatever the rounding of a division. */
function equal(a: Cell, b: Cell): boolean {
  return a.numerator !== null && b.numerator !== null && a.denominator !== null && b.denominator !== null
    ? a.numerator * b.denominator === b.numerator * a.denominator
    : a.value === b.value
}
