import type { PDFPageProxy } from 'pdfjs-dist'
import type { Overlay } from './cover'
import type { OpenPdf } from './engine'
import type { Box, Matrix, Rule } from './matrix'
import type { Glyph, PageContent } from './page'
import type { Shapes } from './paths'
import { doubtUnder, strikes } from './added'
import { boxAround, coverGlyphs, isCut, meet, rectanglesOf, stands } from './cover'
import { identity, multiply } from './matrix'
import { faintest, placeGlyph } from './page'
import { joinDots, readPaths } from './paths'
import { withoutRadicals } from './radicals'

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

/** Fillings as opaque as this cover what is below. */
const opaque = 0.9

/** What is known of an annotation: its kind, and where it stands in the page's own coordinates. */
type Annotations = ReadonlyMap<string, { subtype: string, rect: [number, number, number, number] }>

/** Kinds of annotations that a hand draws. */
const drawing = /^(?:Ink|Line|PolyLine)$/

/** What stands where on a page, in displayed coordinates; null when it is damaged. */
export async function readPage(page: PDFPageProxy, open: OpenPdf): Promise<PageContent | null> {
  const operators = await page.getOperatorList({ annotationMode: 1 }).catch(() => null)
  if (!operators)
    return null
  const layers = await open.layers()
  const added = operators.fnArray.includes(open.OPS.beginAnnotation) ? await page.getAnnotations().catch(() => []) as { id: string, subtype: string, rect: [number, number, number, number] }[] : []
  const annotations: Annotations = new Map(added.map(annotation => [annotation.id, annotation]))
  const { content, overlays, rules } = runOperators(page, operators, { OPS: open.OPS, annotations, isOn: group => layers?.isVisible(group) !== false })
  await coverGlyphs(page, overlays)
  content.rules.push(...strikes(rules, content))
  const { transform } = page.getViewport({ scale: 1 })
  doubtUnder(added.filter(({ subtype }) => drawing.test(subtype)).map(({ rect }) => boxAround(transform as unknown as Matrix, rect)), content)
  return content
}

interface PageFacts {
  OPS: OpenPdf['OPS']
  annotations: Annotations
  /** Whether a layer is switched on. */
  isOn: (group: unknown) => boolean
}

/** Runs a page's operators for their text and lines only; `rules` are those of annotations. */
function runOperators(page: PDFPageProxy, { fnArray, argsArray }: Operators, { OPS, annotations, isOn }: PageFacts): { content: PageContent, overlays: Overlay[], rules: Rule[] } {
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
  /** Fillings let through what is below: mixed with it, or masked. */
  let mixed = false
  let patterned = false
  let clip: Box = [0, 0, viewport.width, viewport.height]
  let clipping = false
  /** The kind of the annotation that is drawn. */
  let annotated: string | null = null
  const added: Shapes = { rules: [], dots: [], fills: [] }
  const overlays: Overlay[] = []
  /** For each piece of marked content that is open, whether it is of a layer that is switched off. */
  const marked: boolean[] = []
  const isOff = (): boolean => marked.includes(true)
  const stack: { ctm: Matrix, text: TextState, strokeWhite: boolean, fillWhite: boolean, alpha: number, mixed: boolean, clip: Box }[] = []
  let textMatrix: Matrix = identity
  let lineMatrix: Matrix = identity

  function save(): void {
    stack.push({ ctm, text: { ...text }, strokeWhite, fillWhite, alpha, mixed, clip })
  }

  function restore(): void {
    const saved = stack.pop()
    if (saved)
      ({ ctm, text, strokeWhite, fillWhite, alpha, mixed, clip } = saved)
  }

  /** What is drawn before under an opaque area is not seen. */
  function cover(data: ArrayLike<number>): void {
    for (const rectangle of rectanglesOf(ctm, data)) {
      const area = meet(rectangle, clip)
      for (const glyph of content.glyphs) {
        if (stands(glyph, area))
          glyph.covered = true
      }
    }
  }

  function addImage(picture: Overlay['picture'] | null): void {
    const box = boxAround(ctm, [0, 0, 1, 1])
    content.images.push(box)
    const area = meet(box, clip)
    const under = picture === null || mixed || alpha < opaque ? [] : content.glyphs.filter(glyph => stands(glyph, area) && glyph.text.trim() !== '')
    if (under.length > 0)
      overlays.push({ picture: picture!, matrix: ctm, under })
  }

  function move(x: number, y: number): void {
    lineMatrix = multiply(lineMatrix, [1, 0, 0, 1, x, y])
    textMatrix = lineMatrix
  }

  function addGlyph(glyph: Glyph): void {
    if (isOff() || isCut(glyph, clip))
      glyph.covered = true
    if (annotated !== null && annotated !== 'Widget' && /\d/.test(glyph.text))
      glyph.unsure = true
    content.glyphs.push(glyph)
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
            addGlyph({ text: withoutRadicals(glyph.unicode), ...at, turn: metric ? (at.turn + 1) % 4 : at.turn, invisible: text.mode === 3 || text.mode === 7 || alpha < faintest, ...(fillWhite && (text.mode === 0 || text.mode === 4) && { white: true }) })
          else if (!isOff())
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
        save()
        break
      case OPS.restore:
        restore()
        break
      case OPS.transform:
        ctm = multiply(ctm, args as unknown as Matrix)
        break
      case OPS.paintFormXObjectBegin:
        save()
        if (args[0])
          ctm = multiply(ctm, args[0] as unknown as Matrix)
        if (args[1])
          clip = meet(clip, boxAround(ctm, args[1] as unknown as number[]))
        break
      case OPS.beginAnnotation:
        save()
        ctm = multiply(multiply(base, args[2] as unknown as Matrix), args[3] as unknown as Matrix)
        clip = [0, 0, viewport.width, viewport.height]
        annotated = annotations.get(args[0]!)?.subtype ?? ''
        break
      case OPS.endAnnotation:
      case OPS.paintFormXObjectEnd:
        annotated = operator === OPS.endAnnotation ? null : annotated
        restore()
        break
      case OPS.setStrokeRGBColor:
        strokeWhite = isWhite(args)
        break
      case OPS.setFillRGBColor:
        fillWhite = isWhite(args)
        patterned = false
        break
      case OPS.setGState:
        for (const [name, value] of args[0] as unknown as [string, unknown][]) {
          alpha = name === 'ca' && typeof value === 'number' ? value : alpha
          mixed = name === 'BM' ? !/^(?:source-over|Normal)$/.test(String(value)) : name === 'SMask' ? value !== false && value !== null : mixed
        }
        break
      case OPS.beginMarkedContent:
        marked.push(false)
        break
      case OPS.beginMarkedContentProps:
        marked.push(args[0] === 'OC' && !isOn(args[1]))
        break
      case OPS.endMarkedContent:
        marked.pop()
        break
      case OPS.clip:
      case OPS.eoClip:
        clipping = true
        break
      case OPS.setFillColorN:
        fillWhite = false
        patterned = true
        break
      case OPS.constructPath: {
        const data = (args[1] as unknown as [Float32Array | null] | undefined)?.[0] ?? null
        const fills = ([OPS.fill, OPS.eoFill, OPS.fillStroke, OPS.eoFillStroke, OPS.closeFillStroke, OPS.closeEOFillStroke] as number[]).includes(a)
        if (data && fills && alpha >= opaque && !mixed && !patterned && !isOff())
          cover(data)
        // Frames of links and of form fields are no ruling lines.
        if (!isOff() && annotated !== 'Link' && annotated !== 'Widget')
          readPaths(OPS, ctm, { paint: a, data, strokeWhite, fillWhite }, annotated === null ? shapes : added)
        if (clipping && args[2])
          clip = meet(clip, boxAround(ctm, args[2] as unknown as Float32Array))
        clipping = false
        break
      }
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
      case OPS.paintImageMaskXObject:
        if (!isOff())
          addImage(operator === OPS.paintImageMaskXObject ? null : args[0]!)
    }
  }
  content.rules.push(...joinDots(shapes.dots))
  return { content, overlays, rules: added.rules }
}
