import type { PixelBox, Raster } from './raster'
import { crop } from './raster'

/* Sizes in points. */

/** How far border lines reach into a cell. */
const border = 1.2
/** Left over of a border that was not quite straight. */
const ragged = 2
/** Ink smaller than this in both directions is dust. */
const speck = 0.8

interface Blob {
  box: [number, number, number, number]
  area: number
}

/** Connected pieces of ink. */
function pieces({ width, height, data }: Raster): Blob[] {
  const seen = new Uint8Array(data.length)
  const found: Blob[] = []
  const open: number[] = []
  for (let start = 0; start < data.length; start++) {
    if (!data[start] || seen[start])
      continue
    const piece: Blob = { box: [width, height, 0, 0], area: 0 }
    seen[start] = 1
    open.push(start)
    while (open.length > 0) {
      const at = open.pop()!
      const [x, y] = [at % width, Math.floor(at / width)]
      piece.area++
      piece.box = [Math.min(piece.box[0], x), Math.min(piece.box[1], y), Math.max(piece.box[2], x + 1), Math.max(piece.box[3], y + 1)]
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx
          if (data[next] && !seen[next]) {
            seen[next] = 1
            open.push(next)
          }
        }
      }
    }
    found.push(piece)
  }
  return found
}

/** How many rows or columns at an edge of the cell are ink from end to end: what is left of its border. No digit is as tall as its cell. */
function leftOver(ink: Raster, edge: 'left' | 'top' | 'right' | 'bottom', most: number): number {
  const across = edge === 'left' || edge === 'right'
  const [depth, length] = across ? [ink.width, ink.height] : [ink.height, ink.width]
  let clear = 0
  for (let i = 0; i < Math.min(most, depth); i++) {
    const at = edge === 'left' || edge === 'top' ? i : depth - 1 - i
    let dark = 0
    for (let j = 0; j < length; j++)
      dark += across ? ink.data[j * ink.width + at]! : ink.data[at * ink.width + j]!
    if (dark > length * 0.85)
      clear = i + 1
  }
  return clear
}

/** What stands in a cell: where its print lies on the page, and of how many lines it is. */
export interface Print {
  /** Around the print, in pixels of the page. */
  box: PixelBox
  lines: number
}

/** Rows of print in `blobs`: gaps between them run through the whole cell. */
function linesIn(blobs: readonly Blob[], least: number): number {
  const sorted = [...blobs].sort((a, b) => a.box[1] - b.box[1])
  let lines = 0
  let bottom = -Infinity
  let top = 0
  for (const { box } of sorted) {
    if (box[1] >= bottom) {
      // A stroke above or below the rest of its letter (一 of 三, the dot of 点) is no line of its own.
      if (bottom - top >= least || lines === 0)
        lines++
      top = box[1]
    }
    bottom = Math.max(bottom, box[3])
  }
  return lines
}

/** The print within the cell at `box` (pixels) of a page of `scale` pixels a point; null when nothing but dust is in it. */
export function printIn(ink: Raster, box: PixelBox, scale: number): Print | null {
  const inset = border * scale
  const [x0, y0, x1, y1] = [box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset].map(Math.round) as [number, number, number, number]
  const inner = crop(ink, [x0, y0, x1, y1])
  if (inner.width < 2 || inner.height < 2)
    return null
  const most = Math.round(ragged * scale)
  const [left, top, right, bottom] = (['left', 'top', 'right', 'bottom'] as const).map(edge => leftOver(inner, edge, most)) as [number, number, number, number]
  const clean = crop(inner, [left, top, inner.width - right, inner.height - bottom])
  const blobs = pieces(clean).filter(({ box, area }) => area > 3 && (box[2] - box[0] >= speck * scale || box[3] - box[1] >= speck * scale))
  if (blobs.length === 0)
    return null
  const around = blobs.reduce((all, { box }) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])] as const, [Infinity, Infinity, 0, 0] as PixelBox)
  const [dx, dy] = [Math.max(0, x0) + left, Math.max(0, y0) + top]
  return { box: [around[0] + dx, around[1] + dy, around[2] + dx, around[3] + dy], lines: linesIn(blobs, scale * 5) }
}
