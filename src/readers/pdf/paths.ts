import type { OpenPdf } from './engine'
import type { Box, Matrix, Rule } from './matrix'
import { apply } from './matrix'

/** Filled boxes thinner than this (points) are drawn lines. */
const thin = 2.5
/** Up to this thick, when they are long. */
const thick = 5
/** How far off the axis a line may lean. */
const straight = 1

/** pdf.js' path codes and how many numbers follow each. */
const codes = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 }
const lengths = [2, 2, 6, 4, 0]

/** What the paths of a page draw, as far as it can be part of a table. */
export interface Shapes {
  rules: Rule[]
  /** Pieces of dotted lines. */
  dots: Box[]
  fills: Box[]
}

interface Path {
  /** The operator that paints it. */
  paint: number
  data: Float32Array | null
  strokeWhite: boolean
  fillWhite: boolean
}

/** Adds the straight lines, dots and areas of one painted path to `shapes`. */
export function readPaths(OPS: OpenPdf['OPS'], ctm: Matrix, { paint, data, strokeWhite, fillWhite }: Path, shapes: Shapes): void {
  const both = [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke] as number[]
  const strokes = (([OPS.stroke, OPS.closeStroke] as number[]).includes(paint) || both.includes(paint)) && !strokeWhite
  const fills = (([OPS.fill, OPS.eoFill] as number[]).includes(paint) || both.includes(paint)) && !fillWhite
  if (data)
    drawPath(ctm, { data, strokes, fills }, shapes)
}

/** Adds what a path draws: `data` in pdf.js' codes (0 move, 1 line, 2 curve, 3 quadratic, 4 close), each before its numbers. */
export function drawPath(ctm: Matrix, { data, strokes, fills }: { data: ArrayLike<number>, strokes: boolean, fills: boolean }, { rules, dots, fills: areas }: Shapes): void {
  if (!strokes && !fills)
    return
  let start: [number, number] = [0, 0]
  let at: [number, number] = [0, 0]
  let shape: [number, number][] = []

  function endShape(): void {
    if (fills && shape.length >= 3) {
      const xs = shape.map(point => point[0])
      const ys = shape.map(point => point[1])
      const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      const [width, height] = [right - left, bottom - top]
      if (Math.max(width, height) <= thin)
        dots.push([left, top, right, bottom])
      else if (height <= thin || (height <= thick && width > height * 3))
        rules.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right })
      else if (width <= thin || (width <= thick && height > width * 3))
        rules.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom })
      else
        areas.push([left, top, right, bottom])
    }
    shape = []
  }

  function line(to: [number, number]): void {
    if (strokes) {
      const [dx, dy] = [Math.abs(to[0] - at[0]), Math.abs(to[1] - at[1])]
      if (dy <= straight && dx > straight)
        rules.push({ horizontal: true, at: (at[1] + to[1]) / 2, from: Math.min(at[0], to[0]), to: Math.max(at[0], to[0]) })
      else if (dx <= straight && dy > straight)
        rules.push({ horizontal: false, at: (at[0] + to[0]) / 2, from: Math.min(at[1], to[1]), to: Math.max(at[1], to[1]) })
    }
    at = to
    shape.push(to)
  }

  for (let i = 0; i < data.length;) {
    const code = data[i]!
    const length = lengths[code] ?? 0
    const x = data[i + length - 1]!
    const y = data[i + length]!
    if (code === codes.move) {
      endShape()
      start = at = apply(ctm, x, y)
      shape.push(at)
    }
    else if (code === codes.line) {
      line(apply(ctm, x, y))
    }
    else if (code === codes.close) {
      line(start)
      endShape()
    }
    else {
      at = apply(ctm, x, y)
      shape.push(at, at)
    }
    i += length + 1
  }
  endShape()
}

/** Farthest two dots of a line stand apart, in sizes of a dot, and how many make a line. */
const dotGap = 3
const fewestDots = 4

/** Dotted lines, from dots in a row or in a column. */
export function joinDots(dots: readonly Box[]): Rule[] {
  const rules: Rule[] = []
  for (const horizontal of [true, false]) {
    const [along, across] = horizontal ? [0, 1] as const : [1, 0] as const
    const rows = new Map<number, Box[]>()
    for (const dot of dots) {
      const at = Math.round((dot[across] + dot[across + 2]!) / 2 / 0.75)
      const row = rows.get(at)
      if (row)
        row.push(dot)
      else
        rows.set(at, [dot])
    }
    for (const row of rows.values()) {
      row.sort((a, b) => a[along] - b[along])
      let first = 0
      for (let i = 1; i <= row.length; i++) {
        const [dot, last] = [row[i], row[i - 1]!]
        const size = last[along + 2]! - last[along]
        if (dot && dot[along] - last[along + 2]! <= Math.max(size, 0.5) * dotGap)
          continue
        if (i - first >= fewestDots)
          rules.push({ horizontal, at: (last[across] + last[across + 2]!) / 2, from: row[first]![along], to: last[along + 2]! })
        first = i
      }
    }
  }
  return rules
}
