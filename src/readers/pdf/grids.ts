import type { Grid, GridCell } from '../document'
import type { Lattice } from './lattice'
import type { Box } from './matrix'
import type { Glyph, PageContent } from './page'
import { printedText, toLines } from './lines'

/** A table on its page, with the column edges that let it go on over the next one. */
export interface PageGrid {
  grid: Grid
  box: Box
  xs: number[]
  /** No line closes it below: its last row may go on over the page. */
  openBelow: boolean
}

function inside(glyph: Glyph, [left, top, right, bottom]: Box): boolean {
  const x = (glyph.box[0] + glyph.box[2]) / 2
  const y = (glyph.box[1] + glyph.box[3]) / 2
  return x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1
}

/** Index of the strip between two edges that `value` falls in; the first and the last take what stands on the outer edge. */
function stripOf(edges: readonly number[], value: number): number {
  let strip = 0
  while (strip < edges.length - 2 && value >= edges[strip + 1]!)
    strip++
  return strip
}

/** Digits nearer than this share of their size are one number, even where a border runs through it. */
const oneNumber = 0.1

/** For each glyph the x that decides its column: its own middle, for the digits of a number wider than its cell the number's. */
function columnXs(glyphs: readonly Glyph[], xs: readonly number[]): Map<Glyph, number> {
  const decided = new Map<Glyph, number>()
  const digits = glyphs.filter(glyph => glyph.turn === 0 && /^[\d\uFF10-\uFF19.,，]+$/.test(glyph.text)).sort((a, b) => a.box[3] - b.box[3] || a.box[0] - b.box[0])
  let run: Glyph[] = []
  const close = (): void => {
    const x = (run[0]!.box[0] + run.at(-1)!.box[2]) / 2
    const columns = new Set(run.map(({ box }) => stripOf(xs, (box[0] + box[2]) / 2)))
    if (columns.size > 1)
      run.forEach(glyph => decided.set(glyph, x))
  }
  for (const glyph of digits) {
    const last = run.at(-1)
    if (last && Math.abs(last.box[3] - glyph.box[3]) < 0.5 && Math.abs(glyph.box[0] - last.box[2]) < glyph.size * oneNumber) {
      run.push(glyph)
      continue
    }
    if (last)
      close()
    run = [glyph]
  }
  if (run.length > 0)
    close()
  return decided
}

/** Fills a ruled table with the glyphs that stand in it, each in one cell; returns the glyphs left over. */
export function fillLattice({ ys, xs, cells, openBelow }: Lattice, glyphs: readonly Glyph[], { page, images, unseen = [] }: PageContent): { filled: PageGrid, rest: Glyph[] } {
  const box: Box = [xs[0]!, ys[0]!, xs.at(-1)!, ys.at(-1)!]
  const columns = xs.length - 1
  const owner: number[] = []
  for (const [index, cell] of cells.entries()) {
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++) {
      for (let column = cell.column; column < cell.column + cell.colSpan; column++)
        owner[row * columns + column] = index
    }
  }
  const mine: Glyph[][] = cells.map(() => [])
  const rest: Glyph[] = []
  const within = glyphs.filter(glyph => inside(glyph, box) || (rest.push(glyph), false))
  const decided = columnXs(within, xs)
  for (const glyph of within) {
    const x = decided.get(glyph) ?? (glyph.box[0] + glyph.box[2]) / 2
    mine[owner[stripOf(ys, (glyph.box[1] + glyph.box[3]) / 2) * columns + stripOf(xs, x)]!]!.push(glyph)
  }
  const hidden = cells.map(() => '')
  for (const glyph of unseen.filter(glyph => inside(glyph, box)))
    hidden[owner[stripOf(ys, (glyph.box[1] + glyph.box[3]) / 2) * columns + stripOf(xs, (glyph.box[0] + glyph.box[2]) / 2)]!] += glyph.text
  const made: GridCell[] = cells.map(({ box, ...at }, index) => {
    const picture = images.some(image => image[0] >= box[0] - 3 && image[2] <= box[2] + 3 && image[1] >= box[1] - 3 && image[3] <= box[3] + 3 && image[3] - image[1] > 6)
    const text = printedText(toLines(mine[index]!))
    const unseen = /\d/.test(hidden[index]!) && hidden[index] !== text.replace(/\s/g, '') ? hidden[index] : undefined
    return { text, ...at, place: { at: 'page', page, box }, ...(picture && { picture }), ...(unseen && { hidden: unseen }), ...(mine[index]!.some(glyph => glyph.unsure) && { unsure: true }) }
  })
  return { filled: { grid: { kind: 'grid', geometry: 'exact', rows: ys.length - 1, columns, cells: made }, box, xs: [...xs], openBelow }, rest }
}
