import type { ChartModel, NativeChart, Series } from './model'
import type { Locale } from './types'
import { partsBetween } from './axes'
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
    case 'panels':
    case 'matrix':
    case 'layout': return null
  }
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
