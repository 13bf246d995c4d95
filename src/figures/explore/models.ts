import type { BarsModel, ColumnsModel, DotsModel, Drawn, FlowModel, FunnelModel, LinesModel, MatrixModel, PanelsModel, Series } from '../model'
import type { Locale } from '../types'
import type { Breakdown, Cell, Group, YearSeries } from './data'
import { flowOf } from '../custom/flow'
import { numbersOf } from '../numbers'
import { lookUp, overYears, sorted, yearsAcross } from './data'
import { wilson } from './interval'
import { mostRows, pointOf } from './marks'
import { mostSeries, slotOf } from './palette'

/** Panels a card holds, columns a matrix draws; the rest stays in its table. */
export const mostPanels = 12
const mostColumns = 24

const yearGroup = (year: number): Group => ({ key: String(year), name: String(year) })

/** The groups of a breakdown over years as series. */
function seriesOver(data: Breakdown, years: readonly number[], all: readonly YearSeries[], locale: Locale, labelOf: (name: string) => string | undefined): Series[] {
  const swapped = data.second !== null && data.first.dimension !== 'year'
  return all.map(({ key, name, cells }, at) => ({
    key,
    name,
    slot: slotOf(key, at),
    points: years.map((year, index) => pointOf(locale, data, {
      first: swapped ? { key, name } : yearGroup(year),
      second: data.second === null ? null : swapped ? yearGroup(year) : { key, name },
      cell: cells[index],
      row: key,
      column: String(year),
      label: labelOf(name),
    })),
  }))
}

/** One line a group over the years. */
export function linesModel(data: Breakdown, locale: Locale): Drawn<LinesModel> {
  const found = overYears(data)
  const { years } = found
  const series = found.series.slice(0, mostSeries)
  const single = series.length === 1
  const at = lookUp(data)
  const reports = (year: number, index: number): number => {
    const total = data.second === null || data.first.dimension === 'year' ? at(String(year), null) : at(null, String(year))
    return total?.reports ?? Math.max(0, ...series.map(({ cells }) => cells[index]?.reports ?? 0))
  }
  return {
    kind: 'lines',
    name: data.name,
    unit: data.unit,
    years,
    breaks: data.breaks,
    reports: years.map(reports),
    series: seriesOver(data, years, series, locale, name => single ? data.name : name).map(each => ({ ...each, labelled: single })),
    together: single,
  }
}

/** One bar a group, most first. */
export function barsModel(data: Breakdown, locale: Locale): Drawn<BarsModel> {
  const rows = sorted(data).slice(0, mostRows)
  return {
    kind: 'bars',
    name: data.name,
    unit: data.unit,
    stacked: false,
    rows: rows.map(({ group }) => group),
    series: [{ key: '', name: data.name, slot: 0, points: rows.map(({ group, cell }) => pointOf(locale, data, { first: group, cell, row: group.key, column: '' })) }],
  }
}

/** The parts of a whole: columns over years, or one row a group, the largest whole (of shares: the largest first part) first. */
export function stackModel(data: Breakdown, locale: Locale): Drawn<ColumnsModel> | Drawn<BarsModel> {
  const upright = data.first.dimension === 'year'
  const at = lookUp(data)
  const groups = upright ? overYears(data).years.map(yearGroup) : rowsOf(data).slice(0, mostRows)
  const series = data.second!.groups.map((part, index): Series => ({
    ...part,
    slot: slotOf(part.key, index),
    points: groups.map(group => pointOf(locale, data, {
      first: group,
      second: part,
      cell: at(group.key, part.key),
      row: upright ? part.key : group.key,
      column: upright ? group.key : part.key,
      label: part.name,
    })),
  }))
  const shared = { name: data.name, unit: data.unit, stacked: true, series }
  if (!upright)
    return { ...shared, kind: 'bars', rows: groups }
  const first = data.second!.groups[0]?.key ?? null
  return { ...shared, kind: 'columns', years: groups.map(({ key }) => Number(key)), breaks: data.breaks, reports: groups.map(({ key }) => at(key, first)?.reports ?? 0), together: false }
}

/** Groups by the size of their whole, of shares by their first part; low counts after the others. Columns of the form stay as printed. */
function rowsOf(data: Breakdown): readonly Group[] {
  if (data.first.dimension === 'applicant')
    return data.first.groups
  const at = lookUp(data)
  const first = data.second!.groups[0]?.key ?? null
  const cellOf = (group: Group): Cell | undefined => at(group.key, first)
  const weight = (group: Group): number => (data.unit === 'rate' ? cellOf(group)?.value : cellOf(group)?.denominator) ?? -1
  return data.first.groups.toSorted((a, b) => Number(cellOf(a)?.low ?? false) - Number(cellOf(b)?.low ?? false) || weight(b) - weight(a))
}

/** One small panel a group, all on one scale over the same years. */
export function multiplesModel(given: Breakdown, locale: Locale): Drawn<PanelsModel> {
  const data = given.second?.dimension === 'part' ? given : yearsAcross(given)
  const { years, series } = overYears(data)
  const swapped = data.second?.dimension === 'year'
  const order = swapped ? byTotal(data).map(({ key }) => series.find(each => each.key === key)!) : series
  return {
    kind: 'panels',
    name: data.name,
    unit: data.unit,
    stacked: false,
    shared: true,
    years,
    panels: seriesOver(data, years, order.slice(0, mostPanels), locale, name => swapped ? undefined : name).map(each => ({ key: each.key, name: each.name, unit: data.unit, breaks: data.breaks, series: [{ ...each, slot: 'received' }] })),
    together: false,
  }
}

/** Two dimensions as a heat matrix, years across. */
export function matrixModel(given: Breakdown, locale: Locale): Drawn<MatrixModel> {
  const data = yearsAcross(given)
  const at = lookUp(data)
  const rows = byTotal(data).slice(0, mostRows)
  const columns = data.second!.groups.slice(0, mostColumns)
  return {
    kind: 'matrix',
    name: data.name,
    unit: data.unit,
    rows,
    columns,
    years: data.second!.dimension === 'year' ? columns.map(({ key }) => Number(key)) : [],
    breaks: data.breaks,
    heat: stepsOf(comparable(data)),
    cells: rows.map(row => columns.map(column => pointOf(locale, data, {
      first: row,
      second: column,
      cell: at(row.key, column.key),
      row: row.key,
      column: column.key,
      ...(data.second!.dimension === 'part' && { label: column.name }),
    }))),
  }
}

/** Groups of the first dimension by their own total, most first; low counts and groups without one after them. Columns of the form stay as printed. */
export function byTotal(data: Breakdown): readonly Group[] {
  if (data.first.dimension === 'applicant')
    return data.first.groups
  const at = lookUp(data)
  const part = data.second?.dimension === 'part' ? data.second.groups[0]?.key ?? null : null
  const last = data.second?.dimension === 'year' ? data.second.groups.at(-1)?.key ?? null : part
  const cellOf = (group: Group): Cell | undefined => at(group.key, last)
  const order = (cell: Cell | undefined): number => cell === undefined || cell.value === null ? 2 : cell.low ? 1 : 0
  const collator = new Intl.Collator('zh')
  return data.first.groups.toSorted((a, b) => order(cellOf(a)) - order(cellOf(b))
    || (order(cellOf(a)) === 0 ? cellOf(b)!.value! - cellOf(a)!.value! : 0)
    || collator.compare(a.name, b.name))
}

/** Five equal steps from the lowest, at most 0, to the highest of some values. */
export function stepsOf(values: readonly number[]): { lowest: number, width: number } {
  const lowest = Math.min(0, ...values)
  return { lowest, width: ((Math.max(0, ...values) - lowest) || 1) / 5 }
}

/** The values in the groups of a breakdown that may be compared. */
export function comparable({ cells, second: across }: Pick<Breakdown, 'cells' | 'second'>): number[] {
  return cells.flatMap(({ first, second, value, low }) => first === null || (across && second === null) || value === null || low ? [] : [value])
}

/** Groups with a value, ranked, with what chance leaves each; those of few cases after them. */
export function dotsModel(data: Breakdown, locale: Locale): Drawn<DotsModel> {
  const numbers = numbersOf(locale)
  const rows = sorted(data).flatMap(({ group, cell }) => cell && cell.value !== null ? [{ group, cell, range: data.proportion ? wilson(cell.numerator, cell.denominator) : null }] : []).slice(0, mostRows)
  return {
    kind: 'dots',
    name: data.name,
    unit: data.unit,
    rows: rows.map(({ group }) => group),
    points: rows.map(({ group, cell, range }) => {
      const point = pointOf(locale, data, { first: group, cell, row: group.key, column: '' })
      return range ? { ...point, text: `${point.text} [${numbers.value(range[0], 'rate')}, ${numbers.value(range[1], 'rate')}]` } : point
    }),
    ranges: rows.map(({ range }) => range),
    all: lookUp(data)(null, null)?.value ?? null,
    proportion: data.proportion,
  }
}

/** Groups with a rate, each with its cases. */
export function funnelModel(data: Breakdown, locale: Locale): Drawn<FunnelModel> {
  const rows = sorted(data).flatMap(({ group, cell }) => cell && cell.value !== null && (cell.denominator ?? 0) > 0 ? [{ group, cell }] : [])
  return {
    kind: 'funnel',
    name: data.name,
    unit: data.unit,
    rows: rows.map(({ group }) => group),
    points: rows.map(({ group, cell }) => pointOf(locale, data, { first: group, cell, row: '', column: group.key })),
    cases: rows.map(({ cell }) => cell.denominator!),
    all: lookUp(data)(null, null)?.value ?? null,
  }
}

export function flowModel(data: Breakdown, locale: Locale): Drawn<FlowModel> {
  return { kind: 'flow', name: data.name, unit: data.unit, flow: flowOf(data, locale) }
}
