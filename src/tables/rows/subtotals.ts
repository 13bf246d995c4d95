import type { Entry } from './entries'
import { applicationRows } from '@/forms'
import { withoutOrdinal } from '../normalise'
import { hasValues } from './entries'
import { applicationRowLabels as labels } from './labels'

/** A row that is none of the form: it adds up a part of it. `parts`: the rows before it and those behind it that it may add up. */
export interface Subtotal {
  entry: Entry
  parts: number[][]
}

const keys = applicationRows.map(({ key }) => key)
const concluded = keys.indexOf('concluded')
const summing = /^(.*?)(?:小计|合计|共计|总计)$/
/** Rows of no group that are added up together. */
const loose = [['received', 'carriedIn'], ['granted', 'partlyGranted']]

/** What a row is added up with: its group, or its like among the rows of no group. */
function partOf(row: number): string | null {
  const { key, group } = applicationRows[row]!
  return group !== null && key !== group ? group : loose.find(part => part.includes(key))?.[0] ?? null
}

function headOf(entry: Entry): string | null {
  const words = summing.exec(withoutOrdinal(entry.label))?.[1]
  const match = words ? labels.match(words) : null
  return match && 'head' in match ? match.head : null
}

/** Whether a row is named as the sum of others, with or without the head of their group: 小计, （三）不予公开小计. */
function isSumming(entry: Entry): boolean {
  const words = summing.exec(withoutOrdinal(entry.label))?.[1]
  return hasValues(entry) && words !== undefined && (words === '' || headOf(entry) !== null) && (entry.row === null || entry.row === concluded)
}

/** The rows of section 3 named as sums within it, the last of them left out: that is the total of the form. */
export function subtotalsIn(entries: readonly Entry[]): Subtotal[] {
  const last = entries.findLastIndex(entry => entry.row === concluded && hasValues(entry))
  return entries.flatMap((entry, at): Subtotal[] => {
    if (at >= last || !isSumming(entry))
      return []
    const others = entries.map((other, index) => index !== at && other.row !== null && !isSumming(other) ? partOf(other.row) : null)
    const rowsOf = (part: string | null | undefined, from: number, to: number): number[] => part ? entries.slice(from, to).flatMap((other, index) => others[from + index] === part ? [other.row!] : []) : []
    const before = others.slice(0, at).findLast((_, index) => entries[index]!.row !== null && !isSumming(entries[index]!))
    const behind = others.slice(at + 1).find((_, index) => entries[at + 1 + index]!.row !== null && !isSumming(entries[at + 1 + index]!))
    const head = headOf(entry)
    const parts = [rowsOf(before, 0, at), rowsOf(behind, at + 1, entries.length)].filter(rows => rows.length > 0 && (head === null || head === partOf(rows[0]!)))
    return parts.length > 0 ? [{ entry, parts }] : []
  })
}
