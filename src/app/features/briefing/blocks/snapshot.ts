import type { Entry } from '../../../state/briefing'
import type { ViewSpec } from '../../../state/viewSpec'
import type { Figure } from '../../../ui/card/figure'
import type { Block, Draw, NativeChart, Provenance } from '@/exports'
import { checksumOf, nativeChart, standsIn } from '@/exports'
import { renderSvg } from '@/figures'
import { readSpec } from '../../../state/viewSpec'

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

/** A kept figure from the record; null when it is none of ours. */
export function readSnapshot(body: unknown): Snapshot | null {
  const kept = body as Partial<Snapshot> & { stamp?: Snapshot['provenance'] } | null
  // Kept under this name before 2026-11-30.
  if (kept?.stamp) {
    const { stamp, ...rest } = kept
    return readSnapshot({ ...rest, provenance: stamp })
  }
  return typeof kept === 'object' && kept !== null && typeof kept.frozenAt === 'string' && readSpec(kept.view) && Array.isArray(kept.table?.columns) && Array.isArray(kept.table?.rows) && typeof kept.provenance?.checksum === 'string'
    && (kept.subject === undefined || Array.isArray(kept.subject)) && (kept.native == null || (Array.isArray(kept.native.series) && Array.isArray(kept.native.categories)))
    ? kept as Snapshot
    : null
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
