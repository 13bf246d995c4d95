import type { Print } from './cells'
import type { Raster } from './raster'
import type { Recognizer } from './recognizer'
import { readNumber } from './number'
import { crop, enlarge } from './raster'
import { unspaced } from './recognizer'

/** Height in pixels that one line of a label is brought to. */
const labelHeight = 36
const letters = /\p{Script=Han}/gu
/** Letters that digits and signs are taken for. */
const lookAlikes = /^[十工二一三王口日卜丨〇人入\d\p{P}\p{S}]*$/u
/** A number with its unit or the word of a change: 1276.55万元, 增10. */
const worded = /^(?:增加?|减少?)\d+$|^[\d.,]+(?:万元|[元件条个项次])$/

/**
 * What is printed in a cell of a page, `grey` and as `ink`; null when it cannot be read. A label is read once, since labels are matched to the form anyway; a number
 * counts only when several readings agree, and a number with words around it is not told apart from a misread label, so it is not read.
 */
export async function readCell({ grey, ink }: { grey: Raster, ink: Raster }, { box, lines }: Print, recognizer: Recognizer): Promise<string | null> {
  const height = box[3] - box[1]
  const picture = crop(grey, [box[0] - 2, box[1] - 2, box[2] + 2, box[3] + 2])
  if (lines > 1) {
    const text = unspaced((await recognizer.block(enlarge(picture, 1, 14))).text.replace(/\n\s*\n/g, '\n'))
    return (text.match(letters)?.length ?? 0) >= 2 ? text : null
  }
  if (box[2] - box[0] > height * 1.3) {
    const text = unspaced((await recognizer.line(enlarge(picture, Math.min(3, labelHeight / height), 14))).text)
    if ((text.match(letters)?.length ?? 0) >= 2 && !worded.test(text) && !lookAlikes.test(text))
      return text
  }
  return readNumber(picture, crop(ink, box), recognizer)
}
