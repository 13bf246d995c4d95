import type { ViewSpec } from './viewSpec'
import type { Filters } from '@/metrics'
import type { Saved } from '@/workspace'
import { readSpec, takesFilters } from './viewSpec'

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

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
const textOf = (value: unknown): string => typeof value === 'string' ? value : ''

function readEntry(value: unknown): Entry | null {
  if (!isRecord(value) || typeof value.id !== 'string')
    return null
  const { id } = value
  const title = textOf(value.title)
  if (value.kind === 'text')
    return { id, kind: 'text', title, text: textOf(value.text) }
  const view = readSpec(value.view)
  return value.kind === 'view' && view ? { id, kind: 'view', view, title, remark: textOf(value.remark), frozen: typeof value.frozen === 'string' ? value.frozen : null } : null
}

function readOver(value: unknown): Override {
  const years = isRecord(value) && Array.isArray(value.years) && value.years.length === 2 && value.years.every(Number.isInteger) ? value.years as [number, number] : null
  return { years, region: isRecord(value) && typeof value.region === 'string' ? value.region : null }
}

/** The briefings of the record, in the order they were made. */
export function briefingsOf(saved: readonly Saved[]): KeptBriefing[] {
  return saved.flatMap(({ id, kind, name, body, at }) => kind === 'briefing' && isRecord(body)
    ? [{ id, title: name, subtitle: textOf(body.subtitle), organisation: textOf(body.organisation), date: textOf(body.date), over: readOver(body.over), blocks: (Array.isArray(body.blocks) ? body.blocks : []).flatMap(block => readEntry(block) ?? []), at }]
    : [])
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
