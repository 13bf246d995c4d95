/** What its header says of a file, and libarchive does not. */
export interface RarFile {
  locked: boolean
  /** CRC-32 of the content, null when the archive keeps another checksum. */
  crc: number | null
}

export interface RarHeaders {
  /** One of several volumes, whose files go on in the next. */
  volume: boolean
  /** The headers themselves are locked. */
  nameless: boolean
  /** In the archive's order, folders among them. */
  files: RarFile[]
}

export function isRar5(bytes: Uint8Array): boolean {
  return bytes[0] === 0x52 && bytes[6] === 1
}

/** Headers of a rar of either version; of anything else, those of an empty archive. Headers that are cut off end the list. */
export function readRarHeaders(bytes: Uint8Array): RarHeaders {
  const headers: RarHeaders = { volume: false, nameless: false, files: [] }
  if (isRar5(bytes))
    readRar5(bytes, headers)
  else if (bytes[0] === 0x52)
    readRar4(bytes, headers)
  return headers
}

/** Source: the technical note in RAR 4's distribution. */
function readRar4(bytes: Uint8Array, headers: RarHeaders): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 7; at + 11 <= bytes.length;) {
    const type = bytes[at + 2]
    const flags = view.getUint16(at + 3, true)
    const size = view.getUint16(at + 5, true)
    let data = flags & 0x8000 ? view.getUint32(at + 7, true) : 0
    if (type === 0x73) {
      headers.volume = (flags & 0x01) !== 0
      headers.nameless = (flags & 0x80) !== 0
    }
    else if (type === 0x74 && at + 36 <= bytes.length) {
      headers.files.push({ locked: (flags & 0x04) !== 0, crc: view.getUint32(at + 16, true) })
      data += flags & 0x100 ? view.getUint32(at + 32, true) * 2 ** 32 : 0
    }
    if (headers.nameless || size < 7)
      return
    at += size + data
  }
}

const blocks = { main: 1, file: 2, encryption: 4 }
const encryptionRecord = 1

/** Reads RAR 5's numbers from `at` on: seven bits a byte, least first. */
class Numbers {
  constructor(private readonly bytes: Uint8Array, public at: number) {}

  next(): number {
    let value = 0
    for (let shift = 0; shift < 63; shift += 7) {
      const byte = this.bytes[this.at++] ?? 0
      value += (byte & 0x7F) * 2 ** shift
      if (byte < 0x80)
        break
    }
    return value
  }
}

/** Source: https://www.rarlab.com/technote.htm */
function readRar5(bytes: Uint8Array, headers: RarHeaders): void {
  for (let at = 8; at + 7 < bytes.length;) {
    const header = new Numbers(bytes, at + 4)
    const size = header.next()
    const end = header.at + size
    const type = header.next()
    const flags = header.next()
    const extra = flags & 0x01 ? header.next() : 0
    const data = flags & 0x02 ? header.next() : 0
    if (type === blocks.main)
      headers.volume = (header.next() & 0x01) !== 0
    else if (type === blocks.file)
      headers.files.push(readFile(bytes, header, { extraFrom: Math.max(end - extra, header.at), end }))
    headers.nameless ||= type === blocks.encryption
    if (headers.nameless)
      return
    at = Math.max(end + data, at + 7)
  }
}

function readFile(bytes: Uint8Array, header: Numbers, { extraFrom, end }: { extraFrom: number, end: number }): RarFile {
  const flags = header.next()
  header.next()
  header.next()
  const crcAt = header.at + (flags & 0x02 ? 4 : 0)
  const known = (flags & 0x04) !== 0 && crcAt + 4 <= bytes.length
  const crc = known ? new DataView(bytes.buffer, bytes.byteOffset).getUint32(crcAt, true) : null
  for (let at = extraFrom; at < end && at < bytes.length;) {
    const record = new Numbers(bytes, at)
    const size = record.next()
    at = record.at + Math.max(size, 1)
    if (record.next() === encryptionRecord)
      return { locked: true, crc }
  }
  return { locked: false, crc }
}
