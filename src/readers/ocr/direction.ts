import type { Print } from './cells'
import type { Raster } from './raster'
import type { Recognizer } from './recognizer'
import { crop, enlarge, quarterTurned } from './raster'

/** Labels looked at, and how many times longer than high they are at least. */
const samples = 6
const longest = 3
/** Confidence at which labels stand upright beyond doubt, and by how much a turn must be better than none. */
const upright = 70
const better = 10
/** Height in pixels that a label is brought to. */
const height = 36
const letters = /\p{Script=Han}/gu

function ratio({ box: [left, top, right, bottom] }: Print): number {
  return (right - left) / (bottom - top)
}

/** Mean confidence with which the labels read when their page is turned counter-clockwise by so many quarters. */
async function readAt(grey: Raster, labels: readonly Print[], turns: number, recognizer: Recognizer): Promise<number> {
  let sum = 0
  for (const { box } of labels) {
    const label = quarterTurned(crop(grey, [box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2]), turns)
    const { text, confidence } = await recognizer.line(enlarge(label, Math.min(3, height / label.height), 14))
    sum += (text.match(letters)?.length ?? 0) >= 2 ? confidence : 0
  }
  return sum / labels.length
}

/**
 * Quarters counter-clockwise by which a page must be turned for the labels in its tables to read: a page is scanned sideways or upside down. Long labels
 * tell whether lines run across or down, how well some of them read tells the direction. 0 when there are none.
 */
export async function turnsToUpright(grey: Raster, prints: readonly Print[], recognizer: Recognizer): Promise<number> {
  const across = prints.filter(print => ratio(print) >= longest).sort((a, b) => ratio(b) - ratio(a))
  const down = prints.filter(print => ratio(print) <= 1 / longest).sort((a, b) => ratio(a) - ratio(b))
  const sideways = down.length > across.length
  const labels = (sideways ? down : across).slice(0, samples)
  if (labels.length === 0)
    return 0
  const asIs = sideways ? 0 : await readAt(grey, labels, 0, recognizer)
  if (asIs >= upright)
    return 0
  let best = { turns: 0, confidence: asIs + better }
  for (const turns of sideways ? [1, 3] : [2]) {
    const confidence = await readAt(grey, labels, turns, recognizer)
    if (confidence > best.confidence)
      best = { turns, confidence }
  }
  return best.turns
}
