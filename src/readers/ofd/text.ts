import type { Matrix } from '../pdf/matrix'
import type { Glyph } from '../pdf/page'
import type { Element } from './tree'
import { multiply } from '../pdf/matrix'
import { placeGlyph } from '../pdf/page'
import { withoutRadicals } from '../pdf/radicals'
import { elementsAt, numbersOf } from './tree'

/** Size of type that states none, mm: that of the standard. */
const usual = 10

/** Characters that take half a square; no font is opened for their true widths. */
const narrow = /[\0-\u024F\uFF61-\uFFDC]/

/** Offsets from each character to the next, `g n d` being n times d; no more of them than there are characters. */
export function offsetsOf(text: string | undefined, most: number): number[] {
  const tokens = (text ?? '').trim().split(/[\s,]+/)
  const offsets: number[] = []
  for (let at = 0; at < tokens.length && offsets.length < most; at++) {
    if (tokens[at]!.toLowerCase() !== 'g') {
      offsets.push(Number(tokens[at]))
      continue
    }
    for (let times = Number(tokens[at + 1]); times > 0 && offsets.length < most; times--)
      offsets.push(Number(tokens[at + 2]))
    at += 2
  }
  return text?.trim() ? offsets : []
}

const quarters: readonly Matrix[] = [[1, 0, 0, 1, 0, 0], [0, 1, -1, 0, 0, 0], [-1, 0, 0, -1, 0, 0], [0, -1, 1, 0, 0, 0]]

/** Index of a direction given in degrees clockwise. */
function quarter(degrees: string | undefined): number {
  return (((Math.round(Number(degrees ?? 0) / 90) || 0) % 4) + 4) % 4
}

export interface DrawnText {
  glyphs: Glyph[]
  slanted: string
  /** Characters after the first do not say where they stand: they are laid one behind the other. */
  unplaced: boolean
}

/** The glyphs of a text object, `matrix` leading from its own coordinates to the page. */
export function drawText(object: Element, matrix: Matrix, { invisible, white }: { invisible: boolean, white: boolean }): DrawnText {
  const { attributes } = object
  const drawn: DrawnText = { glyphs: [], slanted: '', unplaced: false }
  const size = numbersOf(attributes.Size)[0] ?? usual
  const stretch = numbersOf(attributes.HScale)[0] ?? 1
  const [reading, standing] = [quarter(attributes.ReadDirection), quarter(attributes.CharDirection)]
  const [along, down] = quarters[reading]!
  let [x, y] = [0, 0]
  for (const { text, attributes: at } of elementsAt(object, 'TextCode')) {
    const characters = Array.from(/[\r\n]/.test(text) ? text.trim() : text)
    const [xs, ys] = [at.DeltaX, at.DeltaY].map(offsets => offsetsOf(offsets, characters.length - 1)) as [number[], number[]]
    x = numbersOf(at.X)[0] ?? x
    y = numbersOf(at.Y)[0] ?? y
    const downwards = standing === 0 && characters.length > 1 && ys.some(step => step > 0) && xs.every(step => !step)
    for (const [index, character] of characters.entries()) {
      const width = size * stretch * (narrow.test(character) ? 0.5 : 1)
      let [dx, dy] = [xs[index] ?? 0, ys[index] ?? 0]
      if (!(Math.hypot(dx, dy) > size / 1000)) {
        [dx, dy] = [width * along, size * down]
        drawn.unplaced ||= index < characters.length - 1 && character.trim() !== '' && characters[index + 1]!.trim() !== ''
      }
      // Type is no wider than its step, so that neighbours do not overlap.
      const own = dx > 0 && dy === 0 && standing === 0 ? Math.min(width, dx) : width
      const placed = placeGlyph(multiply(multiply(matrix, [1, 0, 0, 1, x, y]), multiply(quarters[standing]!, [1, 0, 0, -1, 0, 0])), 0, 0, own, size)
      if (placed)
        drawn.glyphs.push({ text: withoutRadicals(character), ...placed, turn: downwards ? (placed.turn + 1) % 4 : placed.turn, invisible, ...(white && { white }) })
      else
        drawn.slanted += character
      x += dx
      y += dy
    }
  }
  return drawn
}
