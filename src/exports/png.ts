import type { FramedFigure } from '@/figures'
import { pngOf } from '@/figures'

const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? 0xEDB88320 ^ (value >>> 1) : value >>> 1
  return value >>> 0
})

function crc32(bytes: Uint8Array): number {
  let crc = 0xFFFFFFFF
  for (const byte of bytes)
    crc = table[(crc ^ byte) & 0xFF]! ^ (crc >>> 8)
  return (crc ^ 0xFFFFFFFF) >>> 0
}

/** End of IHDR: the signature (8) and the first chunk (4 length, 4 type, 13 data, 4 check sum). */
const afterHeader = 33

function chunkOf(type: string, data: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + data.length)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, data.length)
  chunk.set(new TextEncoder().encode(type), 4)
  chunk.set(data, 8)
  view.setUint32(8 + data.length, crc32(chunk.subarray(4, 8 + data.length)))
  return chunk
}

function afterHeaderPut(png: Uint8Array, chunk: Uint8Array, rest: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(afterHeader + chunk.length + rest.length)
  out.set(png.subarray(0, afterHeader))
  out.set(chunk, afterHeader)
  out.set(rest, afterHeader + chunk.length)
  return out
}

/** Writes the resolution into a PNG (chunk pHYs, PNG §11.3.4.3), so that Word and WPS place it at its printed size. Replaces one already there. */
export function withDpi(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const data = new Uint8Array(9)
  const view = new DataView(data.buffer)
  const perMetre = Math.round(dpi / 0.0254)
  view.setUint32(0, perMetre)
  view.setUint32(4, perMetre)
  view.setUint8(8, 1)
  return afterHeaderPut(png, chunkOf('pHYs', data), withoutResolution(png.subarray(afterHeader)))
}

/** Writes what a picture is of into a PNG (chunk iTXt, PNG §11.3.3.4), as UTF-8 under `Description`. */
export function withDescription(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  return afterHeaderPut(png, chunkOf('iTXt', new TextEncoder().encode(`Description\0\0\0\0\0${text}`)), png.subarray(afterHeader))
}

function withoutResolution(chunks: Uint8Array): Uint8Array {
  const view = new DataView(chunks.buffer, chunks.byteOffset, chunks.byteLength)
  for (let at = 0; at + 12 <= chunks.length;) {
    const end = at + 12 + view.getUint32(at)
    if (String.fromCharCode(...chunks.subarray(at + 4, at + 8)) === 'pHYs') {
      const kept = new Uint8Array(chunks.length - (end - at))
      kept.set(chunks.subarray(0, at))
      kept.set(chunks.subarray(end), at)
      return kept
    }
    at = end
  }
  return chunks
}

/** The figure as pixels, 1 to 4 times its size at 96 dpi each; needs `OffscreenCanvas`. */
export async function figurePng(figure: FramedFigure, scale: 1 | 2 | 3 | 4): Promise<Blob> {
  const drawn = await pngOf(figure, scale)
  const png = withDpi(new Uint8Array(await drawn.arrayBuffer()), 96 * scale)
  return new Blob([figure.about ? withDescription(png, figure.about) : png], { type: 'image/png' })
}
