/** A number of a metric with what must be known to read it: the same in every answer, chart, table and sentence. */
export interface Measured {
  /** A count, or a rate; null where there is nothing to compute. */
  value: number | null
  /** Of a rate; null for counts. */
  numerator: number | null
  denominator: number | null
  reports: number
  /** Cells that count as 0. */
  gaps: number
  /** Reports in neither part of a rate, for a gap in one of its cells. */
  leftOut: number
  /** Fewer cases behind a rate than its rule asks. */
  lowCount: boolean
}

/** A rate over its denominator: a denominator of nothing has none. */
export function ratioOf(numerator: number | null, denominator: number | null): number | null {
  return numerator !== null && denominator !== null && denominator > 0 ? numerator / denominator : null
}

/** Whether too few cases stand behind a rate to compare it; `below` null: a rate of any may be. */
export function isLow(denominator: number | null, below: number | null): boolean {
  return below !== null && denominator !== null && denominator < below
}
