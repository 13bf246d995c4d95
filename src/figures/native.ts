import type { Group } from './explore/data'
import type { ChartModel, DotsModel, FlowModel, MapModel, NativeChart, PanelsModel, Point, Series, TilesModel } from './model'
import type { Locale } from './types'
import { partsBetween } from './axes'
import { mostRows } from './explore/marks'
import { colourOf } from './explore/palette'
import { heldAs, valuesOf } from './model'
import { wordsOf } from './words'

interface Part extends Pick<Series, 'name' | 'slot'> { values: readonly (number | null)[] }

const whole = (series: Series): Part => ({ name: series.name, slot: series.slot, values: valuesOf(series) })

/**
 * The model as a chart office programs draw themselves, or null for the kinds they have not: those are exported as a picture. A line that a change of form breaks
 * is several series.
 */
export function nativeOf(model: ChartModel, locale: Locale): NativeChart | null {
  switch (model.kind) {
    case 'lines': return written('line', false, model, model.years.map(String), model.series.flatMap(each => broken(each, model, locale)))
    case 'columns': return written('column', model.stacked, model, model.years.map(String), model.series.map(whole))
    case 'bars': return written('bar', model.stacked, model, model.rows.map(({ name }) => name), model.series.map(whole))
    case 'picture': return model.native
    case 'dots': return ofGroups(model, model.rows, model.points)
    case 'tiles':
    case 'map': return ofGroups(model, ...ranked(model))
    case 'slope': return written('line', false, model, model.years.map(String), model.series.map((series, at) => ({ ...whole(series), slot: at })))
    case 'panels': return panels(model, locale)
    case 'flow': return flow(model, locale)
    // Limits that bend with the cases and cells of a heat have no like.
    case 'funnel':
    case 'matrix': return null
  }
}

function ofGroups(model: DotsModel | TilesModel | MapModel, rows: readonly Group[], points: readonly Point[]): NativeChart {
  return written('bar', false, model, rows.map(({ name }) => name), [{ name: model.name, slot: 'received', values: points.map(({ value }) => value) }])
}

/** Ribbons as stacks: what flows into a total, and what out of it, wherever these are several. */
function flow(model: FlowModel, locale: Locale): NativeChart | null {
  const word = wordsOf(locale)
  const { nodes, links } = model.flow
  const known = links.filter(({ value }) => value !== null)
  const sides = nodes.flatMap(({ key, name }) => ([['to', 'from'], ['from', 'to']] as const).flatMap(([own, other]) => {
    const found = known.filter(link => link[own] === key)
    return found.length > 1 ? [{ name: `${name}${word.brackets(own === 'to' ? word.from : word.to)}`, values: new Map(found.map(link => [link[other], link.value])) }] : []
  }))
  const parts = nodes.filter(({ key }) => sides.some(({ values }) => values.has(key)))
  return sides.length === 0 ? null : written('column', true, model, sides.map(({ name }) => name), parts.map(({ key, name, meaning }, at) => ({ name, slot: meaning === null ? 'median' : meaning === 'received' && key !== meaning ? at + 1 : meaning, values: sides.map(({ values }) => values.get(key) ?? null) })))
}

/** Groups of a map that have a value, most first: bars have no places. */
function ranked({ rows, points }: TilesModel | MapModel): [Group[], Point[]] {
  const found = rows.map((row, at) => ({ row, point: points[at]! })).filter(({ point }) => point.value !== null).sort((a, b) => b.point.value! - a.point.value!).slice(0, mostRows)
  return [found.map(({ row }) => row), found.map(({ point }) => point)]
}

/** Small charts on one scale as one: a line a panel, or the stacks of all panels year by year. On scales of their own they stay apart. */
function panels(model: PanelsModel, locale: Locale): NativeChart | null {
  const { years, panels, shared, stacked } = model
  if (!shared || panels.length === 0)
    return null
  if (!stacked)
    return written('line', false, model, years.map(String), panels.flatMap(({ name, breaks, series }, at) => series.flatMap(each => broken({ ...each, name, slot: at }, { years, breaks }, locale))))
  const places = years.flatMap((year, index) => panels.map(panel => ({ name: `${year} ${panel.name}`, panel, index })))
  return written('column', true, model, places.map(({ name }) => name), panels[0]!.series.map(({ name, slot }, part) => ({ name, slot, values: places.map(({ panel, index }) => panel.series[part]!.points[index]!.value) })))
}

/** A line for each form, the later ones named by the year they begin in. */
function broken(series: Series, { years, breaks }: { years: readonly number[], breaks: readonly number[] }, locale: Locale): Part[] {
  const inside = breaks.filter(change => years.length > 0 && years[0]! < change && years.at(-1)! >= change)
  return partsBetween(years, valuesOf(series), breaks).map((values, at) => ({ ...whole(series), values, name: at === 0 ? series.name : wordsOf(locale).since(series.name, inside[at - 1]!) }))
}

function written(kind: NativeChart['kind'], stacked: boolean, { unit: measure }: ChartModel, categories: readonly string[], parts: readonly Part[]): NativeChart {
  const { unit, times } = heldAs(measure)
  return {
    kind,
    stacked,
    categories,
    series: parts.map(({ name, slot, values }) => ({
      name,
      values: categories.map((_, at) => values[at] == null ? null : values[at] * times),
      colour: colourOf({ theme: 'light' }, slot).slice(1).toUpperCase(),
    })),
    unit,
  }
}
