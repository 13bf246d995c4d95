import type { Box, Matrix, Rule } from '../pdf/matrix'
import type { PageContent } from '../pdf/page'
import type { Shapes } from '../pdf/paths'
import type { Resources } from './resources'
import type { Element } from './tree'
import { strikes } from '../pdf/added'
import { apply, multiply } from '../pdf/matrix'
import { faintest } from '../pdf/page'
import { drawPath, joinDots } from '../pdf/paths'
import { pathOf } from './path'
import { colourOf, opacity } from './resources'
import { drawText } from './text'
import { elementsAt, numbersOf } from './tree'

/** Points to the millimetre, OFD's unit. */
const points = 72 / 25.4

/** Composed graphics hold others, so deep; and a page draws so many objects. */
const deepest = 12
const mostObjects = 100_000

/** How an object is drawn by what it stands in. */
interface State {
  matrix: Matrix
  visible: boolean
  alpha: number
  /** Identifier of the drawing parameters in force. */
  parameters: string | undefined
  depth: number
}

/** A page as drawn, and the file of each picture that has one. */
export interface DrawnPage {
  content: PageContent
  pictures: Map<Box, string>
  /** Some text does not say where its characters stand. */
  unplaced: boolean
  /** There is more than is drawn here. */
  cut: boolean
}

/** A page to draw: its area (left, top, width, height in mm), what stands on it, and the looks of its annotations. */
export interface PageSource {
  page: number
  area: readonly number[]
  layers: readonly Element[]
  annotations: readonly Element[]
  /** Boundaries of seals. */
  stamps: readonly string[]
  resources: Resources
}

function shifted(matrix: Matrix, [x = 0, y = 0]: readonly number[]): Matrix {
  return multiply(matrix, [1, 0, 0, 1, x, y])
}

/** Coordinates of an object's own on the page: its boundary's corner, then its matrix. */
function inner(outer: Matrix, { Boundary, CTM }: Element['attributes']): Matrix {
  const matrix = numbersOf(CTM)
  const moved = shifted(outer, numbersOf(Boundary))
  return matrix.length === 6 ? multiply(moved, matrix as unknown as Matrix) : moved
}

function boxOf(matrix: Matrix, boundary: string | undefined): Box {
  const [x = 0, y = 0, width = 0, height = 0] = numbersOf(boundary)
  const [x0, y0] = apply(matrix, x, y)
  const [x1, y1] = apply(matrix, x + width, y + height)
  return [Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]
}

/** Text, lines and pictures of a page as the PDF reader has them, in points. */
export function drawPage({ page, area, layers, annotations, stamps, resources }: PageSource): DrawnPage {
  const [left = 0, top = 0, width = 210, height = 297] = area
  const content: PageContent = { page, width: width * points, height: height * points, glyphs: [], rules: [], images: [], fills: [], slanted: '' }
  const drawn: DrawnPage = { content, pictures: new Map(), unplaced: false, cut: false }
  let objects = 0

  function draw(element: Element, outer: State, shapes: Shapes): void {
    const { attributes } = element
    if (objects++ > mostObjects || outer.depth > deepest) {
      drawn.cut = true
      return
    }
    const state: State = {
      matrix: outer.matrix,
      visible: outer.visible && attributes.Visible !== 'false',
      alpha: outer.alpha * opacity(attributes.Alpha),
      parameters: attributes.DrawParam ?? outer.parameters,
      depth: outer.depth + 1,
    }
    const colour = (kind: 'FillColor' | 'StrokeColor'): { white: boolean, seen: boolean } => {
      const { white, alpha } = colourOf(element, kind, state.parameters, resources)
      return { white, seen: state.visible && alpha * state.alpha >= faintest }
    }
    const matrix = inner(outer.matrix, attributes)
    switch (element.name) {
      case 'Layer':
      case 'PageBlock':
        element.children.forEach(child => draw(child, state, shapes))
        break
      case 'TextObject': {
        const filled = attributes.Fill !== 'false'
        const stroked = attributes.Stroke === 'true'
        const [fill, stroke] = [colour('FillColor'), colour('StrokeColor')]
        const invisible = !(filled && fill.seen) && !(stroked && stroke.seen)
        const white = (!filled || fill.white) && (!stroked || stroke.white)
        const { glyphs, slanted, unplaced } = drawText(element, matrix, { invisible, white })
        for (const glyph of glyphs)
          content.glyphs.push(glyph)
        content.slanted += slanted
        drawn.unplaced ||= unplaced
        break
      }
      case 'PathObject': {
        const [fill, stroke] = [colour('FillColor'), colour('StrokeColor')]
        const data = pathOf(elementsAt(element, 'AbbreviatedData')[0]?.text ?? '')
        drawPath(matrix, { data, strokes: attributes.Stroke !== 'false' && stroke.seen && !stroke.white, fills: attributes.Fill === 'true' && fill.seen && !fill.white }, shapes)
        break
      }
      case 'ImageObject': {
        const box = boxOf(outer.matrix, attributes.Boundary)
        const file = resources.media(attributes.ResourceID)
        if (!state.visible || state.alpha < faintest)
          break
        content.images.push(box)
        if (file !== null)
          drawn.pictures.set(box, file)
        break
      }
      case 'CompositeObject': {
        const unit = resources.find(attributes.ResourceID)
        for (const child of unit ? elementsAt(unit, 'Content').flatMap(({ children }) => children) : [])
          draw(child, { ...state, matrix }, shapes)
      }
    }
  }

  const base: State = { matrix: shifted([points, 0, 0, points, 0, 0], [-left, -top]), visible: true, alpha: 1, parameters: undefined, depth: 0 }
  const shapes: Shapes = { rules: content.rules, dots: [], fills: content.fills }
  layers.forEach(layer => draw(layer, base, shapes))
  content.rules.push(...joinDots(shapes.dots))
  const added: Rule[] = []
  for (const { attributes, children } of annotations) {
    const matrix = shifted(base.matrix, numbersOf(attributes.Boundary))
    children.forEach(child => draw(child, { ...base, matrix }, { rules: added, dots: [], fills: [] }))
  }
  content.rules.push(...strikes(added, content))
  content.images.push(...stamps.map(stamp => boxOf(base.matrix, stamp)))
  return drawn
}
