import type { Run } from './runs'
import { isSeal } from '../seal'
import { Bytes } from './bytes'
import { eachSprm, sprm } from './sprms'

/** How a picture's bytes are had; null when the document does not say where they are. */
export type PictureLoader = (() => Uint8Array | null) | null

/** Records of Office drawings ([MS-ODRAW] 2.2) that lead to pictures. */
const record = { drawing: 0xF002, shape: 0xF004, shapeId: 0xF00A, properties: 0xF00B, stored: 0xF007, firstBlip: 0xF01A, lastBlip: 0xF117 } as const
/** Pictures made of pixels, with how many bytes stand before their content: an id, and a mark. A second id is told by the record's head. */
const pixels: Readonly<Record<number, number>> = { 0xF01D: 17, 0xF01E: 17, 0xF029: 17, 0xF02A: 17 }
/** Property of a shape: the picture it is filled with, by its number in the store. */
const pictureOfShape = 0x0104
const deepest = 12

interface DrawingRecord { type: number, instance: number, body: Bytes }

/** Records one after the other; `nested` goes into containers as well. */
function* recordsIn(bytes: Bytes, nested: boolean, depth = 0): Generator<DrawingRecord> {
  for (let at = 0; at + 8 <= bytes.length;) {
    const [head, type, length] = [bytes.u16(at), bytes.u16(at + 2), bytes.u32(at + 4)]
    if (type < 0xF000)
      return
    const body = bytes.slice(at + 8, at + 8 + length)
    yield { type, instance: head >> 4, body }
    if (nested && (head & 0xF) === 0xF && depth < deepest)
      yield* recordsIn(body, true, depth + 1)
    at += 8 + length
  }
}

/** The content of a picture record, which may be wrapped in an entry of the store; null for drawings made of lines. */
function pixelsOf({ type, instance, body }: DrawingRecord, document: Bytes): Uint8Array | null {
  if (type === record.stored) {
    const delayed = body.u32(28)
    const own = body.slice(36 + body.u8(33), body.length)
    const [inner] = recordsIn(own.length > 0 ? own : document.slice(delayed, document.length), false)
    return inner && inner.type !== record.stored ? pixelsOf(inner, document) : null
  }
  const before = pixels[type]
  return before === undefined ? null : body.slice(before + (instance & 1 ? 16 : 0), body.length).raw
}

/** The first picture of an inline one's structure in the Data stream ([MS-DOC] 2.9.192). */
function inlinePicture(data: Bytes, at: number, document: Bytes): Uint8Array | null {
  const whole = data.slice(at, at + data.u32(at))
  const named = whole.u16(6) === 0x66 ? 1 + whole.u8(whole.u16(4)) : 0
  for (const found of recordsIn(whole.slice(whole.u16(4) + named, whole.length), true)) {
    if (found.type === record.stored || (found.type >= record.firstBlip && found.type <= record.lastBlip))
      return pixelsOf(found, document)
  }
  return null
}

/** Number in the store of the picture each shape is filled with, by the shape's id. */
function shapePictures(drawings: Bytes): Map<number, number> {
  const found = new Map<number, number>()
  let shape = 0
  for (const { type, instance, body } of recordsIn(drawings, true)) {
    if (type === record.shapeId)
      shape = body.u32(0)
    for (let i = 0; type === record.properties && i < instance; i++) {
      if ((body.u16(i * 6) & 0x3FFF) === pictureOfShape)
        found.set(shape, body.u32(i * 6 + 2))
    }
  }
  return found
}

/** The drawings of the main text: those of the group, and each drawing after the byte that says where it stands. */
function mainDrawings(drawings: Bytes): { store: DrawingRecord[], shapes: Map<number, number> } {
  const [group] = recordsIn(drawings, false)
  const start = 8 + (group?.body.length ?? 0)
  return {
    store: group ? [...recordsIn(group.body, true)].filter(({ type }) => type === record.stored) : [],
    shapes: shapePictures(drawings.u16(start + 3) === record.drawing ? drawings.slice(start + 1, drawings.length) : new Bytes(new Uint8Array())),
  }
}

/** Twips in a millimetre. */
const perMillimetre = 1440 / 25.4

/** Whether at a position of the main text a picture of the size of an organ's seal floats, by the rectangles of the anchors ([MS-DOC] 2.9.253). */
export function findSeals({ shapes, drawings }: Record<'shapes' | 'drawings', Bytes>): (position: number) => boolean {
  const count = Math.floor((shapes.length - 4) / 30)
  const large = new Map<number, number>()
  for (let i = 0; i < count; i++) {
    const at = (count + 1) * 4 + i * 26
    const side = (from: number, to: number): number => ((shapes.u32(at + to) | 0) - (shapes.u32(at + from) | 0)) / perMillimetre
    if (isSeal(side(4, 12), side(8, 16)))
      large.set(shapes.u32(i * 4), shapes.u32(at))
  }
  const filled = large.size === 0 ? new Map<number, number>() : mainDrawings(drawings).shapes
  return position => filled.has(large.get(position) ?? Number.NaN)
}

/** Finds the picture of a character: an inline one by its run, a floating one by its position among the anchors of shapes. */
export function findPictures({ document, data, shapes, drawings }: Record<'document' | 'data' | 'shapes' | 'drawings', Bytes>): (run: Run | null, position: number) => PictureLoader {
  const anchors = new Map<number, number>()
  const count = Math.floor((shapes.length - 4) / 30)
  for (let i = 0; i < count; i++)
    anchors.set(shapes.u32(i * 4), shapes.u32((count + 1) * 4 + i * 26))
  return (run, position) => {
    let at: number | null = null
    eachSprm(run?.sprms ?? new Bytes(new Uint8Array()), (code, operand) => {
      if (code === sprm.picture)
        at = run!.sprms.u32(operand)
    })
    const shape = anchors.get(position)
    if (shape !== undefined) {
      return () => {
        const main = mainDrawings(drawings)
        const stored = main.store[(main.shapes.get(shape) ?? 0) - 1]
        return stored ? pixelsOf(stored, document) : null
      }
    }
    return at === null ? null : () => inlinePicture(data, at!, document)
  }
}
