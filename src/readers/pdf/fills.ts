import type { Box, Rule } from './page'

/** An area smaller than this (points) is no cell. */
const smallest = 6

/**
 * Borders of cells that are told apart by their backgrounds alone: the edges of areas that stand outside all ruled tables. Too few areas are
 * no table but a shaded title.
 */
export function rulesOfFills(fills: readonly Box[], ruled: readonly Box[]): Rule[] {
  const outside = fills.filter(([left, top, right, bottom]) => right - left > smallest && bottom - top > smallest
    && !ruled.some(box => left < box[2] && right > box[0] && top < box[3] && bottom > box[1]))
  if (outside.length < 4)
    return []
  return outside.flatMap(([left, top, right, bottom]): Rule[] => [
    { horizontal: true, at: top, from: left, to: right },
    { horizontal: true, at: bottom, from: left, to: right },
    { horizontal: false, at: left, from: top, to: bottom },
    { horizontal: false, at: right, from: top, to: bottom },
  ])
}
