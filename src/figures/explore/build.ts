import type { Locale } from '../types'
import type { Axis, Breakdown, Cell, Group } from './data'
import type { BreakdownRow, Dimension, Grouping, Metric, Whole } from '@/metrics'
import { printedOtherwise } from '@/forms'
import { nameIn } from '@/language'
import { addsOverYears, isProportion, lowCount } from '@/metrics'
import { wordsOf } from '../words'

export interface BreakdownAsked {
  /** A metric, or a whole with its parts as counts or as shares. */
  subject: { metric: Metric } | { whole: Whole, as: 'count' | 'share' }
  by: Grouping
  and: Dimension | null
  locale: Locale
  dimensionName: (dimension: Grouping) => string
  /** Name of a group; `long` where the short one stands for several. */
  groupName: (dimension: Grouping, key: string, long: boolean) => string
  placeOf: Breakdown['placeOf']
}

/** Orders of levels, scopes and columns of section 3; every other dimension is read by name, years by number. */
const given: Partial<Record<Grouping, readonly string[]>> = {
  applicant: ['person', 'business', 'research', 'publicInterest', 'legalService', 'otherOrganisation', 'total'],
  level: ['national', 'province', 'city', 'county', 'township', ''],
  scope: ['unit', 'consolidated'],
}

/** The rows of the question `breakdown` as charts, tables and sentences take them. What may not be added up over years has no total over them. */
export function breakdownOf(rows: readonly BreakdownRow[], asked: BreakdownAsked): Breakdown {
  const { subject, by, and, locale } = asked
  const axis = (dimension: Grouping, side: 'first' | 'second'): Axis => {
    const keys = [...new Set(rows.flatMap(row => row[side] ?? []))]
    const short = keys.map(key => asked.groupName(dimension, key, false))
    const groups = keys.map((key, at): Group => ({ key, name: short.indexOf(short[at]!) === short.lastIndexOf(short[at]!) ? short[at]! : asked.groupName(dimension, key, true) }))
    const order = given[dimension]
    const collator = new Intl.Collator(locale, { numeric: dimension === 'year' })
    groups.sort((a, b) => order ? order.indexOf(a.key) - order.indexOf(b.key) : dimension === 'year' ? Number(a.key) - Number(b.key) : collator.compare(a.name, b.name))
    return { dimension, name: asked.dimensionName(dimension), groups }
  }
  // More rows than a call takes arguments, where every agency of a nation stands beside every year.
  const years = rows.reduce<[number, number]>(([first, last], row) => [Math.min(first, row.firstYear), Math.max(last, row.lastYear)], rows[0] ? [rows[0].firstYear, rows[0].lastYear] : [0, 0])
  const shared = { first: axis(by, 'first'), years, placeOf: asked.placeOf }
  if ('whole' in subject && by === 'flow')
    return { ...shared, name: nameIn(locale, subject.whole), unit: 'count', lowBelow: null, breaks: [], proportion: false, second: null, cells: flowCells(rows, subject.whole.key === 'applicants') }
  if ('whole' in subject) {
    const { whole, as } = subject
    const counts = as === 'count'
    const cell = (row: BreakdownRow, second: string): Cell => ({
      first: row.first,
      second,
      value: counts ? row.numerator : row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      reports: row.reports,
      gaps: row.gaps,
      leftOut: row.leftOut,
      low: !counts && row.lowCount && row.value !== null,
    })
    return {
      ...shared,
      name: nameIn(locale, whole),
      unit: counts ? 'count' : 'rate',
      lowBelow: counts ? null : lowCount,
      breaks: printedOtherwise(whole.parts.flatMap(({ numerator }) => numerator === 'agencies' ? [] : numerator)),
      proportion: false,
      second: { dimension: 'part', name: wordsOf(locale).part, groups: whole.parts.map(part => ({ key: part.key, name: nameIn(locale, part) })) },
      cells: rows.map(row => cell(row, row.metric)),
    }
  }
  const { metric } = subject
  const overYears = (row: BreakdownRow): boolean => (by === 'year' && row.first === null) || (and === 'year' && row.second === null)
  return {
    ...shared,
    // What counts agencies has no reports behind it.
    ...metric.numerator !== 'agencies' && { metric: metric.key },
    name: nameIn(locale, metric),
    unit: metric.unit,
    lowBelow: metric.lowBelow,
    breaks: metric.breaks,
    proportion: isProportion(metric),
    second: and === null ? null : axis(and, 'second'),
    cells: rows.filter(row => !overYears(row) || addsOverYears(metric)).map(row => ({
      first: row.first,
      second: row.second,
      value: row.value,
      numerator: row.numerator,
      denominator: row.denominator,
      reports: row.reports,
      gaps: row.gaps,
      leftOut: row.leftOut,
      low: row.lowCount && row.value !== null,
    })),
  }
}

/** The numbers of the flow, without the kinds of applicants where they are not asked for. */
function flowCells(rows: readonly BreakdownRow[], byApplicant: boolean): Cell[] {
  return rows.filter(({ first }) => byApplicant || !given.applicant!.includes(first!)).map(({ first, value, reports, gaps }) =>
    ({ first, second: null, value, numerator: null, denominator: null, reports, gaps, leftOut: 0, low: false }))
}
