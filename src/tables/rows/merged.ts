import type { Entry } from './entries'
import type { Line, Slot } from './lines'
import { parseValue } from '../value'

/** Whether a cell prints what can stand for every cell merged into it: a mark, or 0. */
export function isForAll({ text, kind, picture }: Slot): boolean {
  const { state, value, doubt } = parseValue(text, '')
  return kind === 'value' && !picture && doubt === null && (state === 'mark' || value === 0)
}

function over({ column, span }: Slot, columns: readonly number[]): boolean {
  return columns.length > 1 && column <= Math.min(...columns) && column + span > Math.max(...columns)
}

const apart = (slot: Slot, columns: readonly number[]): Slot[] => columns.map(column => ({ ...slot, column, span: 1 }))

/**
 * Lines in which one cell over all of `columns` (their first places, by block) prints a mark or 0, as rows of as many cells that print it. Null unless all that is printed there
 * is printed so: a mark over one row beside rows of numbers says less than where each number belongs.
 */
export function unmerged(lines: readonly Line[], columnsAbove: (line: Line) => readonly number[]): Line[] | null {
  let found = false
  const result: Line[] = []
  for (const line of lines) {
    const printed = line.slots.filter(({ kind }) => kind === 'value')
    if (printed.length === 0) {
      result.push(line)
      continue
    }
    const [slot] = printed
    const columns = columnsAbove(line)
    if (printed.length > 1 || line.geometry !== 'exact' || !over(slot!, columns) || !isForAll(slot!))
      return null
    found = true
    result.push({ ...line, slots: line.slots.flatMap(other => other === slot ? apart(other, columns) : [other]) })
  }
  return found ? result : null
}

/** The rows of an exact table over all of whose `columns` one cell prints a mark or 0, merged over each row or over all of them; null when anything else is printed there. */
export function unmergedRows(entries: readonly Entry[], columns: readonly number[]): Entry[] | null {
  let open: { slot: Slot, end: number } | null = null
  const result: Entry[] = []
  for (const entry of entries) {
    const { slots, last } = entry
    const [slot] = slots
    if (last.geometry !== 'exact' || slots.length > 1)
      return null
    if (slot && over(slot, columns) && isForAll(slot))
      open = { slot, end: last.end }
    else if (slot || !open || last.end !== open.end)
      return null
    result.push({ ...entry, slots: apart(open.slot, columns) })
  }
  return result.length > 0 ? result : null
}
