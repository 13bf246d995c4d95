import type { DoubtCode } from '../doubt'
import type { Entry } from './entries'
import { withoutOrdinal } from '../normalise'
import { hasValues, numbersOf } from './entries'
import { isSlip, nearness, twofold } from './labels'

/** An entry and the row of the form it was given. */
export interface Aligned {
  entry: Entry
  row: number
  /** Null: the words say it. */
  doubt: DoubtCode | null
  /** It was the only row left for it, and it for the row: sums can prove it. */
  alone: boolean
}

export interface Alignment {
  rows: Map<number, Aligned>
  /** Rows of numbers that were given no row of the form, each with the rows it stands between. */
  spare: { entry: Entry, after: number, before: number }[]
}

/** The longest run of entries whose rows come in the order of the form; rows with numbers count double. */
function inOrder(entries: readonly Entry[], count: number): Set<number> {
  const best: ({ weight: number, at: number, previous: number } | null)[] = Array.from({ length: count }, () => null)
  const previous: number[] = entries.map(() => -1)
  entries.forEach((entry, at) => {
    if (entry.row === null)
      return
    let weight = 0
    for (let row = 0; row < entry.row; row++) {
      const chain = best[row]
      if (chain && chain.weight > weight) {
        weight = chain.weight
        previous[at] = chain.at
      }
    }
    weight += hasValues(entry) ? 2 : 1
    if (weight > (best[entry.row]?.weight ?? 0))
      best[entry.row] = { weight, at, previous: previous[at]! }
  })
  const top = best.reduce((a, b) => (b?.weight ?? 0) > (a?.weight ?? 0) ? b : a, null)
  const chosen = new Set<number>()
  for (let at = top?.at ?? -1; at >= 0; at = previous[at]!)
    chosen.add(at)
  return chosen
}

/** Gives the unnamed rows between two sure ones the missing rows of the form, in order, by likeness. */
function fillGap(unnamed: readonly Entry[], missing: readonly number[], names: readonly (readonly string[])[]): { entry: Entry, row: number, doubt: DoubtCode | null }[] {
  const same = unnamed.length === missing.length
  const likeness = unnamed.map(entry => missing.map(row => nearness(entry.label, names[row]!)))
  const score = (i: number, j: number): number => [6, 5, 3, same && i === j ? 1 : -1][likeness[i]![j]!]!
  const table = Array.from({ length: unnamed.length + 1 }, () => Array.from<number>({ length: missing.length + 1 }).fill(0))
  for (let i = unnamed.length - 1; i >= 0; i--) {
    for (let j = missing.length - 1; j >= 0; j--)
      table[i]![j] = Math.max(table[i + 1]![j]!, table[i]![j + 1]!, table[i + 1]![j + 1]! + score(i, j))
  }
  const result: { entry: Entry, row: number, doubt: DoubtCode | null }[] = []
  let i = 0
  let j = 0
  while (i < unnamed.length && j < missing.length) {
    if (score(i, j) > 0 && table[i]![j] === table[i + 1]![j + 1]! + score(i, j)) {
      const near = likeness[i]![j]!
      // A row elsewhere that is called the same is none: between the sure rows there is only this one.
      const rivals = names.some((wordings, row) => row !== missing[j] && nearness(unnamed[i]!.label, wordings) <= near && !(near === 0 && same && !missing.includes(row)))
      const doubt = near === 3 ? 'label-position' : near === 2 || rivals || !same ? 'label-near' : null
      result.push({ entry: unnamed[i]!, row: missing[j]!, doubt })
      i++
      j++
    }
    else if (table[i]![j] === table[i + 1]![j]) {
      i++
    }
    else {
      j++
    }
  }
  return result
}

/** Most lines between two pieces of one label, with words of its group among them. */
const mostBetween = 3

/** Whether an entry is no row of its own but a piece of the label of the row beside it, which words of the group part from the other piece. */
function isRest(entry: Entry, row: Entry, wordings: readonly string[]): boolean {
  const between = Math.max(row.first.order - entry.last.order, entry.first.order - row.last.order)
  return !hasValues(entry) && between > 0 && between <= mostBetween && ![entry, row].some(({ label }) => wordings.includes(withoutOrdinal(label)))
}

/** Most unnamed rows looked at between two sure ones; more are no table of ours. */
const widestGap = 60

/**
 * Gives each entry its row of the form: by its words where they are sure and in order, by likeness or position between sure
 * neighbours where not. Rows out of order keep their words and are doubted, with the rows they are out of order with.
 */
export function align(entries: readonly Entry[], names: readonly (readonly string[])[], printed: (row: number) => boolean): Alignment {
  const chosen = inOrder(entries, names.length)
  const rows = new Map<number, Aligned>()
  const anchors = [...chosen].sort((a, b) => a - b)
  for (const at of anchors)
    rows.set(entries[at]!.row!, { entry: entries[at]!, row: entries[at]!.row!, doubt: null, alone: false })

  const strays = new Set<number>()
  entries.forEach((entry, at) => {
    if (entry.row === null || chosen.has(at) || (!hasValues(entry) && twofold.test(entry.label)))
      return
    const twin = rows.get(entry.row)
    if (twin && isRest(entry, twin.entry, names[entry.row]!))
      return
    if (twin && hasValues(entry))
      strays.add(at)
    rows.set(entry.row, twin ? { ...twin, doubt: 'label-position' } : { entry, row: entry.row, doubt: 'label-position', alone: false })
    for (const other of anchors) {
      const row = entries[other]!.row!
      if (row !== entry.row && (other < at) !== (row < entry.row))
        rows.set(row, { ...rows.get(row)!, doubt: 'label-position' })
    }
  })

  const spare: Alignment['spare'] = []
  for (let n = 0; n <= anchors.length; n++) {
    const from = n === 0 ? -1 : anchors[n - 1]!
    const to = n === anchors.length ? entries.length : anchors[n]!
    const after = n === 0 ? -1 : entries[from]!.row!
    const before = n === anchors.length ? names.length : entries[to]!.row!
    const unnamed: Entry[] = []
    for (let at = from + 1; at < to; at++) {
      if (strays.has(at) || (entries[at]!.row === null && hasValues(entries[at]!)))
        unnamed.push(entries[at]!)
    }
    if (unnamed.length === 0)
      continue
    const missing = Array.from({ length: before - after - 1 }, (_, i) => after + 1 + i).filter(row => !rows.has(row) && printed(row))
    const filled = unnamed.length > widestGap ? [] : fillGap(unnamed, missing, names)
    const alone = unnamed.length === 1 && missing.length === 1
    for (const { entry, row, doubt } of filled)
      rows.set(row, { entry, row, doubt: unnamed.length === 1 && isSlip(entry.label, row, names) ? null : doubt, alone })
    const given = new Set(filled.map(({ entry }) => entry))
    spare.push(...unnamed.filter(entry => !given.has(entry)).map(entry => ({ entry, after, before })))
  }
  for (const { entry } of spare) {
    for (const [row, aligned] of entry.label === '' ? [] : rows) {
      if (nearness(entry.label, names[row]!) < 3 && numbersOf(aligned.entry) !== numbersOf(entry))
        rows.set(row, { ...aligned, doubt: 'label-position' })
    }
  }
  const incomplete = names.some((_, row) => !rows.has(row) && printed(row))
  for (const { entry, after, before } of spare) {
    for (const row of incomplete && entry.head === null ? [after, before] : []) {
      const beside = rows.get(row)
      if (beside)
        rows.set(row, { ...beside, doubt: 'label-position' })
    }
  }
  return { rows, spare }
}
