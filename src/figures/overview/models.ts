import type { ColumnsModel, LinesModel, MatrixModel, PanelsModel, Point, RecordRow, Records, Series } from '../model'
import type { Locale, Source } from '../types'
import type { MatrixMeaning, TrendMetric } from './rows'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, LikeForLike, OutcomesByYear } from '@/metrics'
import { printedOtherwise } from '@/forms'
import { isLow, metricOf } from '@/metrics'
import { yearRange } from '../axes'
import { stepsOf } from '../explore/models'
import { yearDetail } from '../labels'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { appealsClaims, applicationsClaims, departmentClaims, outcomesClaims, trendClaims } from './claims'
import { appealPathKeys, appealSeries, outcomeSeries, outcomeValue, rankedTypes } from './rows'

/** What stands behind a year. */
interface Behind { reports: number, gaps: number, leftOut?: number }

/** One point a year. */
function pointsOver<Row extends Behind>(years: readonly number[], rowOf: (year: number) => Row | undefined, locale: Locale, tell: (row: Row | undefined) => Pick<Point, 'value' | 'text'> & Partial<Point>): Point[] {
  return years.map((year) => {
    const row = rowOf(year)
    return { low: false, year, type: null, detail: yearDetail({ locale }, year, row), ...tell(row) }
  })
}

/** Records of years, each with what stands behind it; a year without a row stays, empty. */
function recordsOver(years: readonly number[], locale: Locale, measures: Records['measures'], evidence: Records['evidence'], tell: (year: number) => Omit<RecordRow, 'heads'>): Records {
  return { heads: [{ key: 'year', name: wordsOf(locale).yearColumn, kind: 'year' }], measures, evidence, rows: years.map(year => ({ heads: [year], ...tell(year) })) }
}

const inYear = (metric: string, year: number): Source => ({ metric, filters: { years: [year, year] } })

/** The rows of a chart by their year. */
function byYear<Row extends { year: number }>(rows: readonly Row[]): (year: number) => Row | undefined {
  const found = new Map(rows.map(row => [row.year, row]))
  return year => found.get(year)
}

/** More years than this are lines: their columns would be too thin to tell apart. */
const mostColumns = 10

/** 新收, 办结 and 结转下年 by year: columns side by side, as the first two are read against each other; lines over many years. All applicants, 件. `pair`: 新收 of the first and the last year. */
export function applicationsModel(rows: readonly ApplicationsByYear[], locale: Locale, pair?: LikeForLike): ColumnsModel | LinesModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  const rowOf = byYear(rows)
  const series = (['received', 'concluded', 'carriedOut'] as const).map((key): Series => ({
    key,
    name: word.series[key],
    slot: key,
    labelled: key === 'received',
    points: pointsOver(years, rowOf, locale, (row) => {
      const value = row?.[key] ?? null
      return { value, text: `${word.series[key]} ${numbers.withUnit(value, 'count')}`, metric: key }
    }),
  }))
  const listed = ['received', 'carriedIn', 'handled', 'concluded', 'carriedOut'] as const
  const records = recordsOver(years, locale, listed.map(key => ({ key, name: word.series[key], unit: 'count' })), ['reports', 'gaps'], year => ({
    values: listed.map(key => rowOf(year)?.[key] ?? null),
    sources: listed.map(key => inYear(key, year)),
    behind: rowOf(year),
  }))
  const shared = { records, name: word.series.received, unit: 'count' as const, years, breaks: metricOf('received').breaks, reports: years.map(year => rowOf(year)?.reports ?? 0), series, together: true, height: 316, claims: applicationsClaims(rows, pair, locale) }
  return years.length > mostColumns ? { ...shared, kind: 'lines' } : { ...shared, kind: 'columns', stacked: false }
}

/** Outcomes whose count is a metric; a share of each is over other reports than its count. */
const counted = ['granted', 'partlyGranted', 'carriedOut', 'concluded']

/** Outcomes by year, stacked. `count` shows all seven groups (件, together 受理合计); `share` the six that make 办结 (each ÷ 办结), over the reports that may be in shares. `pair`: 公开率 of the first and the last year. */
export function outcomesModel(rows: readonly OutcomesByYear[], locale: Locale, measure: 'count' | 'share' = 'count', pair?: LikeForLike): ColumnsModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  const isCount = measure === 'count'
  const rowOf = byYear(rows.map(row => isCount ? { ...row, leftOut: 0 } : { ...row, reports: row.sharing, gaps: 0 }))
  const shown = isCount ? outcomeSeries : outcomeSeries.slice(0, 6)
  return {
    kind: 'columns',
    name: word.series.concluded,
    claims: outcomesClaims(rows, pair, locale),
    records: recordsOver(
      years,
      locale,
      [...shown.map(key => ({ key, name: word.series[key], unit: isCount ? 'count' as const : 'rate' as const })), { key: 'concluded', name: word.series.concluded, unit: 'count' }],
      ['reports', isCount ? 'gaps' : 'leftOut'],
      (year) => {
        const row = rowOf(year)
        return {
          values: [...shown.map(key => outcomeValue(row, key, measure)), (isCount ? row : row?.shared)?.concluded ?? null],
          sources: [...shown, 'concluded'].map(key => isCount ? counted.includes(key) ? inYear(key, year) : null : key === 'concluded' ? null : inYear(`outcomes.${key}`, year)),
          behind: row,
        }
      },
    ),
    unit: isCount ? 'count' : 'rate',
    stacked: true,
    years,
    breaks: printedOtherwise(['outcomes_denied', 'outcomes_unavailable', 'outcomes_not_processed', 'outcomes_other']),
    reports: years.map(year => rowOf(year)?.reports ?? 0),
    together: true,
    series: shown.map(key => ({
      key,
      name: word.series[key],
      slot: key,
      points: pointsOver(years, rowOf, locale, (row) => {
        const value = outcomeValue(row, key, measure)
        const told = isCount || key === 'carriedOut'
          ? numbers.withUnit(value, 'count')
          : `${numbers.value(value, 'rate')}${word.brackets(numbers.withUnit(row?.shared[key] ?? null, 'count'))}`
        return { value, text: `${word.series[key]} ${told}`, metric: key === 'carriedOut' ? key : `outcomes.${key}` }
      }),
    })),
  }
}

/** Appeals by result, one panel a path on one common scale. 件. */
export function appealsModel(rows: readonly AppealsByYear[], locale: Locale): PanelsModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  return {
    kind: 'panels',
    name: word.total,
    claims: appealsClaims(rows, locale),
    records: {
      heads: [{ key: 'year', name: word.yearColumn, kind: 'year' }, { key: 'path', name: word.pathColumn, kind: 'text' }],
      measures: [...appealSeries.map(key => ({ key, name: word.series[key], unit: 'count' as const })), { key: 'total', name: word.total, unit: 'count' }],
      evidence: ['reports', 'gaps'],
      rows: years.flatMap(year => appealPathKeys.map((path): RecordRow => {
        const row = rows.find(each => each.year === year && each.path === path)
        return {
          heads: [year, word.paths[path]],
          values: [...appealSeries, 'total' as const].map(key => row?.[key] ?? null),
          sources: [...appealSeries.map(() => null), path === 'review' ? inYear('reviewCount', year) : null],
          behind: row,
        }
      })),
    },
    unit: 'count',
    stacked: true,
    shared: true,
    years,
    together: true,
    panels: appealPathKeys.map((path) => {
      const rowOf = byYear(rows.filter(row => row.path === path))
      return {
        key: path,
        name: word.paths[path],
        unit: 'count' as const,
        breaks: [],
        totals: years.map(year => rowOf(year)?.total ?? null),
        series: appealSeries.map(key => ({
          key,
          name: word.series[key],
          slot: key,
          points: pointsOver(years, rowOf, locale, row => ({
            value: row?.[key] ?? null,
            text: `${word.series[key]} ${numbers.withUnit(row?.[key] ?? null, 'count')}`,
            metric: path === 'review' ? `reviews.${key}` : `lawsuits.${path}.${key}`,
          })).map(point => ({ ...point, detail: `${word.paths[path]}${word.comma}${point.detail}` })),
        })),
      }
    }),
  }
}

/** Department type × year for one metric. */
export function departmentModel(rows: readonly DepartmentByYear[], locale: Locale, meaning: MatrixMeaning): MatrixModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  const types = rows.length === 0 ? [] : rankedTypes(rows, meaning)
  // What counts agencies has no reports behind it.
  const sourceOf = (type: string, year: number): Source | null => metricOf(meaning.key).numerator === 'agencies' ? null : { metric: meaning.key, filters: { types: [type], years: [year, year] } }
  return {
    kind: 'matrix',
    name: meaning.name,
    claims: departmentClaims(rows, meaning),
    records: {
      heads: [{ key: 'type', name: word.typeColumn, kind: 'text' }],
      measures: years.map(year => ({ key: String(year), name: String(year), unit: meaning.unit })),
      evidence: [],
      rows: types.map(type => ({
        heads: [meaning.typeName(type)],
        values: years.map(year => rows.find(row => row.type === type && row.year === year)?.value ?? null),
        sources: years.map(year => sourceOf(type, year)),
      })),
    },
    unit: meaning.unit,
    rows: types.map(type => ({ key: type, name: meaning.typeName(type) })),
    columns: years.map(year => ({ key: String(year), name: String(year) })),
    years,
    breaks: [],
    heat: stepsOf(rows.flatMap(row => row.value === null || isLow(row.denominator, meaning.lowBelow) ? [] : [row.value])),
    cells: types.map((type) => {
      const points = pointsOver(years, byYear(rows.filter(row => row.type === type)), locale, (row) => {
        const low = row !== undefined && isLow(row.denominator, meaning.lowBelow)
        const told = row && row.value === null && row.reports > 0 ? word.noValue : numbers.withUnit(row?.value ?? null, meaning.unit)
        return { value: row?.value ?? null, low, type, source: row ? sourceOf(type, row.year) : null, text: `${meaning.name} ${told}${low ? word.brackets(word.lowCount) : ''}` }
      })
      return points.map(point => ({ ...point, detail: `${meaning.typeName(type)}${word.comma}${point.detail}` }))
    }),
  }
}

/** One small panel a metric, all on the same years: rates and counts that share no axis. `isSpoken`: of which something is claimed. */
export function trendModel(rows: readonly KeyFigure[], locale: Locale, metrics: readonly TrendMetric[], isSpoken: (key: string) => boolean = () => true): PanelsModel {
  const word = wordsOf(locale)
  const numbers = numbersOf(locale)
  const years = yearRange(rows)
  return {
    kind: 'panels',
    name: '',
    claims: metrics.filter(({ key }) => isSpoken(key)).flatMap(metric => trendClaims(rows, metric)),
    records: recordsOver(years, locale, metrics, ['reports'], (year) => {
      const found = metrics.map(({ key }) => rows.find(row => row.year === year && row.metric === key))
      return { values: found.map(row => row?.value ?? null), behind: { reports: Math.max(0, ...found.map(row => row?.reports ?? 0)) } }
    }),
    unit: 'plain',
    stacked: false,
    shared: false,
    years,
    together: true,
    panels: metrics.map(metric => ({
      ...metric,
      series: [{
        key: metric.key,
        name: metric.name,
        slot: 'received',
        points: pointsOver(years, byYear(rows.filter(row => row.metric === metric.key)), locale, row => ({
          value: row?.value ?? null,
          low: row?.lowCount ?? false,
          text: `${metric.name} ${numbers.withUnit(row?.value ?? null, metric.unit)}${row?.lowCount ? word.brackets(word.lowCount) : ''}`,
          metric: metric.key,
        })),
      }],
    })),
  }
}
