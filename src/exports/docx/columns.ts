import type { Locale, TableColumn, TableTwin } from '@/charts'
import { textWidth } from '@/charts'
import { shownValue } from '../briefing/values'
import { room } from './official'

/** How a table goes on official pages. */
export interface LaidTable {
  /** On pages lying on their side, as wide tables are printed. */
  lying: boolean
  /** Size of type in half points. */
  size: number
  /** One part, or several that each repeat the first column; widths in millimetres fill the page. */
  parts: { columns: TableColumn[], widths: number[] }[]
}

/** What is tried, in this order: upright down to small type, then lying. */
const tries = [{ lying: false, size: 21 }, { lying: false, size: 18 }, { lying: false, size: 16 }, { lying: true, size: 18 }, { lying: true, size: 16 }, { lying: true, size: 15 }]

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

/** Lays out a table so that all its columns stand side by side where a page, turned if need be, can hold them; only a wider one is cut into parts. */
export function layTable(table: TableTwin, locale: Locale): LaidTable {
  const wishes = table.columns.map(column => wishOf(column, table, locale))
  const need = (some: readonly Wish[], em: number): number => some.reduce((sum, { least }) => sum + least * em + margins, 0)
  const emOf = (size: number): number => size / 2 * 25.4 / 72
  const fits = tries.find(({ lying, size }) => need(wishes, emOf(size)) <= (lying ? room.lying : room.upright))
  const { lying, size } = fits ?? { lying: true, size: 16 }
  const width = lying ? room.lying : room.upright
  const groups: number[][] = [[]]
  for (let at = 1; at < table.columns.length; at++) {
    const last = groups.at(-1)!
    if (fits || last.length === 0 || need([0, ...last, at].map(each => wishes[each]!), emOf(size)) <= width)
      last.push(at)
    else
      groups.push([at])
  }
  return { lying, size, parts: groups.map((group) => {
    const own = [0, ...group]
    return { columns: own.map(each => table.columns[each]!), widths: spread(own.map(each => wishes[each]!), emOf(size), width) }
  }) }
}
