/** CRC-32 bit by bit: slow, and not the reader's own. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xFFFFFFFF
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++)
      crc = crc & 1 ? crc >>> 1 ^ 0xEDB88320 : crc >>> 1
  }
  return (crc ^ 0xFFFFFFFF) >>> 0
}

const latin1 = (text: string): number[] => [...text].map(character => character.charCodeAt(0))

/** A file to be stored; a name given as bytes is written as it is, without a Unicode form. */
export interface Stored {
  name: string | Uint8Array
  content: Uint8Array
  encrypted?: boolean
  /** What the header says, where it lies. */
  crc?: number
}

const u16 = (value: number): number[] => [value & 0xFF, value >>> 8 & 0xFF]
const u32 = (value: number): number[] => [...u16(value), ...u16(value >>> 16)]
const number = (value: number): number[] => value < 128 ? [value] : [(value & 0x7F) | 0x80, ...number(Math.floor(value / 128))]

/** RAR 4's two forms of a name: a stand-in, then UTF-16 with every character written in full. */
function unicodeName(name: string): number[] {
  const units = [...name].map(character => character.charCodeAt(0))
  const encoded = [0]
  for (let at = 0; at < units.length; at += 4)
    encoded.push(0b10101010, ...units.slice(at, at + 4).flatMap(u16))
  return [...latin1('x'.repeat(units.length)), 0, ...encoded]
}

/** A RAR 4 archive of uncompressed files. Source: the technical note in RAR 4's own distribution. */
export function rar4(files: readonly Stored[], flags = 0): Uint8Array {
  const block = (type: number, flags: number, body: number[]): number[] => {
    const header = [type, ...u16(flags), ...u16(body.length + 7), ...body]
    return [...u16(crc32(Uint8Array.from(header))), ...header]
  }
  return Uint8Array.from([
    ...latin1('Rar!\x1A\x07\0'),
    ...block(0x73, flags, [0, 0, 0, 0, 0, 0]),
    ...files.flatMap(({ name, content, encrypted, crc }) => {
      const stored = typeof name === 'string' ? unicodeName(name.replaceAll('/', '\\')) : [...name]
      const sizes = [...u32(content.length), ...u32(content.length)]
      const header = [...sizes, 2, ...u32(crc ?? crc32(content)), ...u32(0x58210000), 20, 0x30, ...u16(stored.length), ...u32(0x20), ...stored]
      return [...block(0x74, 0x8000 | (typeof name === 'string' ? 0x200 : 0) | (encrypted ? 4 : 0), header), ...content]
    }),
    ...block(0x7B, 0x4000, []),
  ])
}

/** A RAR 5 archive of uncompressed files. Source: https://www.rarlab.com/technote.htm */
export function rar5(files: readonly Stored[], flags = 0): Uint8Array {
  const block = (...body: number[]): number[] => {
    const header = [...number(body.length), ...body]
    return [...u32(crc32(Uint8Array.from(header))), ...header]
  }
  return Uint8Array.from([
    ...latin1('Rar!\x1A\x07\x01\0'),
    ...block(1, 0, flags),
    ...files.flatMap(({ name, content, encrypted, crc }) => {
      const stored = typeof name === 'string' ? [...new TextEncoder().encode(name)] : [...name]
      const extra = encrypted ? [48, 1, 0, 0, 15, ...Array.from<number>({ length: 44 }).fill(7)] : []
      const head = [2, 2 | (encrypted ? 1 : 0), ...(encrypted ? number(extra.length) : []), ...number(content.length), 4, ...number(content.length), ...number(0x20), ...u32(crc ?? crc32(content)), 0, 0, ...number(stored.length), ...stored, ...extra]
      return [...block(...head), ...content]
    }),
    ...block(5, 0, 0),
  ])
}
