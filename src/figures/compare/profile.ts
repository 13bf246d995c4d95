import type { Locale, Mark, Measure, TableColumn, TableTwin } from '../types'
import type { Party, Reckoned, Spread } from './data'
import type { CompareRow, Metric } from '@/metrics'
import { yearDetail } from '../labels'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { measureOf, placeIn, reckon, referenceYear, spreadOf } from './data'
import { compareWords } from './words'

/** A party in one metric of the year. */
export interface ProfileCell {
  party: Party
  row: CompareRow | undefined
  change: Reckoned
  /** The year the change is told against. */
  against: number | null
}

export interface ProfileLine {
  metric: Metric
  name: string
  /** What the changes are. */
  measure: Measure
  /** The parties, then the peers together, then all. */
  cells: readonly ProfileCell[]
  /** The peers' own values, from the lowest to the highest. */
  spread: Spread | null
}

/** Parties beside their peers in many metrics of one year. */
export interface Profile {
  year: number
  lines: readonly ProfileLine[]
}

/** `rows`: the question `compare` for the one year, of one panel, with the peers' spread of values. */
export function profileOf(rows: readonly CompareRow[], asked: { metrics: readonly Metric[], nameOf: (metric: Metric) => string, parties: readonly Party[], year: number, reading: 'base' | 'before', base: number | null }): Profile {
  const { metrics, parties, year, reading, base } = asked
  const at = new Map(rows.filter(row => row.year === year).map(row => [`${row.metric}/${row.party}`, row]))
  return {
    year,
    lines: metrics.map(metric => ({
      metric,
      name: asked.nameOf(metric),
      measure: measureOf(metric, reading),
      cells: parties.map((party) => {
        const row = at.get(`${metric.key}/${party.key}`)
        return { party, row, change: reckon(row, metric, reading, base), against: referenceYear(year, reading, base) }
      }),
      spread: spreadOf({ rows, metric, reading: 'value', base: null, band: 'range' }, year),
    })),
  }
}

/** The numbers of a profile as marks, by metric and party; not those of the peers together, who are others whenever they are chosen anew. */
export function profileMarks({ lines, year }: Profile, locale: Locale): Mark[] {
  const numbers = numbersOf(locale)
  const { brackets } = wordsOf(locale)
  return lines.flatMap(({ metric, name, cells }, series) => cells.filter(({ party }) => party.key !== 'peers:').map(({ party, row }, index): Mark => {
    const behind = row && row.numerator !== null && row.denominator !== null ? brackets(`${numbers.value(row.numerator, 'count')} ÷ ${numbers.value(row.denominator, 'count')}`) : ''
    return {
      series,
      index,
      year,
      type: null,
      text: `${name} ${numbers.withUnit(row?.value ?? null, metric.unit)}${behind}`,
      detail: yearDetail({ locale }, year, row),
      value: row?.value ?? null,
      metric: metric.key,
      place: { ...placeIn(party, year, metric.key), row: metric.key, column: party.key, name: party.name, point: [index, series] },
    }
  }))
}

/** One line a metric and party, with all that stands behind each number. Rates are in %, their differences in points. */
export function profileTable({ lines, year }: Profile, locale: Locale): TableTwin {
  const words = compareWords(locale)
  const word = wordsOf(locale)
  const text = (key: string, label: string): TableColumn => ({ key, label, kind: 'text' })
  const number = (key: string, label: string): TableColumn => ({ key, label, kind: 'count' })
  return {
    columns: [
      text('metric', words.metric),
      text('unit', words.unit),
      text('party', words.party),
      { key: 'year', label: word.yearColumn, kind: 'year' },
      number('value', words.value),
      number('numerator', word.numeratorColumn),
      number('denominator', word.denominatorColumn),
      number('reports', word.reportsColumn),
      number('gaps', word.gapsColumn),
      { key: 'referenceYear', label: words.referenceYear, kind: 'year' },
      number('reference', words.reference),
      number('change', words.change),
      text('changeUnit', words.changeUnit),
      number('rank', words.rankColumn),
      number('among', words.among),
      number('median', words.median),
      number('low', words.least),
      number('high', words.most),
      number('counted', words.counted),
      text('note', word.noteColumn),
    ],
    rows: lines.flatMap(({ metric, name, cells, spread, measure }) => {
      const scale = (value: number | null | undefined): number | null => value === null || value === undefined ? null : metric.unit === 'rate' ? value * 100 : value
      const left = spread ? words.left(spread) : ''
      return cells.map(({ party, row, change, against }) => ({
        metric: name,
        unit: numbersOf(locale).unit(metric.unit),
        party: party.name,
        year,
        value: scale(row?.value),
        numerator: row?.numerator ?? null,
        denominator: row?.denominator ?? null,
        reports: row?.reports ?? 0,
        gaps: row?.gaps ?? 0,
        referenceYear: against,
        reference: scale(row?.reference),
        change: change.value === null ? null : measure === 'index' ? change.value : change.value * 100,
        changeUnit: measure === 'index' ? words.index(against!) : measure === 'points' ? words.points : '%',
        rank: row?.rank ?? null,
        among: row?.among ?? null,
        median: scale(spread?.median),
        low: scale(spread?.low),
        high: scale(spread?.high),
        counted: spread?.counted ?? 0,
        note: [
          ...(row?.lowCount && row.value !== null ? [words.lowNote] : []),
          ...(row === undefined ? [words.lacks.noReports] : row.value === null ? [words.lacks.noValue] : change.lack ? [words.lacks[change.lack]] : []),
          ...(left ? [words.leftOut(left)] : []),
        ].join(word.semicolon),
      }))
    }),
  }
}
