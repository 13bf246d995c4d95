import type { Filters } from './filters'
import type { Metric } from './metric'
import type { Choice, QuestionId, Questions } from './questions'
import type { KeyFigure, LikeForLike } from './rows'
import type { Scoped } from './source'
import type { NameOf } from './sums/breakdown'
import type { StandingRow } from './sums/likeForLike'
import type { SumsRow, Wanted } from './sums/statement'
import type { TopRow } from './top'
import type { Param, Query } from '@/database'
import { metricOf, metrics } from './catalog'
import { dimensions, hasGrouping } from './dimensions'
import { formSlots } from './forms'
import { allColumns, figuresSql, overOne } from './metric'
import { agenciesOf, codesOf, namesOf } from './names'
import { wholeOf } from './parts'
import { bind, questions } from './questions'
import { reportsFrom } from './source'
import { keyFigures, lastYears, withoutBreak } from './sums/byYear'
import { Groups } from './sums/groups'
import { endsOf, isOfTheSet, likeForLike, standingSql } from './sums/likeForLike'
import { shapes } from './sums/shapes'
import { sumsSql } from './sums/statement'
import { fill } from './templates'
import { topRows, topSql } from './top'

type Rest<Q extends QuestionId> = Questions[Q]['extra'] extends undefined ? [] : [extra: Questions[Q]['extra']]
interface Statement { sql: string, params: Param[] }

const byYear = (metrics: readonly Metric[]): Wanted => ({ columns: allColumns(metrics), by: 'year', and: null, period: 'all' })

/** Rows of a question under the filters. Counts are 件, rates 0–1, money 万元; throws `QueryError`, and `RangeError` on an unknown metric. */
export async function ask<Q extends QuestionId>(query: Query, question: Q, filters: Filters, ...rest: Rest<Q>): Promise<Questions[Q]['row'][]> {
  const choice: Choice = rest[0] ?? {}
  const shape = ofSectionThree(choice) ? undefined : shapes[question]
  if (shape) {
    check(choice)
    const chosen = chosenMetrics(choice)
    const under = shape.under?.(filters) ?? filters
    const wanted = { ...shape.wanted({ choice, metrics: chosen }), oneYear: under.years !== null && under.years[0] === under.years[1] }
    const { sql, params } = sums({ ...under, codes: await codesOf(query, filters) }, wanted)
    const groups = new Groups(await query<SumsRow>(sql, params), wanted)
    return shape.rows(groups, { filters, choice, metrics: chosen, ...await namesFor(query, wanted) }) as Questions[Q]['row'][]
  }
  if (question === 'top-agencies')
    return await top(query, filters, choice) as Questions[Q]['row'][]
  if (question === 'key-figures')
    return await figuresOfLastYear(query, filters, chosenMetrics(choice)) as Questions[Q]['row'][]
  if (question === 'like-for-like')
    return await pairs(query, filters, choice) as Questions[Q]['row'][]
  const { sql, params } = question === 'reports-behind' ? behind({ ...filters, codes: await codesOf(query, filters) }, choice) : statementOf(question, filters, ...rest)
  const rows = await query<Questions[Q]['row']>(sql, params)
  return question === 'agency-years' ? (rows as KeyFigure[]).map(row => withoutBreak(metricOf(row.metric), row)) as Questions[Q]['row'][] : rows
}

/** The statement a question is answered by, as a reader understands it: with names where `ask` sends their codes. */
export function statementOf<Q extends QuestionId>(question: Q, filters: Filters, ...rest: Rest<Q>): Statement {
  const choice: Choice = rest[0] ?? {}
  if (ofSectionThree(choice))
    return choice.by === 'flow' ? statementOf('application-flow', filters) : statementOf('outcomes-by-applicant', filters, { period: choice.period ?? 'last' })
  check(choice)
  const shape = shapes[question]
  if (shape)
    return sums(shape.under?.(filters) ?? filters, shape.wanted({ choice, metrics: chosenMetrics(choice) }))
  if (question === 'top-agencies')
    return ranking(filters, choice)
  if (question === 'key-figures')
    return sums({ ...filters, years: null }, byYear(chosenMetrics(choice)))
  if (question === 'like-for-like') {
    const years = choice.between === 'ends' ? filters.years : choice.between ?? null
    return sums({ ...filters, years }, { ...byYear(chosenMetrics(choice)), paired: years !== null })
  }
  if (question === 'reports-behind')
    return behind(filters, choice)
  const { sql, parameters } = questions[question]
  return { sql: fill(sql, { figures: figuresSql(chosenMetrics(choice)), ...formSlots }), params: bind(parameters, filters, choice) }
}

function sums(filters: Scoped, ...wanted: Wanted[]): Statement {
  return onlyUsed(wanted.map(each => sumsSql(filters, each)).join('\nUNION ALL\n'), bind(questions.breakdown.parameters, filters, {}))
}

/** Metrics between two years, from one statement. */
async function between(query: Query, filters: Scoped, metrics: readonly Metric[], years: readonly [number, number], like?: Metric): Promise<LikeForLike[]> {
  const wanted: Wanted = { ...byYear(like ? [...metrics, like] : metrics), paired: true }
  const paired = { ...filters, years }
  const { sql, params } = sums(paired, wanted)
  const apart = onlyUsed(standingSql(paired), bind(questions.breakdown.parameters, paired, {}))
  const [rows, states] = await Promise.all([query<SumsRow>(sql, params), query<StandingRow>(apart.sql, apart.params)])
  return likeForLike(rows, states, wanted, metrics, years, like)
}

/** Each metric between the years asked for, or between its own ends, which are looked for first. */
async function pairs(query: Query, filters: Filters, choice: Choice): Promise<LikeForLike[]> {
  const metrics = chosenMetrics(choice)
  const like = choice.like === undefined ? undefined : metricOf(choice.like)
  const scoped = { ...filters, codes: await codesOf(query, filters) }
  if (Array.isArray(choice.between))
    return between(query, scoped, metrics.filter(metric => !isOfTheSet(metric)), choice.between as readonly [number, number], like)
  const wanted = byYear(metrics)
  const { sql, params } = sums(scoped, wanted)
  const groups = new Groups(await query<SumsRow>(sql, params), wanted)
  const ends = metrics.map(metric => isOfTheSet(metric) ? null : endsOf(groups, like ?? metric))
  const years = new Map(ends.flatMap(each => each ? [[each.join(), each]] : []))
  const found = await Promise.all([...years].map(([key, each]) => between(query, scoped, metrics.filter((_, at) => ends[at]?.join() === key), each, like)))
  return metrics.flatMap(({ key }) => found.flat().find(({ metric }) => metric === key) ?? [])
}

/** Of the last year within the filters that has reports. */
async function figuresOfLastYear(query: Query, filters: Filters, metrics: readonly Metric[]): Promise<KeyFigure[]> {
  const scoped = { ...filters, years: null, codes: await codesOf(query, filters) }
  const wanted = byYear(metrics)
  const { sql, params } = sums(scoped, wanted)
  const groups = new Groups(await query<SumsRow>(sql, params), wanted)
  const { now, before } = lastYears(groups, filters.years)
  const compared = metrics.filter(metric => before !== null && !isOfTheSet(metric))
  return keyFigures(groups, metrics, filters.years, compared.length === 0 ? [] : await between(query, scoped, compared, [before!, now!]))
}

/** How groups are named: only what the answer is told by is looked up. Names are asked for after the rows, so that they are never older than these. */
async function namesFor(query: Query, { by, and }: Wanted) {
  const told = [by, and]
  const agencies = told.includes('agency') ? await agenciesOf(query) : new Map<never, never>()
  const names = told.some(dimension => dimension !== null && !['year', 'scope', 'agency'].includes(dimension)) ? await namesOf(query) : null
  const nameOf: NameOf = (dimension, code) => {
    const name = dimension === 'year' || dimension === 'scope' ? String(code) : dimension === 'agency' ? agencies.get(code as number)?.id : names![dimension === 'type' ? 'types' : dimension === 'level' ? 'levels' : 'regions'][code as number]
    if (name === undefined)
      throw new RangeError(`no name of ${dimension} ${code}`)
    return name
  }
  return { agencies, nameOf }
}

function ranking(filters: Scoped, { metric, period = 'last', end = 'highest', limit }: Choice): Statement {
  const { sql, parameters } = questions['top-agencies']
  return onlyUsed(topSql(sql, filters, { metric: metricOf(metric ?? ''), period, end }), bind(parameters, filters, { limit }))
}

function behind(filters: Scoped, { metric, period = 'last', limit }: Choice): Statement {
  const { sql, parameters } = questions['reports-behind']
  const counted = reportsFrom(filters, { dimensions: ['agency'], period }).from
  return onlyUsed(fill(sql, { figures: figuresSql([metricOf(metric ?? '')], overOne), counted }), bind(parameters, filters, { limit }))
}

/** Ranked first, by as little as that takes; then the sums of all, and of those listed. */
async function top(query: Query, filters: Filters, choice: Choice): Promise<Questions['top-agencies']['row'][]> {
  const metric = metricOf(choice.metric ?? '')
  const scoped = { ...filters, codes: await codesOf(query, filters) }
  const { sql, params } = ranking(scoped, choice)
  const ranked = await query<TopRow>(sql, params)
  const all: Wanted = { columns: allColumns([metric]), by: null, and: null, period: choice.period ?? 'last' }
  const listed: Wanted = { ...all, by: 'agency', only: ranked.flatMap(row => row.id === null ? [] : [row.agency]) }
  const summed = sums(scoped, all, listed)
  const rows = await query<SumsRow>(summed.sql, summed.params)
  const [total, own] = [rows.filter(({ first }) => first === null), rows.filter(({ first }) => first !== null)]
  return topRows(ranked, metric, new Groups(total, all), new Groups(own, listed))
}

/** A statement whose parameters are numbered as they are used, without those that are not. */
function onlyUsed(sql: string, params: readonly Param[]): Statement {
  const used: number[] = []
  const numbered = sql.replaceAll(/\$(\d+)/g, (_, digits: string) => {
    const at = Number(digits) - 1
    if (!used.includes(at))
      used.push(at)
    return `$${used.indexOf(at) + 1}`
  })
  return { sql: numbered, params: used.map(at => params[at]!) }
}

function check({ by, and }: Choice): void {
  for (const dimension of [by, and]) {
    if (dimension && !(dimensions as readonly string[]).includes(dimension))
      throw new RangeError(`no dimension ${dimension}`)
  }
}

/** Whether a breakdown is one that only section 3 has: the statement of another question. */
function ofSectionThree({ by, and, whole }: Choice): boolean {
  return by !== undefined && !and && hasGrouping(whole, by)
}

function chosenMetrics({ metric, metrics: keys, whole }: Choice): readonly Metric[] {
  if (whole !== undefined)
    return wholeOf(whole)?.parts ?? []
  if (metric !== undefined)
    return [metricOf(metric)]
  return keys ? keys.map(metricOf) : metrics
}
