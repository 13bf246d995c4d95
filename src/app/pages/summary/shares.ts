import type { Meaning } from '@/charts'
import type { AppealsByYear, OutcomesByYear } from '@/metrics'

/** One part of a whole in a year: cases, and their share of the whole; null where the whole is 0 or nothing is printed. */
export interface PartShare {
  key: Meaning
  cases: number | null
  share: number | null
}

export interface WholeShares {
  total: number | null
  parts: PartShare[]
}

const outcomeKeys = ['granted', 'partlyGranted', 'denied', 'unavailable', 'notProcessed', 'other'] as const
const appealKeys = ['upheld', 'overturned', 'otherResult', 'pending'] as const

function whole(total: number | null, cases: readonly (readonly [Meaning, number | null])[]): WholeShares {
  return { total, parts: cases.map(([key, count]) => ({ key, cases: count, share: count !== null && total !== null && total > 0 ? count / total : null })) }
}

/** The six outcomes of a year as shares of the concluded. */
export function outcomeShares(rows: readonly OutcomesByYear[], year: number): WholeShares {
  const row = rows.find(row => row.year === year)
  return whole(row?.concluded ?? null, outcomeKeys.map(key => [key, row?.[key] ?? null]))
}

/** The four results of a year over reviews and both court paths, as shares of all. */
export function appealShares(rows: readonly AppealsByYear[], year: number): WholeShares {
  const own = rows.filter(row => row.year === year)
  const sum = (key: typeof appealKeys[number] | 'total'): number | null => {
    const values = own.flatMap(row => row[key] ?? [])
    return values.length === 0 ? null : values.reduce((total, value) => total + value, 0)
  }
  return whole(sum('total'), appealKeys.map(key => [key, sum(key)]))
}
