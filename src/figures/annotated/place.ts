import type { Mark } from '../types'
import type { Filters } from '@/metrics'
import { readScope } from '@/metrics'

/** What an annotation is bound to: a measure of certain reports in certain years, never a place on a drawing. */
export interface AnnotationPlace {
  /** `point`: one number of a chart; `period`: years of a whole chart. */
  kind: 'point' | 'period'
  /** Key of a metric, or of a part of a whole. */
  metric: string
  years: readonly [number, number]
  scope: Filters['scope']
  regions: readonly string[]
  types: readonly string[]
  agencies: readonly string[]
  /** A group no filter leaves alone, as `level=county`; null else. */
  group: string | null
}

/** What a chart shows, as far as its marks do not say it themselves. */
export interface ChartSubject {
  /** The metric of marks that name none; null: such marks take no annotation. */
  metric: string | null
  filters: Filters
}

/** The metric of a mark: its own, else its chart's. */
export function metricOfMark(mark: Mark, { metric }: ChartSubject): string | null {
  return mark.place ? mark.place.about ? mark.place.about.metric ?? metric : null : mark.metric ?? metric
}

/** What an annotation of a mark is bound to; null where nothing says what the mark is of. */
export function pointOf(mark: Mark, subject: ChartSubject): AnnotationPlace | null {
  const metric = metricOfMark(mark, subject)
  if (metric === null)
    return null
  const { place } = mark
  const narrowed = { ...subject.filters, ...(place ? place.filters : mark.type !== null && { types: [mark.type] }) }
  return { kind: 'point', metric, years: place?.about?.years ?? [mark.year, mark.year], ...reportsOf(narrowed), group: place?.about?.group ?? null }
}

/** What an annotation of years of a chart is bound to: all the reports the chart is of. */
export function periodOf(metric: string, years: readonly [number, number], { filters }: ChartSubject): AnnotationPlace {
  return { kind: 'period', metric, years, ...reportsOf(filters), group: null }
}

/** Agencies named are all that is meant, whatever region and type they were chosen from; lists have no order. */
function reportsOf({ scope, regions, types, agencies }: Filters): Pick<AnnotationPlace, 'scope' | 'regions' | 'types' | 'agencies'> {
  const named = agencies.length > 0
  return { scope, regions: named ? [] : regions.toSorted(), types: named ? [] : types.toSorted(), agencies: agencies.toSorted() }
}

export function samePlace(a: AnnotationPlace, b: AnnotationPlace): boolean {
  const text = ({ kind, metric, years, scope, regions, types, agencies, group }: AnnotationPlace): string => JSON.stringify([kind, metric, years, scope, regions, types, agencies, group])
  return text(a) === text(b)
}

/** A place from the record; null when it is none. */
export function readPlace(value: unknown): AnnotationPlace | null {
  if (typeof value !== 'object' || value === null)
    return null
  const { kind, metric, years, scope, regions, types, agencies, group } = value as Partial<Record<keyof AnnotationPlace, unknown>>
  const texts = (list: unknown): list is string[] => Array.isArray(list) && list.every(item => typeof item === 'string')
  if ((kind !== 'point' && kind !== 'period') || typeof metric !== 'string' || readScope(scope) === null)
    return null
  if (!Array.isArray(years) || years.length !== 2 || !years.every(Number.isInteger) || !texts(regions) || !texts(types) || !texts(agencies))
    return null
  return { kind, metric, years: [years[0] as number, years[1] as number], scope: readScope(scope)!, regions, types, agencies, group: typeof group === 'string' ? group : null }
}
