import type { Box, Matrix, Rule } from './matrix'
import { apply } from './matrix'

export interface Glyph {
  text: string
  box: Box
  /** Height of the type, points. */
  size: number
  /** Direction of writing on the page in quarter turns clockwise: 0 left to right, 1 downwards, 2 upside down, 3 upwards. */
  turn: number
  /** Drawn invisibly: the text layer of a scan. */
  invisible: boolean
  /** Drawn in white. */
  white?: true
  /** A line runs through it. */
  struck?: true
  /** Something was drawn over it, it is cut off, or its layer is switched off. */
  covered?: true
  /** It, or what is drawn over it, was added to the page. */
  unsure?: true
}

export interface PageContent {
  page: number
  width: number
  height: number
  glyphs: Glyph[]
  /** Glyphs that nobody sees. */
  unseen?: Glyph[]
  rules: Rule[]
  images: Box[]
  /** Filled areas that are no lines: backgrounds of cells and rows. */
  fills: Box[]
  /** Text written at an angle, a watermark or a provenance, which is left out. */
  slanted: string
}

/** Text fainter than this is not seen. */
export const faintest = 0.05

/** Text leaning more than this (tangent of the angle) stands aslant. */
const lean = 0.08

/** Box and direction of a glyph whose cell in text space is given, null when it stands aslant. */
export function placeGlyph(matrix: Matrix, x: number, y: number, width: number, size: number): { box: Box, size: number, turn: number } | null {
  const [along, across] = [Math.abs(matrix[0]), Math.abs(matrix[1])]
  if (Math.min(along, across) > Math.max(along, across) * lean)
    return null
  const [x0, y0] = apply(matrix, x, y - size * 0.12)
  const [x1, y1] = apply(matrix, x + width, y + size * 0.88)
  return {
    box: [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)],
    size: size * Math.hypot(matrix[2], matrix[3]),
    turn: across > along ? (matrix[1] > 0 ? 1 : 3) : matrix[0] < 0 ? 2 : 0,
  }
}
