import type { Chart, ChartOption, Draw, Locale, ThemeName } from './types'
import { textWidth } from './labels'
import { placeInside } from './place'
import { renderPng, renderSvg } from './setup'
import { fontFamily, themeOf } from './theme'
import { closing } from './words'

/** What an exported figure says around its drawing, so that it still explains itself in another document. */
export interface FigureText {
  title: string
  /** 口径, denominator. */
  subtitle: string
  /** `41 个单位中 37 个，2019—2025 年`. */
  coverage: string
  /** Where the numbers come from and when they were drawn. */
  source: string
  /** The mark of sample data (`虚构数据`), null for real reports. */
  fictional: string | null
  /** Annotations, numbered as in the drawing. */
  notes?: readonly string[]
  /** All that must be known, with where it can be checked: written into the file, not drawn. */
  about?: string
}

/** A drawing with all that stands around it, ready to be painted. */
export interface FramedFigure {
  option: ChartOption
  width: number
  height: number
  /** What the file says of itself beside its drawing. */
  about?: string
}

/** A chart alone on paper. */
export function onPaper(chart: Chart, width: number): FramedFigure {
  return { option: { ...chart.option, backgroundColor: '#ffffff' }, width, height: chart.height }
}

export const svgOf = (figure: FramedFigure): string => renderSvg(figure.option, figure)

export const pngOf = (figure: FramedFigure, scale: number): Promise<Blob> => renderPng(figure.option, figure, scale)

interface Line { text: string, size: number, weight: 'normal' | 'bold', colour: string }

const margin = 24

/** Breaks text to `width` pixels, between Chinese signs anywhere, else at spaces. */
export function wrap(text: string, size: number, width: number): string[] {
  const pieces = text.match(/[^\s\u2E80-\uFFEF]+|\s+|[\u2E80-\uFFEF]/g) ?? []
  const lines: string[] = []
  let line = ''
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece, size) > width && !closing.test(piece)) {
      lines.push(line.trimEnd())
      line = piece.trimStart()
    }
    else {
      line += piece
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** The figure with title, subtitle, coverage, source line and 虚构 mark drawn in. `paper` null is transparent. */
export function frameFigure(draw: Draw, text: FigureText, options: { width: number, locale: Locale, theme: ThemeName, paper: string | null }): FramedFigure {
  const { width, locale, theme: name } = options
  const theme = themeOf(name)
  const inner = width - 2 * margin
  const lines = (content: string, size: number, weight: Line['weight'], colour: string, room = inner): Line[] =>
    wrap(content, size, room).map(line => ({ text: line, size, weight, colour }))
  const tag = text.fictional === null ? 0 : textWidth(text.fictional, 12) + 20
  const above = [
    ...lines(text.title, 18, 'bold', theme.ink, inner - tag),
    ...lines(text.subtitle, 12, 'normal', theme.ink2),
    ...lines(text.coverage, 12, 'normal', theme.ink2),
  ]
  const below = [
    ...(text.notes ?? []).flatMap(note => lines(note, 12, 'normal', theme.ink)),
    ...lines([text.source, ...(text.fictional === null ? [] : [text.fictional])].join(' · '), 11, 'normal', theme.ink2),
  ]
  const heightOf = (block: Line[]): number => block.reduce((sum, line) => sum + Math.round(line.size * 1.5), 0)
  const top = margin + heightOf(above) + 12
  const bottom = heightOf(below) + margin
  const chart = draw({ locale, theme: name, width: inner, motion: false })
  const height = top + chart.height + bottom
  const write = (block: Line[], from: number): object[] => {
    let y = from
    return block.map((line) => {
      const element = { type: 'text', silent: true, style: { text: line.text, x: margin, y, fill: line.colour, font: `${line.weight} ${line.size}px ${fontFamily}`, textVerticalAlign: 'top' } }
      y += Math.round(line.size * 1.5)
      return element
    })
  }
  const mark = text.fictional === null
    ? []
    : [
        { type: 'rect', silent: true, shape: { x: width - margin - tag + 4, y: margin - 2, width: tag - 4, height: 22, r: 3 }, style: { fill: 'none', stroke: theme.ink2, lineWidth: 1 } },
        { type: 'text', silent: true, style: { text: text.fictional, x: width - margin - tag / 2 + 2, y: margin + 3, fill: theme.ink2, font: `normal 12px ${fontFamily}`, textAlign: 'center', textVerticalAlign: 'top' } },
      ]
  // A kept drawing is a picture: it moves as a whole.
  const own = chart.option.graphic
  const drawn = own === undefined ? [] : [{ type: 'group', x: margin, y: top, children: Array.isArray(own) ? own : [own] }]
  return {
    width,
    height,
    ...(text.about !== undefined && { about: text.about }),
    option: {
      ...placeInside(chart.option, { left: margin, right: margin, top, bottom }),
      backgroundColor: options.paper ?? 'transparent',
      tooltip: undefined,
      graphic: [...drawn, ...write(above, margin), ...mark, ...write(below, top + chart.height + 6)],
    } as ChartOption,
  }
}
