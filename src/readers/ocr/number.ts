import type { Raster } from './raster'
import type { Reading, Recognizer } from './recognizer'
import { crop, enlarge, repeated } from './raster'

/** Heights in pixels that digits are brought to, the best first: a wrong reading seldom survives another size. */
const heights = [30, 24, 36]
const copies = 3
/** Confidence at which two agreeing readings are enough. */
const sure = 80
/** Confidence the best of several agreeing readings must have. */
const likely = 65

const printedNumber = /^[+-]?\d[\d.,]*$|^[-/]$/

/** A reading without the spaces and the look-alikes no number has. */
function plain(text: string): string {
  return text.replace(/\s+/g, '').replace(/^十(?=\d)/, '+').replace(/[—－–一](?=\d)/, '-').replace(/^[—－–一]$/, '-').replace(/，/g, ',')
}

/** What stands in each copy of a picture that was read with copies of itself beside it; null when they do not read alike. */
export function inEach(text: string): string | null {
  const whole = text.replace(/\s+/g, '')
  const parts = text.trim().split(/\s+/)
  const each = parts.length === copies ? parts : Array.from({ length: copies }, (_, i) => whole.slice(i * whole.length / copies, (i + 1) * whole.length / copies))
  const [first, ...others] = each.map(plain)
  return first !== undefined && first !== '' && Number.isInteger(whole.length / copies) && others.every(part => part === first) ? first : null
}

/** Whether the print is one upright stroke, as only a 1 is among digits: alone it gives the engine nothing to go by. */
export function isStroke({ width, height, data }: Raster): boolean {
  if (width > height * 0.5)
    return false
  for (let x = 0; x < width; x++) {
    let dark = 0
    for (let y = 0; y < height; y++)
      dark += data[y * width + x]!
    if (dark >= height * 0.9)
      return true
  }
  return false
}

/** The number several readings of one picture agree on: three at least, none against. Of an upright `stroke` one reading as 1 is enough. */
export function agreed(readings: readonly Reading[], stroke = false): string | null {
  const numbers = readings.filter(({ text }) => printedNumber.test(text))
  const [first] = numbers
  const alike = first !== undefined && numbers.every(({ text }) => text === first.text)
  if (!alike || (stroke && first.text !== '1'))
    return null
  return stroke || (numbers.length >= 3 && numbers.some(({ confidence }) => confidence >= likely)) ? first.text : null
}

/**
 * Reads a picture of one number (`ink` is its print alone, without margins), alone and with copies of itself beside it (a lone digit gives the engine little to go by), in several sizes.
 * Null when the readings do not agree: then nobody knows.
 */
export async function readNumber(picture: Raster, ink: Raster, recognizer: Recognizer): Promise<string | null> {
  const readings: Reading[] = []
  for (const [turn, to] of heights.entries()) {
    const alone = enlarge(picture, Math.min(3, to / ink.height), 12)
    // Far apart a lone 1 is read best, close together a lone stroke.
    const row = turn === 1 ? repeated(crop(alone, [4, 0, alone.width - 4, alone.height]), copies, 0) : repeated(alone, copies, 6)
    const single = await recognizer.line(alone)
    const triple = await recognizer.line(row)
    const [one, each] = [plain(single.text), inEach(triple.text)]
    if (turn === 0 && one === each && printedNumber.test(one) && single.confidence >= sure)
      return one
    readings.push({ ...single, text: one }, { ...triple, text: each ?? '' })
    const digits = await recognizer.line(row, true)
    readings.push({ ...digits, text: inEach(digits.text) ?? '' })
  }
  return agreed(readings, isStroke(ink))
}
