import type { Doubt } from './doubt'
import type { RecognizedCell } from './recognized'
import type { Slot } from './rows/lines'
import type { MoneyUnit } from './value'
import type { CellKey, TableName } from '@/forms'
import type { Place } from '@/readers'
import { doubtOf } from './doubt'
import { moneyUnitOf, parseValue } from './value'

/** Doubt of what stands in the cell beside what is printed. */
function besideDoubt({ beside, text, picture }: Slot): Doubt | null {
  if (beside?.hidden)
    return doubtOf('hidden', 'hiddenText', { text: beside.hidden.slice(0, 20) })
  if (beside?.folded)
    return doubtOf('hidden', 'hiddenLine')
  if (beside?.shown)
    return doubtOf('shown', 'shownOtherwise', { shown: beside.shown.slice(0, 20), text: text.trim().slice(0, 20) })
  if (beside?.unsure)
    return doubtOf('unsure', 'stylesUnsure')
  if (picture)
    return doubtOf('unsure', 'pictureBeside', { text: text.trim().slice(0, 20) })
  return beside?.field ? doubtOf('field', 'field') : null
}

/** A cell from the slot it was found in. The reading's own doubt goes before the placing's: it says more about the number. */
export function cellOf(key: CellKey, slot: Slot, doubt: Doubt | null, unit?: MoneyUnit): RecognizedCell {
  if (slot.picture && slot.text.trim() === '')
    return { key, text: slot.text, state: 'unreadable', value: null, place: slot.place, doubt: doubtOf('extra-text', 'picture') }
  const read = parseValue(slot.text, key, unit)
  return { key, text: slot.text, state: read.state, value: read.value, place: slot.place, doubt: read.doubt ?? besideDoubt(slot) ?? doubt }
}

/** 1,000 元 in 万元: no organ's fees or purchases of a year. */
const few = 0.1

/**
 * Money in the unit that `named` words print, with a doubt where that is not `own`, the form's: a slip there is a factor of ten thousand. `unsaid`: the doubt
 * where no unit is named at all. A cell that prints its own unit needs none, unless it is 元 under 万元 on a few: the most common slip of all.
 */
export function moneyCell(key: CellKey, slot: Slot, doubt: Doubt | null, named: readonly string[], own: MoneyUnit, unsaid: Doubt | null): RecognizedCell {
  const printed = moneyUnitOf(named)
  const cell = cellOf(key, slot, doubt, printed ?? own)
  if (printed === '万元' && cell.doubt === null && cell.value !== null && cell.value > 0 && cell.value < few && /(?<![万亿])元\s*$/.test(slot.text))
    return { ...cell, doubt: doubtOf('unit', 'unitBeside', { text: slot.text.trim().slice(0, 20) }) }
  if (printed === own || cell.doubt !== null || cell.value === null || cell.value === 0 || /元\s*$/.test(slot.text))
    return cell
  if (named.length === 0)
    return { ...cell, doubt: unsaid }
  return { ...cell, doubt: printed === null ? doubtOf('unit', 'unitUnsure', { units: named.join('、'), unit: own }) : doubtOf('unit', 'unitOther', { printed, unit: own }) }
}

/** Doubt of a whole row that holds words, or two numbers in one cell beside an empty one: its numbers may stand a cell too far. */
export function disturbed(slots: readonly (Slot | null | undefined)[]): Doubt | null {
  if (slots.some(slot => slot?.kind === 'text'))
    return doubtOf('column-shift', 'wordsInRow')
  const twice = slots.some(slot => slot?.kind === 'value' && /\d\s+\d/.test(slot.text.trim()))
  return twice && slots.some(slot => !slot || slot.kind === 'blank') ? doubtOf('column-shift', 'twoInOne') : null
}

/** Doubt of a row that the document prints once more with other numbers. */
export function contradiction(): Doubt {
  return doubtOf('duplicate', 'rowTwice')
}

/** A cell of the form the document does not have. */
export function absentCell(key: CellKey, doubt: Doubt | null = null): RecognizedCell {
  return { key, text: '', state: 'absent', value: null, place: null, doubt }
}

/** A cell whose row the document prints without leaving anything where the cell would be; it points to the row's label. */
export function tracelessCell(key: CellKey, place: Place, doubt: Doubt | null): RecognizedCell {
  return { key, text: '', state: 'blank', value: null, place, doubt }
}

/** Cells added up as the checks do it: what is no number counts as 0. */
export function sumOf(cells: ReadonlyMap<CellKey, RecognizedCell>, keys: readonly CellKey[]): number {
  return keys.reduce((sum, key) => sum + (cells.get(key)?.value ?? 0), 0)
}

/** Whether two readings of one table say the same in every cell. */
export function sameCells(a: ReadonlyMap<CellKey, RecognizedCell>, b: ReadonlyMap<CellKey, RecognizedCell>): boolean {
  return a.size === b.size && [...a].every(([key, cell]) => {
    const other = b.get(key)
    return other !== undefined && other.state === cell.state && other.value === cell.value
  })
}

/** A found table and where it stands. `weight`: how many of its cells hold a number. */
export interface Instance<T> {
  table: T
  weight: number
}

/** Of several copies of one table the fullest, the first among equals; when they differ every cell says so, and what one copy doubts is doubted. */
export function chosen<T extends { table: TableName, cells: Map<CellKey, RecognizedCell> }>(instances: readonly Instance<T>[]): T | null {
  const best = instances.reduce<Instance<T> | null>((a, b) => a !== null && a.weight >= b.weight ? a : b, null)
  if (best === null)
    return null
  const others = instances.filter(instance => instance !== best)
  if (others.every(other => sameCells(other.table.cells, best.table.cells))) {
    for (const [key, cell] of best.table.cells)
      best.table.cells.set(key, { ...cell, doubt: cell.doubt ?? others.find(other => other.table.cells.get(key)!.doubt)?.table.cells.get(key)!.doubt ?? null })
    return best.table
  }
  const doubt = doubtOf('duplicate', 'tableTwice', { copies: instances.length, table: best.table.table })
  for (const [key, cell] of best.table.cells)
    best.table.cells.set(key, { ...cell, doubt })
  return best.table
}

export function weightOf(cells: ReadonlyMap<CellKey, RecognizedCell>): number {
  return [...cells.values()].filter(cell => cell.state === 'number').length
}
