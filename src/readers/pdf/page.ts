import type { PDFPageProxy } from 'pdfjs-dist'
import type { OpenPdf } from './engine'
import type { Box, Matrix, Rule } from './matrix'
import type { Shapes } from './paths'
import { apply, identity, multiply } from './matrix'
import { joinDots, readPaths } from './paths'
import { withoutRadicals } from './radicals'

export interface Glyph {
  text: string
  box: Box
  /** Height of the type, points. */
  size: number
  /** Direction of writing on the page in quarter turns clockwise: 0 left to right, 1 downwards, 2 upside down, 3 upwards. */
  turn: number
  /** Drawn invisibly: the text layer of a scan. */
  invisible: boolean
  /** Drawn in white. */
  white?: true
  /** A line runs through it. */
  struck?: true
}

export interface PageContent {
  page: number
  width: number
  height: number
  glyphs: Glyph[]
  /** Glyphs that nobody sees. */
  unseen?: Glyph[]
  rules: Rule[]
  images: Box[]
  /** Filled areas that are no lines: backgrounds of cells and rows. */
  fills: Box[]
  /** Text written at an angle, a watermark or a provenance, which is left out. */
  slanted: string
}

type Operators = Awaited<ReturnType<PDFPageProxy['getOperatorList']>>

interface TextState {
  font: { vertical: boolean, scale: number }
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
}

interface DrawnGlyph { unicode: string, width: number, isSpace: boolean, vmetric?: [number, number, number] | null }

/** Text fainter than this is not seen. */
export const faintest = 0.05

/** Text leaning more than this (tangent of the angle) stands aslant. */
const lean = 0.08

/** Box and direction of a glyph whose cell in text space is given, null when it stands aslant. */
export function placeGlyph(matrix: Matrix, x: number, y: number, width: number, size: number): { box: Box, size: number, turn: number } | null {
  const [along, across] = [Math.abs(matrix[0]), Math.abs(matrix[1])]
  if (Math.min(along, across) > Math.max(along, across) * lean)
    return null
  const [x0, y0] = apply(matrix, x, y - size * 0.12)
  const [x1, y1] = apply(matrix, x + width, y + size * 0.88)
  return {
    box: [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)],
    size: size * Math.hypot(matrix[2], matrix[3]),
    turn: across > along ? (matrix[1] > 0 ? 1 : 3) : matrix[0] < 0 ? 2 : 0,
  }
}

/** Runs a page's operators for their text and lines only: what stands where, in displayed coordinates. */
export function readPage(page: PDFPageProxy, { fnArray, argsArray }: Operators, { OPS }: OpenPdf): PageContent {
  const viewport = page.getViewport({ scale: 1 })
  const content: PageContent = { page: page.pageNumber, width: viewport.width, height: viewport.height, glyphs: [], rules: [], images: [], fills: [], slanted: '' }
  const base = viewport.transform as unknown as Matrix
  let ctm = base
  let text: TextState = { font: { vertical: false, scale: 0.001 }, size: 1, charSpacing: 0, wordSpacing: 0, scale: 1, leading: 0, rise: 0, mode: 0 }
  const shapes: Shapes = { rules: content.rules, dots: [], fills: content.fills }
  let strokeWhite = false
  let fillWhite = false
  /** Opacity of fillings. */
  let alpha = 1
  let annotated = false
  const stack: { ctm: Matrix, text: TextState, strokeWhite: boolean, fillWhite: boolean, alpha: number }[] = []
  let textMatrix: Matrix = identity
  let lineMatrix: Matrix = identity

  function move(x: number, y: number): void {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y])
    textMatrix = lineMatrix
  }

  function show(glyphs: readonly (DrawnGlyph | number | null)[]): void {
    const { font, size, scale } = text
    for (const glyph of glyphs) {
      let advance = 0
      if (typeof glyph === 'number') {
        advance = -glyph / 1000 * size
      }
      else if (glyph) {
        const spacing = text.charSpacing + (glyph.isSpace ? text.wordSpacing : 0)
        const width = glyph.width * font.scale * size
        const metric = font.vertical ? glyph.vmetric : null
        const down = metric ? metric[0] * font.scale * size : 0
        const shiftX = metric ? -metric[1] * font.scale * size : 0
        const shiftY = metric ? -metric[2] * font.scale * size : 0
        if (glyph.unicode) {
          const at = placeGlyph(multiply(ctm, textMatrix), shiftX, text.rise + shiftY, width * scale, size)
          if (at)
            content.glyphs.push({ text: withoutRadicals(glyph.unicode), ...at, turn: metric ? (at.turn + 1) % 4 : at.turn, invisible: text.mode === 3 || text.mode === 7 || alpha < faintest, ...(fillWhite && (text.mode === 0 || text.mode === 4) && { white: true }) })
          else
            content.slanted += glyph.unicode
        }
        advance = metric ? down - spacing : width + spacing
      }
      textMatrix = multiply(textMatrix, font.vertical ? [1, 0, 0, 1, 0, advance] : [1, 0, 0, 1, advance * scale, 0])
    }
  }

  function isWhite(args: unknown[]): boolean {
    return typeof args[0] === 'string' && /^#f[a-f\d]f[a-f\d]f[a-f\d]$/i.test(args[0])
  }

  for (const [i, operator] of fnArray.entries()) {
    const args = (argsArray[i] ?? []) as never[]
    const [a = 0, b = 0] = args as number[]
    switch (operator) {
      case OPS.save:
        stack.push({ ctm, text: { ...text }, strokeWhite, fillWhite, alpha })
        break
      case OPS.restore: {
        const saved = stack.pop()
        if (saved)
          ({ ctm, text, strokeWhite, fillWhite, alpha } = saved)
        break
      }
      case OPS.transform:
        ctm = multiply(ctm, args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        stack.push({ ctm, text: { ...text }, strokeWhite, fillWhite, alpha })
        if (args[0])
          ctm = multiply(ctm, args[0] as unknown as Matrix)
        break
      case OPS.beginAnnotation:
        stack.push({ ctm, text: { ...text }, strokeWhite, fillWhite, alpha })
        ctm = multiply(multiply(base, args[2] as unknown as Matrix), args[3] as unknown as Matrix)
        annotated = true
        break
      case OPS.endAnnotation:
      case OPS.paintFormXObjectEnd: {
        annotated &&= operator !== OPS.endAnnotation
        const saved = stack.pop()
        if (saved)
          ({ ctm, text, strokeWhite, fillWhite, alpha } = saved)
        break
      }
      case OPS.setStrokeRGBColor:
        strokeWhite = isWhite(args)
        break
      case OPS.setFillRGBColor:
        fillWhite = isWhite(args)
        break
      case OPS.setGState:
        for (const [name, value] of args[0] as unknown as [string, unknown][])
          alpha = name === 'ca' && typeof value === 'number' ? value : alpha
        break
      case OPS.setFillColorN:
        fillWhite = false
        break
      case OPS.constructPath:
        // Frames of links and of form fields are no ruling lines.
        if (!annotated)
          readPaths(OPS, ctm, { paint: a, data: (args[1] as unknown as [Float32Array | null] | undefined)?.[0] ?? null, strokeWhite, fillWhite }, shapes)
        break
      case OPS.beginText:
        textMatrix = lineMatrix = identity
        break
      case OPS.setFont: {
        const font = page.commonObjs.has(args[0]!) ? page.commonObjs.get(args[0]!) as { vertical?: boolean, fontMatrix?: number[] } : null
        text.font = { vertical: font?.vertical ?? false, scale: font?.fontMatrix?.[0] || 0.001 }
        text.size = b
        break
      }
      case OPS.setTextMatrix:
        textMatrix = lineMatrix = (Array.isArray(args[0]) || ArrayBuffer.isView(args[0]) ? args[0] : args) as unknown as Matrix
        break
      case OPS.moveText:
        move(a, b)
        break
      case OPS.setLeadingMoveText:
        text.leading = b
        move(a, b)
        break
      case OPS.nextLine:
        move(0, text.leading)
        break
      case OPS.setLeading:
        text.leading = -a
        break
      case OPS.setCharSpacing:
        text.charSpacing = a
        break
      case OPS.setWordSpacing:
        text.wordSpacing = a
        break
      case OPS.setHScale:
        text.scale = a / 100
        break
      case OPS.setTextRise:
        text.rise = a
        break
      case OPS.setTextRenderingMode:
        text.mode = a
        break
      case OPS.showText:
      case OPS.showSpacedText:
        show(args[0]!)
        break
      case OPS.nextLineShowText:
      case OPS.nextLineSetSpacingShowText:
        move(0, text.leading)
        show(args.at(-1)!)
        break
      case OPS.paintImageXObject:
      case OPS.paintInlineImageXObject:
      case OPS.paintImageMaskXObject: {
        const [x0, y0] = apply(ctm, 0, 0)
        const [x1, y1] = apply(ctm, 1, 1)
        content.images.push([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)])
      }
    }
  }
  content.rules.push(...joinDots(shapes.dots))
  return content
}
