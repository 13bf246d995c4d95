import type { Bytes } from './bytes'

/** A run of characters stored together: character positions `from`–`to` at byte `offset` of the document stream. */
export interface Piece {
  from: number
  to: number
  offset: number
  /** One byte a character (Windows-1252) instead of two. */
  narrow: boolean
}

const narrowDecoder = new TextDecoder('windows-1252')
const wideDecoder = new TextDecoder('utf-16le')

/** Reads the piece table out of the Clx ([MS-DOC] 2.9.38): the order in which stored text is printed. */
export function readPieces(clx: Bytes): Piece[] {
  let at = 0
  while (at < clx.length && clx.u8(at) === 1)
    at += 3 + clx.u16(at + 1)
  if (clx.u8(at) !== 2)
    return []
  const count = Math.floor((clx.u32(at + 1) - 4) / 12)
  const positions = at + 5
  const descriptors = positions + (count + 1) * 4
  const pieces: Piece[] = []
  for (let i = 0; i < count && descriptors + i * 8 < clx.length; i++) {
    const stored = clx.u32(descriptors + i * 8 + 2)
    const narrow = (stored & 0x40000000) !== 0
    const offset = stored & 0x3FFFFFFF
    pieces.push({ from: clx.u32(positions + i * 4), to: clx.u32(positions + i * 4 + 4), offset: narrow ? offset / 2 : offset, narrow })
  }
  return pieces.filter(piece => piece.to > piece.from)
}

export interface StoredText {
  text: string
  /** Byte offset of each character in the document stream, for finding its properties. */
  offsets: Float64Array
}

/** The characters `from`–`to` in printed order. */
export function readText(document: Bytes, pieces: readonly Piece[], from: number, to: number): StoredText {
  const parts: string[] = []
  const offsets = new Float64Array(Math.max(Math.min(to, pieces.at(-1)?.to ?? 0) - from, 0))
  let filled = 0
  for (const piece of pieces) {
    const first = Math.max(piece.from, from)
    const last = Math.min(piece.to, to)
    const width = piece.narrow ? 1 : 2
    const start = piece.offset + (first - piece.from) * width
    const count = Math.min(last - first, Math.floor((document.length - start) / width))
    if (count <= 0)
      continue
    parts.push((piece.narrow ? narrowDecoder : wideDecoder).decode(document.raw.subarray(start, start + count * width)))
    for (let i = 0; i < count; i++)
      offsets[filled++] = start + i * width
  }
  return { text: parts.join(''), offsets: offsets.subarray(0, filled) }
}
