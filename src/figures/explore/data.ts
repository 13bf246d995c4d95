import type { PlacedMap } from '../custom/geography'
import type { MarkPlace, Source, Unit } from '../types'
import type { Grouping, LikeForLike, Measured } from '@/metrics'

/** One group of a dimension. */
export interface Group {
  key: string
  name: string
}

/** A dimension with its groups in reading order; `part` are the parts of a whole. */
export interface Axis {
  dimension: Grouping | 'part'
  name: string
  groups: readonly Group[]
}

/** One number of a breakdown: a group of the first dimension within one of the second; null is the total over a dimension. */
export interface Cell extends Omit<Measured, 'lowCount'> {
  first: string | null
  second: string | null
  /** Too few cases behind a rate: shown grey, never ranked. */
  low: boolean
}

/** What a chart, table, sentence, ranking or pivot of the analysis page is made of. */
export interface Breakdown {
  /** Key of the metric of its numbers; those of parts are of the parts. */
  metric?: string
  /** Name of what is shown. */
  name: string
  unit: Unit
  lowBelow: number | null
  /** Years in which a form begins that asks otherwise: its series is not joined across. */
  breaks: readonly number[]
  /** A proportion of cases, for which chance has a binomial spread. */
  proportion: boolean
  first: Axis
  second: Axis | null
  cells: readonly Cell[]
  /** First and last year behind the numbers. */
  years: readonly [number, number]
  /** What stands behind a mark. */
  placeOf: (first: string, second: string | null) => Pick<MarkPlace, 'filters' | 'agency'>
  /** Of a series over years, its first and last over the units of both. */
  pair?: LikeForLike | undefined
  /** The user's own map of the groups of the first dimension. */
  map?: PlacedMap
}

/** Cells by their two keys. */
export function lookUp({ cells }: Breakdown): (first: string | null, second: string | null) => Cell | undefined {
  const found = new Map(cells.map(cell => [JSON.stringify([cell.first, cell.second]), cell]))
  return (first, second) => found.get(JSON.stringify([first, second]))
}

/** Where the number of a group leads; null where no filter leaves just its reports. */
export function sourceOf(data: Breakdown, first: string, second: string | null, place?: Pick<MarkPlace, 'filters'>): Source | null {
  const [isPart, hasParts] = [data.first.dimension === 'part', data.second?.dimension === 'part']
  const metric = isPart ? first : hasParts ? second : data.metric ?? null
  if (metric === null)
    return null
  const { filters } = isPart && second === null ? { filters: {} } : place ?? data.placeOf(first, hasParts ? null : second)
  return filters === null ? null : { metric, filters: { years: data.years, ...filters } }
}

/** The breakdown with its dimensions exchanged, so that years run across where there are any. */
export function transposed(data: Breakdown): Breakdown {
  const { first, second, cells, placeOf } = data
  if (!second)
    return data
  return {
    ...data,
    first: second,
    second: first,
    cells: cells.map(cell => ({ ...cell, first: cell.second, second: cell.first })),
    placeOf: (key, other) => other === null ? { filters: null, agency: null } : placeOf(other, key),
  }
}

/** Years as the second dimension where a breakdown of two has them. */
export function yearsAcross(data: Breakdown): Breakdown {
  return data.second && data.first.dimension === 'year' ? transposed(data) : data
}

export interface YearSeries extends Group {
  /** One for each year; undefined where nothing was reported. */
  cells: readonly (Cell | undefined)[]
}

/** Every year of the breakdown and a series for each group of the other dimension; a missing year stays, empty. */
export function overYears(data: Breakdown): { years: number[], series: YearSeries[] } {
  const turned = yearsAcross(data)
  const at = lookUp(turned)
  const axis = turned.second?.dimension === 'year' ? turned.second : turned.first
  const keys = axis.groups.map(group => Number(group.key))
  const first = Math.min(...keys)
  const years = keys.length === 0 ? [] : Array.from({ length: Math.max(...keys) - first + 1 }, (_, index) => first + index)
  if (!turned.second)
    return { years, series: [{ key: '', name: data.name, cells: years.map(year => at(String(year), null)) }] }
  const others = axis === turned.second ? turned.first : turned.second
  return {
    years,
    series: others.groups.map(group => ({
      ...group,
      cells: years.map(year => axis === turned.second ? at(group.key, String(year)) : at(String(year), group.key)),
    })),
  }
}

/** Groups of the first dimension with their cells, those that may be compared by value, most first; then those of low counts, then those without a value, by name. */
export function sorted(data: Breakdown): { group: Group, cell: Cell | undefined }[] {
  const at = lookUp(data)
  const collator = new Intl.Collator('zh')
  const order = (cell: Cell | undefined): number => cell === undefined || cell.value === null ? 2 : cell.low ? 1 : 0
  return data.first.groups.map(group => ({ group, cell: at(group.key, null) })).sort((a, b) =>
    order(a.cell) - order(b.cell)
    || (order(a.cell) === 0 ? b.cell!.value! - a.cell!.value! : 0)
    || collator.compare(a.group.name, b.group.name))
}
