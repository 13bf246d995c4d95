import type { PDFPageProxy } from 'pdfjs-dist'
import type { Box, Matrix } from './matrix'
import type { Glyph } from './page'
import { apply } from './matrix'

/** A picture drawn over glyphs: how it stands on the page, and which of them were there before. */
export interface Overlay {
  /** Under this name the page holds it; an inline picture is had at once. */
  picture: string | PixelPicture
  matrix: Matrix
  under: readonly Glyph[]
}

/** A picture as pdf.js decodes it; `kind` 3 has four bytes a pixel, the last of which is how opaque it is. */
interface PixelPicture { width: number, height: number, kind?: number, data?: ArrayLike<number> }

/** Pixels as opaque as this (of 255) cover what is below. */
const opaque = 200
/** Waiting for a picture longer than this (milliseconds) it is taken to cover. */
const longest = 2000

const middle = ({ box }: Glyph): [number, number] => [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]

/** The box around a rectangle of an object's own coordinates. */
export function boxAround(matrix: Matrix, [x0, y0, x1, y1]: ArrayLike<number> & Iterable<number>): Box {
  const corners = [apply(matrix, x0!, y0!), apply(matrix, x1!, y0!), apply(matrix, x0!, y1!), apply(matrix, x1!, y1!)]
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

export function meet(one: Box, other: Box): Box {
  return [Math.max(one[0], other[0]), Math.max(one[1], other[1]), Math.min(one[2], other[2]), Math.min(one[3], other[3])]
}

/** Whether a glyph stands within a box, by its middle. */
export function stands({ box }: Glyph, area: Box): boolean {
  const x = (box[0] + box[2]) / 2
  const y = (box[1] + box[3]) / 2
  return x > area[0] && x < area[2] && y > area[1] && y < area[3]
}

/** Whether nothing of a glyph is within a box. */
export function isCut({ box }: Glyph, [left, top, right, bottom]: Box): boolean {
  return box[0] >= right || box[2] <= left || box[1] >= bottom || box[3] <= top
}

/** The rectangles of a path, in pdf.js' codes: subpaths of straight lines along the axes. */
export function rectanglesOf(matrix: Matrix, data: ArrayLike<number>): Box[] {
  const rectangles: Box[] = []
  const lengths = [2, 2, 6, 4, 0]
  let points: [number, number][] = []
  let curved = false
  const end = (): void => {
    if (!curved && points.length >= 4 && points.length <= 6) {
      const [xs, ys] = [points.map(([x]) => Math.round(x * 10)), points.map(([, y]) => Math.round(y * 10))]
      const [left, top, right, bottom] = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
      if (left < right && top < bottom && xs.every(x => x === left || x === right) && ys.every(y => y === top || y === bottom))
        rectangles.push([left / 10, top / 10, right / 10, bottom / 10])
    }
    points = []
    curved = false
  }
  for (let i = 0; i < data.length;) {
    const code = data[i]!
    const length = lengths[code] ?? 0
    if (code === 0)
      end()
    curved ||= code === 2 || code === 3
    if (length >= 2)
      points.push(apply(matrix, data[i + length - 1]!, data[i + length]!))
    i += length + 1
  }
  end()
  return rectangles
}

function pictureOf(page: PDFPageProxy, { picture }: Overlay): Promise<PixelPicture | null> {
  if (typeof picture !== 'string')
    return Promise.resolve(picture)
  const objects = picture.startsWith('g_') ? page.commonObjs : page.objs
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, longest, { width: 1, height: 1 })
    objects.get(picture, (found: unknown) => {
      clearTimeout(timer)
      resolve(found as PixelPicture | null)
    })
  })
}

/** How opaque a picture is where a glyph stands, of 255. */
function opacityAt({ width, height, kind, data }: PixelPicture, [a, b, c, d, e, f]: Matrix, [x, y]: [number, number]): number {
  if (kind !== 3 || !data)
    return 255
  const scale = a * d - b * c
  const [across, up] = [((x - e) * d - (y - f) * c) / scale, ((y - f) * a - (x - e) * b) / scale]
  const [column, row] = [Math.floor(across * width), Math.floor((1 - up) * height)]
  return data[(Math.min(Math.max(row, 0), height - 1) * width + Math.min(Math.max(column, 0), width - 1)) * 4 + 3] ?? 255
}

/** Makes glyphs under opaque pictures invisible, as the text layer of a scan is. */
export async function coverGlyphs(page: PDFPageProxy, overlays: readonly Overlay[]): Promise<void> {
  for (const overlay of overlays) {
    const picture = await pictureOf(page, overlay)
    if (!picture)
      continue
    for (const glyph of overlay.under)
      glyph.invisible ||= opacityAt(picture, overlay.matrix, middle(glyph)) >= opaque
  }
}
