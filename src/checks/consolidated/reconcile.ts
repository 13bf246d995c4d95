import type { CellCounts } from './form'
import type { CellKey, Layout } from '@/forms'
import type { Language } from '@/language'
import { allSumsOf, columnWords, rowWords, splitKey } from '@/forms'
import { exact } from '../words'

/** Two sums of cells the form wants equal; over many reports they differ by what the reports' own differences add up to. */
export interface Identity {
  rule: 'balance' | 'outcomes-sum' | 'row-sum' | 'appeals-sum' | 'items-sum'
  /** Key of the row or column it adds up. */
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

/** What the line of an identity is called: a column of section 3, else the row it adds up: `自然人`, `予以公开`, `Administrative review`. */
export function lineWords({ line, right }: Identity, language: Language): string {
  const { table, row, column } = splitKey(right[0]!)
  return row === line ? rowWords(table, row, language) : columnWords(table, column, row, language)
}

/** The sums a layout wants, over the rows of all forms that have them, so that they hold for reports of any. */
const identitiesOf = (layout: Layout): Identity[] => allSumsOf(layout).map(sum => ({ rule: sum.rule as Identity['rule'], line: sum.line, left: sum.parts, right: sum.total }))

function sum(keys: readonly CellKey[], at: (key: CellKey) => number | null): number {
  return exact(keys.reduce((total, key) => total + (at(key) ?? 0), 0))
}

/** The identities of a layout that sums of cells do not keep. */
export function reconcile(sums: readonly ({ cell: CellKey } & Pick<CellCounts, 'value'>)[], layout: Layout): Unreconciled[] {
  const values = new Map(sums.map(({ cell, value }) => [cell, value]))
  const at = (key: CellKey): number | null => values.get(key) ?? null
  return identitiesOf(layout).flatMap((identity) => {
    const [leftSum, rightSum] = [sum(identity.left, at), sum(identity.right, at)]
    const difference = exact(leftSum - rightSum)
    return difference === 0 ? [] : [{ ...identity, leftSum, rightSum, difference }]
  })
}

/** How many identities can be tried on these sums: a part and the total are printed. */
export function triable(sums: readonly ({ cell: CellKey } & Pick<CellCounts, 'value'>)[], layout: Layout): number {
  const printed = new Set(sums.flatMap(({ cell, value }) => value === null ? [] : [cell]))
  return identitiesOf(layout).filter(({ left, right }) => [left, right].every(side => side.some(cell => printed.has(cell)))).length
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
