import type { Entry } from '../../stores/briefing'
import type { ViewSpec } from '../../views/spec'
import type { Figure } from '../figures/figure'
import type { Block, Draw, Stamp } from '@/exports'
import { renderSvg } from '@/charts'
import { readSpec } from '../../views/spec'

/** What a block shows and its exports hold: a figure that was answered, with the stamp of its numbers. */
export interface Shown extends Pick<Figure, 'title' | 'subtitle' | 'sentence' | 'table' | 'items' | 'form'> {
  draw: Draw | null
  notes: readonly string[]
  stamp: Stamp
}

/** A figure as it stood on a day, with its drawing. */
export interface Frozen extends Omit<Shown, 'draw'> {
  /** ISO time. */
  frozenAt: string
  /** What it was of, with what held for the whole briefing then. */
  view: ViewSpec
  drawing: { svg: string, width: number, height: number } | null
}

/** Width a kept drawing is made for, px: across a card of the page. */
const keptWidth = 960

export function freeze({ draw, ...shown }: Shown, view: ViewSpec, locale: 'zh-CN' | 'en', now: Date): Frozen {
  const chart = draw?.({ locale, theme: 'light', width: keptWidth, motion: false })
  return {
    ...shown,
    frozenAt: now.toISOString(),
    view,
    drawing: chart ? { svg: renderSvg({ ...chart.option, backgroundColor: '#ffffff' }, { width: keptWidth, height: chart.height }), width: keptWidth, height: chart.height } : null,
  }
}

/** A kept figure from the record; null when it is none of ours. */
export function readFrozen(body: unknown): Frozen | null {
  const kept = body as Partial<Frozen> | null
  return typeof kept === 'object' && kept !== null && typeof kept.frozenAt === 'string' && readSpec(kept.view) && Array.isArray(kept.table?.columns) && Array.isArray(kept.table?.rows) && typeof kept.stamp?.checksum === 'string'
    ? kept as Frozen
    : null
}

export const svgAddress = (svg: string): string => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`

/** The kept figure with its drawing as a picture twice as fine as its size, which charts place like any other drawing. Needs a page. */
export async function thaw({ drawing, frozenAt, view, ...shown }: Frozen): Promise<Shown> {
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
export function blockOf(entry: Entry, shown: Shown | null): Block | null {
  if (entry.kind === 'text')
    return { kind: 'text', title: entry.title, paragraphs: entry.text.split('\n').filter(line => line.trim() !== '') }
  if (!shown)
    return null
  const { subtitle, sentence, table, items, form, draw, notes, stamp } = shown
  const named = { title: entry.title || shown.title, remark: entry.remark }
  if (items)
    return { kind: 'figures', ...named, items, table, stamp }
  if (form)
    return { kind: 'form', ...named, tables: form, sentence, stamp }
  return draw ? { kind: 'chart', ...named, subtitle, draw, table, sentence, annotations: notes, stamp } : { kind: 'table', ...named, subtitle, table, sentence, stamp }
}
