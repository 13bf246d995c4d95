import { decodeName } from '../charset'

/** One entry of a zip's central directory; sizes in bytes. */
export interface ZipEntry {
  name: string
  method: number
  encrypted: boolean
  crc: number
  packed: number
  size: number
  /** Where its local header starts. */
  offset: number
}

const endMagic = 0x06054B50
const end64Magic = 0x06064B50
const entryMagic = 0x02014B50
const localMagic = 0x04034B50
const full32 = 0xFFFFFFFF

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** Position of the end record, −1 when the archive has none (it was cut off). A comment of up to 64 KB may follow it. */
function findEnd(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xFFFF); at--) {
    if (view.getUint32(at, true) === endMagic)
      return at
  }
  return -1
}

/** Size or offset that may stand in the zip64 extra field when the 32-bit field is full. */
function extraFields(view: DataView, from: number, to: number): Map<number, [start: number, end: number]> {
  const fields = new Map<number, [number, number]>()
  for (let at = from; at + 4 <= to;) {
    const end = at + 4 + view.getUint16(at + 2, true)
    if (end > to)
      break
    fields.set(view.getUint16(at, true), [at + 4, end])
    at = end
  }
  return fields
}

/**
 * The entries of a zip in its directory's order, at most `most` of them. Null when the directory is missing or broken.
 * Source: APPNOTE.TXT 6.3; names without the UTF-8 flag are decoded as UTF-8 or gb18030, a Unicode path field wins.
 */
export function readDirectory(bytes: Uint8Array, most: number): ZipEntry[] | null {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end < 0)
    return null
  let at = view.getUint32(end + 16, true)
  let count = view.getUint16(end + 10, true)
  const locator = end - 20
  if ((at === full32 || count === 0xFFFF) && locator >= 0) {
    const end64 = Number(view.getBigUint64(locator + 8, true))
    if (end64 + 56 <= view.byteLength && view.getUint32(end64, true) === end64Magic) {
      count = Number(view.getBigUint64(end64 + 32, true))
      at = Number(view.getBigUint64(end64 + 48, true))
    }
  }
  const entries: ZipEntry[] = []
  while (entries.length < Math.min(count, most)) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== entryMagic)
      return null
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    if (extraEnd > view.byteLength)
      return null
    const fields = extraFields(view, nameEnd, extraEnd)
    const wide = fields.get(1)
    let wideAt = wide?.[0] ?? 0
    const size64 = (value: number): number => {
      if (value !== full32 || !wide || wideAt + 8 > wide[1])
        return value
      wideAt += 8
      return Number(view.getBigUint64(wideAt - 8, true))
    }
    const size = size64(view.getUint32(at + 24, true))
    const packed = size64(view.getUint32(at + 20, true))
    const offset = size64(view.getUint32(at + 42, true))
    const flags = view.getUint16(at + 8, true)
    const path = fields.get(0x7075)
    const name = path && path[1] - path[0] > 5
      ? new TextDecoder().decode(bytes.subarray(path[0] + 5, path[1]))
      : decodeName(bytes.subarray(at + 46, nameEnd), (flags & 0x800) !== 0)
    entries.push({ name, method: view.getUint16(at + 10, true), encrypted: (flags & 1) !== 0, crc: view.getUint32(at + 16, true), packed, size, offset })
    at = extraEnd + view.getUint16(at + 32, true)
  }
  return entries
}

/** The packed bytes of an entry, null when its local header is broken or the data is cut off. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | null {
  const view = viewOf(bytes)
  if (entry.offset + 30 > view.byteLength || view.getUint32(entry.offset, true) !== localMagic)
    return null
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  return start + entry.packed <= bytes.length ? bytes.subarray(start, start + entry.packed) : null
}
