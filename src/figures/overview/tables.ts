import type { Locale, TableColumn, TableTwin, TableValue, Unit } from '../types'
import type { MatrixMeaning } from './rows'
import type { AppealsByYear, ApplicationsByYear, DepartmentByYear, KeyFigure, OutcomesByYear } from '@/metrics'
import { yearRange } from '../axes'
import { inUnit } from '../numbers'
import { wordsOf } from '../words'
import { appealPathKeys, appealSeries, outcomeSeries, outcomeValue, rankedTypes } from './rows'

function column(locale: Locale, key: string, name: string, unit: Unit = 'count'): TableColumn {
  return { key, label: inUnit(locale, name, unit), kind: unit }
}

function evidence(locale: Locale): TableColumn[] {
  const word = wordsOf(locale)
  return [{ key: 'reports', label: word.reportsColumn, kind: 'count' }, { key: 'gaps', label: word.gapsColumn, kind: 'count' }]
}

function year(locale: Locale): TableColumn {
  return { key: 'year', label: wordsOf(locale).yearColumn, kind: 'year' }
}

/** Every year of the range; a year without a row stays, empty. */
function byYear<Row extends { year: number }>(rows: readonly Row[], values: (row: Row | undefined) => Record<string, TableValue>): Record<string, TableValue>[] {
  return yearRange(rows).map(at => ({ year: at, ...values(rows.find(row => row.year === at)) }))
}

export function applicationsTable(rows: readonly ApplicationsByYear[], locale: Locale): TableTwin {
  const keys = ['received', 'carriedIn', 'handled', 'concluded', 'carriedOut'] as const
  return {
    columns: [year(locale), ...keys.map(key => column(locale, key, wordsOf(locale).series[key])), ...evidence(locale)],
    rows: byYear(rows, row => ({ ...Object.fromEntries(keys.map(key => [key, row?.[key] ?? null])), reports: row?.reports ?? 0, gaps: row?.gaps ?? 0 })),
  }
}

/** Counts of the seven groups and 办结, or the six shares of 办结. */
export function outcomesTable(rows: readonly OutcomesByYear[], locale: Locale, measure: 'count' | 'share'): TableTwin {
  const keys = measure === 'count' ? outcomeSeries : outcomeSeries.slice(0, 6)
  const word = wordsOf(locale)
  return {
    columns: [
      year(locale),
      ...keys.map(key => column(locale, key, word.series[key], measure === 'count' ? 'count' : 'rate')),
      column(locale, 'concluded', word.series.concluded),
      ...(measure === 'count' ? evidence(locale) : [evidence(locale)[0]!, { key: 'leftOut', label: word.leftOutColumn, kind: 'count' as const }]),
    ],
    rows: byYear(rows, row => ({
      ...Object.fromEntries(keys.map(key => [key, outcomeValue(row, key, measure)])),
      concluded: (measure === 'count' ? row : row?.shared)?.concluded ?? null,
      ...(measure === 'count' ? { reports: row?.reports ?? 0, gaps: row?.gaps ?? 0 } : { reports: row?.sharing ?? 0, leftOut: row?.leftOut ?? 0 }),
    })),
  }
}

export function appealsTable(rows: readonly AppealsByYear[], locale: Locale): TableTwin {
  const word = wordsOf(locale)
  return {
    columns: [
      year(locale),
      { key: 'path', label: word.pathColumn, kind: 'text' },
      ...appealSeries.map(key => column(locale, key, word.series[key])),
      column(locale, 'total', word.total),
      ...evidence(locale),
    ],
    rows: yearRange(rows).flatMap(at => appealPathKeys.map((path) => {
      const row = rows.find(candidate => candidate.year === at && candidate.path === path)
      return {
        year: at,
        path: word.paths[path],
        ...Object.fromEntries([...appealSeries, 'total' as const].map(key => [key, row?.[key] ?? null])),
        reports: row?.reports ?? 0,
        gaps: row?.gaps ?? 0,
      }
    })),
  }
}

/** Department types down, years across. */
export function departmentTable(rows: readonly DepartmentByYear[], locale: Locale, meaning: MatrixMeaning): TableTwin {
  const word = wordsOf(locale)
  const types = rows.length === 0 ? [] : rankedTypes(rows, meaning)
  return {
    columns: [
      { key: 'type', label: word.typeColumn, kind: 'text' },
      ...yearRange(rows).map(at => column(locale, String(at), String(at), meaning.unit)),
    ],
    rows: types.map(type => ({
      type: meaning.typeName(type),
      ...Object.fromEntries(yearRange(rows).map(at => [String(at), rows.find(row => row.type === type && row.year === at)?.value ?? null])),
    })),
  }
}

/** Years down, metrics across, each with the size of its denominator where it has one. */
export function trendTable(rows: readonly KeyFigure[], locale: Locale, metrics: readonly { key: string, name: string, unit: Unit }[]): TableTwin {
  const word = wordsOf(locale)
  const find = (at: number, metric: string): KeyFigure | undefined => rows.find(row => row.year === at && row.metric === metric)
  return {
    columns: [year(locale), ...metrics.map(metric => column(locale, metric.key, metric.name, metric.unit)), { key: 'reports', label: word.reportsColumn, kind: 'count' }],
    rows: yearRange(rows).map(at => ({
      year: at,
      ...Object.fromEntries(metrics.map(metric => [metric.key, find(at, metric.key)?.value ?? null])),
      reports: Math.max(0, ...metrics.map(metric => find(at, metric.key)?.reports ?? 0)),
    })),
  }
}
