import type { Entry } from '../../../state/briefing'
import type { ViewSpec } from '../../../state/viewSpec'
import type { Figure } from '../../../ui/card/figure'
import type { Block, Provenance } from '@/exports'
import type { Locale, NativeChart, TableTwin, Unit } from '@/figures'
import * as v from 'valibot'
import { checksumOf } from '@/exports'
import { drawOf, nativeOf, onPaper, svgOf } from '@/figures'
import { parsed } from '../../../state/parsed'
import { viewSpec } from '../../../state/viewSpec'

/** What a block shows and its exports hold: a figure that was answered, with the provenance of its numbers. */
export interface Answered extends Pick<Figure, 'title' | 'subtitle' | 'sentence' | 'table' | 'items' | 'form' | 'model' | 'over'> {
  notes: readonly string[]
  provenance: Provenance
  /** What the checksum covers beside the table. */
  subject: readonly string[]
}

/** A figure as it stood on a day, with its drawing. What was frozen before charts were kept for office programs has neither `native` nor `subject`. */
export interface Snapshot extends Omit<Answered, 'model' | 'over' | 'subject'> {
  /** The chart as office programs draw it. */
  native?: NativeChart | null
  subject?: readonly string[]
  /** ISO time. */
  frozenAt: string
  /** What it was of, with what held for the whole briefing then. */
  view: ViewSpec
  drawing: { svg: string, width: number, height: number } | null
}

/** Width a kept drawing is made for, px: across a card of the page. */
const keptWidth = 960

export function takeSnapshot({ model, over, table: { columns, rows }, ...rest }: Answered, view: ViewSpec, locale: Locale, now: Date): Snapshot {
  // Where a number leads is asked of the record of the day it is read on.
  const shown = { ...rest, table: { columns, rows } }
  const kept = { ...shown, frozenAt: now.toISOString(), view }
  if (!model)
    return { ...kept, drawing: null }
  const native = nativeOf(model, locale)
  const figure = onPaper(drawOf({ model, over })({ locale, theme: 'light', width: keptWidth, motion: false }), keptWidth)
  return {
    ...kept,
    native: native && standsIn(native, shown.table) ? native : null,
    drawing: { svg: svgOf(figure), width: figure.width, height: figure.height },
  }
}

/** Whether a chart shows numbers of its table, in their unit, and nothing else: what its checksum covers. */
function standsIn({ series, unit }: NativeChart, table: TableTwin): boolean {
  const known = new Set(table.columns.filter(({ kind }) => kind === unit).flatMap(({ key }) => table.rows.map(row => row[key])))
  return series.every(({ values }) => values.every(value => value === null || known.has(value)))
}

const units = ['count', 'rate', 'money', 'plain'] as const satisfies readonly Unit[]
const texts = v.array(v.string())
const table = v.object({
  columns: v.array(v.object({ key: v.string(), label: v.string(), kind: v.picklist(['text', 'year', ...units]) })),
  rows: v.array(v.record(v.string(), v.union([v.string(), v.number(), v.null()]))),
})
const provenance = v.object({
  period: v.string(),
  coverage: v.string(),
  formula: v.string(),
  values: v.string(),
  date: v.string(),
  source: v.string(),
  checksum: v.string(),
  check: v.optional(v.string(), ''),
  fictional: v.nullable(v.string()),
})
const native = v.object({
  kind: v.picklist(['line', 'column', 'bar']),
  stacked: v.boolean(),
  categories: texts,
  series: v.array(v.object({ name: v.string(), values: v.array(v.nullable(v.number())), colour: v.string() })),
  unit: v.picklist(units),
})
const cell = v.object({ text: v.string(), value: v.nullable(v.number()), header: v.boolean(), columns: v.number(), rows: v.number() })
const snapshot: v.GenericSchema<unknown, Snapshot> = v.object({
  title: v.string(),
  subtitle: v.string(),
  sentence: v.string(),
  table,
  items: v.optional(v.array(v.object({ name: v.string(), value: v.string(), change: v.string(), detail: v.string() }))),
  form: v.optional(v.array(v.object({ title: v.string(), rows: v.array(v.array(cell)) }))),
  notes: texts,
  provenance,
  subject: v.optional(texts),
  native: v.optional(v.nullable(native)),
  frozenAt: v.string(),
  view: viewSpec,
  drawing: v.nullable(v.object({ svg: v.string(), width: v.number(), height: v.number() })),
})
/** As kept before 2026-11-30. */
const former = v.pipe(v.looseObject({ stamp: v.looseObject({}) }), v.transform(({ stamp, ...rest }) => ({ ...rest, provenance: stamp })))

/** A kept figure from the record; null when it is none of ours. */
export function readSnapshot(body: unknown): Snapshot | null {
  return parsed(snapshot, parsed(former, body) ?? body)
}

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** Whether the numbers are still those of the kept checksum, and the chart's those of the table. */
export async function sound({ subject, table, provenance, native }: Snapshot): Promise<boolean> {
  return (subject === undefined || await checksumOf({ table, subject }) === provenance.checksum) && (!native || standsIn(native, table))
}

/** The kept figure with its drawing as a picture twice as fine as its size, which charts place like any other drawing; null when it is not sound. Needs a page. */
export async function restoreSnapshot(kept: Snapshot): Promise<Answered | null> {
  const { drawing, frozenAt, view, subject = [], native = null, ...rest } = kept
  if (!await sound(kept))
    return null
  const shown = { ...rest, subject }
  if (!drawing)
    return { ...shown, model: null }
  const image = new Image()
  image.src = svgAddress(drawing.svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = drawing.width * 2
  canvas.height = drawing.height * 2
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  return { ...shown, model: { kind: 'picture', name: shown.title, unit: native?.unit ?? 'plain', image: canvas, width: drawing.width, height: drawing.height, native } }
}

/** A block as the exports take it. */
export function blockOf(entry: Entry, shown: Answered | null): Block | null {
  if (entry.kind === 'text')
    return { kind: 'text', title: entry.title, paragraphs: entry.text.split('\n').filter(line => line.trim() !== '') }
  if (!shown)
    return null
  const { subtitle, sentence, table, items, form, model, over, notes, provenance } = shown
  const named = { title: entry.title || shown.title, remark: entry.remark }
  if (items)
    return { kind: 'figures', ...named, items, table, provenance }
  if (form)
    return { kind: 'form', ...named, tables: form, sentence, provenance }
  return model ? { kind: 'chart', ...named, subtitle, model, over, table, sentence, annotations: notes, provenance } : { kind: 'table', ...named, subtitle, table, sentence, provenance }
}
