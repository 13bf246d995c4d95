import type { LocationQuery } from 'vue-router'
import type { Band, Reading } from '@/figures'
import { bands, readings } from '@/figures'
import { metrics } from '@/metrics'

export const views = ['years', 'profile'] as const
export type CompareView = typeof views[number]

export const panels = ['all', 'same'] as const
export type Panel = typeof panels[number]

/** Parties side by side; more colours than these are no longer told apart beside median and total. */
export const mostParties = 6

/** What the comparison shows, beside the filters. */
export interface CompareState {
  view: CompareView
  metric: string
  /** Parties as `kind:key`. */
  with: readonly string[]
  /** Agencies put among the peers, and taken from them. */
  add: readonly string[]
  drop: readonly string[]
  as: Reading
  /** The base year; null: the first one shown. */
  base: number | null
  panel: Panel
  band: Band
  /** The year of the profile; null: the last one shown. */
  year: number | null
}

export const firstState: CompareState = { view: 'years', metric: 'disclosureRate', with: [], add: [], drop: [], as: 'value', base: null, panel: 'all', band: 'range', year: null }

/** What can be compared: reasons are parts of wholes, and the rate of reporting is no figure of an agency. */
export const comparable = metrics.filter(({ key, denominator }) => !key.startsWith('share.') && denominator !== 'agencies')

const kinds = /^(?:agency|type|level|region):/

/** The page's own keys of the address; what is at its default leaves no trace. */
export function toAddress(state: CompareState): Record<keyof CompareState, string | string[] | undefined> {
  const text = <Key extends keyof CompareState>(key: Key): string | undefined => state[key] === firstState[key] || state[key] === null ? undefined : String(state[key])
  const list = (items: readonly string[]): string[] | undefined => items.length === 0 ? undefined : [...items]
  return {
    view: text('view'),
    metric: text('metric'),
    with: list(state.with),
    add: list(state.add),
    drop: list(state.drop),
    as: text('as'),
    base: text('base'),
    panel: text('panel'),
    band: text('band'),
    year: text('year'),
  }
}

/** The state of an address; anything it does not understand counts as not said. */
export function fromAddress(query: LocationQuery): CompareState {
  const texts = (key: keyof CompareState): string[] => [...new Set([query[key]].flat().flatMap(value => value === null || value === undefined || value === '' ? [] : [value]))]
  const one = <Value extends string>(key: keyof CompareState, values: readonly Value[], otherwise: Value): Value => values.find(value => value === texts(key)[0]) ?? otherwise
  const year = (key: 'base' | 'year'): number | null => /^\d{4}$/.test(texts(key)[0] ?? '') ? Number(texts(key)[0]) : null
  return {
    view: one('view', views, firstState.view),
    metric: one('metric', comparable.map(({ key }) => key), firstState.metric),
    with: texts('with').filter(party => kinds.test(party)).slice(0, mostParties),
    add: texts('add'),
    drop: texts('drop'),
    as: one('as', readings, firstState.as),
    base: year('base'),
    panel: one('panel', panels, firstState.panel),
    band: one('band', bands, firstState.band),
    year: year('year'),
  }
}
