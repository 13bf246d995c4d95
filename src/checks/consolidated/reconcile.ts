import type { CellCounts } from './form'
import type { CellKey, SumDefinition } from '@/forms'
import { allSums, splitKey } from '@/forms'
import { columnWords, exact, rowWords } from '../words'

/** Two sums of cells the form wants equal; over many reports they differ by what the reports' own differences add up to. */
export interface Identity {
  rule: 'balance' | 'outcomes-sum' | 'row-sum' | 'appeals-sum'
  /** The line in words: `自然人`, `予以公开`, `行政复议`. */
  line: string
  left: readonly CellKey[]
  right: readonly CellKey[]
}

export interface Unreconciled extends Identity {
  leftSum: number
  rightSum: number
  /** Left minus right; blanks and marks count as 0. */
  difference: number
}

/** What a line of a sum is called: a column of section 3, else the row it adds up. */
function lineOf({ line, total }: SumDefinition): string {
  const { table, row, column } = splitKey(total[0]!)
  return row === line ? rowWords(table, row) : columnWords(table, column, row)
}

/** Every sum the forms want, over the rows of all of them, so that it holds for reports of any. */
export const identities: readonly Identity[] = allSums.map(sum => ({ rule: sum.rule as Identity['rule'], line: lineOf(sum), left: sum.parts, right: sum.total }))

function sum(keys: readonly CellKey[], at: (key: CellKey) => number | null): number {
  return exact(keys.reduce((total, key) => total + (at(key) ?? 0), 0))
}

/** The identities that sums of cells do not keep. */
export function reconcile(sums: readonly ({ cell: CellKey } & Pick<CellCounts, 'value'>)[]): Unreconciled[] {
  const values = new Map(sums.map(({ cell, value }) => [cell, value]))
  const at = (key: CellKey): number | null => values.get(key) ?? null
  return identities.flatMap((identity) => {
    const [leftSum, rightSum] = [sum(identity.left, at), sum(identity.right, at)]
    const difference = exact(leftSum - rightSum)
    return difference === 0 ? [] : [{ ...identity, leftSum, rightSum, difference }]
  })
}

/** What one report adds to a difference. */
export interface Cause {
  report: string
  agency: string
  name: string
  difference: number
}

/**
 * The reports whose own numbers do not keep an identity, the largest difference first; with signs they add up to the difference of the sums. `parts` are what
 * each report prints in the identity's cells.
 */
export function causesOf(identity: Identity, parts: readonly { cell: CellKey, report: string, agency: string, name: string, value: number | null }[]): Cause[] {
  const byReport = new Map<string, { agency: string, name: string, values: Map<CellKey, number | null> }>()
  for (const { cell, report, agency, name, value } of parts) {
    const own = byReport.get(report) ?? { agency, name, values: new Map() }
    own.values.set(cell, value)
    byReport.set(report, own)
  }
  return [...byReport].flatMap(([report, { agency, name, values }]) => {
    const at = (key: CellKey): number | null => values.get(key) ?? null
    const difference = exact(sum(identity.left, at) - sum(identity.right, at))
    return difference === 0 ? [] : [{ report, agency, name, difference }]
  }).sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference) || a.name.localeCompare(b.name, 'zh'))
}
