import type { Locale, TableColumn, TableTwin, TableValue } from '../types'
import type { Decomposition, Part } from './decompose'
import type { Filters, Metric } from '@/metrics'
import { nameIn } from '@/language'
import { numbersOf } from '../numbers'
import { explainWords } from './words'

/** Agencies a table of contributions lists; the rest is one row, so that its columns still add up. */
const listed = 200

/** Every agency's part in a change, the largest first, those of one year or left out behind them, with the sum of the agencies of both years as the last row. Parts of a rate are in percentage points. */
export function contributionsTable({ first, last, change, parts, apart }: Decomposition, metric: Metric, years: readonly [number, number], scope: Filters['scope'], locale: Locale): TableTwin {
  const words = explainWords(locale, scope)
  const { unit } = metric
  const rated = unit === 'rate'
  const own = `${nameIn(locale, metric)}, ${numbersOf(locale).unit(unit)}`
  const columns: TableColumn[] = [
    { key: 'unit', label: words.unit, kind: 'text' },
    { key: 'first', label: words.value(years[0], own), kind: unit },
    { key: 'last', label: words.value(years[1], own), kind: unit },
    ...(rated ? [{ key: 'firstOf', label: words.denominator(years[0]), kind: 'count' as const }, { key: 'lastOf', label: words.denominator(years[1]), kind: 'count' as const }] : []),
    { key: 'change', label: words.adds(rated ? words.point.trim() : numbersOf(locale).unit(unit)), kind: rated ? 'count' : unit },
    ...(rated ? [{ key: 'within', label: words.within, kind: 'count' as const }, { key: 'weight', label: words.weight, kind: 'count' as const }] : []),
    { key: 'standing', label: words.standing, kind: 'text' },
    { key: 'gaps', label: words.gapsColumn, kind: 'count' },
  ]
  const scaled = (share: number): number => rated ? share * 100 : share
  const effects = (within: number | null, all: number) => ({ within: within === null ? null : scaled(within), weight: within === null ? null : scaled(all - within) })
  const row = (part: Part): Record<string, TableValue> => ({
    unit: part.name,
    first: part.first.value,
    last: part.last.value,
    firstOf: part.first.denominator,
    lastOf: part.last.denominator,
    change: scaled(part.change),
    ...effects(part.within, part.change),
    standing: words.standings[part.standing],
    gaps: part.gaps,
  })
  const rest = parts.length > listed + 1 ? parts.slice(listed) : []
  const gathered: Record<string, TableValue>[] = rest.length === 0
    ? []
    : [{ unit: words.others(rest.length), first: null, last: null, change: scaled(rest.reduce((sum, part) => sum + part.change, 0)), within: null, weight: null, standing: '', gaps: rest.reduce((sum, part) => sum + part.gaps, 0) }]
  return {
    columns,
    rows: [
      ...parts.slice(0, parts.length - rest.length).map(row),
      ...gathered,
      ...apart.slice(0, listed).map(part => ({ ...row(part), change: null })),
      { unit: words.whole, first: first.value, last: last.value, firstOf: first.denominator, lastOf: last.denominator, change: change === null ? null : scaled(change), within: null, weight: null, standing: '', gaps: parts.reduce((sum, part) => sum + part.gaps, 0) },
    ],
  }
}
