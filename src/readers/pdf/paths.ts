import type { OpenPdf } from './engine'
import type { Matrix } from './matrix'
import type { Rule } from './page'
import { apply } from './matrix'

/** Filled boxes thinner than this (points) are drawn lines. */
const thin = 2.5
/** How far off the axis a line may lean. */
const straight = 1

/** pdf.js' path codes and how many numbers follow each. */
const codes = { move: 0, line: 1, curve: 2, quadratic: 3, close: 4 }
const lengths = [2, 2, 6, 4, 0]

/** Straight ruling lines of one painted path; `paint` is the operator that paints it. */
export function readPaths(OPS: OpenPdf['OPS'], ctm: Matrix, paint: number, data: Float32Array | null, { strokeWhite, fillWhite }: { strokeWhite: boolean, fillWhite: boolean }): Rule[] {
  const both = [OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke] as number[]
  const strokes = (([OPS.stroke, OPS.closeStroke] as number[]).includes(paint) || both.includes(paint)) && !strokeWhite
  const fills = (([OPS.fill, OPS.eoFill] as number[]).includes(paint) || both.includes(paint)) && !fillWhite
  if (!data || (!strokes && !fills))
    return []
  const rules: Rule[] = []
  let start: [number, number] = [0, 0]
  let at: [number, number] = [0, 0]
  let shape: [number, number][] = []

  function endShape(): void {
    if (fills && shape.length >= 3) {
      const xs = shape.map(point => point[0])
      const ys = shape.map(point => point[1])
      const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      if (bottom - top <= thin && right - left > bottom - top)
        rules.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right })
      else if (right - left <= thin)
        rules.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom })
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
  return rules
}
