/** Geometry of a line a word high: dozens of these stand on a page, where a chart instance each would cost more than it shows. */
export interface Sparkline {
  /** SVG path data; a missing value interrupts the line. */
  path: string
  /** Values with a gap on both sides, which a line cannot show. */
  alone: { x: number, y: number }[]
  /** The last value there is. */
  last: { x: number, y: number } | null
}

/** Values in order of years, from zero (or the lowest, when negative) to the highest; `size` in pixels with `pad` kept free for the dots. */
export function sparkline(values: readonly (number | null)[], size: { width: number, height: number }, pad = 3): Sparkline {
  const known = values.filter(value => value !== null)
  const low = Math.min(0, ...known)
  const high = Math.max(0, ...known)
  const x = (index: number): number => values.length < 2 ? size.width / 2 : pad + index / (values.length - 1) * (size.width - 2 * pad)
  const y = (value: number): number => size.height - pad - (high === low ? 0 : (value - low) / (high - low)) * (size.height - 2 * pad)
  const round = (number: number): number => Math.round(number * 10) / 10
  const points = values.map((value, index) => value === null ? null : { x: round(x(index)), y: round(y(value)) })
  const path = points.flatMap((point, index) => point ? [`${points[index - 1] ? 'L' : 'M'}${point.x} ${point.y}`] : []).join('')
  return {
    path,
    alone: points.flatMap((point, index) => point && !points[index - 1] && !points[index + 1] ? [point] : []),
    last: points.findLast(point => point !== null) ?? null,
  }
}
