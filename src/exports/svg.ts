import type { FramedFigure } from '@/figures'
import { svgOf } from '@/figures'
import { escaped, wellFormed } from './xml'

/** One self-contained SVG document; text stays text, set in the reader's own Chinese font. */
export function figureSvg(figure: FramedFigure): Blob {
  const drawing = svgOf(figure)
  const described = figure.about ? drawing.replace(/<svg[^>]*>/, tag => `${tag}<desc>${escaped(figure.about!)}</desc>`) : drawing
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${wellFormed(described)}`], { type: 'image/svg+xml' })
}
