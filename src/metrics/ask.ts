import type { BreakdownPart } from './breakdown'
import type { Dimension, Period } from './dimensions'
import type { Filters } from './filters'
import type { WholeKey } from './parts'
import type { Asides, QuestionId, Questions } from './questions'
import type { Param, Query } from '@/database'
import { breakdownSql, joinBreakdown } from './breakdown'
import { metricOf, metrics } from './catalog'
import { dimensions, hasGrouping } from './dimensions'
import { figuresSql } from './metric'
import { wholeOf } from './parts'
import { bind, questions } from './questions'
import { fill, filled } from './templates'
import { topSql } from './top'

type Rest<Q extends QuestionId> = Questions[Q]['extra'] extends undefined ? [] : [extra: Questions[Q]['extra']]

/** Rows of a question under the filters. Counts are 件, rates 0–1, money 万元; throws `QueryError`, and `RangeError` on an unknown metric. */
export async function ask<Q extends QuestionId>(query: Query, question: Q, filters: Filters, ...rest: Rest<Q>): Promise<Questions[Q]['row'][]> {
  const { sql, params } = statementOf(question, filters, ...rest)
  const extra: Asides & Choice = rest[0] ?? {}
  if (question === 'breakdown' && !ofSectionThree(extra))
    return joinBreakdown(await query<BreakdownPart>(sql, params), breakdownExtra(extra))
  return query(sql, params)
}

/** The statement a question sends, for “show the SQL” and for a coordinator. */
export function statementOf<Q extends QuestionId>(question: Q, filters: Filters, ...rest: Rest<Q>): { sql: string, params: Param[] } {
  const extra: Asides & Choice = rest[0] ?? {}
  if (ofSectionThree(extra))
    return extra.by === 'flow' ? statementOf('application-flow', filters) : statementOf('outcomes-by-applicant', filters, { period: extra.period ?? 'last' })
  for (const dimension of [extra.by, extra.and]) {
    if (dimension && !(dimensions as readonly string[]).includes(dimension))
      throw new RangeError(`不能按“${dimension}”分组`)
  }
  const { sql, parameters } = questions[question]
  const params = bind(parameters, filters, extra)
  if (question === 'breakdown')
    return onlyUsed(breakdownSql(sql, filters, { metrics: chosen(extra), ...breakdownExtra(extra) }), params)
  if (question === 'top-agencies')
    return onlyUsed(topSql(sql, filters, { metric: metricOf(extra.metric ?? ''), period: extra.period ?? 'last', end: extra.end ?? 'highest' }), params)
  if (sql.includes('{{counted}}'))
    return onlyUsed(filled(question, sql, filters, chosen(extra)), params)
  return { sql: fill(sql, { figures: figuresSql(chosen(extra)) }), params }
}

/** A statement whose parameters are numbered as they are used, without those that are not. */
function onlyUsed(sql: string, params: readonly Param[]): { sql: string, params: Param[] } {
  const used: number[] = []
  const numbered = sql.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const at = Number(digits) - 1
    if (!used.includes(at))
      used.push(at)
    return `$${used.indexOf(at) + 1}`
  })
  return { sql: numbered, params: used.map(at => params[at]!) }
}

/** Whether a breakdown is one that only section 3 has: the statement of another question. */
function ofSectionThree({ by, and, whole }: Asides & Choice): boolean {
  return by !== undefined && !and && hasGrouping(whole, by)
}

function breakdownExtra({ by, and, period }: Asides): { by: Dimension, and: Dimension | null, period: Period } {
  return { by: by as Dimension, and: and ?? null, period: period ?? 'last' }
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
