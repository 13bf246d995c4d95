import type { GridCell } from '../document'
import type { PageGrid } from './grids'

/** Column edges nearer than this on two pages are the same edge. */
const sameEdge = 5

/** Whether `next` on the following page has the same outer edges and so goes on where `last` ended. */
export function continues(last: PageGrid, next: PageGrid): boolean {
  return Math.abs(last.xs[0]! - next.xs[0]!) <= sameEdge && Math.abs(last.xs.at(-1)! - next.xs.at(-1)!) <= sameEdge
}

/** Puts the rows of `next` under those of `last`, on the column edges of both; a row torn by the page break becomes one again. */
export function stitch(last: PageGrid, next: PageGrid): PageGrid {
  const xs = [...last.xs]
  for (const x of next.xs) {
    if (!xs.some(edge => Math.abs(edge - x) <= sameEdge))
      xs.push(x)
  }
  xs.sort((a, b) => a - b)
  const nearest = (x: number): number => xs.reduce((best, edge, i) => Math.abs(edge - x) < Math.abs(xs[best]! - x) ? i : best, 0)
  const onto = ({ grid, xs: own }: PageGrid, rowOffset: number): GridCell[] => grid.cells.map((cell) => {
    const column = nearest(own[cell.column]!)
    return { ...cell, row: cell.row + rowOffset, column, colSpan: Math.max(nearest(own[cell.column + cell.colSpan]!) - column, 1) }
  })
  const [above, below] = [onto(last, 0), onto(next, last.grid.rows)]
  const torn = tornRow(above, below, last)
  const cells = torn ? mend(above, below, last.grid.rows) : [...above, ...below]
  return {
    grid: { kind: 'grid', geometry: 'exact', rows: last.grid.rows + next.grid.rows - (torn ? 1 : 0), columns: xs.length - 1, cells },
    box: next.box,
    xs,
    openBelow: next.openBelow,
  }
}

const isNumber = (text: string): boolean => /^[-+\d.,，/／\s—－\uFF10-\uFF19]+$/.test(text)
const lastRow = (cells: readonly GridCell[], rows: number): GridCell[] => cells.filter(cell => cell.row + cell.rowSpan === rows)
const firstRow = (cells: readonly GridCell[], rows: number): GridCell[] => cells.filter(cell => cell.row === rows)

/**
 * Whether the last row of a page and the first of the next are one: no line stands between them, or the one has only the label and the other
 * only the numbers. Never when both have a number in one cell, or when their cells do not lie below each other.
 */
function tornRow(above: readonly GridCell[], below: readonly GridCell[], { grid: { rows }, openBelow }: PageGrid): boolean {
  const upper = lastRow(above, rows)
  const lower = firstRow(below, rows)
  const pairs = lower.flatMap((cell) => {
    const over = upper.find(other => other.column === cell.column && other.colSpan === cell.colSpan)
    return over ? [[over.text, cell.text] as const] : []
  })
  if (pairs.length < lower.length || upper.length !== lower.length || pairs.some(([a, b]) => isNumber(a) && b !== '' && isNumber(b)))
    return false
  if (openBelow)
    return true
  const labels = pairs.flatMap(([a], i) => a === '' ? [] : [i])
  const numbers = pairs.flatMap(([, b], i) => b === '' ? [] : [i])
  return labels.length > 0 && numbers.length > 1 && Math.max(...labels) < Math.min(...numbers)
    && pairs.every(([a, b]) => !isNumber(a) && (b === '' || isNumber(b)))
}

function mend(above: readonly GridCell[], below: readonly GridCell[], rows: number): GridCell[] {
  const lower = firstRow(below, rows)
  const mended = above.map((cell) => {
    const rest = cell.row + cell.rowSpan === rows ? lower.find(other => other.column === cell.column) : undefined
    if (!rest)
      return cell
    const text = [cell.text, rest.text].filter(part => part !== '').join('\n')
    const picture = cell.picture || rest.picture
    const hidden = (cell.hidden ?? '') + (rest.hidden ?? '')
    return { ...cell, text, rowSpan: cell.rowSpan + rest.rowSpan - 1, place: cell.text === '' ? rest.place : cell.place, ...(picture && { picture }), ...(hidden && { hidden }) }
  })
  return [...mended, ...below.filter(cell => cell.row > rows).map(cell => ({ ...cell, row: cell.row - 1 }))]
}
