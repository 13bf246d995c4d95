import type { ViewSpec } from '../../state/viewSpec'

/** A statement with how its answer is shown, as a view. */
export interface AnswerView {
  sql: string
  /** Name of the only column drawn; null: all. */
  column: string | null
  as: 'table' | 'chart'
}

export function answerView({ sql, column, as }: AnswerView): ViewSpec {
  return { page: 'console', figure: 'answer', query: { ...(as === 'chart' && { as }), ...(column !== null && { column }), sql } }
}

/** What a view or an address of the console shows. */
export function readAnswer(query: Readonly<Record<string, unknown>>): AnswerView {
  const text = (key: string): string | null => typeof query[key] === 'string' && query[key] !== '' ? query[key] : null
  return { sql: text('sql') ?? '', column: text('column'), as: query.as === 'chart' ? 'chart' : 'table' }
}
