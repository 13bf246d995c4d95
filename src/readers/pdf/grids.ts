import type { Grid, GridCell } from '../document'
import type { Lattice } from './lattice'
import type { Box, Glyph, PageContent } from './page'
import { printedText, toLines } from './lines'

/** A table on its page, with the column edges that let it go on over the next one. */
export interface PageGrid {
  grid: Grid
  box: Box
  xs: number[]
}

function inside(glyph: Glyph, [left, top, right, bottom]: Box): boolean {
  const x = (glyph.box[0] + glyph.box[2]) / 2
  const y = (glyph.box[1] + glyph.box[3]) / 2
  return x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1
}

/** Fills a ruled table with the glyphs that stand in its cells; returns the glyphs left over. */
export function fillLattice({ ys, xs, cells }: Lattice, glyphs: readonly Glyph[], { page, images }: PageContent): { filled: PageGrid, rest: Glyph[] } {
  const box: Box = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!]
  const mine = glyphs.filter(glyph => inside(glyph, box))
  const own = new Set(mine)
  const made: GridCell[] = cells.map(({ box, ...at }) => {
    const picture = images.some(image => image[0] >= box[0] - 3 && image[2] <= box[2] + 3 && image[1] >= box[1] - 3 && image[3] <= box[3] + 3 && image[3] - image[1] > 6)
    return {
      text: printedText(toLines(mine.filter(glyph => inside(glyph, [box[0] + 1, box[1] + 1, box[2] - 1, box[3] - 1])))),
      ...at,
      place: { at: 'page', page, box },
      ...(picture && { picture }),
    }
  })
  return {
    filled: { grid: { kind: 'grid', geometry: 'exact', rows: ys.length - 1, columns: xs.length - 1, cells: made }, box, xs: [...xs] },
    rest: glyphs.filter(glyph => !own.has(glyph)),
  }
}

/** Column edges nearer than this on two pages are the same edge. */
const sameEdge = 5

/** Whether `next` on the following page has the same outer edges and so goes on where `last` ended. */
export function continues(last: PageGrid, next: PageGrid): boolean {
  return Math.abs(last.xs[0]! - next.xs[0]!) <= sameEdge && Math.abs(last.xs.at(-1)! - next.xs.at(-1)!) <= sameEdge
}

/** Puts the rows of `next` under those of `last`, on the column edges of both. */
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
  const rows = last.grid.rows + next.grid.rows
  return {
    grid: { kind: 'grid', geometry: 'exact', rows, columns: xs.length - 1, cells: [...onto(last, 0), ...onto(next, last.grid.rows)] },
    box: next.box,
    xs,
  }
}
