import type { LinesModel, Point, RecordRow, Records, Series, Slot } from '../model'
import type { Locale } from '../types'
import type { Comparison, Party } from './data'
import { mostSeries } from '../explore/palette'
import { yearDetail } from '../labels'
import { numbersOf } from '../numbers'
import { wordsOf } from '../words'
import { measureOf, placeIn, reckon, rowAt, spreadOf } from './data'
import { compareClaims } from './reading'
import { compareWords, readingText } from './words'

/**
 * Parties over the years, at most six, before the band of their peers and its median. All together are drawn where they share the scale: rates
 * and changes.
 */
export function compareModel(data: Comparison, locale: Locale): LinesModel {
  const { metric, reading, base, years } = data
  const word = wordsOf(locale)
  const words = compareWords(locale)
  const numbers = numbersOf(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const shared = metric.unit === 'rate' || reading !== 'value'
  const spreads = years.map(year => spreadOf(data, year))
  // Of counts, units beside a group would lie flat on the axis.
  const spread = (shared || data.parties.some(({ place }) => place.agency !== null)) && spreads.some(Boolean)

  function pointOf(party: Party, year: number): Point {
    const row = at(party.key, year)
    const { value, lack, low } = reckon(row, metric, reading, base)
    const against = row && lack === null && reading !== 'value' ? word.brackets(`${numbers.withUnit(row.value, metric.unit)}${word.comma}${words.against(reading === 'base' ? base! : year - 1)} ${numbers.withUnit(row.reference, metric.unit)}`) : ''
    const cases = row && lack === null && reading === 'value' && row.numerator !== null && row.denominator !== null ? word.brackets(`${numbers.value(row.numerator, 'count')} ÷ ${numbers.value(row.denominator, 'count')}`) : ''
    const rank = row?.rank ? `${word.comma}${words.rank(row.rank, row.among!, row.tied!)}` : ''
    return {
      value,
      low: low && value !== null,
      year,
      type: null,
      text: `${party.name} ${lack === null ? numbers.withUnit(value, measure) : words.lacks[lack]}${against}${cases}${low ? word.brackets(words.lowNote) : ''}${rank}`,
      detail: yearDetail({ locale }, year, row),
      place: { ...placeIn(party, year, null), row: party.key, column: String(year), name: `${party.name}${word.comma}${word.year(year)}` },
    }
  }
  const lineOf = (party: Party, slot: Slot): Series => ({ key: party.key, name: party.name, slot, points: years.map(year => pointOf(party, year)) })

  const median: Series = {
    key: 'median',
    name: words.median,
    slot: 'median',
    points: years.map((year, index): Point => {
      const found = spreads[index]
      const left = found ? words.left(found) : ''
      return {
        value: found?.median ?? null,
        low: false,
        year,
        type: null,
        text: found ? `${words.median} ${numbers.withUnit(found.median, measure)}${word.brackets(`${words.band[data.band]} ${numbers.withUnit(found.low, measure)}—${numbers.withUnit(found.high, measure)}`)}` : `${words.median} —`,
        detail: [word.year(year), ...(found ? [words.units(found.counted), ...(left ? [words.leftOut(left)] : [])] : [])].join(word.comma),
        place: { row: 'median', column: String(year), name: words.median, filters: null, agency: null },
      }
    }),
  }
  return {
    kind: 'lines',
    name: data.name,
    claims: compareClaims(data),
    records: compareRecords(data, locale),
    unit: measure,
    years,
    breaks: metric.breaks,
    reports: years.map(year => at(data.all.key, year)?.reports ?? 0),
    together: true,
    height: 360,
    series: [
      ...data.parties.slice(0, mostSeries).map((party, index) => lineOf(party, index)),
      ...(shared || data.parties.length === 0 ? [lineOf(data.all, 'all')] : []),
      ...(spread ? [median] : []),
    ],
    ...(spread && { band: { name: words.band[data.band], ends: spreads } }),
    ...(reading !== 'value' && { level: measure === 'index' ? 100 : 0 }),
  }
}

/** Years down; each party's value with what stands behind it, the peers' own numbers, and why a number is missing. Only an agency's own number leads to its report, whatever the panel. */
function compareRecords(data: Comparison, locale: Locale): Records {
  const { metric, reading, base, years } = data
  const words = compareWords(locale)
  const word = wordsOf(locale)
  const measure = measureOf(metric, reading)
  const at = rowAt(data)
  const label = (name: string, unit: string): string => `${name}${word.brackets(unit)}`
  const own = numbersOf(locale).unit(metric.unit)
  const told = readingText(locale, measure, reading, base)
  const ends = data.band === 'range' ? [words.least, words.most] : [words.firstQuartile, words.thirdQuartile]
  const isRate = metric.unit === 'rate'
  const parties = [...data.parties, data.peers, data.all].map((party) => {
    const { key, name } = party
    const columns: { measure: Records['measures'][number], of: (year: number) => number | null }[] = [
      { measure: { key, name, unit: metric.unit, label: label(name, own) }, of: year => at(key, year)?.value ?? null },
      ...isRate ? [{ measure: { key: `${key} of`, name, unit: 'count' as const, label: label(name, word.denominatorColumn) }, of: (year: number) => at(key, year)?.denominator ?? null }] : [],
      ...reading === 'value' ? [] : [{ measure: { key: `${key} told`, name, unit: measure, label: label(name, told) }, of: (year: number) => reckon(at(key, year), metric, reading, base).value }],
      { measure: { key: `${key} units`, name, unit: 'count', label: label(name, word.reportsColumn) }, of: year => at(key, year)?.reports ?? 0 },
    ]
    return { party, columns }
  })
  return {
    heads: [{ key: 'year', name: word.yearColumn, kind: 'year' }],
    measures: [
      ...parties.flatMap(({ columns }) => columns.map(({ measure }) => measure)),
      ...[words.median, ...ends].map((name, index) => ({ key: ['median', 'low', 'high'][index]!, name, unit: measure, label: label(name, told || own) })),
      { key: 'counted', name: words.counted, unit: 'count', label: words.counted },
    ],
    evidence: ['note'],
    rows: years.map((year): RecordRow => {
      const spread = spreadOf(data, year)
      const left = spread ? words.left(spread) : ''
      const notes = data.parties.flatMap(({ key, name }) => {
        const { lack, low } = reckon(at(key, year), metric, reading, base)
        const why = lack ? words.lacks[lack] : low ? words.lowNote : ''
        return why ? [`${name}${word.colon}${why}`] : []
      })
      return {
        heads: [year],
        values: [...parties.flatMap(({ columns }) => columns.map(({ of }) => of(year))), spread?.median ?? null, spread?.low ?? null, spread?.high ?? null, spread?.counted ?? 0],
        sources: parties.flatMap(({ party: { place: { agency, filters } }, columns }) => columns.map((_, index) => index > 0 || agency === null || filters === null ? null : { metric: metric.key, filters: { ...filters, years: [year, year] } })),
        note: [...notes, ...left ? [words.leftOut(left)] : []].join(word.semicolon),
      }
    }),
  }
}
