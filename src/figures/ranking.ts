import type { Breakdown, Cell, Group } from './explore/data'
import type { Prior } from './explore/shrinkage'
import { lookUp } from './explore/data'
import { wilson } from './explore/interval'
import { priorOf, shrunk } from './explore/shrinkage'

export interface RankRow {
  /** 1 for the highest; null where it is not ranked. */
  rank: number | null
  tied: boolean
  group: Group
  cell: Cell | undefined
  /** 95 % Wilson interval; null where the rate is no proportion. */
  interval: readonly [number, number] | null
  /** The rate drawn towards that of all by how few cases stand behind it; null where the rate is no proportion, or its numbers are not all printed. */
  shrunk: number | null
}

/** Who is ranked, and who is set apart and why. */
export interface Ranking {
  ranked: RankRow[]
  /** Fewer cases than it takes. */
  low: RankRow[]
  /** Left out of the rate for a gap; of a count, single reports in which it is no number. */
  gaps: RankRow[]
  /** No value: not reported, or a denominator of 0. */
  missing: RankRow[]
  /** Fitted to all groups whose numbers are printed, few cases or many; null where there is no shrinkage. */
  prior: Prior | null
}

export const rankOrders = ['rate', 'shrunk'] as const
/** `shrunk` only where somebody asks for it. */
export type RankOrder = typeof rankOrders[number]

/** Groups by their rate, highest first, or by the shrunk estimate; equal ones share a rank and the next is skipped. Nothing is ranked over missing data. */
export function rankingOf(data: Breakdown, order: RankOrder = 'rate'): Ranking {
  const at = lookUp(data)
  const collator = new Intl.Collator('zh')
  const single = data.first.dimension === 'agency'
  const rated = data.unit === 'rate'
  const found = data.first.groups.map(group => ({ group, cell: at(group.key, null) })).sort((a, b) => collator.compare(a.group.name, b.group.name))
  const place = ({ cell }: typeof found[number]): 'missing' | 'low' | 'gaps' | 'ranked' =>
    !cell || cell.value === null ? rated && (cell?.leftOut ?? 0) > 0 ? 'gaps' : 'missing' : cell.low ? 'low' : !rated && single && cell.gaps > 0 ? 'gaps' : 'ranked'
  const trialOf = (each: typeof found[number]) => {
    const { numerator = null, denominator = null } = each.cell ?? {}
    return data.proportion && numerator !== null && denominator !== null && denominator > 0 ? { cases: numerator, total: denominator } : null
  }
  const prior = priorOf(found.flatMap(each => trialOf(each) ?? []))
  const rows: Record<ReturnType<typeof place>, RankRow[]> = { ranked: [], low: [], gaps: [], missing: [] }
  for (const each of found) {
    const trial = trialOf(each)
    rows[place(each)].push({
      ...each,
      rank: null,
      tied: false,
      interval: data.proportion && each.cell ? wilson(each.cell.numerator, each.cell.denominator) : null,
      shrunk: trial && prior && trial.cases >= 0 && trial.cases <= trial.total ? shrunk(trial, prior) : null,
    })
  }
  return { ...rows, prior, ranked: ranked(rows.ranked, order === 'shrunk' && prior !== null) }
}

/** Ranks given out; of a shrunk order, rows without an estimate come last and have none. */
function ranked(rows: readonly RankRow[], byShrunk: boolean): RankRow[] {
  const valueOf = (row: RankRow): number => byShrunk ? row.shrunk ?? -1 : row.cell!.value!
  const same = (a: RankRow, b: RankRow): boolean => byShrunk ? Math.abs(valueOf(a) - valueOf(b)) < 1e-12 : equal(a.cell!, b.cell!)
  const sorted = rows.toSorted((a, b) => same(a, b) ? 0 : valueOf(b) - valueOf(a))
  let rank = 0
  return sorted.map((row, index) => {
    const before = sorted[index - 1]
    const after = sorted[index + 1]
    const [up, down] = [before !== undefined && same(before, row), after !== undefined && same(row, after)]
    rank = up ? rank : index + 1
    return byShrunk && row.shrunk === null ? row : { ...row, rank, tied: up || down }
  })
}

/** Equal as fractions: 1 of 3 and 10 of 30 tie whatever the rounding of a division. */
function equal(a: Cell, b: Cell): boolean {
  return a.numerator !== null && b.numerator !== null && a.denominator !== null && b.denominator !== null
    ? a.numerator * b.denominator === b.numerator * a.denominator
    : a.value === b.value
}
