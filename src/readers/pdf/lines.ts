import type { Box } from './matrix'
import type { Glyph, PageContent } from './page'
import { scripted, struckOut } from '../marks'

/** Glyphs that stand next to each other on one line, without a wide gap. */
export interface Segment {
  text: string
  box: Box
}

/** One printed line, left to right. */
export interface Line {
  box: Box
  size: number
  segments: Segment[]
}

/** Gaps wider than this share of the type size are a space; wider than the second, another segment. */
const spaceGap = 0.45
const segmentGap = 1.3
/** Gaps between the columns of a table without ruling lines can be as narrow as this. */
export const columnGap = 0.7
/** Gaps that are a space where one is typed, and between two digits: two numbers side by side must never read as one. */
const typedGap = 0.1
const digitGap = 0.3
/** Brackets and stops as they are drawn in vertical writing: the other characters stand upright, below each other. */
const verticalForm = /[\uFE10-\uFE19\uFE30-\uFE44]/
const isDigit = /[\d\uFF10-\uFF19]$/

export function around(boxes: readonly Box[]): Box {
  return boxes.reduce((all, box) => [Math.min(all[0], box[0]), Math.min(all[1], box[1]), Math.max(all[2], box[2]), Math.max(all[3], box[3])])
}

const middleY = (glyph: Glyph): number => (glyph.box[1] + glyph.box[3]) / 2
const middleX = (glyph: Glyph): number => (glyph.box[0] + glyph.box[2]) / 2

/** Leaves out glyphs drawn twice in one place, as some programs do for bold. */
export function withoutDoubles(glyphs: readonly Glyph[]): Glyph[] {
  const seen = new Map<string, Glyph[]>()
  const near = (a: Glyph, b: Glyph): boolean => Math.abs(middleX(a) - middleX(b)) < a.size * 0.2 && Math.abs(middleY(a) - middleY(b)) < a.size * 0.2
  return glyphs.filter((glyph) => {
    const key = `${glyph.text} ${Math.floor(middleY(glyph) / 8)}`
    const around = [-1, 0, 1].flatMap(step => seen.get(`${glyph.text} ${Math.floor(middleY(glyph) / 8) + step}`) ?? [])
    if (around.some(other => near(glyph, other)))
      return false
    const same = seen.get(key)
    if (same)
      same.push(glyph)
    else
      seen.set(key, [glyph])
    return true
  })
}

function covers([left, top, right, bottom]: Box, { box }: Glyph): boolean {
  const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
  return x > left && x < right && y > top && y < bottom
}

/** Whether nobody sees the glyph: white, with neither a shaded area nor a picture around it. */
export function isWhiteOnWhite(glyph: Glyph, { fills, images }: PageContent): boolean {
  return glyph.white === true && !fills.some(fill => covers(fill, glyph)) && !images.some(image => covers(image, glyph))
}

/** Groups glyphs into lines by height, top to bottom. Sideways glyphs are turned upright first: columns right to left become lines. `gap`: share of the type size that parts segments. */
export function toLines(glyphs: readonly Glyph[], gap = segmentGap): Line[] {
  if (glyphs.some(glyph => verticalForm.test(glyph.text)))
    return clusterColumns(glyphs)
  const upright = glyphs.filter(glyph => glyph.turn === 0)
  const sideways = glyphs.filter(glyph => glyph.turn !== 0)
  return [...cluster(upright, gap), ...clusterColumns(sideways)]
}

function cluster(glyphs: readonly Glyph[], widest: number): Line[] {
  const lines: { glyphs: Glyph[], middle: number, size: number }[] = []
  for (const glyph of [...glyphs].sort((a, b) => middleY(a) - middleY(b))) {
    if (glyph.text.trim() === '' && glyph.size === 0)
      continue
    const line = lines.at(-1)
    if (line && Math.abs(middleY(glyph) - line.middle) < Math.max(line.size, glyph.size) * 0.45) {
      line.glyphs.push(glyph)
      line.size = Math.max(line.size, glyph.size)
      line.middle += (middleY(glyph) - line.middle) / line.glyphs.length
    }
    else {
      lines.push({ glyphs: [glyph], middle: middleY(glyph), size: glyph.size })
    }
  }
  return lines.flatMap((line) => {
    const segments = toSegments(line.glyphs, widest)
    return segments.length > 0 ? [{ box: around(segments.map(segment => segment.box)), size: line.size, segments }] : []
  })
}

/** Where the letters of a glyph stand. */
const baseline = ({ box, size }: Glyph): number => box[3] - size * 0.12

/** The text of a glyph among those it stands close to: digits smaller than the largest and moved, or moved far, are raised or lowered. */
function markedText(glyph: Glyph, largest: Glyph): string {
  const rise = (baseline(largest) - baseline(glyph)) / largest.size
  const share = glyph.size / largest.size
  const noted = isDigit.test(glyph.text) && ((share < 0.87 && Math.abs(rise) > 0.08) || Math.abs(rise) > 0.2 || share < 0.7)
  const text = noted ? scripted(glyph.text, rise < 0 ? -1 : 1) : glyph.text
  return glyph.struck ? struckOut(text) : text
}

function toSegments(glyphs: readonly Glyph[], widest: number): Segment[] {
  const segments: { glyphs: Glyph[], spaced: boolean[] }[] = []
  let previous: Glyph | null = null
  let spaced = false
  for (const glyph of [...glyphs].sort((a, b) => a.box[0] - b.box[0])) {
    if (glyph.text.trim() === '') {
      spaced = true
      continue
    }
    const gap: number = previous ? glyph.box[0] - previous.box[2] : 0
    const size = Math.max(glyph.size, previous?.size ?? 0)
    const open = segments.at(-1)
    if (!open || !previous || gap > size * widest) {
      segments.push({ glyphs: [glyph], spaced: [false] })
    }
    else {
      const digits = isDigit.test(previous.text) && isDigit.test(glyph.text)
      open.spaced.push(gap > size * (spaced ? typedGap : digits ? digitGap : spaceGap))
      open.glyphs.push(glyph)
    }
    previous = glyph
    spaced = false
  }
  return segments.map(({ glyphs, spaced }) => {
    const largest = glyphs.reduce((a, b) => b.size > a.size ? b : a)
    return { text: glyphs.map((glyph, at) => (spaced[at] ? ' ' : '') + markedText(glyph, largest)).join(''), box: around(glyphs.map(({ box }) => box)) }
  })
}

function clusterColumns(glyphs: readonly Glyph[]): Line[] {
  const columns: { glyphs: Glyph[], middle: number }[] = []
  for (const glyph of [...glyphs].sort((a, b) => middleX(b) - middleX(a))) {
    const column = columns.at(-1)
    if (column && Math.abs(middleX(glyph) - column.middle) < glyph.size * 0.5)
      column.glyphs.push(glyph)
    else
      columns.push({ glyphs: [glyph], middle: middleX(glyph) })
  }
  return columns.flatMap((column) => {
    const upwards = column.glyphs[0]!.turn === 3
    const printed = column.glyphs.filter(glyph => glyph.text.trim() !== '').sort((a, b) => upwards ? middleY(b) - middleY(a) : middleY(a) - middleY(b))
    if (printed.length === 0)
      return []
    const gapBefore = (glyph: Glyph, last: Glyph): number => upwards ? last.box[1] - glyph.box[3] : glyph.box[1] - last.box[3]
    const text = printed.map((glyph, i) => {
      const last = printed[i - 1]
      const limit = last && isDigit.test(last.text) && isDigit.test(glyph.text) ? digitGap : spaceGap
      return (last && gapBefore(glyph, last) > glyph.size * limit ? ' ' : '') + glyph.text
    }).join('')
    const box = around(printed.map(glyph => glyph.box))
    return [{ box, size: printed[0]!.size, segments: [{ text, box }] }]
  })
}

/** Text of a cell or a line: segments by a space, lines by a line break. */
export function printedText(lines: readonly Line[]): string {
  return lines.map(line => line.segments.map(segment => segment.text).join(' ')).join('\n')
}
