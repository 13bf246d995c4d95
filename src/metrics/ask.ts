import type { Filters } from './filters'
import type { QuestionId, Questions } from './questions'
import type { Param, Query } from '@/database'
import { metricOf, metrics } from './catalog'
import { figuresSql } from './metric'
import { bind, questions } from './questions'

type Rest<Q extends QuestionId> = Questions[Q]['extra'] extends undefined ? [] : [extra: Questions[Q]['extra']]

/** Rows of a question under the filters. Counts are 件, rates 0–1, money 万元; throws `QueryError`, and `RangeError` on an unknown metric. */
export function ask<Q extends QuestionId>(query: Query, question: Q, filters: Filters, ...rest: Rest<Q>): Promise<Questions[Q]['row'][]> {
  const { sql, params } = statementOf(question, filters, ...rest)
  return query(sql, params)
}

/** The statement a question sends, for “show the SQL” and for a coordinator. */
export function statementOf<Q extends QuestionId>(question: Q, filters: Filters, ...rest: Rest<Q>): { sql: string, params: Param[] } {
  const extra: { metric?: string, metrics?: readonly string[], agency?: string, group?: string } = rest[0] ?? {}
  const { sql, parameters } = questions[question]
  return {
    sql: sql.includes('{{figures}}') ? sql.replace('{{figures}}', () => figuresSql(chosen(extra))) : sql,
    params: bind(parameters, filters, extra.agency ?? null),
  }
}

function chosen({ metric, metrics: keys, group }: { metric?: string, metrics?: readonly string[], group?: string }) {
  if (group !== undefined)
    return metrics.filter(({ key }) => key.startsWith(`share.${group}.`))
  if (metric !== undefined)
    return [metricOf(metric)]
  return keys ? keys.map(metricOf) : metrics
}
