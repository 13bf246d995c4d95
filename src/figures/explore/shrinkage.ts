/** Cases and total of one unit. */
export interface Trial {
  cases: number
  total: number
}

/** How the true rates of units spread: a beta distribution about `mean` that weighs as much as `strength` cases; infinite when they differ by chance alone. */
export interface Prior {
  mean: number
  strength: number
  units: number
}

/**
 * The prior of empirical Bayes for proportions, fitted to the units themselves by moments: the spread of their rates beyond what chance gives
 * (J. C. Kleinman, Proportions with extraneous variance, JASA 68, 1973, weights `total`). Null for fewer than three units with cases.
 */
export function priorOf(trials: readonly Trial[]): Prior | null {
  const known = trials.filter(({ cases, total }) => total > 0 && cases >= 0 && cases <= total)
  if (known.length < 3)
    return null
  const units = known.length
  const total = known.reduce((sum, trial) => sum + trial.total, 0)
  const mean = known.reduce((sum, { cases }) => sum + cases, 0) / total
  const chance = mean * (1 - mean)
  if (chance === 0)
    return { mean, strength: Infinity, units }
  const spread = known.reduce((sum, trial) => sum + trial.total * (trial.cases / trial.total - mean) ** 2, 0)
  const room = total - known.reduce((sum, trial) => sum + trial.total ** 2, 0) / total - (units - 1)
  // The share of the variance that lies between units: intraclass correlation 1 / (strength + 1).
  const between = (spread - chance * (units - 1)) / (chance * room)
  return { mean, strength: room > 0 && between > 0 ? Math.max(0, 1 / between - 1) : Infinity, units }
}

/** The mean of the posterior, (cases + mean × strength) ÷ (total + strength): few cases are drawn far towards the mean, many hardly. */
export function shrunk({ cases, total }: Trial, { mean, strength }: Prior): number {
  return strength === Infinity ? mean : (cases + mean * strength) / (total + strength)
}
