import type { Lattice } from '../pdf/lattice'
import type { Box, Rule } from '../pdf/matrix'
import type { Glyph, PageContent } from '../pdf/page'
import type { Print } from './cells'
import type { PixelBox, Raster } from './raster'
import type { Recognizer } from './recognizer'
import { findLattices } from '../pdf/lattice'
import { readCell } from './cell'
import { printIn } from './cells'
import { turnsToUpright } from './direction'
import { inkOf, onlyBoxes, quarterTurned, rotate, withoutBoxes } from './raster'
import { findRules } from './rules'
import { skewOf } from './skew'

/** One page of a scan; `scale` pixels a point. */
export interface ScanPage {
  page: number
  grey: Raster
  scale: number
}

/** What was read of a page; its places are those of the page straightened by `skew` degrees, then turned counter-clockwise by `turns` quarters. */
export interface ReadPage {
  content: PageContent
  skew: number
  turns: number
  /** Printed cells of tables, and those of them nobody can read. */
  cells: number
  unreadable: number
}

/** Neighbourhood that decides what is ink, points: wider than a letter. */
const neighbourhood = 15
/** Leaning less than this (degrees) is left as it is. */
const level = 0.05
/** Lines of a page recognised with less confidence are stains and provenance. */
const legible = 30
/** Size of the mark that stands for what cannot be read, points. */
const mark = 8

function glyphOf(text: string, box: Box): Glyph {
  return { text, box, size: box[3] - box[1], turn: 0, invisible: false }
}

/** Lines of `text` spread over the height of `box`. */
function stacked(text: string, [left, top, right, bottom]: Box): Glyph[] {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const height = (bottom - top) / lines.length
  return lines.map((line, i) => glyphOf(line, [left, top + i * height, right, top + (i + 1) * height]))
}

export interface PageOptions {
  signal: AbortSignal
  /** Tells how much of the page is read, 0 to 1. */
  onShare?: (share: number) => void
  /** Pictures on a page whose text is known: only tables in them are read, and the page is taken to stand straight. */
  within?: readonly Box[]
  /** Only tables are read: the text around the picture is known. */
  tablesOnly?: boolean
}

/** Lets the page answer between two steps that take a while. */
const pause = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

/** The page straightened, and its ink. */
async function straightened(scanned: Raster, scale: number): Promise<{ grey: Raster, ink: Raster, skew: number }> {
  const ink = inkOf(scanned, neighbourhood * scale)
  await pause()
  const skew = skewOf(ink)
  if (Math.abs(skew) < level)
    return { grey: scanned, ink, skew: 0 }
  await pause()
  const grey = rotate(scanned, skew)
  await pause()
  return { grey, ink: inkOf(grey, neighbourhood * scale), skew }
}

/** Ruling lines of a page, the tables they make, and what is printed in their cells. */
function ruledCells(ink: Raster, scale: number): { rules: Rule[], lattices: Lattice[], printed: { box: Box, print: Print }[] } {
  const rules = findRules(ink, scale)
  const lattices = findLattices(rules)
  const printed = lattices.flatMap(({ cells }) => cells).flatMap(({ box }) => {
    const print = printIn(ink, [box[0] * scale, box[1] * scale, box[2] * scale, box[3] * scale], scale)
    return print ? [{ box, print }] : []
  })
  return { rules, lattices, printed }
}

/**
 * Reads a page: straightened and upright, its tables by their ruling lines and cell by cell, the rest line by line. The outcome is what a PDF's page gives, so that
 * tables are laid out and joined over pages as those are. A cell that cannot be read holds a picture.
 */
export async function readScanPage({ page, grey: scanned, scale }: ScanPage, recognizer: Recognizer, { signal, onShare = () => {}, within, tablesOnly = within !== undefined }: PageOptions): Promise<ReadPage> {
  const points = (box: PixelBox): Box => [box[0] / scale, box[1] / scale, box[2] / scale, box[3] / scale]
  const pixels = ([left, top, right, bottom]: Box): PixelBox => [left * scale, top * scale, right * scale, bottom * scale]
  const { skew, ...flat } = within
    ? { grey: scanned, ink: onlyBoxes(inkOf(scanned, neighbourhood * scale), within.map(pixels)), skew: 0 }
    : await straightened(scanned, scale)
  await pause()
  const found = ruledCells(flat.ink, scale)
  const turns = within ? 0 : await turnsToUpright(flat.grey, found.printed.map(({ print }) => print), recognizer)
  const { grey, ink } = { grey: quarterTurned(flat.grey, turns), ink: quarterTurned(flat.ink, turns) }
  const { rules, lattices, printed } = turns === 0 ? found : ruledCells(ink, scale)
  const content: PageContent = { page, width: grey.width / scale, height: grey.height / scale, glyphs: [], rules, images: [], fills: [], slanted: '' }
  const read: ReadPage = { content, skew, turns, cells: 0, unreadable: 0 }
  read.cells = printed.length
  for (const [done, { box, print }] of printed.entries()) {
    signal.throwIfAborted()
    // Text outside tables takes about as long as a few dozen cells.
    onShare(done / (printed.length + 40))
    const text = await readCell({ grey, ink }, print, recognizer)
    if (text !== null) {
      content.glyphs.push(...stacked(text, points(print.box)))
      continue
    }
    read.unreadable++
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    content.images.push([x - mark / 2, y - mark / 2, x + mark / 2, y + mark / 2])
  }
  signal.throwIfAborted()
  if (tablesOnly)
    return read
  const outside = withoutBoxes(grey, lattices.map(({ xs, ys }) => pixels([xs[0]! - 2, ys[0]! - 2, xs.at(-1)! + 2, ys.at(-1)! + 2])))
  for (const { text, confidence, box } of await recognizer.page(outside)) {
    if (confidence >= legible && text.trim() !== '')
      content.glyphs.push(glyphOf(text, points(box)))
  }
  return read
}
