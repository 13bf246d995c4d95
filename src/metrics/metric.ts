import { breaksOf, currentForm, earlier, earlierColumns, ownRates } from '@/forms'

/** `count` 件, `rate` a share from 0 to 1, `money` 万元. */
export type Unit = 'count' | 'rate' | 'money'

/**
 * Across the last change of form: `same` is printed the same in both; `relabelled` is one measure under a changed label, to be shown with the
 * break; `form2021` is asked by the newest form only, so the series begins with it.
 */
export type Comparability = 'same' | 'relabelled' | 'form2021'

/** Columns of `report_wide` that are added up, a leading minus takes one off: `['appeals_review_total', '-appeals_review_pending']`. */
export type Terms = readonly string[]

/**
 * Which cells a rate is made of: a report with a gap in one of them is in neither part of it. The place of a kind is its bit in `unusable` of `report_wide`,
 * where `rateCells` of the projection names the cells.
 */
const kinds = [
  'outcomes',
  'disclosedOfHandled',
  'carriedOut',
  'applicants.person',
  'applicants.business',
  'applicants.research',
  'applicants.publicInterest',
  'applicants.legalService',
  'applicants.otherOrganisation',
  'denied',
  'unavailable',
  'notProcessed',
  'other',
  'disputes',
  'reviewsOverturned',
  'reviews.upheld',
  'lawsuits.upheld',
  'reviews.overturned',
  'lawsuits.overturned',
  'reviews.otherResult',
  'lawsuits.otherResult',
  'reviews.pending',
  'lawsuits.pending',
  'lawsuitsOverturned',
  'appeals',
] as const
export type RateKind = typeof kinds[number] | (string & {})
export const rateKinds: readonly RateKind[] = [...kinds, ...ownRates.map(({ key }) => key)]

/** One figure of domain.md section 4, described so that every chart and export can print what it means. */
export interface Metric {
  key: string
  name: string
  nameEn: string
  /** In words: 公开率 =（予以公开 + 部分公开）÷ 办结. */
  formula: string
  formulaEn: string
  unit: Unit
  /** What is added up over the reports; `agencies` counts agencies, present over expected. */
  numerator: Terms | 'agencies'
  /** Null for counts and money. A group's rate is Σ numerator ÷ Σ denominator. */
  denominator: Terms | 'agencies' | null
  /** The denominator's columns already hold the numerator's cells: their gaps are counted once. */
  isPart?: boolean
  /** Of a rate: what must be known of a report for it to be in it; null: nothing, every report is. */
  kind: RateKind | null
  comparability: Comparability
  /** First report years of forms that ask for it otherwise, or first: no line, change or sentence goes across. */
  breaks: readonly number[]
  /** A rate with fewer cases than this behind it is of low confidence and is not ranked; null: no such rule. */
  lowBelow: number | null
  /** Keys of its other definitions. */
  variants: readonly string[]
  /** The metric this is another definition of. */
  variantOf: string | null
}

/** Cases behind a rate below which it is of low confidence (domain.md section 4). */
export const lowCount = 30

interface Words {
  name: string
  nameEn: string
  formula: string
  formulaEn: string
}

/** The column of a term. */
export const columnName = (term: string): string => term.replace(/^-/, '')

/** A number of cases. */
export function count(key: string, words: Words, numerator: Terms, more: Partial<Metric> = {}): Metric {
  const counted = [...numerator, ...earlierColumns(numerator)]
  return { key, ...words, unit: 'count', numerator: counted, denominator: null, kind: null, ...acrossForms(counted), lowBelow: null, variants: [], variantOf: null, ...more }
}

/** Whether another form, that counts otherwise, stands before `year` and the year before it: the two are shown beside each other and never subtracted. */
export function isApart({ numerator }: Pick<Metric, 'numerator'>, year: number): boolean {
  return numerator !== 'agencies' && earlier.some(({ column, from }) => from === year && numerator.includes(column))
}

/** A share of cases. */
export function rate(key: string, kind: RateKind | null, words: Words, numerator: Terms, denominator: Terms, more: Partial<Metric> = {}): Metric {
  return { key, ...words, unit: 'rate', numerator, denominator, kind, ...acrossForms(numerator), lowBelow: lowCount, variants: [], variantOf: null, ...more }
}

/** How what some terms add up to compares across the changes of form. */
export function acrossForms(terms: Terms): Pick<Metric, 'comparability' | 'breaks'> {
  const breaks = breaksOf(terms.map(columnName))
  const last = breaks.find(({ year }) => year === currentForm.years[0])
  return { comparability: last ? last.relation === 'none' ? 'form2021' : 'relabelled' : 'same', breaks: breaks.map(({ year }) => year) }
}

/** Whether a change of form stands between two years of a metric. */
export function isBroken({ breaks }: Pick<Metric, 'breaks'>, one: number, other: number): boolean {
  return breaks.some(year => Math.min(one, other) < year && Math.max(one, other) >= year)
}

/** The bit a report that may not be in the metric has in `unusable`; 0 where none is left out. */
export function unusableBit({ kind }: Pick<Metric, 'kind'>): number {
  return kind === null ? 0 : 1 << rateKinds.indexOf(kind)
}

/** How a figure is added up, by the rows it is over. */
export interface Adding {
  /** Of those reports of which `condition` holds; of all where it is empty. */
  sum: (column: string, condition: string) => string
  /** Reports whose form asks for one of these columns of gaps; all of them when there are none. */
  reports: (gaps: readonly string[], condition: string) => string
  /** Agencies that reported, and that should have. */
  present: string
  expected: string
}

/** Rows of report_wide, with the agencies of the group beside them as `present` and `expected`. */
export const overReports: Adding = {
  sum: (column, condition) => `sum(${column})${condition && ` FILTER (${condition})`}`,
  reports: (gaps, condition) => `${gaps.length > 0 ? `count(coalesce(${gaps.join(', ')}))` : 'count(*)'}${condition && ` FILTER (${condition})`}`,
  present: 'max(present)',
  expected: 'max(expected)',
}

/** One row of report_wide by itself: one agency. */
export const overOne: Adding = {
  sum: (column, condition) => condition ? `CASE WHEN ${condition} THEN ${column} END` : column,
  reports: (gaps, condition) => `(${[gaps.length > 0 ? `coalesce(${gaps.join(', ')}) IS NOT NULL` : 'true', condition || 'true'].join(' AND ')})::INTEGER`,
  present: '1',
  expected: '1',
}

/** The columns whose gaps are those of a metric. */
export function columnsOf({ numerator, denominator, isPart }: Metric): string[] {
  return columnsIn([isPart ? null : numerator, denominator])
}

/** Every column some metrics are made of. */
export function allColumns(metrics: readonly Metric[]): string[] {
  return columnsIn(metrics.flatMap(({ numerator, denominator }) => [numerator, denominator]))
}

function columnsIn(sides: readonly Metric['denominator'][]): string[] {
  return [...new Set(sides.flatMap(terms => terms === null || terms === 'agencies' ? [] : terms.map(columnName)))]
}

/** The sums a metric is made of, as SQL over the rows of a group. A report in a rate has a number, or what counts as 0, in both its parts. */
export function sumsOf(metric: Metric, adding: Adding): { amount: string, denominator: string, reports: string, gaps: string, leftOut: string } {
  const { numerator, denominator } = metric
  const gaps = columnsOf(metric).map(column => `${column}_gaps`)
  const bit = unusableBit(metric)
  const usable = bit === 0 ? '' : `unusable & ${bit} = 0`
  const below = denominator === null ? 'NULL::DOUBLE' : denominator === 'agencies' ? `${adding.expected}::DOUBLE` : sum(denominator, adding, usable)
  const above = numerator === 'agencies' ? `${adding.present}::DOUBLE` : sum(numerator, adding, usable)
  return {
    amount: bit === 0 ? above : `coalesce(${above}, CASE WHEN ${below} IS NOT NULL THEN 0 END)`,
    denominator: below,
    reports: `${adding.reports(gaps, usable)}::DOUBLE`,
    gaps: gaps.length > 0 ? `coalesce(list_sum([${gaps.map(column => adding.sum(column, usable)).join(', ')}]), 0)::DOUBLE` : '0::DOUBLE',
    leftOut: bit === 0 ? '0::DOUBLE' : `${adding.reports(gaps, `unusable & ${bit} <> 0`)}::DOUBLE`,
  }
}

/** One element of the `figures` list of a question: the metric over the rows of a group. */
function figure(metric: Metric, place: number, adding: Adding): string {
  const { amount, denominator, reports, gaps, leftOut } = sumsOf(metric, adding)
  return `{
    'metric': '${metric.key}',
    'place': ${place},
    'amount': ${amount},
    'denominator': ${denominator},
    'is_rate': ${metric.denominator !== null},
    'reports': ${reports},
    'gaps': ${gaps},
    'left_out': ${leftOut},
    'low_below': ${metric.lowBelow ?? 'NULL'}::DOUBLE
  }`
}

/** Sum over the group; null when no report prints any of its numbers. */
function sum(terms: Terms, adding: Adding, condition: string): string {
  const sums = terms.map(term => `${term.startsWith('-') ? '-' : ''}${adding.sum(columnName(term), condition)}`)
  return sums.length === 1 ? sums[0]! : `list_sum([${sums.join(', ')}])`
}

/** The SQL list of `metrics` over a group's rows, in this order. */
export function figuresSql(metrics: readonly Metric[], adding: Adding = overReports): string {
  return `[${metrics.map((metric, place) => figure(metric, place, adding)).join(', ')}]`
}
