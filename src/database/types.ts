/** A value that goes into a prepared statement. */
export type Param = string | number | boolean | null

/** Runs one prepared statement and returns its rows as plain objects; sums and counts are numbers. Throws `QueryError` with SQL and cause. */
export type Query = <Row>(sql: string, params?: readonly Param[]) => Promise<Row[]>
