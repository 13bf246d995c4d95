import type { Locale, Mark, Measure } from '../types'
import type { Party, Reckoned, Spread } from './data'
import type { CompareRow, Metric } from '@/metrics'
import { yearDetail } from '../labels'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { measureOf, placeIn, reckon, referenceYear, spreadOf } from './data'

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
