import type { Locale, TableColumn, TableTwin } from '@/figures'
import { textWidth } from '@/figures'
import { shownValue } from './values'

/** Room for a table: its width in millimetres, and the size of type in points. */
export interface TableRoom { width: number, size: number }

/** Some of a table's columns side by side, the first always among them; widths in millimetres fill the room. */
export interface TablePart { columns: TableColumn[], widths: number[] }

/** Millimetres of a cell's margins, with a little air. */
const margins = 3
/** Lines a heading and a text may take, and signs a column of texts has at least, and needs at most. */
const [headLines, textLines, fewest, most] = [3, 2, 4, 12]

interface Wish { least: number, best: number }

/** Widths a column needs and would like, in em: numbers stand on one line, texts and headings on a few. */
function wishOf(column: TableColumn, table: TableTwin, locale: Locale): Wish {
  const longest = Math.max(0, ...table.rows.map(row => textWidth(shownValue(row[column.key] ?? null, column, locale), 1)))
  const label = textWidth(column.label, 1)
  // A unit in brackets is not cut, nor is a word.
  const whole = Math.max(0, ...(column.label.match(/（[^）]{1,6}）|[^\s\u2E80-\uFFEF]+/g) ?? []).map(part => textWidth(part, 1)))
  const head = Math.max(whole, Math.min(label, 2), label / headLines + (label > headLines ? 0.5 : 0))
  if (column.kind !== 'text')
    return { least: Math.max(longest, head), best: Math.max(longest, head) }
  const best = Math.max(longest, head)
  return { least: Math.min(best, Math.max(head, fewest, Math.min(most, longest / textLines))), best }
}

/** Spreads what is left: to texts that would like more, then evenly. */
function spread(wishes: readonly Wish[], em: number, width: number): number[] {
  const least = wishes.map(wish => wish.least * em + margins)
  const left = width - least.reduce((sum, each) => sum + each, 0)
  const lacks = wishes.map(wish => (wish.best - wish.least) * em)
  const lack = lacks.reduce((sum, each) => sum + each, 0)
  const share = lack === 0 ? 0 : Math.min(1, left / lack)
  const even = (left - lack * share) / wishes.length
  return least.map((each, at) => each + lacks[at]! * share + even)
}

const emOf = (size: number): number => size * 25.4 / 72

/** Lays out a table in the first room that holds all its columns side by side; one too wide for any is cut into parts, as wide as the last room. */
export function layTable<Room extends TableRoom>(table: TableTwin, locale: Locale, rooms: readonly [Room, ...Room[]]): { room: Room, parts: TablePart[] } {
  const wishes = table.columns.map(column => wishOf(column, table, locale))
  const need = (some: readonly Wish[], em: number): number => some.reduce((sum, { least }) => sum + least * em + margins, 0)
  const fits = rooms.find(({ width, size }) => need(wishes, emOf(size)) <= width)
  const room = fits ?? rooms.at(-1)!
  const em = emOf(room.size)
  const groups: number[][] = [[]]
  for (let at = 1; at < table.columns.length; at++) {
    const last = groups.at(-1)!
    if (fits || last.length === 0 || need([0, ...last, at].map(each => wishes[each]!), em) <= room.width)
      last.push(at)
    else
      groups.push([at])
  }
  return { room, parts: groups.map((group) => {
    const own = [0, ...group]
    return { columns: own.map(each => table.columns[each]!), widths: spread(own.map(each => wishes[each]!), em, room.width) }
  }) }
}

/** Lines the tallest of some cells takes in its column. */
export function linesOf(texts: readonly string[], widths: readonly number[], size: number): number {
  return Math.max(1, ...texts.map((text, at) => Math.ceil(textWidth(text, emOf(size)) / Math.max(1, widths[at]! - margins))))
}
