/** Two-sided 95 % and 99.8 % of the normal distribution. */
export const z95 = 1.959964
export const z998 = 3.090232

/**
 * Score interval of a proportion (E. B. Wilson, 1927): where the true rate may lie given `cases` of `total`. Null without cases, and where the
 * numbers are no proportion.
 */
export function wilson(cases: number | null, total: number | null, z = z95): [low: number, high: number] | null {
  if (cases === null || total === null || !(total > 0) || cases < 0 || cases > total)
    return null
  const rate = cases / total
  const square = z * z / total
  const middle = (rate + square / 2) / (1 + square)
  const half = z * Math.sqrt(rate * (1 - rate) / total + square / (4 * total)) / (1 + square)
  return [Math.max(0, middle - half), Math.min(1, middle + half)]
}

/** Where a rate may lie by chance alone when `total` cases are drawn at the rate `mean` (D. J. Spiegelhalter, 2005: control limits of a funnel plot). */
export function limits(mean: number, total: number, z: number): [low: number, high: number] {
  const half = z * Math.sqrt(mean * (1 - mean) / total)
  return [Math.max(0, mean - half), Math.min(1, mean + half)]
}
