import type { Entry } from '../../../state/briefing'
import type { ViewSpec } from '../../../state/viewSpec'
import type { Figure } from '../../../ui/card/figure'
import type { Block, Draw, NativeChart, Provenance } from '@/exports'
import type { Unit } from '@/figures'
import * as v from 'valibot'
import { checksumOf, nativeChart, standsIn } from '@/exports'
import { renderSvg } from '@/figures'
import { parsed } from '../../../state/parsed'
import { viewSpec } from '../../../state/viewSpec'

/** What a block shows and its exports hold: a figure that was answered, with the provenance of its numbers. */
export interface Answered extends Pick<Figure, 'title' | 'subtitle' | 'sentence' | 'table' | 'items' | 'form'> {
  draw: Draw | null
  notes: readonly string[]
  provenance: Provenance
  /** What the checksum covers beside the table. */
  subject: readonly string[]
  /** The chart as office programs draw it, where it was kept with the figure. */
  native?: NativeChart | null
}

/** A figure as it stood on a day, with its drawing. What was frozen before charts were kept for office programs has neither `native` nor `subject`. */
export interface Snapshot extends Omit<Answered, 'draw' | 'subject'> {
  subject?: readonly string[]
  /** ISO time. */
  frozenAt: string
  /** What it was of, with what held for the whole briefing then. */
  view: ViewSpec
  drawing: { svg: string, width: number, height: number } | null
}

/** Width a kept drawing is made for, px: across a card of the page. */
const keptWidth = 960

export function takeSnapshot({ draw, ...shown }: Answered, view: ViewSpec, locale: 'zh-CN' | 'en', now: Date): Snapshot {
  const chart = draw?.({ locale, theme: 'light', width: keptWidth, motion: false })
  return {
    ...shown,
    ...(chart && { native: nativeChart(chart, shown.table, locale) }),
    frozenAt: now.toISOString(),
    view,
    drawing: chart ? { svg: renderSvg({ ...chart.option, backgroundColor: '#ffffff' }, { width: keptWidth, height: chart.height }), width: keptWidth, height: chart.height } : null,
  }
}

const units = ['count', 'rate', 'money', 'plain'] as const satisfies readonly Unit[]
const texts = v.array(v.string())
const table = v.object({
  columns: v.array(v.object({ key: v.string(), label: v.string(), kind: v.picklist(['text', 'year', ...units]) })),
  rows: v.array(v.record(v.string(), v.union([v.string(), v.number(), v.null()]))),
  keys: v.optional(texts),
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
  const shown = { ...rest, subject, native }
  if (!drawing)
    return { ...shown, draw: null }
  const image = new Image()
  image.src = svgAddress(drawing.svg)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = drawing.width * 2
  canvas.height = drawing.height * 2
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height)
  const draw: Draw = ({ width }) => {
    const height = Math.round(drawing.height * width / drawing.width)
    return { option: { graphic: [{ type: 'image', silent: true, style: { image: canvas as unknown as string, x: 0, y: 0, width, height } }] }, height, marks: [], description: shown.title }
  }
  return { ...shown, draw }
}

/** A block as the exports take it. */
export function blockOf(entry: Entry, shown: Answered | null): Block | null {
  if (entry.kind === 'text')
    return { kind: 'text', title: entry.title, paragraphs: entry.text.split('\n').filter(line => line.trim() !== '') }
  if (!shown)
    return null
  const { subtitle, sentence, table, items, form, draw, native, notes, provenance } = shown
  const named = { title: entry.title || shown.title, remark: entry.remark }
  if (items)
    return { kind: 'figures', ...named, items, table, provenance }
  if (form)
    return { kind: 'form', ...named, tables: form, sentence, provenance }
  return draw ? { kind: 'chart', ...named, subtitle, draw, native, table, sentence, annotations: notes, provenance } : { kind: 'table', ...named, subtitle, table, sentence, provenance }
}
