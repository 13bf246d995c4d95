import type { ViewSpec } from './viewSpec'
import type { Filters } from '@/metrics'
import type { Saved } from '@/workspace'
import * as v from 'valibot'
import { parsed } from './parsed'
import { takesFilters, viewSpec } from './viewSpec'

/** A figure of the briefing, live or frozen. */
export interface ViewEntry {
  id: string
  kind: 'view'
  view: ViewSpec
  /** Empty: the figure's own title. */
  title: string
  remark: string
  /** Id of the kept figure it shows instead of today's; null: live. */
  frozen: string | null
}

export interface TextEntry {
  id: string
  kind: 'text'
  title: string
  /** Paragraphs are lines. */
  text: string
}

export type Entry = ViewEntry | TextEntry

/** What holds for every live block of a briefing instead of its own filters. */
export interface Override {
  years: Filters['years']
  region: string | null
}

export interface KeptBriefing {
  id: string
  title: string
  subtitle: string
  organisation: string
  /** As a person writes it: `2026年3月31日`. */
  date: string
  over: Override
  blocks: readonly Entry[]
  /** ISO time it was last saved. */
  at: string
}

const text = v.fallback(v.string(), '')
const entry: v.GenericSchema<unknown, Entry> = v.variant('kind', [
  v.object({ id: v.string(), kind: v.literal('text'), title: text, text }),
  v.object({ id: v.string(), kind: v.literal('view'), view: viewSpec, title: text, remark: text, frozen: v.fallback(v.nullable(v.string()), null) }),
])
const year = v.pipe(v.number(), v.integer())
const over = v.fallback(v.object({
  years: v.fallback(v.nullable(v.tuple([year, year])), null),
  region: v.fallback(v.nullable(v.string()), null),
}), { years: null, region: null })
/** A block that is none of ours is left out, the others stand. */
const kept = v.object({ subtitle: text, organisation: text, date: text, over, blocks: v.fallback(v.array(v.unknown()), []) })

/** The briefings of the record, in the order they were made. */
export function briefingsOf(saved: readonly Saved[]): KeptBriefing[] {
  return saved.flatMap(({ id, kind, name, body, at }) => {
    const found = kind === 'briefing' ? parsed(kept, body) : null
    return found ? [{ id, title: name, ...found, blocks: found.blocks.flatMap(block => parsed(entry, block) ?? []), at }] : []
  })
}

/** A briefing as the record keeps it. */
export function savedOf({ id, title, subtitle, organisation, date, over, blocks }: Omit<KeptBriefing, 'at'>): Omit<Saved, 'at'> {
  return { id, kind: 'briefing', name: title, body: { subtitle, organisation, date, over, blocks } }
}

export function viewEntry(view: ViewSpec): ViewEntry {
  return { id: crypto.randomUUID(), kind: 'view', view, title: '', remark: '', frozen: null }
}

/** The blocks with one moved to another place. */
export function moved<Item>(blocks: readonly Item[], from: number, to: number): Item[] {
  const rest = blocks.toSpliced(from, 1)
  return rest.toSpliced(to, 0, blocks[from]!)
}

/** The view under what holds for the whole briefing. The form is of one year: the last; a statement says itself what it is of. */
export function overridden(view: ViewSpec, { years, region }: Override): ViewSpec {
  if (!takesFilters(view))
    return view
  const span = years && (view.page === 'consolidated' ? [years[1], years[1]] : years)
  return { ...view, query: { ...view.query, ...(span && { years: span.join('-') }), ...(region !== null && { region: [region] }) } }
}
