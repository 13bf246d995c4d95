import type { Filters } from './filters'
import type { WholeKey } from './parts'
import type { Asides, QuestionId, Questions } from './questions'
import type { Param, Query } from '@/database'
import { metricOf, metrics } from './catalog'
import { dimensions, hasGrouping } from './dimensions'
import { figuresSql } from './metric'
import { wholeOf } from './parts'
import { bind, questions } from './questions'

type Rest<Q extends QuestionId> = Questions[Q]['extra'] extends undefined ? [] : [extra: Questions[Q]['extra']]

/** Rows of a question under the filters. Counts are 件, rates 0–1, money 万元; throws `QueryError`, and `RangeError` on an unknown metric. */
export function ask<Q extends QuestionId>(query: Query, question: Q, filters: Filters, ...rest: Rest<Q>): Promise<Questions[Q]['row'][]> {
  const { sql, params } = statementOf(question, filters, ...rest)
  return query(sql, params)
}

/** The statement a question sends, for “show the SQL” and for a coordinator. */
export function statementOf<Q extends QuestionId>(question: Q, filters: Filters, ...rest: Rest<Q>): { sql: string, params: Param[] } {
  const extra: Asides & Choice = rest[0] ?? {}
  if (extra.by !== undefined && !extra.and && hasGrouping(extra.whole, extra.by))
    return extra.by === 'flow' ? statementOf('application-flow', filters) : statementOf('outcomes-by-applicant', filters, { period: extra.period ?? 'last' })
  for (const dimension of [extra.by, extra.and]) {
    if (dimension && !(dimensions as readonly string[]).includes(dimension))
      throw new RangeError(`不能按“${dimension}”分组`)
  }
  const { sql, parameters } = questions[question]
  return {
    sql: sql.includes('{{figures}}') ? sql.replace('{{figures}}', () => figuresSql(chosen(extra))) : sql,
    params: bind(parameters, filters, extra),
  }
}

interface Choice { metric?: string, metrics?: readonly string[], group?: string, whole?: WholeKey }

function chosen({ metric, metrics: keys, group, whole }: Choice) {
  if (whole !== undefined)
    return wholeOf(whole)?.parts ?? []
  if (group !== undefined)
    return metrics.filter(({ key }) => key.startsWith(`share.${group}.`))
  if (metric !== undefined)
    return [metricOf(metric)]
  return keys ? keys.map(metricOf) : metrics
}
