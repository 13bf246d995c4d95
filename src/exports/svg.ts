import type { FramedFigure } from '@/figures'
import { svgOf } from '@/figures'

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** One self-contained SVG document; text stays text, set in the reader's own Chinese font. */
export function figureSvg(figure: FramedFigure): Blob {
  const drawing = svgOf(figure)
  const described = figure.about ? drawing.replace(/<svg[^>]*>/, tag => `${tag}<desc>${escaped(figure.about!)}</desc>`) : drawing
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${described}`], { type: 'image/svg+xml' })
}
