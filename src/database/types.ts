/** A value that goes into a prepared statement. */
export type Param = string | number | boolean | null

export interface QueryOptions {
  /** Aborting takes the query out of the queue or stops it in the engine; the promise rejects with the signal's reason. */
  signal?: AbortSignal
  /** It may run long, and `signal` must be able to stop it while it runs; others are stopped before they begin. */
  long?: boolean
}

/** Runs one prepared SELECT (`$1`, `$2` …) and returns its rows as plain objects; sums and counts are numbers. Throws `QueryError` with SQL and cause. */
export type Query = <Row>(sql: string, params?: readonly Param[], options?: QueryOptions) => Promise<Row[]>
