import type { BarsModel, LinesModel, Point, Records, Series } from '../model'
import type { Locale } from '../types'
import { numbersOf } from '../numbers'
import { mostRows } from './marks'
import { mostSeries } from './palette'

/** Numbers of no known meaning by category, as a statement answered them: nothing sorted, added up or joined. */
export interface PlainData {
  /** Name of the categories. */
  first: string
  /** Years when they are, else in the order they came. */
  categories: readonly string[]
  years: boolean
  series: readonly { name: string, values: readonly (number | null)[] }[]
}

/** Rows and series a chart of `data` draws. */
export function plainRoom({ years, series }: PlainData): { rows: number, series: number } {
  const drawn = Math.min(series.length, mostSeries)
  return { rows: years ? Infinity : Math.floor(mostRows / Math.max(1, Math.min(drawn, 2))), series: drawn }
}

/** Lines over years, where a year without a row is a gap; else bars, one group a row. */
export function plainModel(data: PlainData, locale: Locale): LinesModel | BarsModel {
  const numbers = numbersOf(locale)
  const room = plainRoom(data)
  const known = data.categories.map(Number)
  const first = Math.min(...known)
  const years = data.years ? Array.from({ length: Math.max(...known) - first + 1 }, (_, at) => first + at) : []
  const names = data.years ? years.map(String) : data.categories.slice(0, room.rows)
  const series = data.series.slice(0, room.series).map(({ name, values }, at): Series => ({
    key: name,
    name,
    slot: at,
    points: names.map((category, index): Point => {
      const value = values[data.years ? known.indexOf(years[index]!) : index] ?? null
      const [row, column] = data.years ? [name, category] : [String(index), name]
      return { value, low: false, year: 0, type: category, text: `${name} ${numbers.value(value, 'plain')}`, detail: category, place: { row, column, name: category, filters: null, agency: null } }
    }),
  }))
  const records: Records = {
    heads: [{ key: 'first', name: data.first, kind: data.years ? 'year' : 'text' }],
    measures: data.series.map(({ name }, at) => ({ key: String(at), name, unit: 'plain', label: name })),
    evidence: [],
    rows: data.categories.map((category, at) => ({ heads: [data.years ? Number(category) : category], values: data.series.map(({ values }) => values[at] ?? null) })),
  }
  const shared = { name: data.first, unit: 'plain' as const, series, claims: [], records }
  return data.years
    ? { ...shared, kind: 'lines', years, breaks: [], together: false }
    : { ...shared, kind: 'bars', stacked: false, rows: names.map((name, at) => ({ key: String(at), name })) }
}
