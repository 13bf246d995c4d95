import { Inflate } from 'fflate'

const slice = 64 * 1024

const crcTable = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++)
    value = value & 1 ? (value >>> 1) ^ 0xEDB88320 : value >>> 1
  return value >>> 0
})

export function crc32(bytes: Uint8Array): number {
  let crc = 0xFFFFFFFF
  for (let index = 0; index < bytes.length; index++)
    crc = crcTable[(crc ^ bytes[index]!) & 0xFF]! ^ (crc >>> 8)
  return (crc ^ 0xFFFFFFFF) >>> 0
}

/** Inflates into exactly `size` bytes; null when the data is broken or does not give that many. Never holds more than `size` and one slice. */
export function inflate(packed: Uint8Array, size: number): Uint8Array | null {
  const out = new Uint8Array(size)
  const state = { filled: 0, over: false }
  const stream = new Inflate((chunk) => {
    if (state.over || state.filled + chunk.length > size) {
      state.over = true
      return
    }
    out.set(chunk, state.filled)
    state.filled += chunk.length
  })
  try {
    for (let at = 0; at < packed.length && !state.over; at += slice)
      stream.push(packed.subarray(at, at + slice), at + slice >= packed.length)
  }
  catch {
    return null
  }
  return state.over || state.filled !== size ? null : out
}
