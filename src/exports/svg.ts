import type { FramedFigure } from './frame'
import { renderSvg } from '@/charts'

/** One self-contained SVG document; text stays text, set in the reader's own Chinese font. */
export function figureSvg(figure: FramedFigure): Blob {
  const drawing = renderSvg(figure.option, figure)
  return new Blob([`<?xml version="1.0" encoding="UTF-8"?>\n${drawing}`], { type: 'image/svg+xml' })
}
