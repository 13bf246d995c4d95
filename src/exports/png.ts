import type { FramedFigure } from './frame'
import { renderPng } from '@/charts'

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

/** Writes the resolution into a PNG (chunk pHYs, PNG §11.3.4.3), so that Word and WPS place it at its printed size. Replaces one already there. */
export function withDpi(png: Uint8Array, dpi: number): Uint8Array<ArrayBuffer> {
  const perMetre = Math.round(dpi / 0.0254)
  const chunk = new Uint8Array(21)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, 9)
  chunk.set([0x70, 0x48, 0x59, 0x73], 4)
  view.setUint32(8, perMetre)
  view.setUint32(12, perMetre)
  view.setUint8(16, 1)
  view.setUint32(17, crc32(chunk.subarray(4, 17)))
  const rest = withoutResolution(png.subarray(afterHeader))
  const out = new Uint8Array(afterHeader + chunk.length + rest.length)
  out.set(png.subarray(0, afterHeader))
  out.set(chunk, afterHeader)
  out.set(rest, afterHeader + chunk.length)
  return out
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
  const drawn = await renderPng(figure.option, figure, scale)
  return new Blob([withDpi(new Uint8Array(await drawn.arrayBuffer()), 96 * scale)], { type: 'image/png' })
}
