import type { CellCounts } from './form'
import type { CellKey } from '@/reports'
import { appealPaths, appealResults, applicationColumns, applicationRows } from '@/reports'
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

const ends = new Set<string>(['received', 'carriedIn', 'concluded', 'carriedOut'])
const outcomes = applicationRows.map(({ key }) => key).filter(key => !ends.has(key))
const organisations = applicationColumns.map(({ key }) => key).filter(key => key !== 'total')
const results = appealResults.map(({ key }) => key).filter(key => key !== 'total')
const cell = (row: string, column: string): CellKey => `applications.${row}.${column}`

/** Every identity of sections 3 and 4, over the rows of both forms, so that it holds for reports of either. */
export const identities: readonly Identity[] = [
  ...applicationColumns.map(({ key }): Identity => ({ rule: 'balance', line: columnWords('applications', key, 'received'), left: [cell('received', key), cell('carriedIn', key)], right: [cell('concluded', key), cell('carriedOut', key)] })),
  ...applicationColumns.map(({ key }): Identity => ({ rule: 'outcomes-sum', line: columnWords('applications', key, 'received'), left: outcomes.map(row => cell(row, key)), right: [cell('concluded', key)] })),
  ...applicationRows.map(({ key }): Identity => ({ rule: 'row-sum', line: rowWords('applications', key), left: organisations.map(column => cell(key, column)), right: [cell(key, 'total')] })),
  ...appealPaths.map(({ key }): Identity => ({ rule: 'appeals-sum', line: rowWords('appeals', key), left: results.map(result => `appeals.${key}.${result}`), right: [`appeals.${key}.total`] })),
]

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
