import type { Locale, TableColumn, TableTwin, TableValue } from '../types'
import type { Comparison, Party } from './data'
import type { Profile } from './profile'
import { heldAs } from '../model'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { measureOf, reckon, rowAt, spreadOf } from './data'
import { compareWords, readingText } from './words'

/** Years down; each party's value with what stands behind it, the peers' own numbers, and why a number is missing. Differences of rates are in points. */
export function compareTable(data: Comparison, locale: Locale): TableTwin {
  const { metric, reading, base, years } = data
  const words = compareWords(locale)
  const word = wordsOf(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const label = (name: string, unit: string): string => `${name}${word.brackets(unit)}`
  const own = numbersOf(locale).unit(metric.unit)
  const told = readingText(locale, measure, reading, base)
  const { unit: kind, times } = heldAs(measure)
  const scaled = (value: number | null | undefined): number | null => value === null || value === undefined ? null : value * times
  const parties: readonly Party[] = [...data.parties, data.peers, data.all]
  const ends = data.band === 'range' ? [words.least, words.most] : [words.firstQuartile, words.thirdQuartile]
  return {
    columns: [
      { key: 'year', label: word.yearColumn, kind: 'year' },
      ...parties.flatMap(({ key, name }): TableColumn[] => [
        { key, label: label(name, own), kind: metric.unit },
        ...(metric.unit === 'rate' ? [{ key: `${key} of`, label: label(name, word.denominatorColumn), kind: 'count' as const }] : []),
        ...(reading === 'value' ? [] : [{ key: `${key} told`, label: label(name, told), kind }]),
        { key: `${key} units`, label: label(name, word.reportsColumn), kind: 'count' },
      ]),
      ...[words.median, ...ends].map((name, index): TableColumn => ({ key: ['median', 'low', 'high'][index]!, label: label(name, told || own), kind })),
      { key: 'counted', label: words.counted, kind: 'count' },
      { key: 'note', label: word.noteColumn, kind: 'text' },
    ],
    rows: years.map((year) => {
      const spread = spreadOf(data, year)
      const left = spread ? words.left(spread) : ''
      const notes = data.parties.flatMap(({ key, name }) => {
        const { lack, low } = reckon(at(key, year), metric, reading, base)
        const why = lack ? words.lacks[lack] : low ? words.lowNote : ''
        return why ? [`${name}${word.colon}${why}`] : []
      })
      return {
        year,
        ...Object.fromEntries(parties.flatMap(({ key }): [string, TableValue][] => {
          const row = at(key, year)
          return [
            [key, row?.value ?? null],
            [`${key} of`, row?.denominator ?? null],
            [`${key} told`, scaled(reckon(row, metric, reading, base).value)],
            [`${key} units`, row?.reports ?? 0],
          ]
        })),
        median: scaled(spread?.median),
        low: scaled(spread?.low),
        high: scaled(spread?.high),
        counted: spread?.counted ?? 0,
        note: [...notes, ...(left ? [words.leftOut(left)] : [])].join(word.semicolon),
      }
    }),
  }
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
